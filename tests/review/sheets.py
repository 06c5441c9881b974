"""A sheet as text, as a person reads it from the top."""

from __future__ import annotations

from collections.abc import Iterator

from iopgen.model.agreement import Style, Table
from iopgen.model.sheet import Sheet


def lines(sheet: Sheet) -> Iterator[str]:
    """Title, headings, paragraphs, points and rows."""
    yield sheet.title
    yield sheet.subtitle
    for part in sheet.parts:
        yield f"\n{part.heading}"
        for block in part.blocks:
            if isinstance(block, Table):
                yield from (" | ".join(cell.text for cell in row) for row in (block.head, *block.rows))
            else:
                yield ("- " if block.style is Style.BULLET else "") + block.text
