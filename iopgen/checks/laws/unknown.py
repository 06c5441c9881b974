"""A clause rests only on laws that stand in the register."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.library import ClauseLibrary
from ...problem import Problem


def find_unknown_laws(library: ClauseLibrary) -> Iterator[Problem]:
    """References to laws that are not in `clauses/laws.yaml`."""
    for clause in library.clauses:
        for number, reference in enumerate(clause.laws, start=1):
            place = clause.head.place(f"laws[{number}]")
            if not reference.law:
                yield Problem(place, 'nyckeln "law" saknas.', "Skriv lagens id i clauses/laws.yaml.")
            elif reference.law not in library.laws:
                advice = "Lägg till den i clauses/laws.yaml eller rätta numret."
                yield Problem(place, f'lagen "{reference.law}" finns inte i registret.', advice)
