"""A fact that a clause names of a partner is used for an authority too."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from iopgen.checks.clauses.unused_facts import find_unused_facts
from iopgen.reading.library import read_library

from ..conftest import lay_small_library

CLAUSE = "---\nid: roles\ntitle: Roller\ntopic: main\norder: 50\nsummary: En mening.\n---\n- {{ partners.role }}\n"


def told(folder: Path) -> set[str]:
    return {problem.message for problem in find_unused_facts(read_library(folder), date(2026, 11, 21))}


def test_fact_of_a_partner_that_is_named_is_used_for_an_authority_too(tmp_path: Path) -> None:
    folder = lay_small_library(tmp_path / "library")
    before = told(folder)
    (folder / "clauses/main/roles.md").write_text(CLAUSE, encoding="utf-8")
    assert before - told(folder) == {
        f"ingen klausul nämner uppgiften {side}.role (partens roll i partnerskapet)."
        for side in ("authorities", "partners")
    }
