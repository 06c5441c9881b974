"""Two texts, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

NEARBY = 5
"""So many words beside a change are told with it."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words that went and words that came, and the words that stand on either side."""

    before: str
    removed: str
    added: str
    after: str

    @property
    def text(self) -> str:
        """`−”tre” +”sex”`, to be read without colours."""
        return " ".join(self.marked())

    def marked(self) -> tuple[str, ...]:
        """The words that went and those that came, each with its sign."""
        signed = ((self.removed, "−"), (self.added, "+"))
        return tuple(f"{sign}”{words}”" for words, sign in signed if words)


def word_changes(old: str, new: str) -> tuple[Change, ...]:
    """Every change that makes `old` into `new`, in reading order; how the lines are broken is no matter."""
    one, other = old.split(), new.split()
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    spans = [(a, b, c, d) for kind, a, b, c, d in matcher.get_opcodes() if kind != "equal"]
    return tuple(
        Change(
            before=_nearby(one[max(0, a - NEARBY) : a], more=a > NEARBY),
            removed=" ".join(one[a:b]),
            added=" ".join(other[c:d]),
            after=_nearby(one[b : b + NEARBY], more_after=b + NEARBY < len(one)),
        )
        for a, b, c, d in _joined(spans)
    )


def _joined(spans: Sequence[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """The changes, those with one single word between them made into one: they are easier to read so."""
    if not spans:
        return []
    joined = [spans[0]]
    for _, (a, b, c, d) in pairwise(spans):
        first, last, to, _ = joined[-1]
        if a - last <= 1:
            joined[-1] = (first, b, to, d)
        else:
            joined.append((a, b, c, d))
    return joined


def _nearby(words: list[str], *, more: bool = False, more_after: bool = False) -> str:
    return f"{'… ' if more else ''}{' '.join(words)}{' …' if more_after else ''}"
