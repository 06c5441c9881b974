"""The form itself: what people meet when they open it, and what machines do."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from iopgen.assemble import rules_on
from iopgen.form import Scope, write_form
from iopgen.form.look import EXAMPLE_ROW, EXPLANATION_ROW, FIRST_ROW, HEAD_ROW
from iopgen.interview import FIRST_ROUND
from iopgen.model.case import Case
from iopgen.model.fact import kinds
from iopgen.model.form import CHOICES, GUIDE, KEY, SHEETS, party_words
from iopgen.model.library import ClauseLibrary

from .conftest import DAY, form_for

MARK = "Viktigast att fylla i."
NOT_ASKED = {"checks", "include", "leave_out"}


@pytest.fixture(scope="module")
def book(form: bytes) -> Workbook:
    return load_workbook(BytesIO(form))


def sheets_of_facts(book: Workbook) -> list[Worksheet]:
    return [book[sheet.name] for sheet in SHEETS]


def column_of(page: Worksheet, label: str) -> list[Any]:
    """What stands in the column under its label: the explanation, then the example."""
    at = next(cell.column for cell in page[HEAD_ROW] if cell.value == label)
    return [page.cell(row, at) for row in (EXPLANATION_ROW, EXAMPLE_ROW)]


def lists_within(record: type, prefix: str = "") -> set[str]:
    """The path of every list or table of records within `record`."""
    found = set()
    for name, kind in kinds(record).items():
        if kind.is_record:
            path = f"{prefix}{name}"
            found |= ({path} if kind.is_list or kind.key else set()) | lists_within(kind.base, f"{path}.")
    return found


def test_every_list_of_a_case_stands_on_one_sheet_but_those_that_nobody_is_asked_for() -> None:
    placed = Counter(path for sheet in SHEETS for path in sheet.lists.values())
    assert set(placed.values()) == {1}
    assert set(placed) == lists_within(Case) - NOT_ASKED


def test_each_label_stands_once_on_its_sheet(book: Workbook) -> None:
    for page in sheets_of_facts(book):
        labels = [str(cell.value).casefold() for cell in page[HEAD_ROW]]
        assert len(set(labels)) == len(labels), page.title


def test_every_sheet_begins_with_labels_that_stay_in_sight(book: Workbook) -> None:
    for page in [*sheets_of_facts(book), book[CHOICES]]:
        assert page.freeze_panes == f"B{HEAD_ROW + 1}"
        assert page.print_title_rows == f"${HEAD_ROW}:${HEAD_ROW}"
        assert all(cell.value for cell in page[HEAD_ROW])
        assert page.merged_cells.ranges == set()
        assert len(page.title) <= 31


def test_every_column_of_facts_is_explained_and_wide_enough_for_its_words(book: Workbook) -> None:
    for page in sheets_of_facts(book):
        for cell in page[HEAD_ROW]:
            told, _ = column_of(page, str(cell.value))
            assert told.value, f"{page.title}: {cell.value}"
            assert "`" not in told.value
            longest = max(map(len, re.findall(r"\w+", str(cell.value))))
            assert page.column_dimensions[get_column_letter(cell.column or 0)].width >= longest


def test_rows_that_only_help_are_marked_in_the_first_column(book: Workbook) -> None:
    for page in sheets_of_facts(book):
        first = [page.cell(row, 1).value for row in (HEAD_ROW, EXPLANATION_ROW, EXAMPLE_ROW, FIRST_ROW)]
        assert first == [KEY, "Förklaring", "Exempel", None]


@pytest.mark.parametrize(
    ("sheet", "label", "expected"),
    [
        ("Parter", "Organisationsnummer", "@"),
        ("Parter", "Telefon", "@"),
        ("Parter", "Partens konto", "@"),
        ("Ärenden", "Avtalets startdatum", "yyyy-mm-dd"),
        ("Resurser", "Värde per år", '#,##0.00 "kr"'),
        ("Resurser", "Värde år för år 2027", '#,##0.00 "kr"'),
        ("Ärenden", "Uppsägningstid", "0"),
    ],
)
def test_cells_keep_what_is_written_in_them(book: Workbook, sheet: str, label: str, expected: str) -> None:
    page = book[sheet]
    letter = next(cell.column_letter for cell in page[HEAD_ROW] if cell.value == label)
    assert page.column_dimensions[letter].number_format == expected


def rule_for(page: Worksheet, label: str) -> Any:
    letter = next(cell.column_letter for cell in page[HEAD_ROW] if cell.value == label)
    [rule] = [
        each for each in page.data_validations.dataValidation if str(each.sqref).startswith(f"{letter}{FIRST_ROW}:")
    ]
    return rule


def choices(book: Workbook, sheet: str, label: str) -> list[Any]:
    """What there is to choose among in the column."""
    rule = rule_for(book[sheet], label)
    assert rule.type == "list"
    name, _, area = rule.formula1.partition("!")
    return [row[0].value for row in book[name.strip("'")][area.replace("$", "")]]


def test_what_can_be_chosen_is_a_list(book: Workbook) -> None:
    assert choices(book, "Ärenden", "Arbete med barn") == ["ja", "nej"]
    assert "ideell förening" in choices(book, "Parter", "Juridisk form")
    assert choices(book, "Åtaganden", "Part")[-2:] == ["organisation 7", "gemensamt"]
    assert choices(book, "Ledamöter", "Grupp") == ["styrgrupp", "samverkansgrupp", "arbetsgrupp"]
    assert choices(book, "Kontakter", "Ärende")[0] is None  # the keys that people have written


def test_party_is_chosen_by_its_word_where_a_fact_names_one_and_may_be_written_in_other_words(book: Workbook) -> None:
    assert choices(book, "Ärenden", "Den som ställer lokaler till förfogande") == list(party_words())
    assert choices(book, "Utbetalningar", "Mottagare av utbetalningen") == [f"organisation {n}" for n in range(1, 8)]
    assert not rule_for(book["Beslut"], "Part som beslutar").showErrorMessage
    told, example = column_of(book["Annat stöd"], "Organisation som får stödet")
    assert "Välj part i listan, eller skriv namnet." in told.value
    assert example.value == "organisation 1"


def test_criteria_are_those_of_the_authority_on_the_day(library: ClauseLibrary) -> None:
    book = load_workbook(BytesIO(form_for("boras", library)))
    rules = rules_on(library.authorities["boras"], DAY)
    assert rules
    ids = [each.id for assessment in rules.assessments or () for each in assessment.criteria or ()]
    assert [str(choice).partition(" – ")[0] for choice in choices(book, "Bedömningar", "Kriterium")] == ids


def test_what_the_profile_knows_needs_no_answer(library: ClauseLibrary) -> None:
    book = load_workbook(BytesIO(form_for("boras", library)))
    told, _ = column_of(book["Ärenden"], "Lokal överenskommelse")
    assert "Behöver inte fyllas i: programmet vet det." in told.value
    guide = {str(row[0].value): str(row[1].value) for row in book[GUIDE].iter_rows()}
    assert guide["Myndighet"] == "boras"
    assert "Borås Stad" in guide["Gäller"]
    assert "webbplats" in guide["Behöver inte fyllas i"]


def test_what_matters_most_is_marked_in_words(book: Workbook) -> None:
    marked = {
        str(label.value)
        for page in sheets_of_facts(book) for label, told in zip(page[HEAD_ROW], page[EXPLANATION_ROW], strict=True)
        if MARK in str(told.value)
    }  # fmt: skip
    assert {"Samhällsutmaningen", "Organisationsnummer", "Avtalets startdatum", "Vad resursen är"} <= marked
    assert "Myndighet" not in marked
    assert "Diarienummer" not in marked


def test_a_question_that_depends_on_another_says_so(book: Workbook) -> None:
    told, _ = column_of(book["Ärenden"], "Introduktion av ideella")
    assert "Fyll i om svaret är ja på ”ideella deltar”." in told.value
    assert "Svarar: organisationen." in told.value


def test_guide_names_every_sheet_and_leads_to_those_with_facts(book: Workbook) -> None:
    names = [row[0].value for row in book[GUIDE].iter_rows()]
    assert [name for name in book.sheetnames if name != GUIDE] == names[-len(SHEETS) - 1 :]
    leads = {row[0].value: row[0].hyperlink.location for row in book[GUIDE].iter_rows() if row[0].hyperlink}
    assert leads == {sheet.name: f"'{sheet.name}'!A1" for sheet in SHEETS}


def test_form_has_a_title_and_a_language(book: Workbook) -> None:
    assert book.properties.title
    assert book.properties.title.startswith("Uppgifter för avtal om idéburet offentligt partnerskap – ")
    assert book.properties.language == "sv-SE"


def test_equal_input_gives_equal_bytes(library: ClauseLibrary, form: bytes) -> None:
    assert form_for("standard", library) == form
    assert form_for("standard", library, date(2026, 11, 21)) != form
    with zipfile.ZipFile(BytesIO(form)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2026-11-20T00:00:00Z</dcterms:modified>" in archive.read("docProps/core.xml")


def test_text_of_a_profile_is_never_a_formula(library: ClauseLibrary) -> None:
    rules = rules_on(library.authorities["standard"], DAY)
    assert rules
    goal = '=HYPERLINK("https://example.se")'
    written = write_form(rules, {"background.strategic_goal": [goal]}, Scope(DAY, FIRST_ROUND))
    book = load_workbook(BytesIO(written))
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row if cell.value == goal]
    assert cells
    assert {(cell.data_type, cell.quotePrefix) for cell in cells} == {("s", True)}
    assert not any(cell.data_type == "f" for page in book.worksheets for row in page.iter_rows() for cell in row)
