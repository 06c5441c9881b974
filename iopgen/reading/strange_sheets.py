"""Sheets that a form does not have: some of them are its own under another name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ..model.form import CASES, CHOICES, GUIDE, KEY, SHEETS, Sheet
from ..problem import Place, Problem, Severity, nearest
from .cells import Table, plain
from .rows import same

NAMES = tuple(sheet.name for sheet in SHEETS)


def strange_sheets(tables: Sequence[Table], shown: str) -> Iterator[Problem]:
    """What is told of every sheet that the form does not have, and of the one that it cannot be without."""
    names = [table.name.strip() for table in tables]
    has_cases = CASES in names
    for table, name in zip(tables, names, strict=True):
        if name in (*NAMES, GUIDE, CHOICES):
            continue
        meant, is_like = _meant(table, name, names)
        has_cases = has_cases or meant == CASES
        yield _told(table.place(shown), meant, is_error=is_like or meant == CASES)
    if not has_cases:
        yield Problem(Place(shown), f"bladet {CASES} saknas.", "Gör ett nytt formulär med iopgen form, och fyll i det.")


def _meant(table: Table, name: str, names: Collection[str]) -> tuple[str | None, bool]:
    """The sheet, missing in the file, that the strange one may be; and whether its name is like that.

    One that is named like a sheet which the file has is a copy of that.
    """
    named, headed = nearest(name, NAMES), _headed_like(table)
    if headed == CASES not in names:
        return headed, False
    if named:
        return (named, True) if named not in names else (None, False)
    return (headed, False) if headed not in names else (None, False)


def _told(place: Place, meant: str | None, *, is_error: bool) -> Problem:
    if meant is None:
        return Problem(place, "bladet läses inte.", "Det hör inte till formuläret.", Severity.NOTE)
    advice = f"Är det {meant}? Byt i så fall namn på det till {meant}."
    if is_error:
        return Problem(place, "bladet är okänt.", advice)
    return Problem(place, "bladet läses inte.", advice, Severity.WARNING)


def _headed_like(table: Table) -> str | None:
    """The sheet of the form whose headings the table has most of, if most of its own are among them."""
    for cells in table.rows:
        labels = {same(plain(cell.value)) for cell in cells.contents if isinstance(cell.value, str)}
        if same(KEY) in labels:
            shared = {sheet.name: len(labels & _labels(sheet)) for sheet in SHEETS}
            best = max(NAMES, key=shared.__getitem__)
            return best if shared[best] > 1 and 2 * shared[best] > len(labels) else None
    return None


def _labels(sheet: Sheet) -> set[str]:
    return {same(label) for label in (*sheet.ties, *(column.label for column in sheet.columns))}
