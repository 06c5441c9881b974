"""Two books, or a book and the library, text by text → what went and what came, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from ..model.book import BookBlock, BookText, Grid, Line, LinePair, TextDifference
from .compare import row_value, text_print
from .markup import markup
from .rows import LABELS

ALIKE = 0.5
"""From this likeness on, one line is told as another that has changed."""
NOT_TOLD = ("title", "change")


def find_differences(old: Iterable[BookText], new: Iterable[BookText]) -> list[TextDifference]:
    """Every text that differs, in the order of the new book; those that are gone stand where they stood."""
    befores = {_key(text): text for text in old}
    afters = {_key(text): text for text in new}
    found = []
    for key in _in_order(list(befores), list(afters)):
        before, after = befores.get(key), afters.get(key)
        if before is None or after is None or text_print(before) != text_print(after):
            found.append(_difference(before, after))
    return found


def _key(text: BookText) -> str:
    """What tells which text it is: its bookmark, or what its table says where it was written in the book."""
    return text.bookmark or " ".join(row_value(text, key) for key in ("id", "authority", "valid_from"))


def _in_order(befores: Sequence[str], afters: Sequence[str]) -> Iterator[str]:
    """All keys: those that are left in the new order, each that is gone after the one that it followed."""
    gone = [key for key in befores if key not in set(afters)]
    following: dict[str, list[str]] = {}
    for key in gone:
        place = befores.index(key)
        before = next((each for each in reversed(befores[:place]) if each in set(afters)), "")
        following.setdefault(before, []).append(key)
    yield from following.get("", [])
    for key in afters:
        yield key
        yield from following.get(key, [])


def _difference(before: BookText | None, after: BookText | None) -> TextDifference:
    known = after or before
    assert known
    rows = []
    for kind in LABELS.values():
        one, other = (_value(text, kind.key) for text in (before, after))
        if one != other and kind.key not in NOT_TOLD:
            rows.append((kind.label, one, other))
    return TextDifference(
        title=LinePair(before.title if before else None, after.title if after else None),
        suffix=known.suffix,
        rows=tuple(rows),
        body=tuple(_pairs(before.body if before else (), after.body if after else ())),
        guidance=tuple(_pairs(before.guidance if before else (), after.guidance if after else ())),
    )


def _value(text: BookText | None, key: str) -> str:
    return row_value(text, key) if text else ""


def _pairs(befores: Sequence[BookBlock], afters: Sequence[BookBlock]) -> Iterator[LinePair | tuple[LinePair, ...]]:
    """The lines side by side; the rows of a table as a tuple of cells."""
    one, other = list(_flat(befores)), list(_flat(afters))
    matcher = SequenceMatcher(None, list(map(_words, one)), list(map(_words, other)), autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            yield from map(_paired, one[a:b], other[c:d])
        else:
            yield from _replaced(one[a:b], other[c:d])


Row = tuple[Line, ...]
"""A line that stands alone, or the cells of a table's row."""


def _flat(blocks: Sequence[BookBlock]) -> Iterator[Line | Row]:
    for block in blocks:
        yield from block.rows if isinstance(block, Grid) else (block,)


def _words(line: Line | Row) -> str:
    return " | ".join(map(markup, line)) if isinstance(line, tuple) else f"{line.form}{line.level} {markup(line)}"


def _replaced(befores: Sequence[Line | Row], afters: Sequence[Line | Row]) -> Iterator[LinePair | tuple[LinePair, ...]]:
    """Lines that are alike as changes, the others as gone and come; each after comes once."""
    left = list(afters)
    for before in befores:
        place = next((number for number, after in enumerate(left) if _are_alike(before, after)), None)
        if place is None:
            yield _paired(before, None)
            continue
        yield from (_paired(None, after) for after in left[:place])
        yield _paired(before, left[place])
        left = left[place + 1 :]
    yield from (_paired(None, after) for after in left)


def _are_alike(one: Line | Row, other: Line | Row) -> bool:
    if isinstance(one, tuple) or isinstance(other, tuple):
        return isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other)
    matcher = SequenceMatcher(None, one.text.split(), other.text.split(), autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _paired(before: Line | Row | None, after: Line | Row | None) -> LinePair | tuple[LinePair, ...]:
    if isinstance(before, tuple) or isinstance(after, tuple):
        cells = zip_longest(before if isinstance(before, tuple) else (), after if isinstance(after, tuple) else ())
        return tuple(LinePair(one, other) for one, other in cells)
    return LinePair(before, after)
