"""The sheets of a workbook, row by row and with little in memory. This file alone reads with openpyxl.

Of openpyxl, the reader of a sheet's part is used but not its sheets: one that can be searched holds every cell as an
object of many parts, and one that cannot tells neither what is merged or hidden nor where a formula stands. The reader
belongs to its inside, which is why setup.cfg names one version.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import groupby, takewhile
from operator import itemgetter
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser

from .cells import Cell, Cells, Gathered
from .values import Unreadable, quoted

MOST_CELLS = 1_000_000
ERROR, EMPTY_TEXT = "e", "str"
"""What openpyxl calls the types of cells; the last is that of a formula whose saved value is a text without letters."""

UNSET = ("0", "false", "f", "")
ERROR_ADVICE = "Skriv in värdet, eller lämna cellen tom."
FORMULA_ADVICE = "Öppna filen i Excel eller LibreOffice, spara den och försök igen."


@dataclass(slots=True)
class Page:
    """A sheet: its rows that hold anything, by their numbers, and what its users may not see or not have meant.

    `height` and `width` also count cells that are empty. Of a page that is too large there are not all rows.
    """

    rows: dict[int, Cells] = field(default_factory=dict)
    height: int = 0
    width: int = 0
    merged: set[str] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[str] = field(default_factory=list)

    @property
    def is_too_large(self) -> bool:
        """True when there is room for more cells than anybody fills in."""
        return self.height * self.width > MOST_CELLS


class Book:
    """The workbook in `data`. Whatever openpyxl ends in when it is damaged, it may end in here."""

    def __init__(self, data: bytes) -> None:
        self._book: Any = load_workbook(BytesIO(data), read_only=True, keep_links=False, data_only=True)
        self._gathered = Gathered()
        self._shown_in_percent: dict[int, bool] = {}

    def sheets(self) -> Iterator[Any]:
        """Its sheets, each with a `title` and a `sheet_state`."""
        yield from self._book.worksheets

    def page(self, sheet: Any, last: int) -> Page:
        """All that stands on one of its sheets, until the row `last`."""
        page = Page()
        with sheet._get_source() as source:
            reader = _Reader(
                source, sheet._shared_strings, data_only=True, epoch=self._book.epoch,
                date_formats=self._book._date_formats, timedelta_formats=self._book._timedelta_formats,
            )  # fmt: skip
            for number, found in takewhile(lambda row: row[0] <= last, reader.parse()):
                if _is_set(reader.row_dimensions.pop(str(number), {})):
                    page.hidden_rows.add(number)
                self._take(found, sheet, page)
        page.merged = {each.coord for each in reader.merged_cells.mergeCell} if reader.merged_cells else set()
        page.hidden_columns = [name for name, column in reader.column_dimensions.items() if _is_set(column)]
        return page

    def _take(self, found: list[dict[str, Any]], sheet: Any, page: Page) -> None:
        """Nothing; the page then has the cells, which nearly always stand in one row."""
        for number, each in groupby(found, key=itemgetter("row")):
            cells = {cell["column"]: self._cell(cell, sheet) for cell in each}
            page.height, page.width = max(page.height, number), max(page.width, *cells)
            if number in page.rows:
                cells = {**dict(page.rows[number].items()), **cells}
            if not page.is_too_large and (row := self._gathered.row(number, cells)).columns:
                page.rows[number] = row

    def _cell(self, found: dict[str, Any], sheet: Any) -> Cell:
        value, kind = found["value"], found["data_type"]
        if found.pop("is_formula") and value is None and kind != EMPTY_TEXT:
            return Cell(None, fault=Unreadable("cellen har en formel vars värde inte är sparat.", FORMULA_ADVICE))
        if kind == ERROR:
            return Cell(None, fault=Unreadable(f"cellen visar felet {quoted(str(value))[1:-1]}.", ERROR_ADVICE))
        style = found["style_id"]
        if style not in self._shown_in_percent:
            self._shown_in_percent[style] = "%" in (ReadOnlyCell(sheet, **found).number_format or "")
        return Cell(value, percent=self._shown_in_percent[style])


class _Reader(WorkSheetParser):
    """Reads the saved values of formulas, and tells that they are formulas."""

    def parse_cell(self, element: Any) -> dict[str, Any]:
        cell: dict[str, Any] = super().parse_cell(element)
        cell["is_formula"] = element.find(FORMULA_TAG) is not None
        return cell


def _is_set(look: dict[str, str]) -> bool:
    """True when the row or column with that look is hidden."""
    return look.get("hidden", "0") not in UNSET
