"""Which facts of a case name something else in it: an activity, an organisation or any party."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from .case import Case, Party
from .fact import Names, descriptions, kinds
from .path import without_places


def named_in(stated: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Names, str]]:
    """Of all that a case states, every name of something else in it: its path, what it names, and the name."""
    for path, name in stated:
        if names := _naming_facts().get(without_places(path)):
            yield path, names, name


@cache
def _naming_facts() -> Mapping[str, Names]:
    """What each fact that is a name of something else names, by its path without places in lists."""
    return MappingProxyType(dict(_naming_facts_in(Case, "")))


def _naming_facts_in(record: type, prefix: str) -> Iterator[tuple[str, Names]]:
    for name, kind in kinds(record).items():
        if names := descriptions(record)[name].names:
            yield f"{prefix}{name}", names
        elif kind.is_record and not kind.key:
            yield from _naming_facts_in(kind.base, f"{prefix}{name}.")


def names_of(parties: Iterable[Party]) -> list[str]:
    """What the parties, and the members of a joint one, are called; nothing when one of them has no name yet."""
    known = list(parties)
    if not all(party.name or party.short_name for party in known):
        return []
    members = [member.name for party in known for member in party.members or ()]
    named = [name for party in known for name in (party.short_name, party.name)]
    return [name for name in (*named, *members) if name]


def holds_name(text: str, name: str) -> bool:
    """True when the name stands in the text, alone or with other words."""
    return re.search(rf"(?<!\w){re.escape(name.strip())}s?(?!\w)", text, re.IGNORECASE) is not None
