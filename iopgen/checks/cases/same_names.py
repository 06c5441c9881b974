"""Each party has a name of its own: sums, commitments and signatures are told apart by it."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.authority import AuthorityProfile, PublicParty
from ...model.case import Case, Party
from ...model.library import ClauseLibrary, Source
from ...problem import Problem

NAMES = {"name": "namnet", "short_name": "kortnamnet"}


def find_shared_names(case: Case, source: Source, rules: AuthorityProfile, library: ClauseLibrary) -> Iterator[Problem]:
    """Names and short names that another party, or the profile's own authority, already has."""
    taken: dict[str, str] = {}
    for holder, party in _parties(case):
        for key, known in _names(holder, party, rules.party or PublicParty()):
            if taken.setdefault(known.casefold(), holder) != holder:
                message = f"{NAMES[key]} ”{known}” används redan av en annan part."
                yield Problem(source.place(f"{holder}.{key}"), message, "Ange ett annat.")


def _parties(case: Case) -> Iterator[tuple[str, Party]]:
    yield from _numbered("authorities", case.authorities or (Party(),))
    yield from _numbered("partners", case.partners or ())


def _numbered(side: str, parties: tuple[Party, ...]) -> Iterator[tuple[str, Party]]:
    yield from ((f"{side}[{place}]", party) for place, party in enumerate(parties, start=1))


def _names(holder: str, party: Party, own: PublicParty) -> Iterator[tuple[str, str]]:
    """The names that the party goes under; the first authority has the profile's where the case states none."""
    is_own = holder == "authorities[1]"
    for key in NAMES:
        if known := getattr(party, key) or (is_own and getattr(own, key)):
            yield key, known
