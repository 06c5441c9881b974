"""Every clause text can come into use: for some authority, on some day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...model.library import Clause, ClauseLibrary
from ...problem import Problem
from ..common.agreements import FIRST_PARTNERSHIPS, agreements_of


def find_unused_texts(library: ClauseLibrary, today: date) -> Iterator[Problem]:
    """Texts that no authority can use on any day: dropped, replaced or outside the time of all rules."""
    used = {text.place.path for found in agreements_of(library) for text in found.texts.values()}
    for clause in library.clauses:
        if clause.place.path not in used and (clause.authority is None or clause.authority in library.authorities):
            message = f"texten används aldrig: {_why(clause, library)}."
            yield Problem(clause.head.place("id"), message, "Ta bort filen, eller det som hindrar den.")


def _why(clause: Clause, library: ClauseLibrary) -> str:
    droppers = [
        name
        for name, profile in library.authorities.items()
        for edition in (profile, *(profile.editions or ()))
        if clause.id in {drop.clause for drop in edition.drops or ()} and clause.authority in (None, name)
    ]
    if clause.valid.last and clause.valid.last < FIRST_PARTNERSHIPS:
        return f"den slutar gälla redan den {clause.valid.last}"
    if droppers:
        return f"den är struken med drops hos {', '.join(dict.fromkeys(droppers))}"
    if clause.authority:
        return f"{clause.authority} har inga regler de dagar då den gäller"
    return "varje myndighet har en egen text i stället"
