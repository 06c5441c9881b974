"""One clause has one text for one authority on one day."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from ..model.library import Clause, ClauseLibrary
from ..model.period import Period
from ..problem import Problem


def find_overlapping_versions(library: ClauseLibrary) -> Iterator[Problem]:
    """Versions of one clause that are valid on the same day for the same authority, or disagree on its shelf."""
    for clause_id in library.ids():
        versions = library.versions(clause_id)
        for earlier, later in combinations(versions, 2):
            if earlier.authority == later.authority and overlap(earlier.valid, later.valid):
                message = f"gäller samma dagar som {earlier.place.path}."
                yield Problem(later.place, message, "Sätt valid_to i den äldre versionen.")
        yield from _moved(versions)


def overlap(one: Period, other: Period) -> bool:
    """True when some day lies in both periods."""
    starts_in_time = one.first is None or other.last is None or one.first <= other.last
    return starts_in_time and (other.first is None or one.last is None or other.first <= one.last)


def _moved(versions: tuple[Clause, ...]) -> Iterator[Problem]:
    first, *others = versions
    for clause in others:
        if (clause.topic, clause.order) != (first.topic, first.order):
            message = f"har en annan plats än {first.place.path}."
            yield Problem(clause.place, message, "Ge alla versioner av en klausul samma topic och order.")
