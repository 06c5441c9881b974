"""Which texts are in use although nobody has reviewed them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...model.library import ClauseLibrary
from ...problem import Problem, Severity


def find_unreviewed_texts(library: ClauseLibrary, today: date) -> Iterator[Problem]:
    """Texts that can stand in an agreement of today and that no lawyer has reviewed."""
    for clause in library.clauses:
        if clause.reviewed is None and clause.valid.contains(today):
            message = "texten används, men ingen har granskat den."
            yield Problem(clause.head.place("reviewed"), message, "Låt en jurist granska den.", Severity.NOTE)
