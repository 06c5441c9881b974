"""The authority's own criteria: each with the case's judgement, what bears it out, and how it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..model.authority import Assessment, AssessmentRule, Criterion
from ..model.case import Answer, Judgement
from ..model.review import Fulfilment, JudgedAssessment, JudgedCriterion, Question
from .questions import facts_of
from .traces import Traces

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
    fails = assessment.rule is not AssessmentRule.SHOWN and _any(judged, Fulfilment.NOT_MET)
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


def _any(judged: Iterable[JudgedCriterion], fulfilment: Fulfilment) -> bool:
    return any(each.fulfilment is fulfilment for each in judged)


def _verdict(rule: AssessmentRule | None, judged: Sequence[JudgedCriterion]) -> str:
    """In a sentence, whether the authority's rule is kept as far as the judgements go."""
    if open_ones := [each.number for each in judged if each.fulfilment is Fulfilment.OPEN]:
        return f"Punkt {', '.join(open_ones)} är inte besvarad. Bedömningen kan inte avslutas."
    missed = [each.number for each in judged if each.fulfilment is Fulfilment.NOT_MET]
    partly = [each.number for each in judged if each.fulfilment is Fulfilment.PARTLY]
    without_reason = [each.number for each in judged if each.fulfilment is Fulfilment.PARTLY and not each.reason]
    if rule is AssessmentRule.SHOWN:
        return f"Punkt {', '.join(missed)} framgår inte." if missed else "Det framgår hur varje punkt motsvaras."
    if missed:
        return f"Punkt {', '.join(missed)} är inte uppfylld. Regeln är inte följd."
    if rule is AssessmentRule.PARTLY:
        if without_reason:
            return f"Punkt {', '.join(without_reason)} är delvis uppfylld men saknar motivering."
        return "Varje punkt är helt eller delvis uppfylld enligt bedömningen i ärendet."
    if partly:
        return f"Punkt {', '.join(partly)} är bara delvis uppfylld. Alla ska vara uppfyllda."
    return "Varje punkt är uppfylld enligt bedömningen i ärendet."
