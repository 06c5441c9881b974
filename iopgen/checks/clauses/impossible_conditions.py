"""A clause's conditions can all be met at once, by some facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ...model.condition import Test
from ...model.library import Clause, ClauseLibrary
from ...model.path import UnknownPath, lists_in, steps
from ...problem import Problem, Severity
from ..common.conditions import UNSTATED, Values, meeting, stated


def find_impossible_conditions(library: ClauseLibrary, today: date) -> Iterator[Problem]:
    """Clauses that no combination of facts can bring into an agreement, and conditions that never matter."""
    for clause in library.clauses:
        try:
            yield from _impossible(clause)
        except UnknownPath:
            continue  # told by the rule about unknown facts


def _impossible(clause: Clause) -> Iterator[Problem]:
    if against := conflict(clause.when, clause.repeat):
        message = f"klausulen kan aldrig stå med: {_told(against)}."
        yield Problem(clause.head.place("when"), message, "Rätta villkoren.")
        return
    each = [(test, conflict((*clause.when, test), clause.repeat)) for test in clause.when_any]
    failing = [(test, against) for test, against in each if against]
    if failing and len(failing) == len(clause.when_any):
        told = "; ".join(_told(against) for _, against in failing)
        message = f"klausulen kan aldrig stå med, vad som än väljs i when_any: {told}."
        yield Problem(clause.head.place("when_any"), message, "Rätta villkoren.")
        return
    for test, against in failing:
        message = f"villkoret {test.path} kan aldrig vara uppfyllt: {_told(against)}."
        yield Problem(
            clause.head.place(f"when_any.{test.path}"), message, "Ta bort det eller rätta det.", Severity.WARNING
        )


def _told(tests: Iterable[Test]) -> str:
    written = [
        f"{test.path}: {'[' + ', '.join(test.requires) + ']' if isinstance(test.requires, tuple) else test.requires}"
        for test in dict.fromkeys(tests)
    ]
    return f"{' och '.join(written)} {'utesluter varandra' if len(written) > 1 else 'uppfylls av ingen uppgift'}"


def conflict(tests: Iterable[Test], repeat: str | None) -> tuple[Test, ...]:
    """The tests that cannot hold together; empty when all can. `repeat` is the list whose item they speak of."""
    possible: dict[str, Values] = {}
    behind: dict[str, list[Test]] = {}
    for test in tests:
        for path, values in _implied(test, repeat):
            possible[path] = possible.get(path, values) & values
            behind.setdefault(path, []).append(test)
            if not possible[path]:
                return tuple(behind[path])
    return ()


def _implied(test: Test, repeat: str | None) -> Iterator[tuple[str, Values]]:
    """What must be true of the fact, and of those that it belongs to, for the test to hold."""
    through = [name for name in lists_in(test.path) if name not in (test.path, repeat)]
    if through:  # any item will do, and another test may be met by another item
        yield from ((name, stated(name)) for name, _, _ in steps(through[0]))
        return
    values = meeting(test)
    yield test.path, values
    if UNSTATED in values:
        return
    yield from ((name, stated(name)) for name, _, _ in steps(test.path)[:-1])
    if asked_if := steps(test.path)[-1][2].asked_if:
        yield asked_if, frozenset({"ja"})
