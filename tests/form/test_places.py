"""What is told of a case that comes from a form names the sheet, the row and the column."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from iopgen.draft import draft_read_case, review_draft
from iopgen.model.library import ClauseLibrary
from iopgen.problem import ProblemsFound
from iopgen.reading.case import SourcedCase, read_case
from iopgen.reading.spreadsheet import cases_in_spreadsheet

from ..conftest import ROOT
from .conftest import DAY, form_for
from .filling import fill


@pytest.fixture
def read(library: ClauseLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SourcedCase:
    """A rich sample that has been filled in in its form."""
    monkeypatch.chdir(tmp_path)
    case = read_case(ROOT / "samples" / "boras" / "case.yaml").case
    Path("form.xlsx").write_bytes(fill(form_for("boras", library), {"ett": case}))
    [found] = cases_in_spreadsheet(Path("form.xlsx"))
    return found


def test_each_fact_has_the_place_of_its_cell(read: SourcedCase) -> None:
    source = read.case_file.source
    places = {
        "title": "form.xlsx, bladet Ärenden, rad 4, kolumn Partnerskapets namn",
        "partners[1].address.city": "form.xlsx, bladet Parter, rad 5, kolumn Postort",
        "partners[1].commitments[2].text": "form.xlsx, bladet Åtaganden, rad 9, kolumn Åtagande",
        "partners[1].commitments[2]": "form.xlsx, bladet Åtaganden, rad 9",
        "judgements.long_term.answer": "form.xlsx, bladet Bedömningar, rad 11, kolumn Bedömning",
        "checks": "form.xlsx, bladet Ärenden, rad 4",
    }
    assert {path: str(source.place(path)) for path in places} == places


def test_check_of_the_case_names_the_cell(read: SourcedCase, library: ClauseLibrary) -> None:
    term = read.case_file.case.term
    assert term
    case = replace(read.case_file.case, term=replace(term, end=date(2026, 12, 31)))
    with pytest.raises(ProblemsFound) as found:
        draft_read_case(replace(read.case_file, case=case), [], library, None, DAY)
    assert str(found.value).startswith("form.xlsx, bladet Ärenden, rad 4, kolumn Avtalets slutdatum: ")


def test_review_names_the_cell(read: SourcedCase, library: ClauseLibrary) -> None:
    review = review_draft(draft_read_case(read.case_file, [], library, None, DAY), library)
    criteria = [each for assessment in review.assessments for each in assessment.criteria]
    fact = next(fact for each in criteria for fact in each.facts if fact.path == "background.market")
    assert (fact.line, fact.where) == (4, "bladet Ärenden, rad 4, kolumn Undersökt marknad")
