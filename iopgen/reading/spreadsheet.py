"""A filled-in form, as a workbook or as CSV: the cases in it, one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..model.form import CASES, CHOICES, GUIDE, KEY, OF_AUTHORITY, SHEETS, Sheet
from ..personal_number import has_personal_number
from ..problem import Place, Problem, ProblemsFound, Severity, nearest, stop_at, suggest
from .begun import BegunCase, Stray
from .case import SourcedCase
from .cells import Table, plain
from .csv_table import read_csv
from .growing import Grown
from .rows import Row, rows_of, same
from .spots import Spots
from .values import quoted
from .workbook import read_workbook

NAME_OF_CASE = re.compile(r"\w(?:[\w .-]{0,58}\w)?")
KNOWN = {sheet.name: sheet for sheet in SHEETS}
NO_PERSON = "Ta bort det. Personnummer får inte stå i filen."
HOW_TO_BEGIN = "Skriv minst en rad, med en egen nyckel. Raderna Förklaring och Exempel läses inte."
MOST_SUGGESTED = 50
"""For how many faults a key that was meant is looked for; it takes long where there are many keys."""

HOW_TO_NAME = "Skriv högst 60 tecken: bokstäver, siffror, mellanslag, punkt och bindestreck."


def cases_in_spreadsheet(path: Path) -> Iterator[SourcedCase]:
    """The cases in the form at `path`, in their order, and with the first what is told of the whole file.

    `ProblemsFound` before any of them when the file cannot be read, or when something in it belongs to no case.
    """
    shown = str(path)
    if has_personal_number(path.name):
        raise ProblemsFound([Problem(Place(shown), "filens namn innehåller ett personnummer.", "Byt namn på filen.")])
    tables, told = _tables(path, shown)
    form = Form(Spots(shown), _authority(tables))
    form.told += told
    for sheet in SHEETS:
        for table in tables:
            if table.name.strip() == sheet.name:
                form.take(table, sheet)
    yield from form.cases()


def _tables(path: Path, shown: str) -> tuple[list[Table], list[Problem]]:
    if path.suffix.lower() == ".csv":
        return [read_csv(path, shown)], []
    tables, told = read_workbook(path, shown, {*KNOWN, GUIDE})
    told += _unknown_sheets(tables, shown)
    stop_at(told)
    return tables, told


def _unknown_sheets(tables: list[Table], shown: str) -> Iterator[Problem]:
    names = [table.name.strip() for table in tables]
    for table, name in zip(tables, names, strict=True):
        if name in (*KNOWN, GUIDE, CHOICES):
            continue
        if (meant := nearest(name, KNOWN)) and meant not in names:
            yield Problem(table.place(shown), "bladet är okänt.", f'Menade du "{meant}"?')
        else:
            yield Problem(table.place(shown), "bladet läses inte.", "Det hör inte till formuläret.", Severity.NOTE)
    if CASES not in names:
        yield Problem(Place(shown), f"bladet {CASES} saknas.", "Gör ett nytt formulär med iopgen form, och fyll i det.")


def _authority(tables: list[Table]) -> str:
    """The authority that the form is for, as its guide says; empty when it does not."""
    for table in tables:
        for cells in table.rows.values() if table.name == GUIDE else ():
            texts = [plain(str(cell.value)) for _, cell in sorted(cells.items())]
            if len(texts) > 1 and texts[0] == OF_AUTHORITY:
                return texts[1]
    return ""


@dataclass(slots=True)
class Form:
    """What is read of a form so far: its cases by their keys, and what is `told` of the file as a whole."""

    spots: Spots
    authority: str
    begun: dict[str, BegunCase] = field(default_factory=dict)
    told: list[Problem] = field(default_factory=list)

    def take(self, table: Table, sheet: Sheet) -> None:
        """Nothing; the cases then have what the rows of the sheet state."""
        for row in rows_of(table, sheet, self.spots, self.told):
            try:
                self._case(row, begins=not sheet.lists).take(row, sheet)
            except Stray as fault:
                place = self.spots.place(row.spots[fault.label])
                self.told.append(Problem(place, fault.message, fault.advice))

    def _case(self, row: Row, *, begins: bool) -> BegunCase:
        """The case that the row belongs to, or begins."""
        key = row.ties[KEY]
        known = self.begun.get(same(key))
        if has_personal_number(key):
            raise Stray(KEY, "ärendets nyckel innehåller ett personnummer.", NO_PERSON)
        if not key:
            raise Stray(KEY, "raden säger inte vilket ärende den gäller.", f"Fyll i kolumnen {KEY}.")
        if not begins:
            if not known:
                names = [case.name for case in self.begun.values()] if len(self.told) < MOST_SUGGESTED else []
                advice = suggest(key, names, f"Skriv den som på bladet {CASES}.")
                raise Stray(KEY, f"ärendet {quoted(key)} finns inte på bladet {CASES}.", advice)
            return known
        if known:
            where = self.spots.place(known.spot).part
            raise Stray(KEY, f"ärendet {quoted(key)} finns redan: {where}.", "Ge varje ärende en egen nyckel.")
        if not NAME_OF_CASE.fullmatch(key):
            raise Stray(KEY, f"nyckeln {quoted(key)} kan inte bli namn på en fil.", HOW_TO_NAME)
        self.begun[same(key)] = begun = BegunCase(key, row.spot, self.spots, Grown(row.spot))
        return begun

    def cases(self) -> Iterator[SourcedCase]:
        """The cases, unless something is wrong with the file; then `ProblemsFound` with what is wrong in them too."""
        found = [case.sourced(self.authority) for case in self.begun.values()]
        if not found and not _errors(self.told):
            self.told.append(Problem(Place(self.spots.shown), "filen har inga ärenden.", HOW_TO_BEGIN))
        if _errors(self.told):
            told = [*self.told, *(problem for case in found for problem in case.problems)]
            raise ProblemsFound(told, in_reading_order=True)
        for place, case in enumerate(found):
            yield case if place else replace(case, problems=(*self.told, *case.problems))


def _errors(problems: list[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)
