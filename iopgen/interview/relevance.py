"""Which facts are worth asking for: those that the other facts, and the authority's profile, leave open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, cast

from ..model.authority import AuthorityProfile
from ..model.case import (
    BudgetLine,
    Case,
    Cooperation,
    DataRole,
    DeMinimis,
    Economy,
    Extension,
    FollowUp,
    IndexRule,
    Information,
    Instalment,
    Law,
    OtherSupport,
    Party,
    Payment,
    PaymentForm,
    Resource,
    ResourceKind,
    Term,
    Trial,
)
from ..model.fact import descriptions
from ..model.path import without_places
from .question import OWN_AUTHORITY, value_at

OF_OWN_AUTHORITY = f"{OWN_AUTHORITY}."
NEVER_ASKED = frozenset({"checks"})
"""The checks are noted in the case file as they are done, not when the facts are gathered."""

CIVIL_SOCIETY_ONLY = frozenset({
    "account", "members", "represented_by", "non_profit", "no_economic_motive", "democratic", "continuing",
    "orderly_finances", "registered_civil_society",
})  # fmt: skip
IN_PROFILE = {"value_base.compact": "compact.name", "value_base.principles": "compact.principles"}
PER_UNIT = frozenset({PaymentForm.PER_RESIDENT, PaymentForm.PER_PLACE, PaymentForm.PER_VISIT, PaymentForm.PER_HOUR})

Condition = Callable[[Any, Case], bool]


def _several_partners(_: Any, case: Case) -> bool:
    return len(case.partners or ()) > 1


def _is_paid(payment: Payment, _: Case) -> bool:
    return payment.form not in (None, PaymentForm.NONE)


def _is_paid_per_unit(payment: Payment, _: Case) -> bool:
    return bool(PER_UNIT & {payment.form, payment.also})


def _is_paid_per_unit_twice(payment: Payment, _: Case) -> bool:
    return payment.form in PER_UNIT and payment.also in PER_UNIT


def _is_with_processor(information: Information, _: Case) -> bool:
    return information.data_role is DataRole.PROCESSOR


def _supports_with_money(_: Any, case: Case) -> bool:
    return value_at(case, "economy.payment.form") is not PaymentForm.NONE


def _is_other_than_money(resource: Resource, _: Case) -> bool:
    return resource.kind not in (None, ResourceKind.MONEY)


def _has_no_yearly_value(resource: Resource, _: Case) -> bool:
    counted = resource.quantity is not None and resource.standard_value is not None
    return resource.per_year is None and not counted


ASKED_WHEN: dict[tuple[type, str], Condition] = {
    (Party, "account"): _several_partners,
    (Party, "represented_by"): lambda party, _: bool(party.members),
    (Resource, "activity"): lambda _, case: bool(case.activities),
    (Resource, "quantity"): _is_other_than_money,
    (Resource, "measure"): lambda resource, _: resource.quantity is not None,
    (Resource, "quantity_for"): lambda resource, _: resource.quantity is not None,
    (Resource, "standard_value"): lambda resource, _: resource.quantity is not None,
    (Resource, "per_year"): _has_no_yearly_value,
    (Resource, "amounts"): _has_no_yearly_value,
    (Resource, "total"): lambda resource, case: _has_no_yearly_value(resource, case) and not resource.amounts,
    (Resource, "valuation"): _is_other_than_money,
    (BudgetLine, "total"): lambda line, _: not line.amounts,
    (Cooperation, "mutual_relation"): _several_partners,
    (FollowUp, "final"): lambda follow_up, _: follow_up.final_date is None,
    (Instalment, "when"): lambda instalment, _: instalment.day is None,
    (Instalment, "payer"): lambda _, case: len(case.authorities or ()) > 1,
    (Instalment, "recipient"): _several_partners,
    (Payment, "also"): _is_paid,
    (Payment, "instalments"): _is_paid,
    (Payment, "advance"): _is_paid,
    (Payment, "unit_amount"): _is_paid_per_unit,
    (Payment, "unit_note"): _is_paid_per_unit,
    (Payment, "also_unit_amount"): _is_paid_per_unit_twice,
    (Payment, "also_unit_note"): _is_paid_per_unit_twice,
    (Payment, "requisition"): _is_paid,
    (Payment, "account"): _is_paid,
    (Economy, "budget_source"): _supports_with_money,
    (Economy, "covers"): _supports_with_money,
    (Economy, "does_not_cover"): _supports_with_money,
    (Economy, "index"): _supports_with_money,
    (Economy, "index_note"): lambda economy, _: economy.index not in (None, IndexRule.NONE),
    (Economy, "unused_funds"): _supports_with_money,
    (Economy, "repayment_days"): _supports_with_money,
    (Economy, "budget_reserve"): _supports_with_money,
    (OtherSupport, "recipient"): _several_partners,
    (DeMinimis, "recipient"): _several_partners,
    (Information, "controller"): _is_with_processor,
    (Information, "processor"): _is_with_processor,
    (Law, "entrustment"): lambda law, _: law.economic_activity is True,
    (Law, "reviewed_on"): lambda law, _: law.reviewed_by is not None,
    (Term, "notice_months"): lambda term, _: term.notice_possible is not False,
    (Term, "description"): lambda term, _: term.start is None or term.end is None,
    (Trial, "length"): lambda trial, _: trial.until is None,
    (Extension, "length"): lambda extension, _: extension.until is None,
}
"""Facts that make sense only beside certain others; `asked_if` and `asked_unless` say the same of yes/no facts."""


def is_relevant(path: str, record: Any, case: Case, rules: AuthorityProfile | None) -> bool:
    """True when the fact at `path`, one of those of `record`, is worth asking for."""
    name, record_type = path.rpartition(".")[2], cast("type", type(record))
    about = descriptions(record_type)[name]
    if path in NEVER_ASKED or (about.asked_if and value_at(case, about.asked_if) is not True):
        return False
    if any(value_at(case, other) is not None for other in about.asked_unless):
        return False
    if path.startswith("authorities[") and isinstance(record, Party) and name in CIVIL_SOCIETY_ONLY:
        return False
    if _in_profile(path, rules) is not None and not _is_unconfirmed(path, rules):
        return False
    condition = ASKED_WHEN.get((record_type, name))
    return condition is None or condition(record, case)


def unconfirmed_value(path: str, rules: AuthorityProfile | None) -> Any:
    """What the profile holds for the fact at `path` although nobody has confirmed it, or None."""
    return _in_profile(path, rules) if _is_unconfirmed(path, rules) else None


def held_in_profile(rules: AuthorityProfile) -> Iterator[str]:
    """The facts that nobody needs to state, since the profile holds them, by their paths without places."""
    yield "authority"
    for name in descriptions(Party):
        path = f"{OF_OWN_AUTHORITY}{name}"
        if _in_profile(path, rules) is not None and not _is_unconfirmed(path, rules):
            yield without_places(path)
    yield from (path for path in IN_PROFILE if _in_profile(path, rules) is not None)


def _in_profile(path: str, rules: AuthorityProfile | None) -> Any:
    if path.startswith(OF_OWN_AUTHORITY):
        return value_at(rules, f"party.{path.removeprefix(OF_OWN_AUTHORITY)}")
    return value_at(rules, IN_PROFILE[path]) if path in IN_PROFILE else None


def _is_unconfirmed(path: str, rules: AuthorityProfile | None) -> bool:
    name = path.removeprefix(OF_OWN_AUTHORITY).partition(".")[0]
    return path.startswith(OF_OWN_AUTHORITY) and name in (value_at(rules, "unconfirmed") or ())
