"""Words are spelt as the dictionary spells them, or as the library's own word list does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ...dictionary import Knows, open_dictionary
from ...model.library import ClauseLibrary
from ...problem import Place, Problem, Severity
from .lists import OWN_WORDS, list_place
from .tell import warn
from .texts import texts

NO_WORD = re.compile(r"\S+@\S+|https?://\S+|\S*[^\W\d]\.[^\W\d]\S*|\S*\d\S*|[^\W\d]+-(?!\w)")
"""Addresses, abbreviations with dots within, numbers, and halves of words, as in ”hälso- och sjukvård”."""
LETTERS = re.compile(r"[^\W\d_]+(?:[-:’][^\W\d_]+)*")


def find_misspellings(library: ClauseLibrary, today: date) -> Iterator[Problem]:
    """Words that neither the installed dictionary nor `language/own_words.txt` has; without a dictionary, that."""
    knows = open_dictionary()
    if knows is None:
        message = "stavningen är inte kontrollerad, för det finns ingen svensk ordlista att kontrollera mot."
        advice = "Installera iopgen[spelling] och ordlistan hunspell-sv, eller ange ordlistan i IOPGEN_DICTIONARY."
        yield Problem(list_place(library, OWN_WORDS), message, advice, Severity.NOTE)
        return
    for word, places in words_of(library).items():
        if not _is_known(word, library.language.own_words, knows):
            more = f" Det står på {len(places)} ställen." if len(places) > 1 else ""
            message = f"ordet ”{word}” finns inte i ordlistan.{more}"
            yield warn(min(places), message, "Rätta ordet, eller lägg till det i language/own_words.txt.")


def words_of(library: ClauseLibrary) -> dict[str, set[Place]]:
    """Every word of the library, and where it stands."""
    found: dict[str, set[Place]] = {}
    for read in texts(library):
        for word in LETTERS.findall(NO_WORD.sub(" ", read.text)):
            found.setdefault(word, set()).add(read.place)
    return found


def _is_known(word: str, own: frozenset[str], knows: Knows) -> bool:
    """True of a word of either list, also with a capital letter, as a genitive, or of known parts with hyphens."""
    if "-" in word:
        return all(_is_known(part, own, knows) for part in word.split("-"))
    forms = {word, word[:1].lower() + word[1:]}
    forms |= {form.removesuffix("s").removesuffix(":") for form in forms}
    return not own.isdisjoint(forms) or knows(word)
