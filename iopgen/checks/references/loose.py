"""What a clause refers to stands in the agreement whenever the clause does, or the reference is in brackets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...model.condition import Test
from ...model.library import Clause, ClauseLibrary, Presence
from ...model.path import UnknownPath
from ...model.text import ReferenceMark
from ...problem import Place, Problem
from ..common.agreements import Agreements, agreements_of
from ..common.conditions import UNSTATED, meeting
from ..common.passages import passages

ADVICE = "Sätt texten med hänvisningen inom hakparentes."
NEVER_EMPTY = ("partners", "authorities")


def find_loose_references(library: ClauseLibrary, today: date) -> Iterator[Problem]:
    """References outside brackets to clauses that can be absent: left out, not asked for, dropped, without a text."""
    known = set(library.ids())
    told: set[tuple[Place, str]] = set()
    for found in agreements_of(library):
        for clause in found.texts.values():
            for mark in _bare_references(clause):
                place = Place(clause.place.path, mark.line)
                absent = mark.target in known and mark.target != clause.id and _absence(clause, mark.target, found)
                if absent and (place, mark.target) not in told:
                    told.add((place, mark.target))
                    yield Problem(place, f"hänvisar till {mark.target}, som {absent}.", ADVICE)


def _bare_references(clause: Clause) -> Iterator[ReferenceMark]:
    for passage in passages(clause):
        yield from (run for run in passage.runs if isinstance(run, ReferenceMark))


def _absence(clause: Clause, target: str, found: Agreements) -> str:
    """Why the target may be absent where the clause stands; empty when it never is."""
    other = found.texts.get(target)
    if target in found.dropped:
        return f"{found.authority} inte använder"
    if other is None:
        return f"inte har någon text för {found.authority} den {found.day}"
    if other.presence is Presence.OPTIONAL:
        return "handläggaren kan välja bort"
    if other.presence is Presence.ON_REQUEST:
        return "står med bara på begäran"
    if missing := _not_implied(clause, other):
        return f"står med bara när {missing}"
    if other.repeat and other.repeat not in (*NEVER_EMPTY, clause.repeat):
        return f"står med bara när det finns något i {other.repeat}"
    return ""


def _not_implied(clause: Clause, other: Clause) -> str:
    """The condition of `other` that those of `clause` do not already demand; empty when there is none."""
    for test in other.when:
        if not any(_demands(own, test) for own in clause.when):
            return f"{test.path} är {_written(test)}"
    if other.when_any and not any(_demands(own, test) for own in clause.when for test in other.when_any):
        either = clause.when_any
        if not either or not all(any(_demands(own, test) for test in other.when_any) for own in either):
            return " eller ".join(f"{test.path} är {_written(test)}" for test in other.when_any)
    return ""


def _written(test: Test) -> str:
    return " eller ".join(test.requires) if isinstance(test.requires, tuple) else test.requires


def _demands(own: Test, other: Test) -> bool:
    """Whether `other` holds wherever `own` does; False when either is about a fact that does not exist."""
    try:
        values = meeting(own)
        if own.path == other.path:
            return values <= meeting(other)
        return other.requires == "angiven" and own.path.startswith(f"{other.path}.") and UNSTATED not in values
    except UnknownPath:
        return False  # told by the rule about unknown facts
