"""Somebody has checked each law within a year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ...model.library import ClauseLibrary
from ...problem import Problem, Severity
from .register import LAWS

LONGEST = timedelta(days=366)


def find_unchecked_laws(library: ClauseLibrary, today: date) -> Iterator[Problem]:
    """Laws that clauses of today rest on, and that nobody has checked within a year."""
    used = {each.law for clause in library.clauses if clause.valid.contains(today) for each in clause.laws}
    for number, law in enumerate(library.laws.values(), start=1):
        if law.id not in used:
            continue
        place = library.sources[LAWS].place(f"[{number}].checked")
        if law.checked is None:
            message = f"ingen har kontrollerat {law.id} mot en källa."
            yield Problem(place, message, "Kontrollera den och skriv checked.", Severity.NOTE)
        elif law.checked + LONGEST <= today:
            message = f"{law.id} kontrollerades senast den {law.checked}, för mer än ett år sedan."
            yield Problem(place, message, "Kontrollera den igen och skriv ny dag.", Severity.WARNING)
        elif law.checked > today:
            yield Problem(place, f"{law.id} är kontrollerad den {law.checked}, som inte har varit.", "Rätta dagen.")
