"""An authority's own text belongs to an authority that has a profile."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.library import ClauseLibrary
from ...problem import Problem, suggest


def find_texts_of_nobody(library: ClauseLibrary) -> Iterator[Problem]:
    """Own texts of authorities that do not exist: they would never be used."""
    known = list(library.authorities)
    for clause in library.clauses:
        if clause.authority is not None and clause.authority not in known:
            message = f'myndigheten "{clause.authority}" finns inte.'
            yield Problem(clause.head.place("authority"), message, suggest(clause.authority, known))
