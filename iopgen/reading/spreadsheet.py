"""A filled-in form, as a workbook or as CSV: the cases in it, one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from ..model.form import CASES, GUIDE, KEY, OF_AUTHORITY, SHEETS, Sheet
from ..personal_number import has_personal_number
from ..problem import Place, Problem, ProblemsFound, Severity, stop_at, suggest
from .begun import BegunCase, Stray
from .case import SourcedCase
from .cells import Cells, Table, plain
from .csv_table import read_csv
from .rows import FilledSheet, filled_sheet, read_row, same
from .spots import Spots
from .strange_sheets import strange_sheets
from .values import quoted
from .workbook import read_workbook

NAME_OF_CASE = re.compile(r"\w(?:[\w .-]{0,58}\w)?")
NO_PERSON = "Ta bort det. Personnummer får inte stå i filen."
HOW_TO_BEGIN = "Skriv minst en rad, med en egen nyckel. Raderna Förklaring och Exempel läses inte."
MOST_SUGGESTED = 50
"""For how many faults a key that was meant is looked for; it takes long where there are many keys."""

NO_NAMES: Mapping[str, str] = MappingProxyType({})
HOW_TO_NAME = "Skriv högst 60 tecken: bokstäver, siffror, mellanslag, punkt och bindestreck."


def cases_in_spreadsheet(path: Path, names: Mapping[str, str] = NO_NAMES) -> Form:
    """The form at `path`, with its cases. `names` has what each authority is called, by its id.

    `ProblemsFound` when the file cannot be read, or when something in it belongs to no case.
    """
    shown = str(path)
    if has_personal_number(path.name):
        raise ProblemsFound([Problem(Place(shown), "filens namn innehåller ett personnummer.", "Byt namn på filen.")])
    tables, told = _tables(path, shown)
    form = Form(shown, _authority(tables), names, told)
    for sheet in SHEETS:
        for table in tables:
            if table.name.strip() == sheet.name:
                form.take(table, sheet)
    form.demand_whole()
    return form


def _tables(path: Path, shown: str) -> tuple[list[Table], list[Problem]]:
    if path.suffix.lower() == ".csv":
        return [read_csv(path, shown)], []
    tables, told = read_workbook(path, shown, {sheet.name for sheet in SHEETS})
    told += strange_sheets(tables, shown)
    stop_at(told)
    return tables, told


def _authority(tables: list[Table]) -> str:
    """The authority that the form is for, as its guide says; empty when it does not."""
    for table in tables:
        for cells in table.rows if table.name == GUIDE else ():
            texts = [plain(str(cell.value)) for cell in cells.contents]
            if len(texts) > 1 and texts[0] == OF_AUTHORITY:
                return texts[1]
    return ""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a form states of the case called `name`: its rows, the first of which is its own, each with its sheet."""

    name: str
    rows: list[tuple[FilledSheet, Cells]]

    def sourced(self, form: Form) -> SourcedCase:
        """The case, made anew each time, as it stands in the form."""
        spots = Spots(form.shown)
        rows = [(read_row(cells, filled, spots), filled.sheet) for filled, cells in self.rows]
        begun = BegunCase(self.name, rows[0][0].spot, spots)
        for row, sheet in rows:
            begun.take(row, sheet)
        return begun.sourced(form.authority, form.names)


@dataclass(slots=True)
class Form:
    """The cases of the file `shown`, in their order, and with the first what is `told` of the file as a whole.

    `authority` is that of the cases which say none themselves, and `names` has what each authority is called.
    Only what stands in the file is kept. A case is made when its turn comes, and then belongs to the one who asked.
    """

    shown: str
    authority: str
    names: Mapping[str, str]
    told: list[Problem]
    stated: dict[str, Stated] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.stated)

    def __iter__(self) -> Iterator[SourcedCase]:
        for place, stated in enumerate(self.stated.values()):
            case = stated.sourced(self)
            yield case if place else replace(case, problems=(*self.told, *case.problems))

    def take(self, table: Table, sheet: Sheet) -> None:
        """Nothing; the cases then have the rows of the sheet."""
        filled = filled_sheet(table, sheet, self.shown, self.told)
        if not filled:
            return
        for cells in filled.rows():
            try:
                self._case(filled.key(cells), begins=not sheet.lists).rows.append((filled, cells))
            except Stray as fault:
                place = table.place(self.shown, cells.row, fault.label)
                self.told.append(Problem(place, fault.message, fault.advice))

    def _case(self, key: str, *, begins: bool) -> Stated:
        """The case that a row with that key belongs to, or begins."""
        known = self.stated.get(same(key))
        if has_personal_number(key):
            raise Stray(KEY, "ärendets nyckel innehåller ett personnummer.", NO_PERSON)
        if not key:
            raise Stray(KEY, "raden säger inte vilket ärende den gäller.", f"Fyll i kolumnen {KEY}.")
        if not begins:
            if not known:
                names = [case.name for case in self.stated.values()] if len(self.told) < MOST_SUGGESTED else []
                advice = suggest(key, names, f"Skriv den som på bladet {CASES}.")
                raise Stray(KEY, f"ärendet {quoted(key)} finns inte på bladet {CASES}.", advice)
            return known
        if known:
            filled, cells = known.rows[0]
            where = filled.table.place(self.shown, cells.row).part
            raise Stray(KEY, f"ärendet {quoted(key)} finns redan: {where}.", "Ge varje ärende en egen nyckel.")
        if not NAME_OF_CASE.fullmatch(key):
            raise Stray(KEY, f"nyckeln {quoted(key)} kan inte bli namn på en fil.", HOW_TO_NAME)
        self.stated[same(key)] = stated = Stated(key, [])
        return stated

    def demand_whole(self) -> None:
        """Nothing, unless something is wrong with the file: then `ProblemsFound`, also with the faults of all cases."""
        if not self.stated and not _errors(self.told):
            self.told.append(Problem(Place(self.shown), "filen har inga ärenden.", HOW_TO_BEGIN))
        if _errors(self.told):
            cases = (stated.sourced(self) for stated in self.stated.values())
            told = [*self.told, *(problem for case in cases for problem in case.problems)]
            raise ProblemsFound(told, in_reading_order=True)


def _errors(problems: list[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)
