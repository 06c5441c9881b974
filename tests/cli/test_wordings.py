"""What officers read on the screen: no words of the template language, ids that can be copied, and what was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from iopgen.model import condition

from ..conftest import ROOT
from .conftest import Run

DRAFT_TOO_LITTLE = "authority: standard\ntitle: Mötesplats Vargen\n"


def test_titles_have_the_authoritys_words(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    shown = run("clauses", "--library", str(ROOT)).stdout
    assert "Organisationens inbördes relation" in shown
    assert "Åtaganden för idéburna parter" in shown
    assert "{{" not in shown


def test_ids_are_not_broken_on_a_narrow_screen(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    shown = run("clauses", "--library", str(ROOT)).stdout
    assert "│ register_check_home_visits " in shown
    assert "│ governance_cooperation_group " in shown


def test_conditions_have_the_labels_of_their_values() -> None:
    test = condition.Test("information.data_role", ("gemensamt", "bitrade"))
    told = "personuppgiftsansvarig och personuppgiftsbiträde"
    assert condition.describe_test(test, met=False).endswith(f"inte gemensamt personuppgiftsansvariga eller {told}")


def test_command_that_was_meant_is_told(run: Run) -> None:
    assert run("generat").stderr.endswith('Fel: Kommandot generat finns inte. Menade du "generate"?\n')
    assert run("xyz").stderr.endswith("Fel: Kommandot xyz finns inte.\n")


def test_no_first_line_of_the_help_is_cut_off(run: Run) -> None:
    assert "..." not in run("--help").stdout.partition("Kommandon:")[2]


@pytest.mark.parametrize("name", ["a.pdf", "b.TXT", "c.doc"])
def test_draft_is_written_to_no_other_kind_of_file(name: str, run: Run, tmp_path: Path) -> None:
    case, output = tmp_path / "a.yaml", tmp_path / name
    case.write_text(DRAFT_TOO_LITTLE, encoding="utf-8")
    result = run("generate", str(case), "--output", str(output))
    assert (result.exit_code, output.exists()) == (1, False)
    assert result.stderr == f"{output}: filen kan inte skrivas. Utkastets namn slutar på .docx.\n"


def test_what_is_missing_is_told_in_reading_order_with_its_key(run: Run, tmp_path: Path) -> None:
    case = tmp_path / "a.yaml"
    case.write_text(DRAFT_TOO_LITTLE, encoding="utf-8")
    checked = [line.split(" [")[-1] for line in run("check", str(case)).stdout.splitlines() if "Fråga" in line]
    told = [line.split(" [")[-1] for line in run("check", str(case), "--complete").stderr.splitlines()]
    assert [line.split(";")[0] for line in told] == [line.split(";")[0] for line in checked]
