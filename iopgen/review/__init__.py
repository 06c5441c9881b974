"""A draft → a review: the authority's criteria, the risks, the numbers, and what they advise together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model.agreement import Agreement
from ..model.case import Case
from ..model.library import ClauseLibrary, Source
from ..model.review import AnsweredQuestion, JudgedAssessment, Outcome, Review, Status, Weight
from ..swedish import write_count
from .criteria import judge_criteria
from .numbers import compare_numbers
from .questions import answer, questions_of
from .traces import trace

ENOUGH_STOPS = 2
"""Stops that speak against the form together: the court weighed all circumstances (HFD 2020 ref. 15)."""


def review(agreement: Agreement, case: Case, source: Source, library: ClauseLibrary) -> Review:
    """What a lawyer should look at in the draft of `case`, and what it advises. Never a legal clearance."""
    traces = trace(agreement, case, source)
    bank = questions_of(library)
    questions = tuple(answer(each, traces) for each in bank)
    assessments = judge_criteria(bank, traces)
    numbers = compare_numbers(traces, library.ceilings)
    signs = _signs_against_the_form(questions)
    against = (
        *(f"{each.title}: {each.verdict}" for each in assessments if each.fails),
        *(f"{each.question.text} {each.reasons[0].told}" for each in signs),
    )
    others = [each for each in questions if each not in signs]
    to_mend = (*_to_mend(others, assessments), *(finding.told for finding in numbers))
    outcome = Outcome.OTHER_FORM if against else Outcome.MEND_FIRST if to_mend else Outcome.GO_ON
    return Review(outcome, against, to_mend, assessments, questions, numbers)


def _signs_against_the_form(questions: Sequence[AnsweredQuestion]) -> tuple[AnsweredQuestion, ...]:
    """Several stops that speak for another form, and then every lesser sign too; else none."""
    warned = [each for each in questions if each.status is Status.WARNING and each.question.form]
    stops = [each for each in warned if each.weight is Weight.STOP]
    lesser = [each for each in warned if each.weight is not Weight.STOP]
    return (*stops, *lesser) if len(stops) >= ENOUGH_STOPS else ()


def _to_mend(questions: Sequence[AnsweredQuestion], assessments: Sequence[JudgedAssessment]) -> Iterator[str]:
    """Every warning and what to do about it, every rule that is not kept yet, and how many questions are open."""
    serious = [each for each in questions if each.weight is not Weight.INFORMATION]
    for each in serious:
        if each.status is Status.WARNING:
            yield f"{each.question.text} {each.reasons[0].told} {each.question.advice}"
    for assessment in assessments:
        if not (assessment.kept or assessment.fails):
            yield f"{assessment.title}: {assessment.verdict}"
    unanswered = [each for each in serious if each.status is Status.OPEN]
    stops = sum(1 for each in unanswered if each.weight is Weight.STOP)
    if unanswered:
        yield f"Obesvarat: {write_count(len(unanswered), 'fråga', 'frågor')}, varav {stops} med vikten stopp."
