"""How hard a clause is to read: words, sentences, and LIX, the common Swedish measure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from ...model.library import Clause
from .prose import Kind, body, words_in

LONG_WORD = 7
"""LIX calls a word long from this number of letters."""
FEWEST_WORDS = 10
"""LIX says nothing of a text that is shorter than this."""

SMALLEST_CHANGE = 1
"""A smaller change of LIX is none that a reader notices."""
SAME = "ungefär lika lätt att läsa"


@dataclass(frozen=True, slots=True)
class Measures:
    """Of one clause: its words, its sentences and the longest of them, and LIX; None for too few words."""

    words: int
    sentences: int
    longest: int
    lix: float | None


def measure(clause: Clause) -> Measures:
    """The measures of the clause's running text: paragraphs and items, each its own sentence at least; not cells."""
    sentences = [
        words_in(sentence)
        for passage in body(clause)
        if passage.kind is not Kind.CELL
        for sentence in passage.sentences()
    ]
    words = [word for sentence in sentences for word in sentence]
    longest = max(map(len, sentences), default=0)
    return Measures(len(words), len(sentences), longest, _lix(words, len(sentences)))


def _lix(words: list[str], sentences: int) -> float | None:
    if len(words) < FEWEST_WORDS:
        return None
    return len(words) / sentences + 100 * sum(len(word) >= LONG_WORD for word in words) / len(words)


def middle(values: Iterable[float | None]) -> float | None:
    """The median of the values that there are; None when there is none."""
    found = [value for value in values if value is not None]
    return median(found) if found else None


def write_lix(lix: float | None) -> str:
    """`37,5`; a dash where there are too few words."""
    return "–" if lix is None else f"{lix:.1f}".replace(".", ",")


def names_of(clauses: Iterable[Clause]) -> dict[str, Clause]:
    """Each clause text by the name of its file, which tells the clause, the authority and the day."""
    return {Path(clause.place.path).stem: clause for clause in clauses}


def tell_change(before: Measures | None, now: Measures) -> str:
    """What has become of a text's measures, in words."""
    if before is None:
        return "ny text"
    if before == now:
        return "oförändrad"
    return "; ".join([*_ease(before.lix, now.lix), *_lengths(before, now)]) or SAME


def _ease(before: float | None, now: float | None) -> Iterator[str]:
    if before is None or now is None:
        return
    if abs(now - before) < SMALLEST_CHANGE:
        yield SAME
    else:
        word = "lättare" if now < before else "svårare"
        yield f"{word}: LIX {write_lix(before)} har blivit {write_lix(now)}"


def _lengths(before: Measures, now: Measures) -> Iterator[str]:
    if before.words != now.words:
        yield f"{abs(now.words - before.words)} ord {'kortare' if now.words < before.words else 'längre'}"
    if before.longest != now.longest:
        yield f"längsta meningen {before.longest} ord har blivit {now.longest}"
