"""The question bank put to a case: what warns, what clears, what nobody has answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..model.authority import AssessmentRule
from ..model.case import Answer, Judgement
from ..model.path import describe
from ..model.review import AnsweredQuestion, Question, Reason, Sign, Status, Weight
from ..swedish import write_list
from .signs import found, paths_of, undecided
from .traces import Traces

NOT_ANSWERED = Reason("Uppgifterna i ärendet besvarar inte frågan.")


def answer_questions(questions: Iterable[Question], traces: Traces) -> tuple[AnsweredQuestion, ...]:
    """Every question as the case answers it, in the order of the bank."""
    return tuple(_answer(question, traces) for question in questions)


def weight_of(question: Question, authority: str) -> Weight:
    """The question's weight for the authority."""
    return (question.weights or {}).get(authority) or question.weight or Weight.INFORMATION


def _answer(question: Question, traces: Traces) -> AnsweredQuestion:
    judged = tuple(_judged(question, traces))
    warnings = [*_signs(question.warns, traces), *(each for each, status in judged if status is Status.WARNING)]
    clear = list(_signs(question.clears, traces))
    if judged and all(status is Status.CLEAR for _, status in judged):
        clear += [each for each, _ in judged]
    if question.otherwise and not (warnings or clear):
        clear = [Reason(question.otherwise)]
    lacking = [Reason(sign.says or "") for sign in question.needs or () if not any(found(sign, traces))]
    status = Status.WARNING if warnings else Status.CLEAR if clear and not lacking else Status.OPEN
    reasons = {Status.WARNING: warnings, Status.CLEAR: clear}.get(status) or _open(question, clear, lacking, traces)
    clauses = traces.clauses(_paths(question), (sign.clause for sign in _all_signs(question) if sign.clause))
    weight = weight_of(question, traces.agreement.profile.id or "")
    return AnsweredQuestion(question, weight, status, tuple(reasons), clauses)


def _open(question: Question, clear: list[Reason], lacking: list[Reason], traces: Traces) -> list[Reason]:
    """What is known of a question that nothing answers, and what is missing."""
    undecideds = (undecided(sign, traces) for sign in question.clears or ())
    known = [*clear, *_signs(question.tells, traces), *lacking, *(Reason(each) for each in undecideds if each)]
    return known + list(_wanted(question, traces)) or [NOT_ANSWERED]


def _all_signs(question: Question) -> tuple[Sign, ...]:
    signs = (question.warns, question.clears, question.needs, question.tells)
    return tuple(sign for several in signs for sign in several or ())


def _paths(question: Question) -> tuple[str, ...]:
    return tuple(dict.fromkeys(path for sign in _all_signs(question) for path in paths_of(sign)))


def facts_of(question: Question, traces: Traces) -> Iterator[Reason]:
    """The facts of the case that the question looks at, with their lines."""
    for path in _paths(question):
        if traces.line(path):
            yield Reason(describe(path, {}).label, path, *traces.place(path))


def _signs(signs: tuple[Sign, ...] | None, traces: Traces) -> Iterator[Reason]:
    for sign in signs or ():
        yield from found(sign, traces)


def _judged(question: Question, traces: Traces) -> Iterator[tuple[Reason, Status]]:
    """What the case's own judgement of each criterion that asks the same says, and how the question then stands."""
    judgements: Mapping[str, Judgement] = traces.case.judgements or {}
    same = question.criteria or ()
    for assessment in traces.agreement.profile.assessments or ():
        partly_is_enough = assessment.rule is not AssessmentRule.ALL
        for criterion in [each for each in assessment.criteria or () if each.id in same]:
            answer = (judgements.get(criterion.id or "") or Judgement()).answer
            told = f"Kriteriet ”{criterion.text}” är bedömt: {answer.label if answer else 'inte än'}."
            path = f"judgements.{criterion.id}.answer"
            yield Reason(told, path, *traces.place(path)), _says(answer, partly_is_enough)


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
