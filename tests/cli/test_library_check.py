"""`iopgen library check` tells everything at once, in three forms; `iopgen library record` notes what has been read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from iopgen.checks.common.passages import changes

from ..conftest import lay_small_library
from .conftest import Run

LOOSE = "---\nid: emblem\ntitle: Märke\ntopic: main\norder: 50\nsummary: En mening.\n---\nSe [](#logos).\n"
OWN = LOOSE.replace("id: emblem", "id: term").replace("order: 50", "order: 20\nauthority: dated")
CLEAN = "0 fel, 0 varningar och"


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:
    """A library that breaks no rule: a small one, in which it is no matter that most facts are not mentioned."""
    folder = lay_small_library(Path("library"))
    exceptions = "- {rule: unused_facts, place: clauses, reason: Prov.}\n"
    folder.joinpath("clauses/exceptions.yaml").write_text(exceptions, encoding="utf-8")
    monkeypatch.setenv("IOPGEN_LIBRARY", "library")
    return folder


def add(folder: Path, name: str, text: str) -> None:
    folder.joinpath("clauses", name).write_text(text, encoding="utf-8")


def test_a_library_without_faults_is_counted(run: Run, folder: Path) -> None:
    result = run("library", "check", "--strict")
    assert result.output.startswith(CLEAN)
    assert "Visa upplysningarna med --notes." in result.output
    assert result.exit_code == 0


def test_the_embedded_library_passes_the_strict_check(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("IOPGEN_LIBRARY")
    result = run("library", "check", "--strict", "--date", "2026-11-21")
    assert result.output.startswith(CLEAN), result.output
    assert result.exit_code == 0


def test_an_error_is_told_with_its_rule(run: Run, folder: Path) -> None:
    add(folder, "main/emblem.md", LOOSE)
    result = run("library", "check")
    told = "library/clauses/main/emblem.md:8: hänvisar till logos, som handläggaren kan välja bort."
    assert f"{told} Sätt texten med hänvisningen inom hakparentes. [loose_references]\n" in result.output
    assert "1 fel, 0 varningar" in result.output
    assert result.exit_code == 1


def test_a_fact_that_no_clause_mentions_is_a_warning(run: Run, folder: Path) -> None:
    folder.joinpath("clauses/exceptions.yaml").unlink()
    result = run("library", "check")
    told = "clauses: varning: ingen klausul nämner uppgiften economy.fees (avgifter från deltagare)."
    assert f"{told} Skriv in den i en klausul. [unused_facts]" in result.output
    for used in ("goals.purpose", "term.start", "partners.org_number", "authorities.resources", "internal.notes"):
        assert f"uppgiften {used}" not in result.output
    assert result.exit_code == 0
    assert run("library", "check", "--strict").exit_code == 1


def test_notes_are_shown_on_demand(run: Run, folder: Path) -> None:
    told = "clauses/main/term.md:1: upplysning: texten används, men ingen har granskat den."
    assert told not in run("library", "check").output
    assert told in run("library", "check", "--notes").output


def test_a_law_checked_long_ago_depends_on_the_day(run: Run, folder: Path) -> None:
    assert run("library", "check", "--strict", "--date", "2027-11-01").exit_code == 0
    result = run("library", "check", "--strict", "--date", "2027-11-22")
    assert "SFS 2017:725 kontrollerades senast den 2026-11-21" in result.output
    assert result.exit_code == 1


def test_faults_of_all_files_are_told_although_some_cannot_be_read(run: Run, folder: Path) -> None:
    add(folder, "main/bad.md", "---\nid: bad\n---\n")
    add(folder, "main/worse.md", "# Rubrik\n")
    paid = LOOSE.replace("id: emblem", "id: paid").replace("summary:", "when: {economy.payment.form: []}\nsummary:")
    add(folder, "main/paid.md", paid)
    result = run("library", "check")
    for told in (
        'clauses/main/bad.md:2: nyckeln "title" saknas.',
        "clauses/main/worse.md:1: filens huvud saknas.",
        "clauses/main/paid.md:6: klausulen kan aldrig stå med",
        "Alla filer kunde inte läsas. Resten av reglerna prövas när felen ovan är rättade.",
    ):
        assert told in result.output
    assert "loose_references" not in result.output
    assert result.exit_code == 1


def test_what_is_no_library_is_refused(run: Run) -> None:
    result = run("library", "check", "--library", ".")
    assert "är inget klausulbibliotek." in result.output
    assert result.exit_code == 1


def test_json_holds_every_problem(run: Run, folder: Path) -> None:
    add(folder, "main/emblem.md", LOOSE)
    result = run("library", "check", "--json")
    told = json.loads(result.stdout)
    assert told["whole"] is True
    assert told["counts"]["fel"] == 1
    (problem,) = [each for each in told["problems"] if each["severity"] == "fel"]
    assert problem == {
        "path": "library/clauses/main/emblem.md",
        "line": 8,
        "rule": "loose_references",
        "severity": "fel",
        "message": "hänvisar till logos, som handläggaren kan välja bort.",
        "advice": "Sätt texten med hänvisningen inom hakparentes.",
    }
    assert result.exit_code == 1


def test_sarif_holds_every_problem_by_rule_and_relative_address(run: Run, folder: Path) -> None:
    add(folder, "main/emblem.md", LOOSE)
    run("library", "check", "--sarif", "found.sarif", "--library", str(folder.resolve()))
    log = json.loads(Path("found.sarif").read_text(encoding="utf-8"))
    assert log["version"] == "2.1.0"
    (session,) = log["runs"]
    rules = [rule["id"] for rule in session["tool"]["driver"]["rules"]]
    assert len(rules) == len(set(rules))
    for result in session["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert not result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].startswith("/")
    (error,) = [each for each in session["results"] if each["level"] == "error"]
    assert error["ruleId"] == "loose_references"
    assert error["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "clauses/main/emblem.md", "uriBaseId": "LIBRARY"},
        "region": {"startLine": 8},
    }


def test_an_unknown_option_is_a_fault_of_its_own(run: Run) -> None:
    assert run("library", "check", "--strikt").exit_code == 2


def test_record_notes_what_an_own_text_replaces_and_then_changes_are_told(run: Run, folder: Path) -> None:
    add(folder, "main/term.dated.md", OWN.replace("Se [](#logos).", "Avtalet gäller i år."))
    assert "det framgår inte vilken lydelse" in run("library", "check").output
    assert run("library", "record", "library/clauses/main/term.dated.md").exit_code == 0
    assert "changed_originals" not in run("library", "check").output
    term = folder / "clauses/main/term.md"
    term.write_text(term.read_text(encoding="utf-8").replace("från och med den", "efter den"), encoding="utf-8")
    told = "har ändrats sedan texten skrevs: ”från och med” har blivit ”efter”."
    assert told in run("library", "check").output


def test_record_notes_a_review(run: Run, folder: Path) -> None:
    term = folder / "clauses/main/term.md"
    run("library", "record", "clauses/main/term.md", "--reviewed-by", "Anna Ek", "--date", "2026-11-01")
    assert 'reviewed: {by: Anna Ek, day: 2026-11-01, fingerprint: "' in term.read_text(encoding="utf-8")
    assert "clauses/main/term.md" not in run("library", "check", "--notes").output
    run("library", "record", "clauses/main/term.md", "--reviewed-by", "Bo Ask", "--date", "2026-11-02")
    assert term.read_text(encoding="utf-8").count("reviewed:") == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("clauses/main/gone.md", "är ingen klausulfil i biblioteket."),
        ("clauses/main/term.md", "ersätter ingen allmän text. Ange --reviewed-by."),
    ],
)
def test_record_refuses_what_cannot_be_noted(run: Run, folder: Path, text: str, told: str) -> None:
    result = run("library", "record", text)
    assert told in result.output
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("ett två", "ett två tre", "”tre” har tillkommit"),
        ("ett två tre", "ett tre", "”två” har strukits"),
        (
            "a b c d e f g h",
            "a x c y e z g w",
            "”b” har blivit ”x”, ”d” har blivit ”y”, ”f” har blivit ”z” och 1 ändring till",
        ),
    ],
)
def test_changes_are_told_in_words(before: str, after: str, told: str) -> None:
    assert changes(before, after).replace("\u00a0", " ") == told
