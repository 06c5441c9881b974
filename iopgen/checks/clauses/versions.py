"""One clause has one text for one authority on one day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations, pairwise

from ...model.library import Clause, ClauseLibrary
from ...model.period import Period
from ...problem import Problem


def find_overlapping_versions(library: ClauseLibrary) -> Iterator[Problem]:
    """Versions of one clause that share days or leave days between them, or that disagree on its shelf."""
    for clause_id in library.ids():
        versions = library.versions(clause_id)
        for earlier, later in combinations(versions, 2):
            if earlier.authority == later.authority and overlap(earlier.valid, later.valid):
                message = f"texten gäller samma dagar som {earlier.place.path}."
                yield Problem(later.head.place("valid_from"), message, "Sätt valid_to i den äldre versionen.")
        yield from _gaps(versions)
        yield from _moved(versions)


def overlap(one: Period, other: Period) -> bool:
    """True when some day lies in both periods."""
    starts_in_time = one.first is None or other.last is None or one.first <= other.last
    return starts_in_time and (other.first is None or one.last is None or other.first <= one.last)


def _gaps(versions: tuple[Clause, ...]) -> Iterator[Problem]:
    for earlier, later in pairwise(versions):
        last, first = earlier.valid.last, later.valid.first
        if earlier.authority == later.authority and last and first and last + timedelta(days=1) < first:
            message = f"mellan {last} och {first} gäller varken den här texten eller {earlier.place.path}."
            advice = "Låt den ena börja dagen efter att den andra slutar."
            yield Problem(later.head.place("valid_from"), message, advice)


def _moved(versions: tuple[Clause, ...]) -> Iterator[Problem]:
    first, *others = versions
    for clause in others:
        if (clause.topic, clause.order) != (first.topic, first.order):
            message = f"klausulen har en annan plats än {first.place.path}."
            yield Problem(clause.head.place("order"), message, "Ge alla versioner av en klausul samma topic och order.")
