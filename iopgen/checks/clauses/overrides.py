"""An authority's own text says which general text it was written against."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...model.library import Clause, ClauseLibrary
from ...problem import Problem, Severity, nearest
from ..common.passages import changes
from .versions import overlap

ALIKE = 0.85
READ_AGAIN = "Läs båda och kör iopgen library record"


def find_changed_originals(library: ClauseLibrary, today: date) -> Iterator[Problem]:
    """Own texts whose general text has changed since, that do not say what they replace, or that replace nothing."""
    for clause in library.clauses:
        if clause.authority is not None:
            yield from _own_text(clause, library)


def original(clause: Clause, library: ClauseLibrary) -> Clause | None:
    """The general text that an authority's own text replaces: the newest of those valid on the same days."""
    general = [each for each in library.versions(clause.id) if each.authority is None]
    return next((each for each in reversed(general) if overlap(each.valid, clause.valid)), None)


def _own_text(clause: Clause, library: ClauseLibrary) -> Iterator[Problem]:
    general = original(clause, library)
    place = clause.head.place("overrides")
    if general is None:
        yield from _replaces_nothing(clause, library)
    elif clause.overrides is None:
        message = f"det framgår inte vilken lydelse av {general.place.path} som texten ersätter."
        yield Problem(clause.head.place("authority"), message, f"{READ_AGAIN} {clause.place.path}.")
    elif clause.overrides != general.fingerprint:
        message = f"{general.place.path} har ändrats sedan texten skrevs{_difference(clause, general, library)}."
        advice = f"{READ_AGAIN} {clause.place.path} när texten stämmer."
        yield Problem(place, message, advice, Severity.WARNING)


def _replaces_nothing(clause: Clause, library: ClauseLibrary) -> Iterator[Problem]:
    if clause.overrides is not None:
        message = f"texten ska ersätta en allmän text, men {clause.id} har ingen."
        yield Problem(clause.head.place("overrides"), message, "Ta bort overrides eller rätta id.")
        return
    general = {each.id for each in library.clauses if each.authority is None} - {clause.id}
    if meant := nearest(clause.id, general, ALIKE):
        message = f"{clause.id} ersätter ingen allmän text, men heter nästan som {meant}."
        yield Problem(
            clause.head.place("id"), message, "Rätta id, eller välj ett namn som skiljer sig mer.", Severity.WARNING
        )


def _difference(clause: Clause, general: Clause, library: ClauseLibrary) -> str:
    """The difference in words between the general text now and as it was recorded; empty when it was not."""
    before = next((each.text for each in library.recorded if each.fingerprint == clause.overrides), None)
    after = f"{general.title_source} {general.source}"
    return f": {changes(before, after)}" if before else ""
