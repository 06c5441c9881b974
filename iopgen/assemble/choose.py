"""Which clauses belong in this agreement, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from ..model.authority import AuthorityProfile
from ..model.case import Case
from ..model.condition import Verdict
from ..model.facts import Facts
from ..model.library import Clause, Presence
from ..model.path import UNBOUND, look_up_list
from .conditions import Answers
from .fill import ClauseForm


class Chosen(NamedTuple):
    """A clause that stands in the agreement, or would if the questions `open_facts` were answered."""

    form: ClauseForm
    reason: str = ""
    """Empty while the clause waits for an answer: the question tells why."""
    open_facts: tuple[str, ...] = ()

    @property
    def clause(self) -> Clause:
        return self.form.clause


class Rejected(NamedTuple):
    clause: Clause
    reason: str


def items_for(form: ClauseForm, facts: Facts) -> tuple[Any, ...] | None:
    """The items that the clause repeats for: those for which its conditions hold; None when the list is not known."""
    repeat = form.clause.repeat
    assert repeat is not None
    items = look_up_list(facts, repeat, UNBOUND)
    if items is None:
        return None
    return tuple(item for item in items if form.item_conditions.hold_for(facts, {repeat: item}))


def choose(
    forms: Iterable[ClauseForm], profile: AuthorityProfile, case: Case, facts: Facts
) -> Iterator[Chosen | Rejected]:
    """A verdict on the clause of each of `forms`, the texts that the authority has on the day."""
    asked = {wish.id: wish for wish in case.include or ()}
    unwanted = {wish.id: wish for wish in case.leave_out or ()}
    dropped = {drop.clause: drop for drop in profile.drops or ()}
    answers = Answers(facts)
    for form in forms:
        clause = form.clause
        may_fall = clause.presence is not Presence.MANDATORY
        if drop := dropped.get(clause.id):
            yield Rejected(clause, f"{_not_used_by(profile)}: {drop.reason}")
        elif may_fall and (wish := unwanted.get(clause.id) or unwanted.get(clause.topic)):
            yield Rejected(clause, f"Handläggaren har valt bort den: {wish.reason}")
        elif wish := asked.get(clause.id) or (asked.get(clause.topic) if may_fall else None):
            yield Chosen(form, f"Handläggaren har begärt den: {wish.reason}")
        else:
            yield _by_facts(form, answers)


def _not_used_by(profile: AuthorityProfile) -> str:
    name = profile.party.name if profile.party else None
    return f"{name} använder den inte" if name else "Används inte"


def _by_facts(form: ClauseForm, answers: Answers) -> Chosen | Rejected:
    clause = form.clause
    if clause.presence is Presence.ON_REQUEST:
        return Rejected(clause, "Står med bara på begäran.")
    if not form.conditions.each:
        always = "Står alltid med." if clause.presence is Presence.MANDATORY else "Står med om den inte väljs bort."
        return Chosen(form, always)
    verdict, open_facts, told = form.conditions.outcome(answers)
    if verdict is Verdict.FAILS:
        return Rejected(clause, f"Behövs inte: {told}.")
    if verdict is Verdict.UNANSWERED:
        return Chosen(form, open_facts=open_facts)
    return Chosen(form, f"Står med eftersom {told}.")
