"""The rows of one sheet of the form: what each belongs to, and the facts in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from ..model.form import CHOSEN_BY_ID, EXAMPLE, EXPLANATION, KEY, NONE_EXIST, Column, Sheet, id_of
from ..problem import Place, Problem, Severity, nearest
from .cells import Cell, Cells, Table, lines_of, plain, text_of
from .spots import Spots
from .tree import Node, Scalar
from .tree import Sequence as NodeList
from .values import Unreadable, quoted

OF_A_YEAR = re.compile(r"(.+) (\d{4})", re.DOTALL)
HELP_ROWS = (EXPLANATION.casefold(), EXAMPLE.casefold())
LIKENESS = 0.8
LONG_WORD = re.compile(r"\w{3,}")
MOST_COLUMNS = 1000


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the form: its `spot`, what its ties say, and each fact in it by its path within the record.

    `spots` has those of the ties. `says_none` when the row only says that there is nothing in the list. The places of
    the `problems` are spots.
    """

    spot: int
    ties: Mapping[str, str]
    spots: Mapping[str, int]
    facts: Mapping[str, Node]
    says_none: bool
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """Which column of the sheet holds which tie, and which fact; the labels stand in row `number`."""

    number: int
    ties: Mapping[int, str]
    facts: Mapping[int, tuple[str, Column]]


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """A sheet of the form as it is filled in, whose columns are known."""

    table: Table
    sheet: Sheet
    head: Head

    def rows(self) -> Iterator[Cells]:
        """The rows that state anything."""
        for cells in self.table.rows:
            if cells.row > self.head.number and not self._is_help(cells):
                yield cells

    def passed_by(self, shown: str) -> Iterator[Problem]:
        """A warning of each row that is marked as help, but stands among those to fill in."""
        below = [cells for cells in self.table.rows if cells.row > self.head.number]
        for cells in below[len(HELP_ROWS) :]:
            if self._is_help(cells):
                message = f"raden läses inte, eftersom det står {quoted(self.key(cells))} i kolumnen {KEY}."
                advice = "Skriv ärendets nyckel där, eller ta bort raden."
                yield Problem(self.table.place(shown, cells.row), message, advice, Severity.WARNING)

    def key(self, cells: Cells) -> str:
        """What a row says that it belongs to."""
        return _tie(cells.at(self._key_column))

    @property
    def _key_column(self) -> int:
        return next(at for at, label in self.head.ties.items() if label == KEY)

    def _is_help(self, cells: Cells) -> bool:
        key = cells.at(self._key_column)
        return key is not None and same(str(key.value)) in HELP_ROWS


def same(text: str) -> str:
    """The text as it is compared: without needless space, whatever its letters' case."""
    return " ".join(normalize("NFC", text).split()).casefold()


def filled_sheet(table: Table, sheet: Sheet, shown: str, told: list[Problem]) -> FilledSheet | None:
    """The sheet, unless nobody can know what its rows belong to; what of it is wrong or not read is added to `told`."""
    head = _head(table, sheet, shown, told)
    if head is None or len(head.ties) < len(sheet.ties):
        return None
    filled = FilledSheet(table, sheet, head)
    told += filled.passed_by(shown)
    return filled


def _head(table: Table, sheet: Sheet, shown: str, told: list[Problem]) -> Head | None:
    """The columns of the sheet, by their labels."""
    for cells in table.rows:
        number = cells.row
        labels = {at: plain(cell.value) for at, cell in cells.items() if isinstance(cell.value, str)}
        if len(labels) > MOST_COLUMNS:
            told.append(
                Problem(table.place(shown, number), "raden har för många kolumner.", "Ta bort dem som är över.")
            )
            return None
        if same(KEY) in map(same, labels.values()):
            return _columns(number, labels, table, sheet, shown, told)
    if table.rows:
        advice = f"En rad ska ha rubrikerna, och en av dem ska vara {KEY}."
        told.append(Problem(table.place(shown), "bladet har ingen rad med rubriker.", advice))
    return None


def _columns(
    number: int, labels: Mapping[int, str], table: Table, sheet: Sheet, shown: str, told: list[Problem]
) -> Head:  # fmt: skip
    known_ties = {same(label): label for label in sheet.ties}
    known_facts = {same(column.label): column for column in sheet.columns}
    ties: dict[int, str] = {}
    facts: dict[int, tuple[str, Column]] = {}
    taken: set[str] = set()
    for at, label in labels.items():
        name, year = same(label), ""
        if (dated := OF_A_YEAR.fullmatch(name)) and name not in known_facts:
            name, year = dated[1], dated[2]
        column = known_facts.get(name)
        if same(label) in taken:
            advice = "Behåll en av dem."
            told.append(Problem(table.place(shown, number), f"kolumnen {quoted(label)} finns två gånger.", advice))
        elif name in known_ties:
            ties[at] = known_ties[name]
        elif column and bool(year) == (column.kind.key is int):
            facts[at] = (f"{column.path}.{year}" if year else column.path, column)
        else:
            absent = [each.label for name, each in known_facts.items() if name not in map(same, labels.values())]
            told.append(_unknown(label, sheet, absent, table.place(shown, number)))
        taken.add(same(label))
    told += _missing(ties, sheet, table, number, shown)
    told += _without_label(labels, table, number, shown)
    return Head(number, ties, facts)


def _unknown(label: str, sheet: Sheet, absent: Sequence[str], place: Place) -> Problem:
    """What is told of a column that the form does not have; it may be one of those that are `absent`, renamed."""
    labels = (f"{each.label} 2027" if each.kind.key is int else each.label for each in sheet.columns)
    if meant := nearest(label, (*sheet.ties, *labels), LIKENESS):
        return Problem(place, f"okänd kolumn {quoted(label)}.", f'Menade du "{meant}"?')
    message = f"kolumnen {quoted(label)} läses inte."
    if renamed := _renamed(label, absent):
        return Problem(place, message, f'Är det "{renamed}"? Skriv i så fall rubriken så.', Severity.WARNING)
    return Problem(place, message, "Den hör inte till formuläret.", Severity.NOTE)


def _renamed(label: str, absent: Iterable[str]) -> str | None:
    """The column of the form that the label is short for: a word of it begins with a word of the label."""
    short = tuple(LONG_WORD.findall(same(label)))
    return next((each for each in absent if any(word.startswith(short) for word in same(each).split())), None)


def _missing(ties: Mapping[int, str], sheet: Sheet, table: Table, number: int, shown: str) -> Iterator[Problem]:
    for label in sheet.ties:
        if label not in ties.values():
            yield Problem(table.place(shown, number), f"kolumnen {label} saknas.", "Lägg till den.")


def _without_label(labels: Mapping[int, str], table: Table, number: int, shown: str) -> Iterator[Problem]:
    used = {cells.columns for cells in table.rows if cells.row > number}
    for at in sorted(set().union(*used) - set(labels)):
        message = f"kolumn {letters(at)} saknar rubrik och läses inte."
        yield Problem(table.place(shown, number), message, "Ge den formulärets rubrik, eller töm den.")


def letters(column: int) -> str:
    """What a spreadsheet calls its column of that number, from 1: A, B, …, Z, AA."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def read_row(cells: Cells, filled: FilledSheet, spots: Spots) -> Row:
    """What the row states; its places are added to `spots`."""
    table, sheet, head, number = filled.table, filled.sheet, filled.head, cells.row
    problems: list[Problem] = []
    said = dict(cells.items())
    ties = {label: _tie(said.get(at)) for at, label in head.ties.items()}
    spots_of_ties = {label: spots.add(table, number, label) for label in ties}
    stated = {at: said[at] for at in head.facts if at in said}
    says_none = sheet.may_say_none and len(stated) == 1 and all(_says_none(cell) for cell in stated.values())
    facts: dict[str, Node] = {}
    for at, cell in () if says_none else stated.items():
        path, column = head.facts[at]
        label = f"{column.label} {path[-4:]}" if column.kind.key is int else column.label
        spot = spots.add(table, number, label)
        try:
            facts[path] = _node(cell, column, spot, by_id=f"{sheet.first_list}.{path}" in CHOSEN_BY_ID)
        except Unreadable as fault:
            problems.append(Problem(spots.line(spot), fault.message, fault.advice))
    return Row(spots.add(table, number), ties, spots_of_ties, facts, says_none, tuple(problems))


def _says_none(cell: Cell) -> bool:
    return isinstance(cell.value, str) and same(cell.value) == NONE_EXIST


def _tie(cell: Cell | None) -> str:
    if cell is None or cell.fault:
        return ""
    value = int(cell.value) if isinstance(cell.value, float) and cell.value.is_integer() else cell.value
    return " ".join(str(value).split())


def _node(cell: Cell, column: Column, spot: int, *, by_id: bool) -> Node:
    text = text_of(cell, column.kind, column.path.rpartition(".")[2])
    if not column.kind.is_list:
        return Scalar(id_of(text) if by_id else text, True, spot)
    items = [] if text.casefold() == NONE_EXIST else lines_of(text)
    return NodeList(tuple(Scalar(item, True, spot) for item in items), spot)
