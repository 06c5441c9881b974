"""What the rules find in a library, less what the library keeps on purpose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ...model.library import ClauseLibrary, KnownException
from ...problem import Place, Problem, Severity, suggest

EXCEPTIONS = "clauses/exceptions.yaml"
EXCEPTION_RULE = "exceptions"
NAMED = "Regelns namn står sist på problemets rad. En regel som prövas när ett utkast görs kan inte ha undantag."


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem, and the id of the rule that found it."""

    rule: str
    problem: Problem


def rule_id(rule: Any) -> str:
    """The name by which people know the rule: `unused_facts` for `find_unused_facts`."""
    name: str = rule.__name__
    return name.removeprefix("find_")


def without_exceptions(found: Iterable[Finding], library: ClauseLibrary, rules: Sequence[str]) -> Iterator[Finding]:
    """The findings but those that the library keeps on purpose; and the exceptions that are wrong or not needed.

    `rules` are those that can have exceptions: not those that stop every draft.
    """
    used: set[int] = set()
    for each in dict.fromkeys(found):
        matches = [
            number
            for number, exception in enumerate(library.exceptions)
            if _covers(exception, each) and each.rule in rules
        ]
        used.update(matches)
        if not matches:
            yield each
    for number, exception in enumerate(library.exceptions):
        place = library.sources[EXCEPTIONS].place(f"[{number + 1}]")
        for problem in _faults(exception, place, rules) or _unneeded(exception, place, is_used=number in used):
            yield Finding(EXCEPTION_RULE, problem)


def _covers(exception: KnownException, found: Finding) -> bool:
    """Whether the exception is for this problem."""
    path = found.problem.place.path
    is_there = exception.place is not None and (path == exception.place or path.endswith("/" + exception.place))
    says = exception.about is None or exception.about in found.problem.message
    return bool(exception.rule == found.rule and is_there and says and exception.reason)


def _faults(exception: KnownException, place: Place, rules: Sequence[str]) -> list[Problem]:
    found = [
        Problem(place, f'nyckeln "{key}" saknas i undantaget.', "Fyll i den.")
        for key in ("rule", "place", "reason")
        if not getattr(exception, key)
    ]
    if exception.rule and exception.rule not in rules:
        message = f'det finns ingen regel "{exception.rule}" som kan ha undantag.'
        found.append(Problem(place, message, suggest(exception.rule, rules, NAMED)))
    return found


def _unneeded(exception: KnownException, place: Place, *, is_used: bool) -> list[Problem]:
    if is_used:
        return []
    about = f" om ”{exception.about}”" if exception.about else ""
    message = f"undantaget från {exception.rule} för {exception.place}{about} behövs inte längre."
    return [Problem(place, message, "Ta bort det.", Severity.WARNING)]
