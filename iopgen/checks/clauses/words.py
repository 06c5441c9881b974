"""A clause names only facts, filters and conditions that exist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...model.condition import Test
from ...model.fact import Choice, kinds
from ...model.library import ClauseLibrary
from ...model.path import UnknownPath, kind_at, lists_in
from ...model.text import fact_marks
from ...problem import Place, Problem, nearest, suggest
from ...swedish import FILTERS, LIST_FILTER

LENGTHS = ("minst ", "högst ")


def find_unknown_facts(library: ClauseLibrary) -> Iterator[Problem]:
    """Facts that do not exist, filters that do not exist, and conditions that no fact can meet."""
    for clause in library.clauses:
        for mark in fact_marks(clause.title, clause.blocks):
            place = Place(clause.place.path, mark.line)
            yield from unknown_path(mark.path, place) or _not_one_fact(mark.path, place)
            yield from _unknown_filters(mark.filters, place)
        for key, tests in (("when", clause.when), ("when_any", clause.when_any)):
            for test in tests:
                place = clause.head.place(f"{key}.{test.path}")
                yield from unknown_path(test.path, place) or wrong_test(test, place)
        if clause.repeat:
            place = clause.head.place("repeat")
            yield from unknown_path(clause.repeat, place) or _not_a_list(clause.repeat, place)


def unknown_path(path: str, place: Place) -> list[Problem]:
    """What is wrong with a path that names no fact."""
    try:
        kind_at(path)
    except UnknownPath as unknown:
        meant = nearest(unknown.wrong, unknown.known) or unknown.wrong
        whole = ".".join(meant if part == unknown.wrong else part for part in path.split("."))
        advice = suggest(path, [whole]) if whole != path else suggest(unknown.wrong, unknown.known)
        return [Problem(place, f'uppgiften "{path}" finns inte.', advice)]
    return []


def _not_one_fact(path: str, place: Place) -> list[Problem]:
    kind = kind_at(path)
    if not (kind.is_record or kind.key):
        return []
    within = [] if kind.key else [f"{path}.{name}" for name in kinds(kind.base)]
    advice = f"Välj en av dem: {', '.join(within)}." if within else "Välj en annan uppgift."
    return [Problem(place, f'"{path}" är en grupp av uppgifter och kan inte skrivas ut.', advice)]


def _unknown_filters(filters: tuple[str, ...], place: Place) -> Iterator[Problem]:
    known = [*FILTERS, LIST_FILTER]
    for name in filters:
        if name not in known:
            yield Problem(place, f'filtret "{name}" finns inte.', suggest(name, known))


def wrong_test(test: Test, place: Place) -> list[Problem]:
    """What is wrong with a condition that its fact can never meet."""
    kind = kind_at(test.path)
    if test.requires in ("ja", "nej") and kind.base is not bool:
        return [Problem(place, f"{test.path} är ingen ja- eller nej-fråga.", "Välj ett annat villkor.")]
    if isinstance(test.requires, tuple):
        if not _is_choice(kind.base):
            return [Problem(place, f"{test.path} har inga värden att välja bland.", "Välj ett annat villkor.")]
        known = [str(choice) for choice in kind.base]
        if wrong := [value for value in test.requires if value not in known]:
            return [Problem(place, f"{test.path} kan inte vara {', '.join(wrong)}.", f"Möjliga: {', '.join(known)}.")]
    elif test.requires.startswith(LENGTHS) and not kind.is_list:
        return [Problem(place, f"{test.path} är ingen lista och har ingen längd.", "Välj ett annat villkor.")]
    return []


def _is_choice(base: Any) -> bool:
    return isinstance(base, type) and issubclass(base, Choice)


def _not_a_list(path: str, place: Place) -> list[Problem]:
    if path in lists_in(path):
        return []
    return [Problem(place, f'repeat: "{path}" är ingen lista.', "Ange en lista bland uppgifterna.")]
