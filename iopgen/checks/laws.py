"""A clause rests only on laws that stand in the register."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.library import ClauseLibrary
from ..problem import Problem


def find_unknown_laws(library: ClauseLibrary) -> Iterator[Problem]:
    """References to laws that are not in `clauses/laws.yaml`."""
    for clause in library.clauses:
        for reference in clause.laws:
            if reference.law not in library.laws:
                message = f'lagen "{reference.law or ""}" finns inte i registret.'
                yield Problem(clause.place, message, "Lägg till den i clauses/laws.yaml eller rätta numret.")
