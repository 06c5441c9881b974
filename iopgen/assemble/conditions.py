"""The conditions of a clause, ready to be judged by the facts of a case and told in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from functools import cache
from typing import NamedTuple

from ..model.condition import Judge, Judged, Test, Verdict, describe_test, judge_of, together
from ..model.facts import Facts
from ..model.library import Clause
from ..model.path import UNBOUND, Bound, Way, lists_in, way_to
from ..model.record import dataclass
from .marks import Lists


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What a case answers to one condition: whether it holds, and what was `chosen` where a choice decides it."""

    test: Test
    verdict: Verdict
    chosen: str | None = None

    def told(self, *, met: bool) -> str:
        """The condition in words: where a choice decides it, the choice that was made."""
        if self.chosen is None:
            return describe_test(self.test, met=met)
        return describe_test(Test(self.test.path, (self.chosen,)), met=True)


@dataclass(frozen=True, slots=True, eq=False)
class Condition:
    """One test, with every answer to it. `choice` is the way to the fact where a choice decides it."""

    test: Test
    judge: Judge
    choice: Way | None
    holds: Answer
    fails: Answer
    unanswered: Answer
    choices: dict[str, Answer] = field(default_factory=dict)

    def answer(self, facts: Facts) -> Answer:
        """What the facts answer. Equal answers are the same object."""
        verdict = self.judge(facts, UNBOUND)
        if self.choice and (chosen := self.choice.follow(facts, UNBOUND)) is not None:
            name = str(chosen)
            if name not in self.choices:
                self.choices[name] = Answer(self.test, verdict, name)
            return self.choices[name]
        if verdict is Verdict.HOLDS:
            return self.holds
        return self.fails if verdict is Verdict.FAILS else self.unanswered


@cache
def _condition(test: Test, lists: Lists) -> Condition:
    chooses = isinstance(test.requires, tuple) and not lists_in(test.path)
    return Condition(
        test=test,
        judge=judge_of(test, lists),
        choice=way_to(test.path) if chooses else None,
        holds=Answer(test, Verdict.HOLDS),
        fails=Answer(test, Verdict.FAILS),
        unanswered=Answer(test, Verdict.UNANSWERED),
    )


@dataclass(slots=True)
class Answers:
    """What one case answers to every condition; many clauses have the same."""

    facts: Facts
    given: dict[Condition, Answer] = field(default_factory=dict)

    def to(self, condition: Condition) -> Answer:
        if condition not in self.given:
            self.given[condition] = condition.answer(self.facts)
        return self.given[condition]


class Outcome(NamedTuple):
    """What a clause's conditions come to, the facts that must be known to tell, and in words why."""

    verdict: Verdict
    open_facts: tuple[str, ...]
    told: str


@dataclass(frozen=True, slots=True, eq=False)
class Conditions:
    """What must hold for a clause to stand: all of the first conditions, and one of the others of `each`."""

    all_of: tuple[Condition, ...]
    each: tuple[Condition, ...]
    outcomes: dict[tuple[Answer, ...], Outcome] = field(default_factory=dict)
    """What each set of answers has come to."""

    @classmethod
    def of(cls, clause: Clause, lists: Lists = frozenset()) -> Conditions:
        """The conditions of the clause, where an item of each of `lists` is bound."""
        all_of = tuple(_condition(test, lists) for test in clause.when)
        return cls(all_of, (*all_of, *(_condition(test, lists) for test in clause.when_any)))

    def outcome(self, answers: Answers) -> Outcome:
        """What the conditions come to by the answers of a case."""
        given = tuple([answers.to(condition) for condition in self.each])
        if given not in self.outcomes:
            self.outcomes[given] = self._outcome(given)
        return self.outcomes[given]

    def _outcome(self, given: Sequence[Answer]) -> Outcome:
        verdict, open_facts = self._together([(each.test.path, each.verdict) for each in given])
        relevant = [each for each in given if each.verdict is verdict]
        return Outcome(verdict, open_facts, ", ".join(each.told(met=verdict is Verdict.HOLDS) for each in relevant))

    def hold_for(self, facts: Facts, bound: Bound) -> bool:
        """True when the conditions hold for the items that are bound."""
        judged = [(condition.test.path, condition.judge(facts, bound)) for condition in self.each]
        return self._together(judged)[0] is Verdict.HOLDS

    def _together(self, judged: Sequence[Judged]) -> tuple[Verdict, tuple[str, ...]]:
        return together(judged[: len(self.all_of)], judged[len(self.all_of) :])
