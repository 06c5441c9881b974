"""The summary of a batch as a spreadsheet: a row for each case, written as they come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from ..reading.tree import UNWRITABLE
from .entry import Row

if TYPE_CHECKING:
    from openpyxl.styles import Alignment, Font

NAME = "sammanfattning.xlsx"
COLUMNS = {
    "Ärende": 30, "Läge": 20, "Utkast": 45, "Saknas": 9, "Att bekräfta": 13, "Granskning": 28,
    "Problem": 80, "Uppgifter som saknas": 60, "Uppgifter att bekräfta": 60, "Källa": 40,
}  # fmt: skip
"""The headings, and how wide the columns are."""
LONGEST_CELL = 32_767
SAME_DAY = date(1980, 1, 1)
"""When every summary says that it was made: what it holds is told by the drafts' own days."""


def write_summary(rows: Iterable[Row]) -> bytes:
    """The .xlsx. What is written waits on disk, however many rows there are; equal rows give equal bytes."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    from ..form.same_bytes import as_same_bytes

    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet("Ärenden")
    sheet.freeze_panes = "B2"
    for number, width in enumerate(COLUMNS.values(), start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    looks = Alignment(vertical="top", wrap_text=True), Font(bold=True)
    sheet.append([_cell(sheet, heading, *looks) for heading in COLUMNS])
    last = 1
    for row in rows:
        sheet.append([_cell(sheet, value, *looks[:1]) for value in _values(row)])
        last += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{last}"
    return as_same_bytes(book, "Sammanfattning", SAME_DAY)


def _cell(sheet: Any, value: str | int, alignment: Alignment, font: Font | None = None) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell: Any = WriteOnlyCell(sheet, value if isinstance(value, int) else _text(value))
    if isinstance(value, str):
        cell.data_type = "s"  # whatever it begins with, it is no formula
    cell.alignment = alignment
    if font:
        cell.font = font
    return cell


def _values(row: Row) -> Iterator[str | int]:
    yield from (row.case, row.state, ", ".join(row.documents))
    yield from (len(row.missing), len(row.doubtful)) if row.documents else ("", "")
    yield from (row.outcome, *map("\n".join, (row.problems, row.missing, row.doubtful)), row.source)


def _text(value: str) -> str:
    return UNWRITABLE.sub(" ", value)[:LONGEST_CELL]
