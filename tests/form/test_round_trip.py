"""What is filled in in a form is what is read from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from iopgen.model.library import ClauseLibrary
from iopgen.reading.case import read_case
from iopgen.reading.spreadsheet import cases_in_spreadsheet

from ..conftest import ROOT
from .conftest import form_for
from .filling import as_far_as_the_form_goes, fill

SAMPLES = sorted((ROOT / "samples").rglob("case.yaml"))
RICH = [path for path in SAMPLES if path.parent.parent.name == "samples"]


def name_of(path: Path) -> str:
    return path.parent.name


@pytest.mark.parametrize("path", RICH, ids=name_of)
def test_sample_that_is_filled_in_in_its_form_is_read_as_the_same_case(
    path: Path, library: ClauseLibrary, tmp_path: Path
) -> None:
    case = read_case(path).case
    filled = tmp_path / "filled.xlsx"
    filled.write_bytes(fill(form_for(case.authority or "", library), {"ett": case}))
    [read] = cases_in_spreadsheet(filled)
    assert read.problems == ()
    assert read.name == "ett"
    assert read.case_file.case == as_far_as_the_form_goes(case)


def test_all_samples_are_read_from_one_form_in_their_order(form: bytes, tmp_path: Path) -> None:
    cases = {name_of(path): read_case(path).case for path in SAMPLES}
    filled = tmp_path / "filled.xlsx"
    filled.write_bytes(fill(form, cases))
    read = list(cases_in_spreadsheet(filled))
    assert [each.problems for each in read] == [()] * len(cases)
    expected = {name: as_far_as_the_form_goes(case) for name, case in cases.items()}
    assert {each.name: each.case_file.case for each in read} == expected
    assert [each.name for each in read] == list(cases)
