"""Which laws of the register no clause rests on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...model.library import ClauseLibrary
from ...problem import Problem, Severity
from .register import LAWS


def find_unused_laws(library: ClauseLibrary, today: date) -> Iterator[Problem]:
    """Laws in force that no clause names; what is repealed stays in the register as a warning."""
    used = {each.law for clause in library.clauses for each in clause.laws}
    for number, law in enumerate(library.laws.values(), start=1):
        if law.id not in used and not law.repealed:
            place = library.sources[LAWS].place(f"[{number}]")
            message = f"ingen klausul hänvisar till {law.id}."
            yield Problem(place, message, "Ta bort den om den inte behövs.", Severity.NOTE)
