"""A review holds for the words that were reviewed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...model.library import Clause, ClauseLibrary
from ...problem import Problem
from ..common.passages import changes


def find_outdated_reviews(library: ClauseLibrary, today: date) -> Iterator[Problem]:
    """Reviews that do not say who, when or what, that lie in the future, or whose text has changed since."""
    for clause in library.clauses:
        review = clause.reviewed
        if review is None:
            continue
        place = clause.head.place("reviewed")
        for key in ("by", "day", "fingerprint"):
            if getattr(review, key) is None:
                yield Problem(place, f'nyckeln "{key}" saknas i reviewed.', "Fyll i den, eller skriv reviewed: null.")
        if review.day and review.day > today:
            yield Problem(place, f"granskningen är daterad {review.day}, som inte har varit.", "Rätta dagen.")
        if review.fingerprint and not clause.is_reviewed:
            message = f"texten har ändrats sedan {review.by or 'någon'} granskade den{_difference(clause, library)}."
            yield Problem(place, message, "Låt granska den igen, eller skriv reviewed: null.")


def _difference(clause: Clause, library: ClauseLibrary) -> str:
    assert clause.reviewed
    reviewed = clause.reviewed.fingerprint
    before = next((each.text for each in library.recorded if each.fingerprint == reviewed), None)
    return f": {changes(before, f'{clause.title_source} {clause.source}')}" if before else ""
