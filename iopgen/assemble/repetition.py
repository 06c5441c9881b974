"""What repeats: the list that a paragraph, an item, a row or a column speaks of one at a time."""

from __future__ import annotations

from collections.abc import Container, Iterator

from ..model.path import first_list, lists_in
from ..model.text import FactMark, Optional, Run
from ..swedish import LIST_FILTER

Runs = tuple[Run, ...]


def marks(runs: Runs) -> Iterator[tuple[FactMark, bool]]:
    """Every fact in `runs`, and whether it stands in square brackets."""
    for run in runs:
        if isinstance(run, FactMark):
            yield run, False
        elif isinstance(run, Optional):
            yield from ((mark, True) for mark in run.runs if isinstance(mark, FactMark))


def repeating_list(runs: Runs, lists: Container[str]) -> str | None:
    """The first list that the runs speak of one at a time, and of which no item is bound as of each of `lists`."""
    for mark, _ in marks(runs):
        if LIST_FILTER not in mark.filters and lists_in(mark.path) and (found := first_list(mark.path, lists)):
            return found
    return None


def all_optional(runs: Runs, through: str, lists: Container[str]) -> bool:
    """True when every fact that goes through the list stands in square brackets."""
    return all(optional for mark, optional in marks(runs) if first_list(mark.path, lists) == through)
