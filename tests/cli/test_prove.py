"""`iopgen library prove` shows the proof, writes it when asked to, and tells of faults by its exit status."""

from __future__ import annotations

from pathlib import Path

from ..prove.small import clause, small_copy
from .conftest import Run, names


def test_proof_is_shown(run: Run, tmp_path: Path) -> None:
    folder = str(small_copy(tmp_path / "library"))
    result = run("library", "prove", "--authority", "standard", "--date", "2026-11-20", "--library", folder)
    assert result.exit_code == 0
    assert "Obligatoriskt avsnitt: Mer" in result.output
    assert "Fel: 0" in result.output
    assert "ingen rättslig granskning" in result.output


def test_proof_is_written_and_not_written_over(run: Run, tmp_path: Path) -> None:
    folder = str(small_copy(tmp_path / "library"))
    asked = ("library", "prove", "--authority", "standard", "--library", folder, "-o", "bevis")
    assert run(*asked).exit_code == 0
    assert names("bevis") == ["bevis-standard.csv", "bevis-standard.docx"]
    refused = run(*asked)
    assert refused.exit_code == 1
    assert "filen finns redan" in refused.output
    assert run(*asked, "--force").exit_code == 0


def test_fault_is_told_with_its_place(run: Run, tmp_path: Path) -> None:
    folder = small_copy(tmp_path / "library")
    clause(folder, "main/odd", "Punkt.. Slut.")
    result = run("library", "prove", "--authority", "standard", "--library", str(folder))
    assert result.exit_code == 1
    assert "clauses/main/odd.md:8: i klausulen ”Om odd” står ”..”" in result.output


def test_authority_is_named_or_all_are(run: Run) -> None:
    assert run("library", "prove").exit_code == 2
    assert run("library", "prove", "--all", "--authority", "standard").exit_code == 2
    assert "Menade du" in run("library", "prove", "--authority", "standrad").output


def test_day_without_rules_is_told(run: Run) -> None:
    result = run("library", "prove", "--authority", "dated", "--date", "2010-01-01")
    assert result.exit_code == 1
    assert "det finns inga regler för den dagen" in result.output
