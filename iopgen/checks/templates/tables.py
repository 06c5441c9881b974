"""Two tables do not touch: Word would make them one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ...model.library import ClauseLibrary
from ...model.text import TableText
from ...problem import Place, Problem


def find_touching_tables(library: ClauseLibrary) -> Iterator[Problem]:
    """Tables that follow another table with no text between."""
    for clause in library.clauses:
        for block, following in pairwise(clause.blocks):
            if isinstance(block, TableText) and isinstance(following, TableText):
                place = Place(clause.place.path, following.head.line)
                yield Problem(place, "två tabeller står direkt efter varandra.", "Skriv ett stycke mellan dem.")
