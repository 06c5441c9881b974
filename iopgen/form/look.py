"""What the form looks like: styles, widths and heights. And the one way in which the program writes a text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from math import ceil
from typing import Any

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from ..model.fact import Choice, Count, Days, Euro, Kronor, Months, OrgNumber
from ..model.form import Column

HEAD_ROW, EXPLANATION_ROW, EXAMPLE_ROW, FIRST_ROW, LAST_ROW = 1, 2, 3, 4, 5000
"""The rows of every sheet of facts: labels, explanations, an example, and those to fill in."""

DARK, DARKER, PALE, GREY, WHITE = "1F4E79", "14375A", "EAF1F8", "595959", "FFFFFF"
LINE_HEIGHT = 15
TEXT, DAY, MONEY, WHOLE = "@", "yyyy-mm-dd", '#,##0.00 "kr"', "0"
FORMATS: dict[Any, str] = {
    str: TEXT, OrgNumber: TEXT, bool: TEXT, date: DAY, Kronor: MONEY, Euro: "#,##0.00",
    Count: WHOLE, Months: WHOLE, Days: WHOLE, Decimal: "General",
}  # fmt: skip
WIDTHS: dict[Any, int] = {str: 34, date: 16, bool: 16, OrgNumber: 20}
NARROW, CHOSEN, TIE, WIDE_TEXT, ROOM_OF_BOLD = 18, 24, 24, 80, 3
SHORT_TEXTS = ("phone", "postcode", "city", "account", "version", "registry_number", "term", "when", "by", "measure")
FONT, SIZE, HEADING_SIZE, HEADING_HEIGHT = "Calibri", 11, 14, 26
THIN = Side(style="thin", color="BFBFBF")


def put(page: Worksheet, row: int, column: int, value: Any) -> Cell:
    """The cell, which then holds the value; a text is only ever a text."""
    cell = page.cell(row, column, value)
    assert isinstance(cell, Cell)
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
    return cell


def number_format(column: Column) -> str:
    """How a cell of the column shows and takes what is written in it."""
    base = column.kind.base
    return TEXT if isinstance(base, type) and issubclass(base, Choice) else FORMATS[base]


def width(column: Column) -> int:
    """How wide the column is, in signs: for what is written in it, and for the longest word of its label."""
    base, name = column.kind.base, column.path.rpartition(".")[2]
    usual = WIDTHS.get(base, CHOSEN if number_format(column) == TEXT else NARROW)
    needed = max(map(len, column.label.split())) + ROOM_OF_BOLD
    return max(NARROW if base is str and name in SHORT_TEXTS else usual, needed)


def style_head(cell: Cell, *, is_other: bool) -> None:
    """Nothing; the cell then looks like a label. Every `is_other` group of columns is a little darker."""
    cell.font = Font(FONT, SIZE, bold=True, color=WHITE)
    cell.fill = PatternFill("solid", start_color=DARKER if is_other else DARK)
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    cell.border = Border(left=THIN)


def style_help(cell: Cell) -> None:
    """Nothing; the cell then looks like an explanation or an example, which nobody fills in."""
    cell.font = Font(FONT, SIZE, italic=True, color=GREY)
    cell.fill = PatternFill("solid", start_color=PALE)
    cell.alignment = Alignment(horizontal="left", wrap_text=True, vertical="top")
    cell.border = Border(left=THIN, bottom=THIN)


def fit_row(sheet: Worksheet, row: int) -> None:
    """Nothing; the row is then high enough for all that stands in it."""
    lines = [_lines(sheet, cell) for cell in sheet[row] if cell.value is not None]
    sheet.row_dimensions[row].height = LINE_HEIGHT * max(lines, default=1) + 3


def set_up(sheet: Worksheet) -> None:
    """Nothing; the labels and the first column then stay in sight, and on every page on paper."""
    sheet.freeze_panes = f"B{HEAD_ROW + 1}"
    sheet.print_title_rows, sheet.print_title_cols = f"{HEAD_ROW}:{HEAD_ROW}", "A:A"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4


def _lines(sheet: Worksheet, cell: Any) -> int:
    room = (sheet.column_dimensions[cell.column_letter].width or 10) - 2
    return sum(max(1, ceil(len(line) * 1.05 / room)) for line in str(cell.value).split("\n"))
