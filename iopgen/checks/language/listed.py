"""Words of a list in the clauses' titles and texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...model.language import WordAdvice
from ...model.library import ClauseLibrary
from ...problem import Place
from .prose import passages, words_in
from .tell import place_of


@dataclass(frozen=True, slots=True)
class Listed:
    """A word as the clause writes it, and what to write instead."""

    word: str
    place: Place
    advice: str


def listed_words(library: ClauseLibrary, words: tuple[WordAdvice, ...]) -> Iterator[Listed]:
    """Every use of a word of the list, once for each passage."""
    patterns = [(_pattern(each.word), each) for each in words if each.word]
    for clause in library.clauses:
        for passage in passages(clause):
            text = " ".join(words_in(passage.text))
            for pattern, each in patterns:
                for found in dict.fromkeys(pattern.findall(text)):
                    yield Listed(found, place_of(clause, passage), f"Skriv hellre {each.instead}.")


def _pattern(entry: str) -> re.Pattern[str]:
    words = (re.escape(word.removesuffix("*")) + (r"\S*" if word.endswith("*") else "") for word in entry.split())
    return re.compile(rf"(?<!\S){' '.join(words)}(?!\S)", re.IGNORECASE)
