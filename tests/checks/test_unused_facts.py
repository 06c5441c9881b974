"""A fact is used by a clause, by a template, or by a calculation."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from iopgen.checks.clauses.unused_facts import find_unused_facts
from iopgen.reading.library import read_library

from ..conftest import lay_small_library

CLAUSE = "---\nid: roles\ntitle: Roller\ntopic: main\norder: 50\nsummary: En mening.\n---\n- {{ partners.role }}\n"


def told(folder: Path) -> set[str]:
    return {problem.message for problem in find_unused_facts(read_library(folder), date(2026, 11, 21))}


def unused(folder: Path) -> set[str]:
    """The paths of the facts that the rule tells of."""
    return {message.split()[4] for message in told(folder)}


def test_facts_of_templates_and_calculations_are_used(tmp_path: Path) -> None:
    found = unused(lay_small_library(tmp_path / "library"))
    used = ("agreement.title", "before_signing.text", "governing_document.title", "partners.units.name")
    assert found.isdisjoint({*used, "term.start", "authorities.resources.kind", "internal.notes", "process.id"})
    assert found >= {"process.text", "partners.role", "decisions.kind", "law.de_minimis", "words.board"}


def test_fact_that_does_not_exist_hides_no_other(tmp_path: Path) -> None:
    folder = lay_small_library(tmp_path / "library")
    before = told(folder)
    text = CLAUSE.replace("partners.role", "partners.gone")
    (folder / "clauses/main/roles.md").write_text(text, encoding="utf-8")
    assert told(folder) == before


def test_fact_of_a_partner_that_is_named_is_used_for_an_authority_too(tmp_path: Path) -> None:
    folder = lay_small_library(tmp_path / "library")
    before = told(folder)
    (folder / "clauses/main/roles.md").write_text(CLAUSE, encoding="utf-8")
    assert before - told(folder) == {
        f"ingen klausul nämner uppgiften {side}.role (partens roll i partnerskapet)."
        for side in ("authorities", "partners")
    }
