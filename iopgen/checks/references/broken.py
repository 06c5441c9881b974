"""A reference leads to another clause of the library."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.library import ClauseLibrary
from ...model.text import reference_marks
from ...problem import Place, Problem, suggest


def find_broken_references(library: ClauseLibrary) -> Iterator[Problem]:
    """References to clauses that do not exist, and from a clause to itself."""
    known = set(library.ids())
    for clause in library.clauses:
        for mark in reference_marks(clause.blocks):
            place = Place(clause.place.path, mark.line)
            if mark.target == clause.id:
                yield Problem(place, "klausulen hänvisar till sig själv.", "Ta bort hänvisningen.")
            elif mark.target not in known:
                advice = suggest(mark.target, known, "Se vilka klausuler som finns med iopgen clauses.")
                yield Problem(place, f'hänvisar till klausulen "{mark.target}", som inte finns.', advice)
