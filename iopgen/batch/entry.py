"""What has become of a case: what the summary says of it, and how its files are known again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class State(StrEnum):
    """How far a case came."""

    WHOLE = "utkast utan luckor"
    WITH_GAPS = "utkast med luckor"
    REFUSED = "inget utkast"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the summary: the case, where it is stated, and what came of it."""

    case: str
    source: str
    documents: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    outcome: str = ""
    problems: tuple[str, ...] = ()

    @property
    def state(self) -> State:
        """How far the case came."""
        if not self.documents:
            return State.REFUSED
        return State.WITH_GAPS if self.missing or self.doubtful else State.WHOLE


@dataclass(frozen=True, slots=True)
class Entry:
    """What is remembered of the case `name`: the `key` of all that decides its draft, and the digest of each file.

    `stated_in` is the file that the case comes from, as seen from the drafts. A case that makes no draft has none.
    """

    name: str
    row: Row
    stated_in: str = ""
    key: str = ""
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a case, and whether that was there already."""

    entry: Entry
    is_old: bool = False


def entry_from(data: Any) -> Entry:
    """The entry that was written down as `data`; `TypeError`, `KeyError` or `AttributeError` when it is none."""
    row: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in data["row"].items()
    }
    texts = [data["name"], data["stated_in"], data["key"], *data["files"].values()]
    for value in row.values():
        texts += value if isinstance(value, tuple) else [value]
    if not all(isinstance(text, str) for text in texts):
        raise TypeError
    return Entry(data["name"], Row(**row), data["stated_in"], data["key"], dict(data["files"]))
