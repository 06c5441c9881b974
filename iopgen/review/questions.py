"""The question bank put to a case: what warns, what clears, what nobody has answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from ..model.authority import AssessmentRule
from ..model.case import Answer, Judgement
from ..model.library import OPEN_LIBRARIES, ClauseLibrary
from ..model.path import UNBOUND, describe
from ..model.record import dataclass
from ..model.review import AnsweredQuestion, Question, Reason, Status, Weight
from ..swedish import write_list
from .signs import SignForm, undecided
from .traces import Traces

NOT_ANSWERED = Reason("Uppgifterna i ärendet besvarar inte frågan.")


@dataclass(frozen=True, slots=True, eq=False)
class QuestionForm:
    """A question with its signs as forms, and what they look at: `paths` of facts, and ids of `clauses`."""

    question: Question
    warns: tuple[SignForm, ...]
    clears: tuple[SignForm, ...]
    needs: tuple[SignForm, ...]
    tells: tuple[SignForm, ...]
    paths: tuple[str, ...]
    clauses: tuple[str, ...]

    @classmethod
    def of(cls, question: Question) -> QuestionForm:
        several = (question.warns, question.clears, question.needs, question.tells)
        warns, clears, needs, tells = (tuple(map(SignForm.of, signs or ())) for signs in several)
        signs = (*warns, *clears, *needs, *tells)
        paths = tuple(dict.fromkeys(path for each in signs for path in each.paths))
        clauses = tuple(each.sign.clause for each in signs if each.sign.clause)
        return cls(question, warns, clears, needs, tells, paths, clauses)


@lru_cache(maxsize=OPEN_LIBRARIES)
def questions_of(library: ClauseLibrary) -> tuple[QuestionForm, ...]:
    """The library's questions as forms, in the order of the bank."""
    return tuple(map(QuestionForm.of, library.questions))


def weight_of(question: Question, authority: str) -> Weight:
    """The question's weight for the authority."""
    return (question.weights or {}).get(authority) or question.weight or Weight.INFORMATION


def answer(form: QuestionForm, traces: Traces) -> AnsweredQuestion:
    """The question as the case answers it."""
    question = form.question
    judged = tuple(_judged(question, traces))
    warnings = [*_found(form.warns, traces), *(each for each, status in judged if status is Status.WARNING)]
    clear = list(_found(form.clears, traces))
    if judged and all(status is Status.CLEAR for _, status in judged):
        clear += [each for each, _ in judged]
    if question.otherwise and not (warnings or clear):
        clear = [Reason(question.otherwise)]
    lacking = [Reason(each.sign.says or "") for each in form.needs if not any(each.found(traces))]
    status = Status.WARNING if warnings else Status.CLEAR if clear and not lacking else Status.OPEN
    reasons = {Status.WARNING: warnings, Status.CLEAR: clear}.get(status) or _open(form, clear, lacking, traces)
    weight = weight_of(question, traces.agreement.profile.id or "")
    clauses = traces.clauses(form.paths, form.clauses)
    return AnsweredQuestion(question, weight, status, tuple(reasons), clauses)


def _open(form: QuestionForm, clear: list[Reason], lacking: list[Reason], traces: Traces) -> list[Reason]:
    """What is known of a question that nothing answers, and what is missing."""
    undecideds = (undecided(each.sign, traces) for each in form.clears)
    known = [*clear, *_found(form.tells, traces), *lacking, *(Reason(each) for each in undecideds if each)]
    return known + list(_wanted(form, traces)) or [NOT_ANSWERED]


def facts_of(form: QuestionForm, traces: Traces) -> Iterator[Reason]:
    """The facts of the case that the question looks at, with their lines."""
    for path in form.paths:
        if traces.line(path):
            yield Reason(describe(path, UNBOUND).label, path, *traces.place(path))


def _found(signs: tuple[SignForm, ...], traces: Traces) -> Iterator[Reason]:
    for each in signs:
        yield from each.found(traces)


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


def _wanted(form: QuestionForm, traces: Traces) -> Iterator[Reason]:
    """The facts that would answer the question, by who can state them."""
    missing: dict[str, list[str]] = {}
    for path in form.paths:
        if not traces.line(path):
            about = describe(path, UNBOUND)
            missing.setdefault(about.who, []).append(about.label)
    for who, labels in missing.items():
        yield Reason(f"Saknas: {write_list(labels)}. Fråga {who}.")
