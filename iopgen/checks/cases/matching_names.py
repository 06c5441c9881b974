"""A name that refers to something else in the case is the name of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...model.authority import AuthorityProfile, PublicParty
from ...model.case import Case, Party
from ...model.fact import Names
from ...model.library import ClauseLibrary, Source
from ...model.naming import holds_name, named_in, names_of
from ...model.path import statements
from ...problem import Problem, nearest, suggest

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
        Names.ACTIVITY: [activity.name for activity in case.activities or () if activity.name],
        Names.PARTNER: names_of(partners),
        Names.PARTY: names_of([*_authorities(case, rules), *partners]),
    }
    for path, what, name in named_in(statements(case)):
        if _is_unmatched(what, name, known[what]):
            advice = suggest(name, known[what]) if known[what] else NO_ACTIVITIES
            yield Problem(source.place(path), f'{source.called(path)}: {what} "{name}" finns inte.', advice)


def _is_unmatched(what: Names, name: str, known: list[str]) -> bool:
    if what is Names.ACTIVITY:
        return name.strip().casefold() not in {each.strip().casefold() for each in known}
    return nearest(name, known, A_SLIP) is not None and not any(holds_name(name, each) for each in known)


def _authorities(case: Case, rules: AuthorityProfile) -> tuple[Party, ...]:
    """The authorities; the first one under the profile's names where the case states none."""
    own = rules.party or PublicParty()
    first, *others = case.authorities or (Party(),)
    return replace(first, name=first.name or own.name, short_name=first.short_name or own.short_name), *others
