"""One difference between two things, in words."""

from __future__ import annotations

from dataclasses import dataclass

from .words import Change, word_changes

LONG = 60
"""Texts that are both longer than this are told word by word, not in full."""
NOTHING = "ej angivet"


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs (`path`, and `label` in words), how it was and is; for a running text, word by word."""

    path: str
    label: str
    old: str
    new: str
    changes: tuple[Change, ...] = ()

    @property
    def text(self) -> str:
        """The difference in one line: *rubriken är ändrad: ”Tid” → ”Avtalstid”*."""
        if self.changes:
            return f"{self.label}: {'; '.join(change.text for change in self.changes)}"
        return f"{self.label}: {_shown(self.old)} → {_shown(self.new)}"


def _shown(value: str) -> str:
    return f"”{value}”" if value else NOTHING


def of_values(path: str, label: str, old: str, new: str) -> Difference:
    """The difference between two values; long ones are told word by word."""
    is_long = len(old) > LONG and len(new) > LONG
    return Difference(path, label, old, new, word_changes(old, new) if is_long else ())


def of_texts(path: str, label: str, otherwise: str, old: str, new: str) -> Difference:
    """The difference between two running texts; `otherwise` says what differs when the words are the same."""
    changes = word_changes(old, new)
    return Difference(path, label, "", "", changes) if changes else Plain(path, otherwise)


class Plain(Difference):
    """A difference of which nothing more is to be said than that it is there."""

    def __init__(self, path: str, label: str) -> None:
        super().__init__(path, label, "", "")

    @property
    def text(self) -> str:
        return self.label
