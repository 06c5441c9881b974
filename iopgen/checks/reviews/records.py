"""What is recorded of earlier texts is what it says, and somebody needs it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...model.library import ClauseLibrary, fingerprint
from ...problem import Problem, Severity

RECORDED = "clauses/recorded.yaml"


def find_false_records(library: ClauseLibrary, today: date) -> Iterator[Problem]:
    """Recorded texts that have been changed or are needed no longer, and records that have none."""
    needed = {clause.overrides for clause in library.clauses}
    needed |= {clause.reviewed.fingerprint for clause in library.clauses if clause.reviewed}
    for number, each in enumerate(library.recorded, start=1):
        place = library.sources[RECORDED].place(f"[{number}]")
        if each.text is None or each.fingerprint != fingerprint(each.text):
            message = f"texten har inte det fingeravtryck som står här, {each.fingerprint}."
            yield Problem(place, message, "Återställ den. Texterna i filen ändras aldrig för hand.")
        elif each.fingerprint not in needed:
            message = f"lydelsen av {each.clause} med fingeravtrycket {each.fingerprint} behövs inte längre."
            yield Problem(place, message, "Ta bort den.", Severity.WARNING)
    kept = {each.fingerprint for each in library.recorded}
    for clause in library.clauses:
        review = clause.reviewed.fingerprint if clause.reviewed else None
        for key, wanted in (("overrides", clause.overrides), ("reviewed", review)):
            if wanted and wanted not in kept:
                message = f"lydelsen med fingeravtrycket {wanted} är inte sparad i {RECORDED}."
                advice = f"Kör iopgen library record {clause.place.path}."
                yield Problem(clause.head.place(key), message, advice, Severity.WARNING)
