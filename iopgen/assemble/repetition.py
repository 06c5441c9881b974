"""What repeats: the list that a paragraph, an item, a row or a column speaks of one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from ..model.agreement import Blank, FilledRun
from ..model.path import ITEMS_OF_LABEL, Bound, first_list, lists_in
from ..model.text import FactMark, Optional, Run
from ..swedish import LIST_FILTER

KEPT = 4096
"""How many pieces of clause text are remembered; a library has fewer."""


@lru_cache(maxsize=KEPT)
def marks(runs: tuple[Run, ...]) -> tuple[tuple[FactMark, bool], ...]:
    """Every fact in `runs`, and whether it stands in square brackets."""
    return tuple(_marks(runs))


def _marks(runs: tuple[Run, ...]) -> Iterator[tuple[FactMark, bool]]:
    for run in runs:
        if isinstance(run, FactMark):
            yield run, False
        elif isinstance(run, Optional):
            yield from ((mark, True) for mark, _ in _marks(run.runs))


@lru_cache(maxsize=KEPT)
def _repeatable(runs: tuple[Run, ...]) -> tuple[str, ...]:
    """The facts in `runs` that go through a list and do not stand as an enumeration."""
    return tuple(mark.path for mark, _ in marks(runs) if LIST_FILTER not in mark.filters and lists_in(mark.path))


def repeating_list(runs: tuple[Run, ...], bound: Bound) -> str | None:
    """The first list that the runs speak of one at a time, and that is not bound yet."""
    lists = (first_list(path, bound) for path in _repeatable(runs))
    return next((name for name in lists if name), None)


def all_optional(runs: tuple[Run, ...], through: str, bound: Bound) -> bool:
    """True when every fact that goes through the list stands in square brackets."""
    return all(optional for mark, optional in marks(runs) if first_list(mark.path, bound) == through)


def without_optional(runs: tuple[Run, ...], through: str, bound: Bound) -> tuple[Run, ...]:
    """The runs without the square brackets that go through the list."""
    return tuple(
        run
        for run in runs
        if not (
            isinstance(run, Optional) and any(first_list(mark.path, bound) == through for mark, _ in marks(run.runs))
        )
    )


def without_items(run: FilledRun) -> FilledRun:
    """A marker in a row does not repeat which item the fact belongs to: the row tells."""
    return replace(run, shown=run.label.partition(ITEMS_OF_LABEL)[0]) if isinstance(run, Blank) else run
