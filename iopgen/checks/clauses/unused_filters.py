"""Every filter that the program offers is used in some clause."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...model.library import ClauseLibrary
from ...model.text import fact_marks
from ...problem import Place, Problem, Severity
from ...swedish import FILTERS, LIST_FILTER


def find_unused_filters(library: ClauseLibrary, today: date) -> Iterator[Problem]:
    """Filters that no clause uses."""
    marks = (mark for clause in library.clauses for mark in fact_marks(clause.title, clause.blocks))
    used = {name for mark in marks for name in mark.filters}
    for name in (*FILTERS, LIST_FILTER):
        if name not in used:
            message = f'filtret "{name}" används inte i någon klausul.'
            yield Problem(Place("clauses"), message, "Inget behöver göras.", Severity.NOTE)
