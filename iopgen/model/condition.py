"""Conditions on the facts of a case: `{people.children: ja}`, judged by what is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any, NewType

from .fact import Choice
from .facts import Facts
from .path import UNBOUND, Bound, describe, kind_at, lists_in, look_up, look_up_list, steps

Requirement = NewType("Requirement", object)
"""What a condition requires of a fact, as written: a mark, a length, or a list of values."""


@dataclass(frozen=True, slots=True)
class Test:
    """What a clause requires of the fact at `path`: an answer, a value, a length, or that it is stated."""

    path: str
    requires: str | tuple[str, ...]


def tests_of(required: Mapping[str, Requirement] | None) -> tuple[Test, ...]:
    """The conditions that a table of requirements, as read from a file, states."""
    return tuple(Test(path, words) for path, words in (required or {}).items())  # type: ignore[arg-type]  # as read


class Verdict(Enum):
    """What the facts say of a condition."""

    HOLDS = True
    FAILS = False
    UNANSWERED = None


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
    if word == "minst":
        return Verdict(length >= int(number))
    return _answer(value, facts, path=test.path, holds=lambda: length <= int(number))


def _answer(value: Any, facts: Facts, path: str, holds: Callable[[], bool]) -> Verdict:
    if value is not None:
        return Verdict(holds())
    about = steps(path)[-1][2]
    if about.optional:
        return Verdict.FAILS
    asked_if = about.asked_if
    if asked_if and look_up(facts, asked_if, {}) is not True:
        return Verdict.FAILS  # the question is asked only once the one before it is answered with yes
    if any(look_up(facts, other, {}) is not None for other in about.asked_unless):
        return Verdict.FAILS  # what is stated in its place makes the question needless
    return Verdict.UNANSWERED


def judge_all(
    all_of: Iterable[Test], any_of: Iterable[Test], facts: Facts, bound: Bound = UNBOUND
) -> tuple[Verdict, tuple[str, ...]]:
    """Whether all of the first tests and one of the others hold; and the facts that must be known to tell."""
    each = [(test, judge(test, facts, bound)) for test in all_of]
    either = [(test, judge(test, facts, bound)) for test in any_of]
    if any(verdict is Verdict.FAILS for _, verdict in each):
        return Verdict.FAILS, ()
    some = any(verdict is Verdict.HOLDS for _, verdict in either) or not either
    unanswered = [test.path for test, verdict in each if verdict is Verdict.UNANSWERED]
    if not some:
        unanswered += [test.path for test, verdict in either if verdict is Verdict.UNANSWERED]
        if not unanswered:
            return Verdict.FAILS, ()
    return (Verdict.UNANSWERED, tuple(unanswered)) if unanswered else (Verdict.HOLDS, ())


def _labels(test: Test) -> list[str]:
    """The values that the test requires, as they are written in running text."""
    base = kind_at(test.path).base
    if not (isinstance(base, type) and issubclass(base, Choice)):
        return list(test.requires)
    labels = {choice.value: choice.label for choice in base}
    return [labels.get(value, value) for value in test.requires]


@cache
def describe_test(test: Test, *, met: bool) -> str:
    """The test in plain Swedish, as met or as not met."""
    label = describe(test.path, {}).label
    if isinstance(test.requires, tuple):
        return f"{label} är {'' if met else 'inte '}{' eller '.join(_labels(test))}"
    if test.requires in ("ja", "nej"):
        answer = test.requires if met else {"ja": "nej", "nej": "ja"}[test.requires]
        return f"svaret är {answer} på ”{label}”"
    if test.requires in ("angiven", "ej angiven"):
        stated = (test.requires == "angiven") is met
        return f"”{label}” är {'angivet' if stated else 'inte angivet'}"
    if test.requires == "minst 1":
        return f"”{label}” {'finns' if met else 'saknas'}"
    return f"antalet ”{label}” är {'' if met else 'inte '}{test.requires}"
