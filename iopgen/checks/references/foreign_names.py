"""A text names no authority but its own, and a text for all fits both municipalities and regions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ...model.authority import WordSet
from ...model.fact import kinds
from ...model.library import ClauseLibrary
from ...problem import Problem
from ..common.passages import passages

SIDES = ("authority", "authorities", "each_authority", "partner", "partners", "each_partner")
"""Told by the rule about the names of parties."""


def find_foreign_names(library: ClauseLibrary, today: date) -> Iterator[Problem]:
    """Texts that name another authority, or that call something what only some of their authorities call it."""
    names = {name: each.party.name for name, each in library.authorities.items() if each.party and each.party.name}
    words = _words(library)
    for clause in library.clauses:
        for passage in passages(clause):
            for owner, name in names.items():
                if owner != clause.authority and re.search(rf"\b{re.escape(name)}s?\b", passage.words):
                    message = f"texten nämner {name}, men gäller {clause.authority or 'alla myndigheter'}."
                    yield Problem(passage.place, message, "Skriv {{ words.authority }}.")
            for word, key in words.items() if clause.authority is None else ():
                if re.search(rf"\b{re.escape(word)}s?\b", passage.words, re.IGNORECASE):
                    message = f"”{word}” stämmer inte för alla myndigheter som använder texten."
                    yield Problem(passage.place, message, f"Skriv {{{{ words.{key} }}}}.")


def _words(library: ClauseLibrary) -> dict[str, str]:
    """The words that differ between legal forms, and the fact that a clause writes instead."""
    sets = [words for profile in library.authorities.values() for words in (profile.words_by_legal_form or {}).values()]
    found: dict[str, str] = {}
    for key in kinds(WordSet):
        different = {getattr(words, key) for words in sets} - {None}
        if key not in SIDES and len(different) > 1:
            found |= dict.fromkeys(sorted(different), key)
    return found
