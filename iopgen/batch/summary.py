"""The summary of a batch as a spreadsheet: a row for each case, written as they come."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.xml.functions import tostring

from ..reading.tree import UNWRITABLE
from .entry import Row

NAME = "sammanfattning.xlsx"
COLUMNS = {
    "Ärende": 30, "Läge": 20, "Utkast": 45, "Saknas": 9, "Att bekräfta": 13, "Granskning": 28,
    "Problem": 80, "Uppgifter som saknas": 60, "Uppgifter att bekräfta": 60, "Källa": 40,
}  # fmt: skip
"""The headings, and how wide the columns are."""
LONGEST_CELL = 32_767
PROPERTIES = "docProps/core.xml"
SAME_DATE = (1980, 1, 1, 0, 0, 0)


def write_summary(rows: Iterable[Row]) -> bytes:
    """The .xlsx. What is written waits on disk, however many rows there are; equal rows give equal bytes."""
    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet("Ärenden")
    sheet.freeze_panes = "B2"
    for number, width in enumerate(COLUMNS.values(), start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.append([_cell(sheet, heading, bold=True) for heading in COLUMNS])
    last = 1
    for row in rows:
        sheet.append([_cell(sheet, value) for value in _values(row)])
        last += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{last}"
    written = BytesIO()
    book.save(written)
    properties, moment = book.properties, datetime(*SAME_DATE)  # noqa: DTZ001  # never the moment when it is written
    properties.creator, properties.created, properties.modified = "iopgen", moment, moment
    return _with_same_dates(written, tostring(properties.to_tree()))


def _cell(sheet: Any, value: str | int, *, bold: bool = False) -> Any:
    cell: Any = WriteOnlyCell(sheet, value if isinstance(value, int) else _text(value))
    if isinstance(value, str):
        cell.data_type = "s"  # whatever it begins with, it is no formula
    cell.font, cell.alignment = Font(bold=bold), Alignment(vertical="top", wrap_text=True)
    return cell


def _with_same_dates(written: BytesIO, properties: bytes) -> bytes:
    """The archive, whose members and properties are not of the moment when it was written."""
    steady = BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, SAME_DATE)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            new.writestr(entry, properties if name == PROPERTIES else old.read(name))
    return steady.getvalue()


def _values(row: Row) -> Iterator[str | int]:
    yield from (row.case, row.state, ", ".join(row.documents))
    yield from (len(row.missing), len(row.doubtful)) if row.documents else ("", "")
    yield from (row.outcome, *map("\n".join, (row.problems, row.missing, row.doubtful)), row.source)


def _text(value: str) -> str:
    return UNWRITABLE.sub(" ", value)[:LONGEST_CELL]
