"""A name that refers to something else in the case is the name of it."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.authority import AuthorityProfile
from ...model.case import Case, Economy, Law, Party, Payment
from ...model.library import ClauseLibrary, Source
from ...problem import Problem, nearest, suggest

A_SLIP = 0.85
"""How like a partner's name a recipient's must be to be that name misspelt, and no other name."""


def find_unmatched_names(
    case: Case, source: Source, rules: AuthorityProfile, library: ClauseLibrary
) -> Iterator[Problem]:
    """Activities that the case does not have, and recipients that are nearly, but not quite, one of its partners.

    A recipient may be several partners or a branch of one; what the draft only repeats may be called anything.
    """
    activities = [activity.name for activity in case.activities or () if activity.name]
    for path, name in _activities(case):
        if name and not _is_among(name, activities):
            advice = suggest(name, activities) if activities else "Lägg till den under activities, eller ta bort raden."
            yield Problem(source.place(path), f'{path}: verksamheten "{name}" finns inte.', advice)
    partners = list(_partner_names(case))
    for path, name in _recipients(case):
        if name and not _is_among(name, partners) and nearest(name, partners, A_SLIP):
            yield Problem(source.place(path), f'{path}: organisationen "{name}" finns inte.', suggest(name, partners))


def _is_among(name: str, known: list[str]) -> bool:
    return name.strip().casefold() in {each.strip().casefold() for each in known}


def _activities(case: Case) -> Iterator[tuple[str, str | None]]:
    for side, parties in (("authorities", case.authorities), ("partners", case.partners)):
        for number, party in enumerate(parties or (), start=1):
            for place, resource in enumerate(party.resources or (), start=1):
                yield f"{side}[{number}].resources[{place}].activity", resource.activity


def _partner_names(case: Case) -> Iterator[str]:
    """What the partners, and the members of a joint one, are called; nothing when one of them has no name yet."""
    partners = case.partners or ()
    if all(party.name or party.short_name for party in partners):
        for party in partners:
            yield from filter(None, (party.short_name, party.name, *_members(party)))


def _members(party: Party) -> Iterator[str | None]:
    return (member.name for member in party.members or ())


def _recipients(case: Case) -> Iterator[tuple[str, str | None]]:
    economy, law = case.economy or Economy(), case.law or Law()
    paid = (economy.payment or Payment()).instalments
    supported, received = economy.other_support, law.de_minimis_received
    for path, names in (
        ("economy.payment.instalments", [each.recipient for each in paid or ()]),
        ("economy.other_support", [each.recipient for each in supported or ()]),
        ("law.de_minimis_received", [each.recipient for each in received or ()]),
    ):
        yield from ((f"{path}[{place}].recipient", name) for place, name in enumerate(names, start=1))
