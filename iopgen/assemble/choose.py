"""Which clauses belong in this agreement, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from ..model.authority import AuthorityProfile
from ..model.case import Case
from ..model.facts import Facts
from ..model.library import Clause, ClauseLibrary, Presence, Test
from ..model.path import UNBOUND, Bound, describe, lists_in, look_up, look_up_list, steps


class Verdict(Enum):
    """What the facts say of a condition."""

    HOLDS = True
    FAILS = False
    UNANSWERED = None


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


def judge(test: Test, facts: Facts, bound: Bound = UNBOUND) -> Verdict:
    """Whether the fact at the test's path is what the test requires; through a list, whether any item's is."""
    through = _list_on_the_way(test.path, bound)
    if through is None:
        return _judge_one(test, facts, bound)
    items = look_up_list(facts, through, bound)
    verdicts = [judge(test, facts, {**bound, through: item}) for item in items or ()]
    for verdict in (Verdict.HOLDS, Verdict.UNANSWERED):
        if verdict in verdicts:
            return verdict
    return Verdict.FAILS


def _list_on_the_way(path: str, bound: Bound) -> str | None:
    return next((prefix for prefix in lists_in(path) if prefix not in bound and prefix != path), None)


def _judge_one(test: Test, facts: Facts, bound: Bound) -> Verdict:
    value = look_up_list(facts, test.path, bound)
    requires = test.requires
    if isinstance(requires, tuple):
        return _answer(value, facts, test.path, lambda: str(value) in requires)
    if requires in ("ja", "nej"):
        return _answer(value, facts, test.path, lambda: value is (requires == "ja"))
    if requires in ("angiven", "ej angiven"):
        return Verdict((value not in (None, ())) is (requires == "angiven"))
    word, number = requires.split()
    length = len(value) if isinstance(value, tuple) else int(value is not None)
    return Verdict(length >= int(number) if word == "minst" else length <= int(number))


def _answer(value: Any, facts: Facts, path: str, holds: Callable[[], bool]) -> Verdict:
    if value is not None:
        return Verdict(holds())
    about = steps(path)[-1][2]
    if about.optional:
        return Verdict.FAILS
    asked_if = about.asked_if
    if asked_if and look_up(facts, asked_if, {}) is not True:
        return Verdict.FAILS  # the question is asked only once the one before it is answered with yes
    return Verdict.UNANSWERED


def _verdict(clause: Clause, facts: Facts, bound: Bound = UNBOUND) -> tuple[Verdict, tuple[str, ...]]:
    all_of = [(test, judge(test, facts, bound)) for test in clause.when]
    any_of = [(test, judge(test, facts, bound)) for test in clause.when_any]
    if any(verdict is Verdict.FAILS for _, verdict in all_of):
        return Verdict.FAILS, ()
    some = any(verdict is Verdict.HOLDS for _, verdict in any_of) or not any_of
    unanswered = [test.path for test, verdict in all_of if verdict is Verdict.UNANSWERED]
    if not some:
        unanswered += [test.path for test, verdict in any_of if verdict is Verdict.UNANSWERED]
        if not unanswered:
            return Verdict.FAILS, ()
    return (Verdict.UNANSWERED, tuple(unanswered)) if unanswered else (Verdict.HOLDS, ())


def items_for(clause: Clause, facts: Facts) -> tuple[Any, ...] | None:
    """The items that the clause repeats for: those for which its conditions hold; None when the list is not known."""
    assert clause.repeat is not None
    repeat = clause.repeat
    items = look_up_list(facts, repeat, UNBOUND)
    if items is None:
        return None
    return tuple(item for item in items if _verdict(clause, facts, {repeat: item})[0] is Verdict.HOLDS)


def choose(
    library: ClauseLibrary, profile: AuthorityProfile, case: Case, facts: Facts, day: date
) -> Iterator[Chosen | Rejected]:
    """A verdict on every clause of the library that has a text for the authority and the day."""
    asked = {wish.id: wish.reason or "" for wish in case.include or ()}
    unwanted = {wish.id: wish.reason or "" for wish in case.leave_out or ()}
    dropped = {drop.clause: drop.reason or "" for drop in profile.drops or ()}
    for clause_id in library.ids():
        clause = library.choose(clause_id, profile.id or "", day)
        if clause is None:
            continue
        if clause_id in dropped:
            yield Rejected(
                clause, f"{profile.party.name if profile.party else ''} använder den inte: {dropped[clause_id]}"
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
    return ", ".join(describe_test(test, met=met) for test in relevant)


def describe_test(test: Test, *, met: bool) -> str:
    """The test in plain Swedish, as met or as not met."""
    label = describe(test.path, {}).label
    if isinstance(test.requires, tuple):
        return f"{label} är {'' if met else 'inte '}{' eller '.join(test.requires)}"
    if test.requires in ("ja", "nej"):
        answer = test.requires if met else {"ja": "nej", "nej": "ja"}[test.requires]
        return f"svaret är {answer} på ”{label}”"
    if test.requires in ("angiven", "ej angiven"):
        stated = (test.requires == "angiven") is met
        return f"”{label}” är {'angivet' if stated else 'inte angivet'}"
    if test.requires == "minst 1":
        return f"”{label}” {'finns' if met else 'saknas'}"
    return f"antalet ”{label}” är {'' if met else 'inte '}{test.requires}"
