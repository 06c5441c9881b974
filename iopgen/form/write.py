"""The form as a workbook: a guide, a sheet for each kind of row, and the lists to choose from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from ..model.authority import AuthorityProfile
from ..model.form import CHOICES, EXPLANATION, GUIDE, KEY, SHEETS, Sheet
from .guide import write_guide
from .lists import Lists, Options, rule_of_kind, rule_of_tie
from .look import (
    DARK,
    EXAMPLE_ROW,
    EXPLANATION_ROW,
    FIRST_ROW,
    HEAD_ROW,
    LAST_ROW,
    TEXT,
    TIE,
    fit_row,
    number_format,
    put,
    set_up,
    style_head,
    style_help,
    width,
)  # fmt: skip
from .same_bytes import as_same_bytes
from .wording import HOW_CHOSEN, TITLE, TOLD_OF_TIES, Scope, example, example_tie, explanation, is_first_sheet, name_of

YEARS = 6
"""For how many calendar years, from that of the form, there is a column of amounts."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A column of the form: its label, what is told of it, what could stand in it, and how cells of it are."""

    label: str
    told: str
    example: Any
    width: int
    number_format: str
    rule: DataValidation | None
    group: str = ""


def write_form(rules: AuthorityProfile, options: Options, scope: Scope) -> bytes:
    """The form for the authority whose `rules` are those of the day, with what there is to choose among."""
    book = Workbook()
    guide = book.active
    assert isinstance(guide, Worksheet)
    guide.title = GUIDE
    pages = {sheet.name: book.create_sheet(sheet.name) for sheet in SHEETS}
    lists = Lists(book.create_sheet(CHOICES), options)
    for sheet in SHEETS:
        _write(pages[sheet.name], [*_ties(sheet, lists), *_facts(sheet, lists, scope)])
        if is_first_sheet(sheet, scope):
            pages[sheet.name].sheet_properties.tabColor = DARK
    lists.finish()
    write_guide(guide, rules, scope)
    return as_same_bytes(book, f"{TITLE} – {name_of(rules)}", scope.day)


def _ties(sheet: Sheet, lists: Lists) -> Iterator[Filled]:
    """The columns by which a row tells what it belongs to; the first of them also marks the rows that only help."""
    for label in sheet.ties:
        choices = lists.tied(sheet, label)
        rule = lists.rule(label, choices) if choices else rule_of_tie(sheet, label)
        told = EXPLANATION if label == KEY else TOLD_OF_TIES.get(label, HOW_CHOSEN)
        yield Filled(label, told, example_tie(label, choices), TIE, TEXT, rule)


def _facts(sheet: Sheet, lists: Lists, scope: Scope) -> Iterator[Filled]:
    for column in sheet.columns:
        choices = lists.choices(sheet, column)
        rule = lists.rule(column.label, choices) if choices else lists.party_rule(column) or rule_of_kind(column)
        told = explanation(sheet, column, scope, chosen=bool(choices))
        years = range(scope.day.year, scope.day.year + YEARS) if column.kind.key is int else ("",)
        for year in years:
            yield Filled(
                f"{column.label} {year}".strip(), told, choices[0] if choices else example(column, scope),
                width(column), number_format(column), rule, column.group,
            )  # fmt: skip


def _write(page: Worksheet, columns: Sequence[Filled]) -> None:
    """Nothing; the page then has the columns, with their labels, explanations and examples."""
    groups = list(dict.fromkeys(column.group for column in columns))
    for at, column in enumerate(columns, start=1):
        letter = get_column_letter(at)
        page.column_dimensions[letter].width = column.width
        page.column_dimensions[letter].number_format = column.number_format
        page.column_dimensions[letter].alignment = Alignment(wrap_text=True, vertical="top")
        style_head(put(page, HEAD_ROW, at, column.label), is_other=groups.index(column.group) % 2 == 1)
        style_help(put(page, EXPLANATION_ROW, at, column.told))
        example_cell = put(page, EXAMPLE_ROW, at, column.example)
        style_help(example_cell)
        example_cell.number_format = column.number_format
        if column.rule:
            page.add_data_validation(column.rule)
            column.rule.add(f"{letter}{FIRST_ROW}:{letter}{LAST_ROW}")
    for row in (HEAD_ROW, EXPLANATION_ROW, EXAMPLE_ROW):
        fit_row(page, row)
    set_up(page)
