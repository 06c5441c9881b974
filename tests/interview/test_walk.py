"""Which questions are put, in what order, and that every one of them can be."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from iopgen.interview import Surroundings, open_questions
from iopgen.interview.question import FIRST_ROUND, Ask, Question, first_name
from iopgen.interview.wording import explanation, heading, wording
from iopgen.model.case import Address, Case, Commitment, Cooperation, Party
from iopgen.model.fact import Choice, OrgNumber
from iopgen.model.library import ClauseLibrary
from iopgen.model.path import kind_at, statements
from iopgen.reading.case import read_case
from iopgen.reading.case_writer import save_answer, save_answers

from .asking import CASE, PROGRESS, asked, rules

MOST_IN_FIRST_ROUND = 25


def test_every_case_begins_with_its_authority() -> None:
    assert next(open_questions(Case(), Surroundings())).path == "authority"


@pytest.mark.parametrize("path", sorted(FIRST_ROUND))
def test_first_round_asks_for_facts_that_exist(path: str) -> None:
    assert kind_at(path)


def test_first_round_is_short_and_comes_first(library: ClauseLibrary) -> None:
    begun = Case(partners=(Party(name="A"),))
    for name in library.authorities:
        first = [question.is_first for question in open_questions(begun, Surroundings(rules(library, name)))]
        assert first == sorted(first, reverse=True)
        assert first.count(True) <= MOST_IN_FIRST_ROUND - 1, "and one more asks for the name"


def test_what_the_profile_knows_is_not_asked(library: ClauseLibrary) -> None:
    assert "authorities[1].name" not in asked(library, "boras")
    assert "authorities[1].name" in asked(library, "standard")


def test_what_nobody_has_confirmed_is_asked_with_the_profiles_value(library: ClauseLibrary) -> None:
    questions = open_questions(Case(authority="kungalv"), Surroundings(rules(library, "kungalv")))
    defaults = {each.path: each.default for each in questions if each.default}
    address = library.authorities["kungalv"].party
    assert address
    assert address.address == Address(
        street=defaults["authorities[1].address.street"], postcode="442 81", city="Kungälv"
    )


def test_lists_and_rare_groups_are_one_question_until_opened(library: ClauseLibrary) -> None:
    closed = [path for path in asked(library, "boras") if path.startswith(("activities", "internal"))]
    assert closed == ["activities[1]", "internal"]
    opened = asked(library, "boras", CASE, PROGRESS.opening("internal").opening("activities[1]"))
    assert {"internal.notes", "internal.officer", "activities[1].name"} <= set(opened)


def test_list_that_lines_can_begin_is_one_question_and_its_details_come_after(library: ClauseLibrary) -> None:
    begun = Case(cooperation=Cooperation(commitments=(Commitment(text="möts"),)))
    before, after = (
        [path for path in asked(library, "boras", case) if "cooperation.co" in path] for case in (CASE, begun)
    )
    assert before == ["cooperation.commitments"]
    assert after == [f"cooperation.commitments[1].{name}" for name in ("responsible", "place", "schedule")]


def test_first_resource_is_asked_for_at_once_and_the_rest_of_it_once_it_is_begun(library: ClauseLibrary) -> None:
    first = [f"partners[1].resources[1].{name}" for name in ("kind", "description", "per_year")]
    assert [path for path in asked(library, "boras") if path.startswith("partners[1].resources")] == first
    left = PROGRESS
    for path in first:
        left = left.passing(path)
    assert "partners[1].resources[1]" in asked(library, "boras", CASE, left)
    assert {*first} <= {*asked(library, "boras", CASE, left.opening("partners[1].resources[1]"))}


def test_every_criterion_of_the_days_rules_is_one_question(library: ClauseLibrary) -> None:
    paths = [path for path in asked(library, "borlange") if path.startswith("judgements")]
    criteria = [each.id for one in rules(library, "borlange").assessments or () for each in one.criteria or ()]
    assert paths == [f"judgements.{name}.answer" for name in dict.fromkeys(criteria)]


def test_checks_are_not_asked(library: ClauseLibrary) -> None:
    assert not [path for path in asked(library, "boras") if path.startswith("checks")]


def example_of(question: Question) -> str:
    kind: type = question.kind.base
    if question.kind.is_record:
        return "text"
    if issubclass(getattr(kind, "__supertype__", kind), Choice):
        return str(next(iter(kind)))  # type: ignore[call-overload]  # a Choice is iterable
    return {bool: "ja", str: "text", date: "2027-01-01", OrgNumber: "802000-0009"}.get(kind, "3")


def place_of_answer(question: Question) -> str:
    """Where within the question's fact one answer stands."""
    if question.kind.key:
        return ".2027"
    return f"[1].{first_name(question.kind)}" if question.kind.is_record else ""


def is_further(path: str) -> bool:
    """True for the offer of one more item."""
    return path.endswith("]") and not path.endswith("[1]")


def test_every_question_can_be_put_explained_and_answered(library: ClauseLibrary, tmp_path: Path) -> None:
    file, within = tmp_path / "a.yaml", Surroundings(rules(library, "boras"))
    two = [("authority", "boras"), ("partners[1].short_name", "A"), ("partners[2].short_name", "B")]
    case, progress, put = save_answers(file, two), PROGRESS.passing("partners[2]"), set()
    while question := next(open_questions(case, within, progress), None):
        assert question not in put
        put.add(question)
        assert all([heading(question.group, case), *wording(question, case), *explanation(question)])
        if question.ask in (Ask.ITEM, Ask.GROUP):
            further = is_further(question.path)
            progress = progress.passing(question.path) if further else progress.opening(question.path)
        else:
            case = save_answer(file, f"{question.path}{place_of_answer(question)}", example_of(question))
    assert len(dict(statements(read_case(file).case))) > 250
