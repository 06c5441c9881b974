"""A case completed to `Facts`: what the authority's rules and plain arithmetic add to what people stated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from decimal import Decimal

from ..model.authority import Assessment, AuthorityProfile, Control, ProfileCompact, RequiredDecision, Side
from ..model.case import Activity, BudgetLine, Case, CheckDone, Decision, Judgement, Party, ValueBase
from ..model.fact import Kronor, facts_in
from ..model.facts import (
    ActivityFacts,
    AgreementFacts,
    AssessmentFacts,
    BudgetFacts,
    CheckFacts,
    Compact,
    CriterionFacts,
    Facts,
    GoverningDocument,
)
from ..swedish import write_date, write_kronor, write_length
from .parties import own_names, public_parties, words_for
from .payment import support_per_resident, support_per_unit
from .resources import contributions, funding, resource_table


def complete(case: Case, profile: AuthorityProfile) -> Facts:
    """The facts of `case` under the rules `profile`."""
    authorities, partners = own_names(public_parties(case, profile)), own_names(case.partners or ())
    payment = case.economy.payment if case.economy else None
    term = case.term
    contributed = contributions(authorities, partners, term)
    completed = {
        "authorities": authorities,
        "partners": case.partners and partners,
        "agreement": _agreement(case, profile),
        "words": words_for(profile, authorities, partners),
        "governing_document": _governing_document(profile),
        "compact": _compact(case, profile),
        "vision": profile.vision,
        "assessments": tuple(_assessment(each, case.judgements or {}) for each in profile.assessments or ()),
        "before_signing": _controls(profile.before_signing or (), case.checks or {}),
        "process": _controls(profile.process or (), case.checks or {}),
        "resources": contributed and resource_table(contributed),
        "decisions": _decisions(case.decisions, profile.required_decisions or (), authorities, partners),
        "activities": case.activities and tuple(map(_activity, case.activities)),
        "authority_funding": contributed and funding(contributed, "authorities"),
        "partner_funding": contributed and funding(contributed, "partners"),
        "resident_support": support_per_resident(payment),
        "unit_support": support_per_unit(payment),
        "term_length": write_length(term.start, term.end) if term and term.start and term.end else None,
    }
    return Facts(**(facts_in(case) | completed))


def _agreement(case: Case, profile: AuthorityProfile) -> AgreementFacts:
    return AgreementFacts(
        title=profile.title, subtitle=profile.subtitle, name=case.title,
        registry_number=case.registry_number, date=case.date, version=case.version,
    )  # fmt: skip


def _governing_document(profile: AuthorityProfile) -> GoverningDocument | None:
    rules = profile.governing_document
    if rules is None:
        return None
    return GoverningDocument(**{each.name: getattr(rules, each.name) for each in fields(GoverningDocument)})


def _compact(case: Case, profile: AuthorityProfile) -> Compact | None:
    local, stated = profile.compact or ProfileCompact(), case.value_base or ValueBase()
    known = local if stated.compact in (None, local.name) else ProfileCompact()
    name, principles = stated.compact or known.name, stated.principles or known.principles
    if not (name or principles):
        return None
    return Compact(name=name, adopted=known.adopted, principles=principles)


def _assessment(assessment: Assessment, judgements: Mapping[str, Judgement]) -> AssessmentFacts:
    scale = assessment.scale or {}
    criteria = []
    for number, criterion in enumerate(assessment.criteria or (), start=1):
        judged = judgements.get(str(criterion.id), Judgement())
        answer = judged.answer and scale.get(judged.answer.value, judged.answer.label)
        criteria.append(
            CriterionFacts(
                id=criterion.id, number=str(number), text=criterion.text, answer=answer, reason=judged.reason
            )
        )
    rule = assessment.rule.label if assessment.rule else None
    return AssessmentFacts(id=assessment.id, title=assessment.title, rule=rule, criteria=tuple(criteria))


def _controls(controls: Iterable[Control], done: Mapping[str, CheckDone]) -> tuple[CheckFacts, ...]:
    return tuple(
        CheckFacts(id=each.id, number=str(number), text=each.text, who=each.who, done=_done(done.get(str(each.id))))
        for number, each in enumerate(controls, start=1)
    )


def _activity(activity: Activity) -> ActivityFacts:
    budget = activity.budget and tuple(map(_budget_line, activity.budget))
    return ActivityFacts(**(facts_in(activity) | {"budget": budget}))


def _budget_line(line: BudgetLine) -> BudgetFacts:
    if not line.amounts:
        return BudgetFacts(**facts_in(line))
    by_year = ", ".join(f"{year}: {write_kronor(amount)}" for year, amount in sorted(line.amounts.items()))
    total = Kronor(Decimal(sum(line.amounts.values()))) if line.total is None else line.total
    return BudgetFacts(**(facts_in(line) | {"by_year": by_year, "total": total}))


def _decisions(
    stated: tuple[Decision, ...] | None,
    required: Iterable[RequiredDecision],
    authorities: tuple[Party, ...],
    partners: tuple[Party, ...],
) -> tuple[Decision, ...] | None:
    """The decisions stated, and an open one for each that the authority's rules require beside them."""
    missing = []
    for each in required:
        deciding = partners if each.by is Side.PARTNER else authorities
        missing += [
            Decision(kind=each.kind, party=party.name)
            for party in deciding
            if not any(decision.kind is each.kind and decision.is_by(party) for decision in stated or ())
        ]
    return (*(stated or ()), *missing) if missing else stated


def _done(check: CheckDone | None) -> str | None:
    if check is None:
        return None
    day = write_date(check.day) if check.day else None
    return ", ".join(part for part in (day, check.by) if part) or None
