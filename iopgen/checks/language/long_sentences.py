"""A sentence can be read in one breath."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...model.library import ClauseLibrary
from ...problem import Problem
from .prose import body, words_in
from .tell import place_of, quote, warn

MOST_WORDS = 30


def find_long_sentences(library: ClauseLibrary, today: date) -> Iterator[Problem]:
    """Sentences of more than 30 words."""
    for clause in library.clauses:
        for passage in body(clause):
            for sentence in passage.sentences():
                count = len(words_in(sentence))
                if count > MOST_WORDS:
                    message = f"meningen {quote(sentence)} har {count} ord, högst {MOST_WORDS}."
                    yield warn(place_of(clause, passage), message, "Dela upp den, eller gör en punktlista.")
