"""A combination that shows a fault → the few values that it takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .dimension import WISH, Dimension, Row

Shows = Callable[[Row], bool]
"""True when the combination shows the fault."""


def shrink(row: Row, shows: Shows) -> Row:
    """The combination with the usual value of everything that the fault does not need, in halves and one by one."""
    unusual = [place for place, value in enumerate(row) if value]
    size = len(unusual)
    while size:
        for start in range(0, len(unusual), size):
            less = _with_usual(row, unusual[start : start + size])
            if less != row and shows(less):
                row = less
        unusual = [place for place in unusual if row[place]]
        size = size // 2 if size > 1 else 0
    return row


def needed(row: Row, shows: Shows, dimensions: Sequence[Dimension]) -> list[str]:
    """In words, every value without which the fault is not there: the unusual ones, and usual ones that matter.

    That a clause is neither asked for nor left out goes without saying.
    """
    found = [place for place, value in enumerate(row) if value]
    for place, dimension in enumerate(dimensions):
        is_usual_wish = dimension.path.startswith(f"{WISH}:")
        if place not in found and not is_usual_wish and _matters(row, place, len(dimension.values), shows):
            found.append(place)
    return [dimensions[place].told(row[place]) for place in sorted(found)]


def _matters(row: Row, place: int, values: int, shows: Shows) -> bool:
    return any(not shows((*row[:place], value, *row[place + 1 :])) for value in range(values) if value != row[place])


def _with_usual(row: Row, places: Sequence[int]) -> Row:
    return tuple(0 if place in places else value for place, value in enumerate(row))
