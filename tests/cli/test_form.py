"""`iopgen form`: a form is written where the user says, and nothing is overwritten unasked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from iopgen.reading.spreadsheet import cases_in_spreadsheet

from ..conftest import ROOT
from ..reading.test_spreadsheet import set_cell
from .conftest import Run, names


def test_form_is_written_and_what_to_do_next_is_told(run: Run) -> None:
    result = run("form", "uppgifter.xlsx", "--authority", "standard", "--date", "2026-11-20")
    assert result.exit_code == 0
    assert result.stdout == (
        "Formulär: uppgifter.xlsx\nBörja på bladet Läs först. Spara det ifyllda formuläret som .xlsx.\n"
    )
    assert names() == ["uppgifter.xlsx"]


def test_form_that_is_there_is_overwritten_only_when_asked(run: Run) -> None:
    Path("uppgifter.xlsx").write_text("mitt", encoding="utf-8")
    refused = run("form", "uppgifter.xlsx", "--authority", "standard")
    assert refused.exit_code == 1
    assert refused.stderr == (
        "uppgifter.xlsx: filen finns redan. Ange ett annat namn, eller --force för att skriva över.\n"
    )
    assert Path("uppgifter.xlsx").read_text(encoding="utf-8") == "mitt"
    assert run("form", "uppgifter.xlsx", "--authority", "standard", "--force").exit_code == 0
    assert Path("uppgifter.xlsx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("uppgifter.xlsx", "--authority", "standrad"), 'Myndigheten standrad finns inte. Menade du "standard"?'),
        (("uppgifter.docx", "--authority", "standard"), "Formulärets namn slutar på .xlsx."),
        (("811218-9876.xlsx", "--authority", "standard"), "Filens namn innehåller ett personnummer."),
        (("uppgifter.xlsx",), "Val saknas: '--authority'."),
    ],
)  # fmt: skip
def test_what_cannot_be_a_form_is_told_and_nothing_is_written(
    run: Run, arguments: tuple[str, ...], message: str
) -> None:
    result = run("form", *arguments)
    assert result.exit_code == 2
    assert f"Fel: {message}" in result.stderr
    assert names() == []


def test_empty_form_has_no_cases(run: Run) -> None:
    from iopgen.problem import ProblemsFound

    run("form", "uppgifter.xlsx", "--authority", "standard")
    with pytest.raises(ProblemsFound, match="filen har inga ärenden"):
        list(cases_in_spreadsheet(Path("uppgifter.xlsx")))


def test_row_that_is_filled_in_is_a_case_of_the_form_s_authority(run: Run) -> None:
    from openpyxl import load_workbook

    run("form", "uppgifter.xlsx", "--authority", "standard")
    book = load_workbook("uppgifter.xlsx")
    set_cell(book["Ärenden"], 4, 1, "hamnen-2027")
    book.save("uppgifter.xlsx")
    [read] = cases_in_spreadsheet(Path("uppgifter.xlsx"))
    assert (read.name, read.case_file.case.authority, read.problems) == ("hamnen-2027", "standard", ())


def test_drafting_loads_nothing_of_spreadsheets() -> None:
    program = (
        "import sys; from iopgen.cli import main\n"
        "try: main(['check', 'samples/boras/case.yaml'])\n"
        "except SystemExit: pass\n"
        "print([name for name in sys.modules if name.startswith('openpyxl')])"
    )
    result = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "[]"
