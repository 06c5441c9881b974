"""Where there is a plain word, the old or heavy one is not used."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...model.library import ClauseLibrary
from ...problem import Problem
from .listed import listed_words
from .tell import warn


def find_heavy_words(library: ClauseLibrary, today: date) -> Iterator[Problem]:
    """Words of `language/heavy_words.yaml`."""
    for found in listed_words(library, library.language.heavy_words):
        yield warn(found.place, f"ordet ”{found.word}” är tungt att läsa.", found.advice)
