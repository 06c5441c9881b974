"""An authority has one set of rules on one day."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from ..model.library import ClauseLibrary
from ..model.period import Period
from ..problem import Problem
from .clause_versions import overlap


def find_impossible_editions(library: ClauseLibrary) -> Iterator[Problem]:
    """Editions of a profile that end before they start, or are valid on the same day as another."""
    for name, profile in library.authorities.items():
        source = library.sources[name]
        periods = [Period(each.valid_from, each.valid_to) for each in profile.editions or ()]
        for number, period in enumerate(periods, start=1):
            if period.first and period.last and period.last < period.first:
                place = source.place(f"editions[{number}].valid_to")
                yield Problem(place, "valid_to ligger före valid_from.", "Rätta dagarna.")
        for (earlier, one), (later, other) in combinations(enumerate(periods, start=1), 2):
            if overlap(one, other):
                message = f"editions[{later}] gäller samma dagar som editions[{earlier}]."
                yield Problem(source.place(f"editions[{later}]"), message, "Sätt valid_to i den äldre utgåvan.")
