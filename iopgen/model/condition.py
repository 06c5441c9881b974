"""Conditions on the facts of a case: `{people.children: ja}`, judged by what is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from functools import cache
from typing import Any, NamedTuple, NewType

from .fact import About, Choice
from .facts import Facts
from .path import UNBOUND, Bound, Way, describe, kind_at, lists_in, look_up, steps, way_to_whole

Requirement = NewType("Requirement", object)
"""What a condition requires of a fact, as written: a mark, a length, or a list of values."""


class Test(NamedTuple):
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


Judge = Callable[[Facts, Bound], Verdict]
"""What says whether one test holds. Equal tests have the same."""


@cache
def judge_of(test: Test, lists: frozenset[str] = frozenset()) -> Judge:
    """What says whether the test holds where an item of each of `lists` is bound; through a list, for any item."""
    through = next((prefix for prefix in lists_in(test.path) if prefix not in lists and prefix != test.path), None)
    if through is None:
        return _judge_of_one(test, way_to_whole(test.path, lists))
    items, of_item = way_to_whole(through, lists), judge_of(test, lists | {through})

    def judge_any(facts: Facts, bound: Bound) -> Verdict:
        verdicts = [of_item(facts, {**bound, through: item}) for item in items.follow(facts, bound) or ()]
        return next((each for each in (Verdict.HOLDS, Verdict.UNANSWERED) if each in verdicts), Verdict.FAILS)

    return judge_any


def _judge_of_one(test: Test, way: Way) -> Judge:
    holds, answers = _meaning(test.requires)
    about = steps(test.path)[-1][2]

    def judge_one(facts: Facts, bound: Bound) -> Verdict:
        value = way.follow(facts, bound)
        if value is None and not answers:
            return _unknown(about, facts)
        return Verdict.HOLDS if holds(value) else Verdict.FAILS

    return judge_one


def _meaning(requires: str | tuple[str, ...]) -> tuple[Callable[[Any], bool], bool]:
    """What the fact must be, and whether it is an answer too that the fact is not known."""
    if isinstance(requires, tuple):
        return lambda value: str(value) in requires, False
    if requires in ("ja", "nej"):
        wanted = requires == "ja"
        return lambda value: value is wanted, False
    if requires in ("angiven", "ej angiven"):
        stated = requires == "angiven"
        return lambda value: (value not in (None, ())) is stated, True
    word, number = requires.split()
    limit = int(number)
    return (lambda value: _length(value) >= limit, True) if word == "minst" else (lambda v: _length(v) <= limit, False)


def _length(value: Any) -> int:
    return len(value) if isinstance(value, tuple) else int(value is not None)


def _unknown(about: About, facts: Facts) -> Verdict:
    """What it says of a test that its fact is not known."""
    if about.optional:
        return Verdict.FAILS
    if about.asked_if and look_up(facts, about.asked_if, UNBOUND) is not True:
        return Verdict.FAILS  # the question is asked only once the one before it is answered with yes
    if any(look_up(facts, other, UNBOUND) is not None for other in about.asked_unless):
        return Verdict.FAILS  # what is stated in its place makes the question needless
    return Verdict.UNANSWERED


Judged = tuple[str, Verdict]
"""The fact that a test asks for, and what came of the test."""


def judge_all(
    all_of: Iterable[Test], any_of: Iterable[Test], facts: Facts, bound: Bound = UNBOUND
) -> tuple[Verdict, tuple[str, ...]]:
    """Whether all of the first tests and one of the others hold; and the facts that must be known to tell."""
    lists = frozenset(bound)
    each, either = ([(test.path, judge_of(test, lists)(facts, bound)) for test in tests] for tests in (all_of, any_of))
    return together(each, either)


def together(each: Sequence[Judged], either: Sequence[Judged]) -> tuple[Verdict, tuple[str, ...]]:
    """As `judge_all`, of tests that are judged already."""
    if any(verdict is Verdict.FAILS for _, verdict in each):
        return Verdict.FAILS, ()
    some = any(verdict is Verdict.HOLDS for _, verdict in either) or not either
    unanswered = [path for path, verdict in each if verdict is Verdict.UNANSWERED]
    if not some:
        unanswered += [path for path, verdict in either if verdict is Verdict.UNANSWERED]
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
