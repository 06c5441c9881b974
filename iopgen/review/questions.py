"""The question bank put to a case: what warns, what clears, what nobody has answered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from ..model.authority import AssessmentRule
from ..model.case import Answer, Judgement
from ..model.condition import Verdict, judge_all, tests_of
from ..model.path import describe
from ..model.review import AnsweredQuestion, Question, Reason, Sign, Status, Weight
from ..swedish import write_list
from .traces import Traces

FREE_TEXT = (
    "authorities.commitments", "partners.commitments", "cooperation.commitments", "activities", "economy.notes",
    "term.rescission", "own_provisions", "annexes",
)  # fmt: skip
"""Where words are looked for, unless a sign says otherwise: what the parties promise each other in their own words."""


def answer_questions(questions: Iterable[Question], traces: Traces) -> tuple[AnsweredQuestion, ...]:
    """Every question as the case answers it, in the order of the bank."""
    return tuple(_answer(question, traces) for question in questions)


def weight_of(question: Question, authority: str) -> Weight:
    """The question's weight for the authority."""
    return (question.weights or {}).get(authority) or question.weight or Weight.INFORMATION


def _answer(question: Question, traces: Traces) -> AnsweredQuestion:
    warnings = [*_signs(question.warns, traces), *_judged(question, traces, Status.WARNING)]
    clear = [*_signs(question.clears, traces), *_judged(question, traces, Status.CLEAR)]
    if question.otherwise and not (warnings or clear):
        clear = [Reason(question.otherwise)]
    status = Status.WARNING if warnings else Status.CLEAR if clear else Status.OPEN
    reasons = warnings or clear or list(_wanted(question, traces))
    clauses = traces.clauses(_paths(question), (sign.clause for sign in _all_signs(question) if sign.clause))
    weight = weight_of(question, traces.agreement.profile.id or "")
    return AnsweredQuestion(question, weight, status, tuple(reasons), clauses)


def _all_signs(question: Question) -> tuple[Sign, ...]:
    return (*(question.warns or ()), *(question.clears or ()))


def _paths(question: Question) -> tuple[str, ...]:
    return tuple(dict.fromkeys(path for sign in _all_signs(question) for path in sign.when or {}))


def facts_of(question: Question, traces: Traces) -> Iterator[Reason]:
    """The facts of the case that the question looks at, with their lines."""
    for path in _paths(question):
        if traces.line(path):
            yield Reason(describe(path, {}).label, path, *traces.place(path))


def _signs(signs: tuple[Sign, ...] | None, traces: Traces) -> Iterator[Reason]:
    for sign in signs or ():
        yield from _found(sign, traces)


def _found(sign: Sign, traces: Traces) -> Iterator[Reason]:
    says = sign.says or ""
    if sign.when and judge_all(tests_of(sign.when), (), traces.agreement.facts)[0] is Verdict.HOLDS:
        path = traces.first_stated(next(iter(sign.when)))
        yield Reason(says, path, *traces.place(path))
    if sign.clause:
        standing = (each for each in traces.agreement.clauses() if each.clause and each.clause.id == sign.clause)
        if first := next(standing, None):
            yield Reason(f"{says} Se {first.number} {first.title_text}.")
    if sign.words:
        yield from _worded(sign, traces)


def _worded(sign: Sign, traces: Traces) -> Iterator[Reason]:
    pattern = _any_of(sign.words or ())
    for path, text in traces.texts(sign.within or FREE_TEXT):
        if match := pattern.search(text):
            yield Reason(f"{sign.says} Ordet ”{match[0]}” står i texten.", path, *traces.place(path))


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(_pattern, words)))


def _pattern(word: str) -> str:
    """The word and whatever it begins, in any case; an abbreviation only as it is."""
    return rf"\b{re.escape(word)}\b" if word.isupper() else rf"(?i:\b{re.escape(word)}\w*)"


def _judged(question: Question, traces: Traces, status: Status) -> Iterator[Reason]:
    """What the case's own judgements of the same question say."""
    judgements: Mapping[str, Judgement] = traces.case.judgements or {}
    same = question.criteria or ()
    for assessment in traces.agreement.profile.assessments or ():
        partly_is_enough = assessment.rule is not AssessmentRule.ALL
        for criterion in [each for each in assessment.criteria or () if each.id in same]:
            answer = (judgements.get(criterion.id or "") or Judgement()).answer
            if _says(answer, partly_is_enough) is status:
                told = f"Kriteriet ”{criterion.text}” är bedömt: {answer.label if answer else ''}."
                yield Reason(told, f"judgements.{criterion.id}.answer")


def _says(answer: Answer | None, partly_is_enough: bool) -> Status:
    if answer is Answer.YES or (answer is Answer.PARTLY and partly_is_enough):
        return Status.CLEAR
    return Status.WARNING if answer in (Answer.NO, Answer.PARTLY) else Status.OPEN


def _wanted(question: Question, traces: Traces) -> Iterator[Reason]:
    """The facts that would answer the question, by who can state them."""
    missing: dict[str, list[str]] = {}
    for path in _paths(question):
        if not traces.line(path):
            about = describe(path, {})
            missing.setdefault(about.who, []).append(about.label)
    for who, labels in missing.items():
        yield Reason(f"Saknas: {write_list(labels)}. Fråga {who}.")
