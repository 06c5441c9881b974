"""A party has one name in the agreement: the one that the authority's words give it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ...model.authority import WordSet
from ...model.library import ClauseLibrary
from ...problem import Problem
from ..common.passages import passages

SIDES = {"authority": "authority", "authorities": "authority", "partner": "partner", "partners": "partner"}
"""The words of a profile that name a side, and the fact that a clause writes instead."""
OTHERS = {
    **dict.fromkeys(("Kommunen", "Regionen", "Staden", "Myndigheten"), "authority"),
    **dict.fromkeys(("Organisationen", "Föreningen", "Föreningarna", "Stiftelsen"), "partner"),
}
"""What people call a party when no profile says so."""


def find_literal_party_names(library: ClauseLibrary, today: date) -> Iterator[Problem]:
    """Texts that name a party by a word of their own: *Staden*, *föreningens*."""
    names = _names(library)
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, names))})(s?)\b", re.IGNORECASE)
    for clause in library.clauses:
        for passage in passages(clause):
            for found in dict.fromkeys(match[0] for match in pattern.finditer(passage.words)):
                match = pattern.fullmatch(found)
                assert match
                fact = f"words.{names[match[1].capitalize()]}"
                mark = f"{{{{ {fact} | genitive }}}}" if match[2] else f"{{{{ {fact} }}}}"
                yield Problem(passage.place, f"texten kallar en part ”{found}”.", f"Skriv {mark}.")


def _names(library: ClauseLibrary) -> dict[str, str]:
    """Every word for a party, and the side that it names."""
    names = dict(OTHERS)
    for profile in library.authorities.values():
        for words in (profile.words or WordSet(), *(profile.words_by_legal_form or {}).values()):
            for key, side in SIDES.items():
                if name := getattr(words, key):
                    names.setdefault(name.capitalize(), side)
    return names
