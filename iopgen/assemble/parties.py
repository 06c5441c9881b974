"""The parties as the agreement sees them: the case's facts, completed by the profile, and the words for them."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from ..model.authority import AuthorityProfile, WordSet
from ..model.case import Address, Case, Party
from ..model.fact import Unconfirmed, changed, facts_in
from ..model.facts import Words

PROFILE_FACTS = ("name", "short_name", "legal_form", "org_number", "address", "phone", "email", "website")

OF_THE_AUTHORITY = ("residents", "territory", "assembly", "board")
"""Words for what belongs to one authority; several together have words of their own."""


def public_parties(case: Case, profile: AuthorityProfile) -> tuple[Party, ...]:
    """The public parties; the first is the profile's own authority, completed with what the profile knows."""
    stated = case.authorities or (Party(),)
    first, *others = stated
    known = {name: _from_profile(profile, name) for name in PROFILE_FACTS if getattr(first, name) is None}
    return changed(first, known), *others


def own_names(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties without the short names that only repeat the full ones."""
    return tuple(changed(each, {"short_name": None}) if each.short_name == each.name else each for each in parties)


def _from_profile(profile: AuthorityProfile, name: str) -> Any:
    value = getattr(profile.party, name, None)
    if value is None or name not in (profile.unconfirmed or ()):
        return value
    if isinstance(value, Address):
        return Address(**{part: text and Unconfirmed(text) for part, text in facts_in(value).items()})
    return Unconfirmed(value)


def words_for(profile: AuthorityProfile, authorities: tuple[Party, ...], partners: tuple[Party, ...]) -> Words:
    """What the agreement calls the parties, in the singular or the plural."""
    legal_form = authorities[0].legal_form
    chosen = (profile.words_by_legal_form or {}).get(str(legal_form), WordSet())
    common = profile.words or WordSet()
    word = {each.name: getattr(chosen, each.name) or getattr(common, each.name) for each in fields(WordSet)}
    several, many = len(authorities) > 1, len(partners) > 1
    of_the_authority = {name: word[f"{name}_of_all" if several else name] for name in OF_THE_AUTHORITY}
    return Words(
        authority=word["authorities"] if several else word["authority"],
        each_authority=word["each_authority"] if several else word["authority"],
        partner=word["partners"] if many else word["partner"],
        each_partner=word["each_partner"] if many else word["partner"],
        document=word["document"],
        this_document=word["this_document"],
        **of_the_authority,
    )


def called(party: Party, singular: str | None, count: int) -> str | None:
    """What one party is called: *Staden*, or *Staden eller Borås* when it has a short name too.

    Where there are several of its side, it is its short name, or its name.
    """
    if count > 1:
        return party.short_name or party.name
    return " eller ".join(dict.fromkeys(filter(None, (singular, party.short_name))))
