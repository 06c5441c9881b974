"""The authority's own criteria: each with the case's judgement, what bears it out, and how it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..model.authority import Assessment, AssessmentRule, Criterion
from ..model.case import Answer, Judgement
from ..model.review import Fulfilment, JudgedAssessment, JudgedCriterion, Question
from ..swedish import write_list
from .questions import facts_of
from .traces import Traces

KEPT = {
    AssessmentRule.ALL: "Varje punkt är uppfylld enligt bedömningen i ärendet.",
    AssessmentRule.PARTLY: "Varje punkt är helt eller delvis uppfylld enligt bedömningen i ärendet.",
    AssessmentRule.SHOWN: "Det framgår hur varje punkt motsvaras.",
}
FULFILMENTS = {Answer.YES: Fulfilment.MET, Answer.PARTLY: Fulfilment.PARTLY, Answer.NO: Fulfilment.NOT_MET}


def judge_criteria(questions: Sequence[Question], traces: Traces) -> tuple[JudgedAssessment, ...]:
    """Every list of criteria in the authority's rules, as the case judges it."""
    return tuple(_assessment(each, questions, traces) for each in traces.agreement.profile.assessments or ())


def _assessment(assessment: Assessment, questions: Sequence[Question], traces: Traces) -> JudgedAssessment:
    judged = tuple(
        _criterion(
            number, criterion, (traces.case.judgements or {}).get(criterion.id or "") or Judgement(), questions, traces
        )
        for number, criterion in enumerate(assessment.criteria or (), start=1)
    )
    fails = assessment.rule is not AssessmentRule.SHOWN and bool(_points(judged, Fulfilment.NOT_MET))
    return JudgedAssessment(assessment.title or "", assessment.rule, judged, fails, _verdict(assessment.rule, judged))


def _criterion(
    number: int, criterion: Criterion, judgement: Judgement, questions: Sequence[Question], traces: Traces
) -> JudgedCriterion:
    same = [question for question in questions if criterion.id in (question.criteria or ())]
    facts = tuple(dict.fromkeys(fact for question in same for fact in facts_of(question, traces)))
    return JudgedCriterion(
        id=criterion.id or "",
        number=str(number),
        text=criterion.text or "",
        source=criterion.source or "",
        answer=judgement.answer,
        fulfilment=FULFILMENTS.get(judgement.answer, Fulfilment.OPEN) if judgement.answer else Fulfilment.OPEN,
        reason=judgement.reason or "",
        evidence=judgement.evidence or "",
        facts=facts,
        clauses=traces.clauses(fact.path for fact in facts),
    )


def _points(judged: Iterable[JudgedCriterion], fulfilment: Fulfilment) -> list[JudgedCriterion]:
    return [each for each in judged if each.fulfilment is fulfilment]


def _verdict(rule: AssessmentRule | None, judged: Sequence[JudgedCriterion]) -> str:
    """In a sentence or two, whether the authority's rule is kept as far as the judgements go."""
    missed, partly = _points(judged, Fulfilment.NOT_MET), _points(judged, Fulfilment.PARTLY)
    unanswered = _points(judged, Fulfilment.OPEN)
    without_reason = [each for each in partly if not each.reason]
    told = [
        _told("Punkter som inte framgår", missed) if rule is AssessmentRule.SHOWN else
        _told("Punkter som inte är uppfyllda", missed, "Regeln är inte följd."),
        _told("Punkter som bara är delvis uppfyllda", partly, "Alla ska vara uppfyllda.")
        if rule is AssessmentRule.ALL else "",
        _told("Punkter som är delvis uppfyllda men saknar motivering", without_reason)
        if rule is AssessmentRule.PARTLY else "",
        _told("Obesvarade punkter", unanswered, "Bedömningen kan inte avslutas."),
    ]  # fmt: skip
    return " ".join(filter(None, told)) or KEPT[rule or AssessmentRule.ALL]


def _told(what: str, points: Sequence[JudgedCriterion], follows: str = "") -> str:
    if not points:
        return ""
    return f"{what}: {write_list([each.number for each in points])}. {follows}".strip()
