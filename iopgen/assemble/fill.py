"""Clause text filled with facts: one list item for each of several, a marker for what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..model.agreement import Blank, Doubt, FilledBlock, FilledRun, Paragraph, Reference, Style, Table, Term, Text
from ..model.fact import Euro, Kronor, Share
from ..model.facts import Facts
from ..model.path import Bound, describe, describe_missing, is_doubtful, kind_at, look_up, look_up_list, many
from ..model.text import (
    Block,
    Cell,
    Definition,
    FactMark,
    Item,
    ItemList,
    Literal,
    Optional,
    ReferenceMark,
    Row,
    Run,
    Stycke,
    TableText,
)
from ..problem import Place, Problem
from ..swedish import FILTERS, LIST_FILTER, write, write_list
from .repetition import all_optional, marks, repeating_list, without_items, without_optional

NOTHING = "–"
BULLETS = (Style.BULLET, Style.BULLET_2)
NUMBERS = (Style.NUMBERED, Style.NUMBERED_2)


Targets = Mapping[str, Sequence[tuple[Bound, Reference]]]
"""Where each clause stands: once, or once for each item that it repeats for."""


class NotKnown(Exception):
    """Text in square brackets names something that is not known or not there."""


@dataclass(slots=True)
class Filler:
    """Fills the text of one agreement. `targets` tells where every clause in it stands."""

    facts: Facts
    targets: Targets
    problems: list[Problem] = field(default_factory=list)
    lists: int = 0

    def blocks(self, blocks: tuple[Block, ...], bound: Bound, place: Place) -> tuple[FilledBlock, ...]:
        """The filled blocks; a lead-in that ends with a colon goes with the list or table after it."""
        filled: list[FilledBlock] = []
        lead_in = False
        for block in blocks:
            new = list(self._block(block, bound, place))
            if not new and lead_in and not isinstance(block, Stycke):
                filled.pop()
            filled.extend(new)
            last = filled[-1] if new else None
            lead_in = isinstance(block, Stycke) and isinstance(last, Paragraph) and last.text.endswith(":")
        return tuple(filled)

    def runs(self, runs: tuple[Run, ...], bound: Bound, place: Place) -> tuple[FilledRun, ...]:
        """The filled runs, adjoining texts made one."""
        return tuple(_joined(self._runs(runs, bound, place, strict=False)))

    def _block(self, block: Block, bound: Bound, place: Place) -> Iterator[FilledBlock]:
        if isinstance(block, Stycke):
            for runs, _ in self._repeated(block.runs, bound, place):
                yield from _split_lines(runs)
        elif isinstance(block, ItemList):
            yield from self._list(block, bound, place, 0)
        else:
            yield from self._table(block, bound, place)

    def _list(self, block: ItemList, bound: Bound, place: Place, level: int) -> Iterator[Paragraph]:
        self.lists += 1
        style, list_id = (NUMBERS if block.numbered else BULLETS)[level], self.lists
        for item in block.items:
            yield from self._item(item, bound, place, level, style, list_id)

    def _item(
        self, item: Item, bound: Bound, place: Place, level: int, style: Style, list_id: int
    ) -> Iterator[Paragraph]:
        for runs, inner in self._repeated(item.runs, bound, place):
            yield Paragraph(runs, style, list_id)
            for child in item.children:
                yield from self._list(child, inner, place, level + 1)

    def _table(self, table: TableText, bound: Bound, place: Place) -> Iterator[Table]:
        columns = self._columns(table.head, bound)
        head = tuple(self._head_cells(table.head, columns, bound, place))
        rows = tuple(cells for row in table.rows for cells in self._rows(row, columns, bound, place))
        if rows:
            yield Table(_aligned(head, rows), rows)

    def _columns(self, head: Row, bound: Bound) -> tuple[str | None, ...]:
        """For each column the list that repeats it, or None."""
        return tuple(repeating_list(cell.runs, bound) for cell in head.cells)

    def _head_cells(
        self, head: Row, columns: tuple[str | None, ...], bound: Bound, place: Place
    ) -> Iterator[Paragraph]:
        for cell, column in zip(head.cells, columns, strict=True):
            if column is None:
                yield Paragraph(self.runs(cell.runs, bound, place), Style.COLUMN)
                continue
            for item in look_up_list(self.facts, column, bound) or ():
                yield Paragraph(self.runs(cell.runs, {**bound, column: item}, place), Style.COLUMN)

    def _rows(
        self, row: Row, columns: tuple[str | None, ...], bound: Bound, place: Place
    ) -> Iterator[tuple[Paragraph, ...]]:
        still = [cell for cell, column in zip(row.cells, columns, strict=True) if column is None]
        through = next((name for cell in still if (name := repeating_list(cell.runs, bound))), None)
        if through is None:
            yield tuple(self._cells(row, columns, bound, place))
            return
        items = look_up_list(self.facts, through, bound)
        if items is None:
            blank, others = self._blank(through, bound), self._width(columns, bound) - 1
            yield Paragraph((blank,), Style.CELL), *(Paragraph((Text(NOTHING),), Style.CELL) for _ in range(others))
            return
        for item in items:
            yield from self._rows(row, columns, {**bound, through: item}, place)

    def _width(self, columns: tuple[str | None, ...], bound: Bound) -> int:
        return sum(1 if column is None else len(look_up_list(self.facts, column, bound) or ()) for column in columns)

    def _cells(self, row: Row, columns: tuple[str | None, ...], bound: Bound, place: Place) -> Iterator[Paragraph]:
        for cell, column in zip(row.cells, columns, strict=True):
            if column is None:
                runs = tuple(map(without_items, self.runs(cell.runs, bound, place)))
                yield Paragraph(runs or (Text(NOTHING),), _cell_style(cell))
            else:
                yield from self._values_across(cell, column, bound)

    def _values_across(self, cell: Cell, column: str, bound: Bound) -> Iterator[Paragraph]:
        """The cell under each heading of a repeated column: one value of the list that the cell names."""
        width = len(look_up_list(self.facts, column, bound) or ())
        mark = next((mark for mark, _ in marks(cell.runs)), None)
        values = (mark and look_up_list(self.facts, mark.path, bound)) or (None,) * width
        for value in values:
            text = NOTHING if value is None or mark is None else write(value, kind_at(mark.path).base)
            yield Paragraph((Text(text),), _cell_style(cell))

    def _repeated(
        self, runs: tuple[Run, ...], bound: Bound, place: Place
    ) -> Iterator[tuple[tuple[FilledRun, ...], Bound]]:
        """The runs filled once, or once for each item of the first list that they speak of."""
        through = repeating_list(runs, bound)
        if through is None:
            if filled := self.runs(runs, bound, place):
                yield filled, bound
            return
        items = look_up_list(self.facts, through, bound)
        if items is None:
            if not all_optional(runs, through, bound):
                yield (self._blank(through, bound),), bound
            elif filled := self.runs(without_optional(runs, through, bound), bound, place):
                yield filled, bound
            return
        for item in items:
            yield from self._repeated(runs, {**bound, through: item}, place)

    def _runs(self, runs: tuple[Run, ...], bound: Bound, place: Place, *, strict: bool) -> Iterator[FilledRun]:
        for run in runs:
            if isinstance(run, Literal):
                yield Text(run.text)
            elif isinstance(run, Definition):
                yield Term(run.text)
            elif isinstance(run, FactMark):
                yield self._fact(run, bound, strict=strict)
            elif isinstance(run, ReferenceMark):
                yield self._reference(run, bound, place, strict=strict)
            else:
                yield from self._optional(run, bound, place)

    def _optional(self, optional: Optional, bound: Bound, place: Place) -> list[FilledRun]:
        try:
            return list(self._runs(optional.runs, bound, place, strict=True))
        except NotKnown:
            return []

    def _reference(self, mark: ReferenceMark, bound: Bound, place: Place, *, strict: bool) -> FilledRun:
        if stands := self.targets.get(mark.target):
            same = (
                reference
                for target, reference in stands
                if target and all(bound.get(k) is v for k, v in target.items())
            )
            return next(same, stands[0][1])
        if strict:
            raise NotKnown
        message = f'hänvisar till klausulen "{mark.target}", som inte finns i det här avtalet.'
        advice = "Sätt hänvisningen inom hakparentes, eller ta med klausulen."
        self.problems.append(Problem(Place(place.path, mark.line), message, advice))
        return Text("")

    def _fact(self, mark: FactMark, bound: Bound, *, strict: bool) -> FilledRun:
        if LIST_FILTER in mark.filters:
            return self._enumeration(mark, bound, strict=strict)
        value = look_up(self.facts, mark.path, bound)
        if value is None:
            return self._missing(mark.path, bound, strict=strict)
        text = _filtered(write(value, kind_at(mark.path).base), mark.filters)
        if is_doubtful(value):
            named = describe(mark.path, bound)
            return Doubt(text, named.stated_in, named.label, named.who)
        return Text(text)

    def _enumeration(self, mark: FactMark, bound: Bound, *, strict: bool) -> FilledRun:
        values = many(self.facts, mark.path, bound)
        if not values:
            return self._missing(mark.path, bound, strict=strict)
        base = kind_at(mark.path).base
        before, after = (
            mark.filters[: mark.filters.index(LIST_FILTER)],
            mark.filters[mark.filters.index(LIST_FILTER) + 1 :],
        )
        return Text(_filtered(write_list([_filtered(write(value, base), before) for value in values]), after))

    def _missing(self, path: str, bound: Bound, *, strict: bool) -> FilledRun:
        if strict:
            raise NotKnown
        return self._blank(path, bound)

    def _blank(self, path: str, bound: Bound) -> Blank:
        named = describe_missing(self.facts, path, bound)
        return Blank(named.stated_in, named.label, named.who)


def _aligned(head: tuple[Paragraph, ...], rows: tuple[tuple[Paragraph, ...], ...]) -> tuple[Paragraph, ...]:
    """The headings, those of columns of amounts set like the amounts."""
    amounts = [any(cell.style is Style.AMOUNT for cell in column) for column in zip(*rows, strict=True)]
    return tuple(
        replace(cell, style=Style.AMOUNT_COLUMN) if is_amount else cell
        for cell, is_amount in zip(head, amounts, strict=True)
    )


def _cell_style(cell: Cell) -> Style:
    """Amounts and shares that stand alone in a cell are set as numbers."""
    runs = [run for part in cell.runs for run in (part.runs if isinstance(part, Optional) else (part,))]
    alone = len(runs) == 1 and isinstance(runs[0], FactMark) and kind_at(runs[0].path).base in (Kronor, Euro, Share)
    return Style.AMOUNT if alone else Style.CELL


def _filtered(text: str, filters: tuple[str, ...]) -> str:
    for name in filters:
        text = FILTERS[name](text)
    return text


def _joined(runs: Iterator[FilledRun]) -> Iterator[FilledRun]:
    """The runs with adjoining texts made one, and the spaces that dropped brackets leave behind taken away."""
    text = ""
    for run in runs:
        if isinstance(run, Text):
            text += run.text
            continue
        if text:
            yield Text(text)
            text = ""
        yield run
    if text:
        yield Text(text)


def _split_lines(runs: tuple[FilledRun, ...]) -> Iterator[Paragraph]:
    """One paragraph, or one for each that an empty line in a fact's text divides it into."""
    current: list[FilledRun] = []
    for run in runs:
        pieces = run.text.split("\n\n") if isinstance(run, Text) else [run.text]
        for place, piece in enumerate(pieces):
            if place and current:
                yield Paragraph(tuple(current))
                current = []
            if len(pieces) == 1:
                current.append(run)
            elif piece.strip("\n"):
                current.append(Text(piece.strip("\n")))
    if current:
        yield Paragraph(tuple(current))
