"""A clause names only facts, filters and conditions that exist."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from ..model.fact import Choice
from ..model.library import Clause, ClauseLibrary, Test
from ..model.path import UnknownPath, kind_at, lists_in
from ..model.text import fact_marks
from ..problem import Place, Problem
from ..swedish import FILTERS, LIST_FILTER


def find_unknown_facts(library: ClauseLibrary) -> Iterator[Problem]:
    """Facts that do not exist, filters that do not exist, and conditions that no fact can meet."""
    for clause in library.clauses:
        for mark in fact_marks(clause.title, clause.blocks):
            place = Place(clause.place.path, mark.line)
            yield from _unknown_path(mark.path, place)
            yield from _unknown_filters(mark.filters, place)
        for test in (*clause.when, *clause.when_any):
            yield from _unknown_path(test.path, clause.place) or _wrong_test(test, clause)
        if clause.repeat:
            yield from _unknown_path(clause.repeat, clause.place) or _not_a_list(clause.repeat, clause.place)


def _unknown_path(path: str, place: Place) -> list[Problem]:
    try:
        kind_at(path)
    except UnknownPath as unknown:
        close = get_close_matches(unknown.wrong, unknown.known, n=1)
        prefix = path[: path.rfind(unknown.wrong)]
        advice = f"Menade du {prefix}{close[0]}?" if close else f"Möjliga: {', '.join(unknown.known) or 'inga'}."
        return [Problem(place, f'uppgiften "{path}" finns inte.', advice)]
    return []


def _unknown_filters(filters: tuple[str, ...], place: Place) -> Iterator[Problem]:
    known = [*FILTERS, LIST_FILTER]
    for name in filters:
        if name not in known:
            yield Problem(place, f'filtret "{name}" finns inte.', f"Möjliga: {', '.join(known)}.")


def _wrong_test(test: Test, clause: Clause) -> list[Problem]:
    kind = kind_at(test.path)
    if test.requires in ("ja", "nej") and kind.base is not bool:
        return [Problem(clause.place, f"{test.path} är ingen ja- eller nej-fråga.", "Välj ett annat villkor.")]
    if isinstance(test.requires, tuple):
        known = [str(choice) for choice in kind.base] if issubclass(kind.base, Choice) else []
        if wrong := [value for value in test.requires if value not in known]:
            advice = f"Möjliga: {', '.join(known)}." if known else "Välj ett annat villkor."
            return [Problem(clause.place, f"{test.path} kan inte vara {', '.join(wrong)}.", advice)]
    return []


def _not_a_list(path: str, place: Place) -> list[Problem]:
    if path in lists_in(path):
        return []
    return [Problem(place, f'repeat: "{path}" är ingen lista.', "Ange en lista bland uppgifterna.")]
