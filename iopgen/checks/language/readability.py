"""A clause is not hard to read as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...model.library import ClauseLibrary
from ...problem import Problem
from .measures import measure, write_lix
from .tell import warn

HIGHEST_LIX = 60


def find_hard_clauses(library: ClauseLibrary, today: date) -> Iterator[Problem]:
    """Clauses whose LIX is above 60, which is that of the hardest texts of authorities."""
    for clause in library.clauses:
        lix = measure(clause).lix
        if lix is not None and lix > HIGHEST_LIX:
            message = f"klausulen är svår att läsa: LIX {write_lix(lix)}, högst {HIGHEST_LIX}."
            yield warn(clause.place, message, "Skriv kortare meningar, och byt långa ord mot korta.")
