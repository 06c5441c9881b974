"""What people choose among, as columns of a sheet of its own, and the rules that keep cells to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from ..model.fact import Choice, Count, Days, Euro, Kronor, Months, Names
from ..model.form import (
    ACTIVITIES,
    ACTIVITY,
    CASES,
    CHOICES,
    KEY,
    PARTNER,
    PARTY,
    PARTY_LISTS,
    Column,
    Sheet,
    party_words,
)  # fmt: skip
from .look import FIRST_ROW, HEAD_ROW, LAST_ROW, fit_row, put, set_up, style_head

CHOOSE, WRITE_NUMBER, WRITE_DAY = "Välj i listan.", "Skriv ett tal utan bokstäver.", "Skriv dagen som ÅÅÅÅ-MM-DD."
FIRST_DAY = 1
"""The first day that a spreadsheet knows, in 1900."""
LEAST: dict[Any, int] = {Kronor: 0, Euro: 0, Decimal: 0, Count: 1, Months: 1, Days: 1}
TITLE = "Fel i cellen"
WIDE = 50

Options = Mapping[str, Sequence[str]]
"""What people choose among for some facts, by their paths within a case; for a table, its keys."""


@dataclass(slots=True)
class Lists:
    """The lists of the form so far, each in a column of `sheet` under its label."""

    sheet: Worksheet
    options: Options
    columns: dict[tuple[str, ...], str] = field(default_factory=dict)

    def choices(self, sheet: Sheet, column: Column) -> tuple[str, ...]:
        """What people choose among for the fact; nothing when anything can be written."""
        base = column.kind.base
        if isinstance(base, type) and issubclass(base, Choice):
            return tuple(choice.label for choice in base)
        if base is bool:
            return ("ja", "nej")
        path = f"{sheet.first_list}.{column.path}" if sheet.lists else column.path
        return tuple(self.options.get(path, ()))

    def tied(self, sheet: Sheet, label: str) -> tuple[str, ...]:
        """What people choose among in a column by which rows are tied to the rest, where that is the same always."""
        if label != sheet.tie:
            return ()
        if sheet.is_table:
            return tuple(self.options.get(sheet.first_list, ()))
        rest = (word for word in sheet.lists if word not in PARTY_LISTS)
        return (*party_words(), *rest) if label == PARTY else tuple(rest)

    def party_rule(self, column: Column) -> DataValidation | None:
        """The rule that offers the parties where the fact names one; a board, a unit or all may be written too."""
        match column.about.names:
            case Names.PARTY:
                rule = self.rule(PARTY, tuple(party_words()))
            case Names.PARTNER:
                rule = self.rule(PARTNER.capitalize(), tuple(party_words(PARTNER)))
            case _:
                return None
        rule.showErrorMessage = False
        return rule

    def rule(self, label: str, choices: tuple[str, ...]) -> DataValidation:
        """The rule that a cell holds one of the choices, which then stand on the sheet of lists."""
        return _rule(self._reference(label, choices), loose=label == PARTY)

    def _reference(self, label: str, choices: tuple[str, ...]) -> str:
        if choices not in self.columns:
            at = len(self.columns) + 1
            style_head(put(self.sheet, HEAD_ROW, at, label), is_other=False)
            for row, choice in enumerate(choices, start=HEAD_ROW + 1):
                put(self.sheet, row, at, choice)
            self.columns[choices] = get_column_letter(at)
        letter = self.columns[choices]
        return f"'{CHOICES}'!${letter}$2:${letter}${len(choices) + 1}"

    def finish(self) -> None:
        """Nothing; the sheet of lists then looks like the others."""
        for at in range(1, len(self.columns) + 1):
            self.sheet.column_dimensions[get_column_letter(at)].width = WIDE
        fit_row(self.sheet, HEAD_ROW)
        set_up(self.sheet)


def rule_of_tie(sheet: Sheet, label: str) -> DataValidation | None:
    """The rule that a row is tied to a case or an activity of the form; the cases are tied to nothing."""
    held_by = {KEY: CASES, ACTIVITY: ACTIVITIES}.get(label)
    if held_by is None or not sheet.lists:
        return None
    letter = "A" if label == KEY else "B"
    return _rule(f"'{held_by}'!${letter}${FIRST_ROW}:${letter}${LAST_ROW}", loose=True)


def _rule(reference: str, *, loose: bool) -> DataValidation:
    return _told(DataValidation(type="list", formula1=reference, errorStyle="warning" if loose else "stop"), CHOOSE)


def rule_of_kind(column: Column) -> DataValidation | None:
    """The rule that a day is a day, and a number a number; it only warns, since text is understood too."""
    base = column.kind.base
    if base is date:
        return _told(_at_least("date", FIRST_DAY), WRITE_DAY)
    if base not in LEAST:
        return None
    kind: Literal["whole", "decimal"] = "whole" if base in (Count, Months, Days) else "decimal"
    return _told(_at_least(kind, LEAST[base]), WRITE_NUMBER)


def _at_least(kind: Literal["date", "whole", "decimal"], least: int) -> DataValidation:
    return DataValidation(type=kind, operator="greaterThanOrEqual", formula1=str(least), errorStyle="warning")


def _told(rule: DataValidation, message: str) -> DataValidation:
    rule.allow_blank, rule.showErrorMessage = True, True
    rule.errorTitle, rule.error = TITLE, message
    return rule
