"""Fills in a form as people would, from cases that are known already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from iopgen.form.look import FIRST_ROW, put
from iopgen.model.case import Case
from iopgen.model.fact import Choice
from iopgen.model.form import ACTIVITY, KEY, PARTY_LISTS, SHEETS, Column, Sheet

Stated = tuple[dict[str, str], Any]
"""What the ties of a row say, and the record that the row is; None for a row that says that there is none."""


def fill(form: bytes, cases: Mapping[str, Case]) -> bytes:
    """The form, in which every case of `cases` is filled in under its key."""
    book = load_workbook(BytesIO(form))
    for sheet in SHEETS:
        page = book[sheet.name]
        labels = {str(cell.value): number for number, cell in enumerate(page[1], start=1)}
        rows = ((key, *stated) for key, case in cases.items() for stated in stated_rows(sheet, case))
        for number, (key, ties, record) in enumerate(rows, start=FIRST_ROW):
            values = {KEY: key, **ties, **(cells(sheet, record) if record else _none(sheet))}
            for label, value in values.items():
                put(page, number, labels[label], value)
    filled = BytesIO()
    book.save(filled)
    return filled.getvalue()


def as_far_as_the_form_goes(case: Case) -> Case:
    """The case without what the form does not ask for."""
    return replace(case, checks=None, include=None, leave_out=None)


def stated_rows(sheet: Sheet, case: Case) -> Iterator[Stated]:
    """The rows of the sheet that state what the case does."""
    if not sheet.lists:
        yield {}, case
        return
    for word, path in sheet.lists.items():
        for ties, holder, name in _holders(sheet, word, path, case):
            yield from _items(sheet, ties, _at(holder, name), is_party=sheet.lists is PARTY_LISTS)


def _holders(sheet: Sheet, word: str, path: str, case: Case) -> Iterator[tuple[dict[str, str], Any, str]]:
    """The records in which the list at `path` lies, with what ties a row to each, and the rest of the path."""
    first, _, rest = path.partition(".")
    if path in PARTY_LISTS.values() or first not in (*PARTY_LISTS.values(), "activities") or not rest:
        yield {sheet.tie: word} if sheet.tie else {}, case, path
        return
    for number, holder in enumerate(getattr(case, first) or (), start=1):
        if first == "activities":
            yield {ACTIVITY: holder.name, **({sheet.tie: word} if sheet.tie else {})}, holder, rest
        else:
            yield {sheet.tie: f"{word} {number}"}, holder, rest


def _items(sheet: Sheet, ties: dict[str, str], items: Any, *, is_party: bool) -> Iterator[Stated]:
    if items == ():
        yield ties, None
    if isinstance(items, dict):
        yield from (({sheet.tie: key}, record) for key, record in items.items())
        return
    for number, record in enumerate(items or (), start=1):
        yield {**ties, sheet.tie: f"{ties[sheet.tie]} {number}"} if is_party else ties, record


def _at(record: Any, path: str) -> Any:
    for name in path.split("."):
        record = getattr(record, name, None)
    return record


def cells(sheet: Sheet, record: Any) -> dict[str, Any]:
    """What people would write of the record, by the labels of the columns."""
    found: dict[str, Any] = {}
    for column in sheet.columns:
        value = _at(record, column.path)
        if isinstance(value, dict):
            found.update({f"{column.label} {year}": written(amount) for year, amount in value.items()})
        elif value is not None:
            found[column.label] = written(value)
    return found


def written(value: Any) -> Any:
    """The value as people would write it."""
    if isinstance(value, tuple):
        return "\n".join(value) or "inga"
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, Choice):
        return value.label
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    return value


def _none(sheet: Sheet) -> dict[str, str]:
    return {_text_column(sheet).label: "inga"}


def _text_column(sheet: Sheet) -> Column:
    return next(column for column in sheet.columns if column.kind.base is str and not column.kind.is_list)
