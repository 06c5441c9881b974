"""Which clauses belong in this agreement, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ..model.authority import AuthorityProfile
from ..model.case import Case
from ..model.condition import Test, Verdict, describe_test, judge, judge_all
from ..model.facts import Facts
from ..model.library import Clause, Presence
from ..model.path import UNBOUND, Bound, lists_in, look_up, look_up_list


@dataclass(frozen=True, slots=True)
class Chosen:
    """A clause that stands in the agreement, or would if the questions `open_facts` were answered."""

    clause: Clause
    reason: str
    open_facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    clause: Clause
    reason: str


def _verdict(clause: Clause, facts: Facts, bound: Bound = UNBOUND) -> tuple[Verdict, tuple[str, ...]]:
    return judge_all(clause.when, clause.when_any, facts, bound)


def items_for(clause: Clause, facts: Facts) -> tuple[Any, ...] | None:
    """The items that the clause repeats for: those for which its conditions hold; None when the list is not known."""
    assert clause.repeat is not None
    repeat = clause.repeat
    items = look_up_list(facts, repeat, UNBOUND)
    if items is None:
        return None
    return tuple(item for item in items if _verdict(clause, facts, {repeat: item})[0] is Verdict.HOLDS)


def choose(
    clauses: Iterable[Clause], profile: AuthorityProfile, case: Case, facts: Facts
) -> Iterator[Chosen | Rejected]:
    """A verdict on each of `clauses`, the texts that the authority has on the day."""
    asked = {wish.id: wish.reason or "" for wish in case.include or ()}
    unwanted = {wish.id: wish.reason or "" for wish in case.leave_out or ()}
    dropped = {drop.clause: drop.reason or "" for drop in profile.drops or ()}
    for clause in clauses:
        if clause.id in dropped:
            yield Rejected(
                clause, f"{profile.party.name if profile.party else ''} använder den inte: {dropped[clause.id]}"
            )
            continue
        wish = clause.presence is not Presence.MANDATORY
        if wish and (reason := unwanted.get(clause.id, unwanted.get(clause.topic))) is not None:
            yield Rejected(clause, f"Handläggaren har valt bort den: {reason}")
        elif (reason := asked.get(clause.id, asked.get(clause.topic) if wish else None)) is not None:
            yield Chosen(clause, f"Handläggaren har begärt den: {reason}")
        else:
            yield _by_facts(clause, facts)


def _by_facts(clause: Clause, facts: Facts) -> Chosen | Rejected:
    verdict, open_facts = _verdict(clause, facts)
    if clause.presence is Presence.ON_REQUEST:
        return Rejected(clause, "Står med bara på begäran.")
    if verdict is Verdict.FAILS:
        return Rejected(clause, f"Behövs inte: {explain(clause, met=False, facts=facts)}.")
    if verdict is Verdict.UNANSWERED:
        return Chosen(clause, "Väntar på svar.", open_facts)
    if clause.when or clause.when_any:
        return Chosen(clause, f"Står med eftersom {explain(clause, met=True, facts=facts)}.")
    always = "Står alltid med." if clause.presence is Presence.MANDATORY else "Står med om den inte väljs bort."
    return Chosen(clause, always)


def explain(clause: Clause, *, met: bool, facts: Facts) -> str:
    """The clause's conditions in words, as the facts meet them or not."""
    tests = (*clause.when, *clause.when_any)
    wanted = Verdict.HOLDS if met else Verdict.FAILS
    relevant = [test for test in tests if judge(test, facts) is wanted] or list(tests)
    return ", ".join(_told(test, facts, met=met) for test in relevant)


def _told(test: Test, facts: Facts, *, met: bool) -> str:
    """The test in words: where a choice decides it, the choice that was made."""
    chosen = None
    if isinstance(test.requires, tuple) and not lists_in(test.path):
        chosen = look_up(facts, test.path, UNBOUND)
    return describe_test(test, met=met) if chosen is None else describe_test(Test(test.path, (str(chosen),)), met=True)
