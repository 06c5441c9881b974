"""`iopgen review`: the review sheet alone, in Word or as data."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

from .conftest import Run, names, write_case
from .test_check import REVIEW
from .test_generate import DRAFT, FULL


def test_review_is_written_and_told_in_short(run: Run) -> None:
    write_case("a.yaml", FULL)
    result = run("review", "a.yaml")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"Granskningsunderlag: {DRAFT}.granskning.docx\n{REVIEW}"
    assert ZipFile(f"{DRAFT}.granskning.docx").testzip() is None


def test_review_can_be_data(run: Run) -> None:
    write_case("a.yaml", FULL)
    assert run("review", "a.yaml", "--json", "-o", "ut/a.json").exit_code == 0
    assert json.loads(Path("ut/a.json").read_text("utf-8"))["outcome"] == "gå vidare efter åtgärd"


def test_review_is_not_overwritten_unasked(run: Run) -> None:
    write_case("a.yaml", FULL)
    Path(f"{DRAFT}.granskning.docx").write_text("mitt")
    result = run("review", "a.yaml")
    assert (result.exit_code, result.stdout) == (1, "")
    assert Path(f"{DRAFT}.granskning.docx").read_text() == "mitt"
    assert run("review", "a.yaml", "--force").exit_code == 0


def test_several_cases_do_not_become_one_file(run: Run) -> None:
    write_case("a.yaml", FULL)
    write_case("b.yaml", FULL)
    result = run("review", "a.yaml", "b.yaml", "-o", "alla.docx")
    assert result.exit_code == 2
    assert "Flera ärenden kan inte skrivas till en enda fil. Ange en mapp med --output." in result.stderr
    assert names() == ["a.yaml", "b.yaml"]


def test_faulty_case_gets_no_review(run: Run) -> None:
    write_case("a.yaml", "titel: x\n")
    result = run("review", "a.yaml")
    assert (result.exit_code, result.stdout) == (1, "")
    assert names() == ["a.yaml"]
