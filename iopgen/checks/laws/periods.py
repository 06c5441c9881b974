"""A clause rests on a law only while the law is in force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ...model.library import Clause, ClauseLibrary, Law
from ...problem import Problem, Severity
from ..common.agreements import FIRST_PARTNERSHIPS
from .mentions import mentioned_laws


def find_laws_out_of_force(library: ClauseLibrary, today: date) -> Iterator[Problem]:
    """Laws that are repealed, replaced or not yet in force on some day for which the clause is valid."""
    for clause in library.clauses:
        named = {law_id for law_id, _ in mentioned_laws(clause)}
        for number, reference in enumerate(clause.laws, start=1):
            if reference.law and (law := library.laws.get(reference.law)):
                place = clause.head.place(f"laws[{number}]")
                for message, advice, severity in _faults(clause, law, is_named=law.id in named):
                    yield Problem(place, message, advice, severity)


def _faults(clause: Clause, law: Law, *, is_named: bool) -> Iterator[tuple[str, str, Severity]]:
    last, first = clause.valid.last, max(clause.valid.first or FIRST_PARTNERSHIPS, FIRST_PARTNERSHIPS)
    instead = f" Den är ersatt av {law.replaced_by}." if law.replaced_by else ""
    if law.repealed and (last is None or last >= law.repealed):
        day = law.repealed - timedelta(days=1)
        message = f"{law.id} gäller bara till och med den {day}, men klausulen gäller {_until(last)}.{instead}"
        yield message, f"Sätt valid_to: {day} och skriv en ny version, eller byt lag.", Severity.ERROR
    elif law.replaced_by and not law.repealed and last is None:
        message = f"{law.id} är ersatt av {law.replaced_by}, men klausulen gäller tills vidare."
        yield message, "Sätt valid_to och skriv en ny version, eller byt lag.", Severity.ERROR
    if law.in_force and first < law.in_force:
        message = f"{law.id} började gälla den {law.in_force}, men klausulen gäller {_since(clause)}."
        stated = clause.valid.first is not None or is_named
        advice = f"Sätt valid_from: {law.in_force}, eller skriv en äldre version."
        yield message, advice, Severity.ERROR if stated else Severity.NOTE


def _until(last: date | None) -> str:
    return f"till och med den {last}" if last else "tills vidare"


def _since(clause: Clause) -> str:
    return f"från den {clause.valid.first}" if clause.valid.first else "även dagar före det"
