"""A document about an agreement or a library – not an agreement – before any thought of Word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .agreement import FilledBlock, Paragraph, Style, Table, Text
from .record import dataclass


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A heading and what stands under it."""

    heading: str
    blocks: tuple[FilledBlock, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A title, what it is about, and its parts. `is_wide` sheets lie on their side."""

    title: str
    subtitle: str
    parts: tuple[SheetPart, ...]
    is_wide: bool = False


def paragraph(text: str) -> Paragraph:
    """One plain paragraph."""
    return Paragraph((Text(text),))


def bullets(items: Iterable[str]) -> tuple[Paragraph, ...]:
    """A list with a point for each item."""
    return tuple([Paragraph((Text(item),), Style.BULLET) for item in items])


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """A table with a header row; every row has as many cells as the head."""
    return Table(_cells(head, Style.COLUMN), tuple([_cells(row, Style.CELL) for row in rows]))


def _cells(texts: Sequence[str], style: Style) -> tuple[Paragraph, ...]:
    return tuple([Paragraph((Text(text),), style) for text in texts])
