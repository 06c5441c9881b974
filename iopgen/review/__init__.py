"""A draft → a review: the authority's criteria, the risks, the numbers, and what they advise together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model.agreement import Agreement
from ..model.case import Case
from ..model.library import ClauseLibrary, Source
from ..model.review import AnsweredQuestion, Fulfilment, JudgedAssessment, Outcome, Review, Status, Weight
from ..swedish import write_count
from .criteria import judge_criteria
from .numbers import compare_numbers
from .questions import answer_questions
from .traces import trace

ENOUGH_STOPS = 2
"""Stops that speak against the form together: the court weighed all circumstances (HFD 2020 ref. 15)."""


def review(agreement: Agreement, case: Case, source: Source, library: ClauseLibrary) -> Review:
    """What a lawyer should look at in the draft of `case`, and what it advises. Never a legal clearance."""
    traces = trace(agreement, case, source)
    questions = answer_questions(library.questions, traces)
    assessments = judge_criteria(library.questions, traces)
    numbers = compare_numbers(traces, library.ceilings)
    against = tuple(_against_the_form(questions, assessments))
    if against:
        return Review(Outcome.OTHER_FORM, against, assessments, questions, numbers)
    to_mend = (*_to_mend(questions, assessments), *(finding.text for finding in numbers))
    outcome = Outcome.MEND_FIRST if to_mend else Outcome.GO_ON
    return Review(outcome, to_mend, assessments, questions, numbers)


def _against_the_form(questions: Sequence[AnsweredQuestion], assessments: Sequence[JudgedAssessment]) -> Iterator[str]:
    """Reasons for another form: a criterion that is not met, or several stops, and then every lesser sign too."""
    warned = [each for each in questions if each.status is Status.WARNING and each.question.form]
    stops = [each for each in warned if each.weight is Weight.STOP]
    yield from (f"{assessment.title}: {assessment.verdict}" for assessment in assessments if assessment.fails)
    if len(stops) >= ENOUGH_STOPS:
        for each in (*stops, *(each for each in warned if each not in stops)):
            yield f"{each.question.text} {each.reasons[0].text}"


def _to_mend(questions: Sequence[AnsweredQuestion], assessments: Sequence[JudgedAssessment]) -> Iterator[str]:
    """Every warning and what to do about it, every rule that is not kept, and how many questions are open."""
    serious = [each for each in questions if each.weight is not Weight.INFORMATION]
    for each in serious:
        if each.status is Status.WARNING:
            yield f"{each.question.text} {each.reasons[0].text} {each.question.advice}"
    for assessment in assessments:
        if not all(criterion.fulfilment is Fulfilment.MET for criterion in assessment.criteria):
            yield f"{assessment.title}: {assessment.verdict}"
    unanswered = [each for each in serious if each.status is Status.OPEN]
    stops = sum(1 for each in unanswered if each.weight is Weight.STOP)
    if unanswered:
        yield f"Obesvarat: {write_count(len(unanswered), 'fråga', 'frågor')}, varav {stops} med vikten stopp."
