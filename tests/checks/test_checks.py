"""Which rules are asked: all of a whole library, and those within one file of any other; of a case, its authority's."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from iopgen.checks.cases import check_case
from iopgen.checks.library import audit_library
from iopgen.model.authority import AuthorityProfile, PublicParty
from iopgen.model.case import Case, Decision, Judgement
from iopgen.model.library import ClauseLibrary, Source
from iopgen.reading.library import read_library

from ..conftest import lay_small_library

DAY = date(2026, 11, 21)
CLAUSE = """---
id: emblem
title: Prov
topic: nowhere
order: 50
when: {people.volunteers: nej, people.volunteer_introduction: angiven}
summary: En mening.
---
{{ people.gone }} Se [](#logos).
"""
WITHIN_THE_FILE = ["impossible_conditions", "unknown_facts"]


EVERY_RULE = ["exceptions", "exceptions", *WITHIN_THE_FILE, "loose_references", "misplaced_topics", "unreviewed_texts"]
SOME_RULES = {"unknown_facts", "loose_references"}


@pytest.mark.parametrize(
    ("is_whole", "only", "rules"),
    [
        (True, None, EVERY_RULE),
        (True, SOME_RULES, ["exceptions", "exceptions", *SOME_RULES]),
        (False, None, WITHIN_THE_FILE),
        (False, SOME_RULES, ["unknown_facts"]),
    ],
)
def test_library_that_is_not_whole_is_asked_only_of_what_its_files_say_alone(
    is_whole: bool, only: set[str] | None, rules: list[str], tmp_path: Path
) -> None:
    folder = lay_small_library(tmp_path / "library")
    before = set(audit_library(read_library(folder), DAY))
    (folder / "clauses/nowhere").mkdir()
    (folder / "clauses/nowhere/emblem.md").write_text(CLAUSE, encoding="utf-8")
    (folder / "clauses/exceptions.yaml").write_text("- {rule: unused_facts}\n", encoding="utf-8")
    found = audit_library(read_library(folder), DAY, is_whole=is_whole, only=only)
    assert [each.problem for each in found] == sorted(each.problem for each in found)
    assert sorted(each.rule for each in found if each not in before) == sorted(rules)


def test_without_rules_of_the_day_only_rules_for_all_are_asked(small: ClauseLibrary) -> None:
    case, source = Case(judgements={"gone": Judgement()}), Source("a.yaml", {})
    assert check_case(case, source, None, small) == []
    assert [problem.message for problem in check_case(case, source, AuthorityProfile(), small)] == [
        'judgements: "gone" finns inte bland myndighetens regler.'
    ]


def test_first_authority_goes_under_the_names_of_the_profile(small: ClauseLibrary) -> None:
    rules = AuthorityProfile(party=PublicParty(name="Dagby kommun", short_name="Kommunhuset"))
    named = ("Dagby komun", "Kommunhset", "Dagby kommun", "Kommunhuset")
    case = Case(decisions=tuple(Decision(party=name) for name in named))
    assert [problem.message for problem in check_case(case, Source("a.yaml", {}), rules, small)] == [
        'decisions[1].party: parten "Dagby komun" finns inte.',
        'decisions[2].party: parten "Kommunhset" finns inte.',
    ]
