"""The authority's own criteria: each with the case's judgement, what bears it out, and how it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..model.authority import Assessment, AssessmentRule, Criterion
from ..model.case import Answer, Judgement
from ..model.review import Fulfilment, JudgedAssessment, JudgedCriterion
from ..swedish import write_list
from .questions import QuestionForm, facts_of
from .traces import Traces

KEPT = {
    AssessmentRule.ALL: "Varje punkt är uppfylld enligt bedömningen i ärendet.",
    AssessmentRule.PARTLY: "Varje punkt är helt eller delvis uppfylld enligt bedömningen i ärendet.",
    AssessmentRule.SHOWN: "Det framgår hur varje punkt motsvaras.",
}
FULFILMENTS = {Answer.YES: Fulfilment.MET, Answer.PARTLY: Fulfilment.PARTLY, Answer.NO: Fulfilment.NOT_MET}

BREAKING = {
    AssessmentRule.ALL: (Fulfilment.NOT_MET, Fulfilment.PARTLY),
    AssessmentRule.PARTLY: (Fulfilment.NOT_MET,),
    AssessmentRule.SHOWN: (),
}
"""How a criterion may not stand under each rule: the partnership cannot be entered then."""


def judge_criteria(questions: Sequence[QuestionForm], traces: Traces) -> tuple[JudgedAssessment, ...]:
    """Every list of criteria in the authority's rules, as the case judges it."""
    return tuple(_assessment(each, questions, traces) for each in traces.agreement.profile.assessments or ())


def _assessment(assessment: Assessment, questions: Sequence[QuestionForm], traces: Traces) -> JudgedAssessment:
    rule = assessment.rule or AssessmentRule.ALL
    judged = tuple(
        _criterion(number, criterion, assessment.scale or {}, questions, traces)
        for number, criterion in enumerate(assessment.criteria or (), start=1)
    )
    fails = any(_points(judged, fulfilment) for fulfilment in BREAKING[rule])
    told = _faults(rule, judged)
    return JudgedAssessment(assessment.title or "", assessment.rule, judged, fails, not told, told or KEPT[rule])


def _criterion(
    number: int, criterion: Criterion, scale: Mapping[str, str], questions: Sequence[QuestionForm], traces: Traces
) -> JudgedCriterion:
    judgement = (traces.case.judgements or {}).get(criterion.id or "") or Judgement()
    fulfilment = FULFILMENTS.get(judgement.answer, Fulfilment.OPEN) if judgement.answer else Fulfilment.OPEN
    same = [each for each in questions if criterion.id in (each.question.criteria or ())]
    facts = tuple(dict.fromkeys(fact for each in same for fact in facts_of(each, traces)))
    return JudgedCriterion(
        id=criterion.id or "",
        number=str(number),
        text=criterion.text or "",
        source=criterion.source or "",
        answer=judgement.answer,
        fulfilment=fulfilment,
        judged=scale.get(judgement.answer or "", fulfilment.value),
        reason=judgement.reason or "",
        evidence=judgement.evidence or "",
        facts=facts,
        clauses=traces.clauses(fact.path for fact in facts),
    )


def _points(judged: Iterable[JudgedCriterion], fulfilment: Fulfilment) -> list[JudgedCriterion]:
    return [each for each in judged if each.fulfilment is fulfilment]


def _faults(rule: AssessmentRule, judged: Sequence[JudgedCriterion]) -> str:
    """In a sentence or two, what in the judgements the authority's rule does not accept, or still waits for."""
    missed, partly = _points(judged, Fulfilment.NOT_MET), _points(judged, Fulfilment.PARTLY)
    unanswered = _points(judged, Fulfilment.OPEN)
    without_reason = [each for each in partly if not each.reason]
    told = [
        _told("Punkter som inte framgår", missed) if rule is AssessmentRule.SHOWN else
        _told("Punkter som inte är uppfyllda", missed, "Regeln är inte följd."),
        _told("Punkter som bara är delvis uppfyllda", partly, "Alla ska vara uppfyllda. Regeln är inte följd.")
        if rule is AssessmentRule.ALL else "",
        _told("Punkter som är delvis uppfyllda men saknar motivering", without_reason)
        if rule is AssessmentRule.PARTLY else "",
        _told("Punkter som bara framgår delvis", partly)
        if rule is AssessmentRule.SHOWN else "",
        _told("Obesvarade punkter", unanswered, "Bedömningen kan inte avslutas."),
    ]  # fmt: skip
    return " ".join(filter(None, told))


def _told(what: str, points: Sequence[JudgedCriterion], follows: str = "") -> str:
    if not points:
        return ""
    return f"{what}: {write_list([each.number for each in points])}. {follows}".strip()
