"""An authority has one set of rules on each day, from its first set to its last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

from ...model.library import ClauseLibrary, Source
from ...model.period import Period
from ...problem import Problem
from ..clauses.versions import overlap

LAST_DAY = date(9998, 12, 31)


def find_impossible_editions(library: ClauseLibrary) -> Iterator[Problem]:
    """Editions of a profile that end before they start, share days with another or leave days between them."""
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
        yield from _gaps(periods, source)


def _gaps(periods: list[Period], source: Source) -> Iterator[Problem]:
    """Days on which the authority has no rules, though it had before and has after."""
    last: date | None = None
    for number, period in sorted(enumerate(periods, start=1), key=lambda each: each[1].first or date.min):
        if last and period.first and last + timedelta(days=1) < period.first:
            message = f"mellan {last} och {period.first} har myndigheten inga regler."
            advice = "Låt den ena utgåvan börja dagen efter att den andra slutar."
            yield Problem(source.place(f"editions[{number}].valid_from"), message, advice)
        last = max(last or date.min, period.last or LAST_DAY)
