"""A partnership is not written with the words of a purchase."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...model.library import ClauseLibrary
from ...problem import Problem
from .listed import listed_words
from .tell import warn


def find_purchase_words(library: ClauseLibrary, today: date) -> Iterator[Problem]:
    """Words of `language/purchase_words.yaml`. A clause that denies a purchase needs an exception."""
    for found in listed_words(library, library.language.purchase_words):
        yield warn(found.place, f"ordet ”{found.word}” för tankarna till ett köp.", found.advice)
