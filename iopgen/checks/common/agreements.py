"""What every authority's agreements are made of, from each day on which that changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ...model.authority import AuthorityProfile, Edition, Section
from ...model.library import Clause, ClauseLibrary
from ...model.period import Period

FIRST_PARTNERSHIPS = date(2010, 1, 1)
"""No partnership of this form is older, so nobody drafts one for an earlier day."""


@dataclass(frozen=True, slots=True)
class Agreements:
    """The texts that `authority` can use from `day` on, in the order of its sections; without those it drops."""

    authority: str
    day: date
    texts: Mapping[str, Clause]
    dropped: frozenset[str]
    sections: tuple[Section, ...]


def agreements_of(library: ClauseLibrary) -> Iterator[Agreements]:
    """Every authority's agreements, anew from each day on which a text or a rule begins or ends."""
    for name, profile in library.authorities.items():
        told: Agreements | None = None
        for day in _days(library, profile):
            found = _agreements_on(library, name, profile, day)
            if found and (told is None or _content(found) != _content(told)):
                told = found
                yield found


def _content(found: Agreements) -> tuple[object, ...]:
    return [id(text) for text in found.texts.values()], found.dropped, found.sections


def _days(library: ClauseLibrary, profile: AuthorityProfile) -> list[date]:
    """The days on which a set of rules or a text begins, and those after the last of a text."""
    periods = [clause.valid for clause in library.clauses]
    begins = {each.valid_from for each in (profile, *(profile.editions or ()))}
    begins |= {period.first for period in periods}
    begins |= {period.last + timedelta(days=1) for period in periods if period.last}
    return sorted({max(day or FIRST_PARTNERSHIPS, FIRST_PARTNERSHIPS) for day in begins})


def _agreements_on(library: ClauseLibrary, name: str, profile: AuthorityProfile, day: date) -> Agreements | None:
    edition = edition_on(profile, day)
    if edition is None:
        return None
    sections = (profile.sections if edition.sections is None else edition.sections) or ()
    drops = (profile.drops if edition.drops is None else edition.drops) or ()
    dropped = frozenset(drop.clause for drop in drops if drop.clause)
    places = {topic: place for place, topic in enumerate(t for section in sections for t in section.topics or ())}
    texts = [text for text in library.texts(name, day) if text.id not in dropped]
    texts.sort(key=lambda text: places.get(text.topic, len(places)))
    return Agreements(name, day, {text.id: text for text in texts}, dropped, sections)


def edition_on(profile: AuthorityProfile, day: date) -> Edition | None:
    """The authority's edition of `day`: the profile itself when it has none; None when there are no rules that day."""
    editions: tuple[Edition, ...] = profile.editions or (profile,)
    return next((each for each in editions if Period(each.valid_from, each.valid_to).contains(day)), None)
