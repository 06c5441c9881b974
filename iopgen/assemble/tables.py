"""Tables of clause text as forms: rows and columns that repeat, amounts set as numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from ..model.agreement import Blank, FilledRun, Paragraph, Style, Table, Text
from ..model.fact import Euro, Kronor, Share
from ..model.path import ITEMS_OF_LABEL, Bound, Way, kind_at, way_to_whole
from ..model.record import dataclass
from ..model.text import Cell, FactMark, Optional, Row, TableText
from ..problem import Place
from ..swedish import write
from .forms import ForEach, Form
from .marks import Filling, Line, Lists
from .repetition import marks, repeating_list

NOTHING = "–"
Cells = tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. One with a list `through` repeats: it has a heading and a value for each item of `items`."""

    through: str | None = None
    items: Way | None = None

    @classmethod
    def of(cls, heading: Cell, lists: Lists) -> Column:
        through = repeating_list(heading.runs, lists)
        return cls(through, way_to_whole(through, lists)) if through else cls()

    def repetitions(self, filling: Filling, bound: Bound) -> Sequence[Any]:
        """The items of the list that the column repeats for; none when it is not known."""
        assert self.items
        return self.items.follow(filling.facts, bound) or ()

    def width(self, filling: Filling, bound: Bound) -> int:
        return len(self.repetitions(filling, bound)) if self.items else 1


class CellForm(Protocol):
    """A heading or a cell, or as many beside each other as its column repeats for."""

    def fill(self, filling: Filling, bound: Bound) -> Sequence[Paragraph]: ...


@dataclass(frozen=True, slots=True)
class Heading:
    line: Line
    column: Column

    @classmethod
    def of(cls, cell: Cell, column: Column, lists: Lists, place: Place) -> Heading:
        return cls(Line.of(cell.runs, lists | {column.through} if column.through else lists, place), column)

    def fill(self, filling: Filling, bound: Bound) -> Sequence[Paragraph]:
        through = self.column.through
        if through is None:
            return (Paragraph(self.line.fill(filling, bound), Style.COLUMN),)
        items = self.column.repetitions(filling, bound)
        return [Paragraph(self.line.fill(filling, {**bound, through: item}), Style.COLUMN) for item in items]


@dataclass(frozen=True, slots=True)
class Single:
    """One cell; a dash where it would be empty."""

    line: Line
    style: Style

    def fill(self, filling: Filling, bound: Bound) -> Sequence[Paragraph]:
        runs = tuple(map(_without_items, self.line.fill(filling, bound)))
        return (Paragraph(runs or (Text(NOTHING),), self.style),)


@dataclass(frozen=True, slots=True)
class Across:
    """The cells under the headings of a repeated column: one value each of the list that the cell names."""

    column: Column
    values: Way | None
    base: Any
    style: Style

    @classmethod
    def of(cls, cell: Cell, column: Column, lists: Lists) -> Across:
        path = next((mark.path for mark, _ in marks(cell.runs)), None)
        if path is None:
            return cls(column, None, None, _cell_style(cell))
        return cls(column, way_to_whole(path, lists), kind_at(path).base, _cell_style(cell))

    def fill(self, filling: Filling, bound: Bound) -> Sequence[Paragraph]:
        values = self.values.follow(filling.facts, bound) if self.values else None
        texts = [NOTHING if value is None else write(value, self.base) for value in values or ()]
        return [Paragraph((Text(text),), self.style) for text in texts or [NOTHING] * self.column.width(filling, bound)]


@dataclass(frozen=True, slots=True)
class RowForm:
    cells: tuple[CellForm, ...]

    def fill(self, filling: Filling, bound: Bound, list_id: int = 0) -> Sequence[Cells]:
        filled: list[Paragraph] = []
        for cell in self.cells:
            filled += cell.fill(filling, bound)
        return (tuple(filled),)


@dataclass(frozen=True, slots=True)
class MissingRow:
    """What stands instead of rows for each item of a list that is not known."""

    through: str
    columns: tuple[Column, ...]

    def fill(self, filling: Filling, bound: Bound, list_id: int = 0) -> Sequence[Cells]:
        blank = Paragraph((filling.blank(self.through, bound),), Style.CELL)
        others = sum(column.width(filling, bound) for column in self.columns) - 1
        return ((blank, *(Paragraph((Text(NOTHING),), Style.CELL) for _ in range(others))),)


def _row_form(row: Row, columns: tuple[Column, ...], lists: Lists, place: Place) -> Form[Cells]:
    under = list(zip(row.cells, columns, strict=True))
    still = [cell for cell, column in under if column.through is None]
    through = next((name for cell in still if (name := repeating_list(cell.runs, lists))), None)
    if through is None:
        return RowForm(tuple(_cell_form(cell, column, lists, place) for cell, column in under))
    each = _row_form(row, columns, lists | {through}, place)
    return ForEach(through, way_to_whole(through, lists), each, MissingRow(through, columns))


def _cell_form(cell: Cell, column: Column, lists: Lists, place: Place) -> CellForm:
    if column.through is None:
        return Single(Line.of(cell.runs, lists, place), _cell_style(cell))
    return Across.of(cell, column, lists)


@dataclass(frozen=True, slots=True)
class TableForm:
    """A table; it falls away when it has no rows."""

    head: tuple[Heading, ...]
    rows: tuple[Form[Cells], ...]

    @classmethod
    def of(cls, table: TableText, lists: Lists, place: Place) -> TableForm:
        columns = tuple(Column.of(cell, lists) for cell in table.head.cells)
        head = zip(table.head.cells, columns, strict=True)
        return cls(
            tuple(Heading.of(cell, column, lists, place) for cell, column in head),
            tuple(_row_form(row, columns, lists, place) for row in table.rows),
        )

    def fill(self, filling: Filling, bound: Bound, list_id: int = 0) -> Sequence[Table]:
        head = tuple(heading for each in self.head for heading in each.fill(filling, bound))
        rows = tuple(cells for row in self.rows for cells in row.fill(filling, bound))
        return (Table(_aligned(head, rows), rows),) if rows else ()


def _aligned(head: Cells, rows: tuple[Cells, ...]) -> Cells:
    """The headings, those of columns of amounts set like the amounts."""
    amounts = [any(cell.style is Style.AMOUNT for cell in column) for column in zip(*rows, strict=True)]
    return tuple(
        Paragraph(cell.runs, Style.AMOUNT_COLUMN) if is_amount else cell
        for cell, is_amount in zip(head, amounts, strict=True)
    )


def _cell_style(cell: Cell) -> Style:
    """Amounts and shares that stand alone in a cell are set as numbers."""
    runs = [run for part in cell.runs for run in (part.runs if isinstance(part, Optional) else (part,))]
    alone = len(runs) == 1 and isinstance(runs[0], FactMark) and kind_at(runs[0].path).base in (Kronor, Euro, Share)
    return Style.AMOUNT if alone else Style.CELL


def _without_items(run: FilledRun) -> FilledRun:
    """A marker in a row does not repeat which item the fact belongs to: the row tells."""
    if not isinstance(run, Blank):
        return run
    return Blank(run.path, run.label, run.who, run.label.partition(ITEMS_OF_LABEL)[0])
