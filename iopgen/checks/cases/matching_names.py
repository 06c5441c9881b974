"""A name that refers to something else in the case is the name of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ...model.authority import AuthorityProfile, PublicParty
from ...model.case import Case, Party
from ...model.library import ClauseLibrary, Source
from ...model.path import statements
from ...problem import Problem, nearest, suggest

ACTIVITY, PARTNER, PARTY = "verksamheten", "organisationen", "parten"
NAMED_IN = {
    "authorities.resources.activity": ACTIVITY,
    "partners.resources.activity": ACTIVITY,
    "activities.responsible": PARTY,
    "activities.budget.party": PARTY,
    "governance.steering_group.members.party": PARTY,
    "governance.cooperation_group.members.party": PARTY,
    "governance.working_group.members.party": PARTY,
    "economy.payment.instalments.payer": PARTY,
    "economy.payment.instalments.recipient": PARTNER,
    "economy.other_support.recipient": PARTNER,
    "premises.provided_by": PARTY,
    "information.controller": PARTY,
    "information.processor": PARTY,
    "law.de_minimis_received.recipient": PARTNER,
    "decisions.party": PARTY,
}
"""The facts that name something else in the case, and what they name."""
PLACE_IN_LIST = re.compile(r"\[\d+\]")
A_SLIP = 0.85
"""How like a party's name another must be to be that name misspelt, and no other name."""
NO_ACTIVITIES = "Lägg till den under activities, eller ta bort raden."


def find_unmatched_names(
    case: Case, source: Source, rules: AuthorityProfile, library: ClauseLibrary
) -> Iterator[Problem]:
    """Activities that the case does not have, and parties whose names are nearly, but not quite, those of the case.

    A party may be several, or a branch of one; what the draft only repeats may be called anything.
    """
    partners = case.partners or ()
    known = {
        ACTIVITY: [activity.name for activity in case.activities or () if activity.name],
        PARTNER: list(_names(*partners)),
        PARTY: list(_names(*_authorities(case, rules), *partners)),
    }
    for path, name in statements(case):
        what = NAMED_IN.get(PLACE_IN_LIST.sub("", path))
        if what and _is_unmatched(what, name, known[what]):
            advice = suggest(name, known[what]) if known[what] else NO_ACTIVITIES
            yield Problem(source.place(path), f'{path}: {what} "{name}" finns inte.', advice)


def _is_unmatched(what: str, name: str, known: list[str]) -> bool:
    if what == ACTIVITY:
        return name.strip().casefold() not in {each.strip().casefold() for each in known}
    return nearest(name, known, A_SLIP) is not None and not any(_is_named(each, name) for each in known)


def _is_named(known: str, name: str) -> bool:
    """Whether the known name stands in the name, alone or with other words."""
    return re.search(rf"(?<!\w){re.escape(known.strip())}s?(?!\w)", name, re.IGNORECASE) is not None


def _authorities(case: Case, rules: AuthorityProfile) -> tuple[Party, ...]:
    """The authorities; the first one under the profile's names where the case states none."""
    own = rules.party or PublicParty()
    first, *others = case.authorities or (Party(),)
    return replace(first, name=first.name or own.name, short_name=first.short_name or own.short_name), *others


def _names(*parties: Party) -> Iterator[str]:
    """What the parties, and the members of a joint one, are called; nothing when one of them has no name yet."""
    if all(party.name or party.short_name for party in parties):
        for party in parties:
            members = (member.name for member in party.members or ())
            yield from filter(None, (party.short_name, party.name, *members))
