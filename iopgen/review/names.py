"""Names of parties that no party has: the draft prints them as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ..model.fact import Names
from ..model.facts import Facts, Words
from ..model.naming import holds_name, named_in, names_of
from .days import Found

TOGETHER = re.compile(
    r"\b(?:alla|båda|gemensam|myndighet|organisation|part|samtliga|tillsammans|varje)\w*", re.IGNORECASE
)
"""Words for several parties, or for the one of its kind."""


def find_strangers(facts: Facts, stated: Iterable[tuple[str, Any]]) -> Iterator[Found]:
    """Every name that a party should have and none has. A board or a unit of a party stands for that party."""
    public, partners = facts.authorities or (), facts.partners or ()
    known = {Names.PARTNER: names_of(partners), Names.PARTY: names_of([*public, *partners])}
    others = [*_words(facts.words)]
    for party in (*public, *partners):
        others += filter(None, (party.board, *(unit.name for unit in party.units or ())))
    for path, names, name in named_in(stated):
        ours = known.get(names)
        if ours and not TOGETHER.search(name) and not any(holds_name(name, each) for each in (*ours, *others)):
            yield f"{names.capitalize()} ”{name}” är ingen av avtalets parter. Rätta namnet, eller ange parten.", path


def _words(words: Words | None) -> Iterator[str]:
    """What the agreement calls its parties."""
    if words:
        yield from filter(None, (words.authority, words.partner, words.each_authority, words.each_partner))
