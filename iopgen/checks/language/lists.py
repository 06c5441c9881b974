"""The word lists that the other rules need are there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...model.library import ClauseLibrary
from ...problem import Place, Problem, Severity

FOLDER = "language"
PURCHASE_WORDS, HEAVY_WORDS, OWN_WORDS = "purchase_words.yaml", "heavy_words.yaml", "own_words.txt"


def find_missing_lists(library: ClauseLibrary, today: date) -> Iterator[Problem]:
    """Lists that are not in the library: what they would find is not found."""
    for name in (PURCHASE_WORDS, HEAVY_WORDS, OWN_WORDS):
        if name not in library.language.sources:
            message = "ordlistan finns inte, så texterna är inte jämförda med den."
            advice = f"Kopiera {FOLDER}/{name} från det inbyggda biblioteket."
            yield Problem(list_place(library, name), message, advice, Severity.NOTE)


def list_place(library: ClauseLibrary, name: str) -> Place:
    """Where the list is, or would be."""
    source = library.language.sources.get(name)
    return source.place() if source else Place(f"{FOLDER}/{name}")
