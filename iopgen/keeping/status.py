"""A library in numbers: what it holds, who has reviewed it, what runs out, what nobody has decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ..model.authority import AuthorityProfile, Edition
from ..model.decision import RuleDecision, is_prepared, standing
from ..model.library import Clause, ClauseLibrary
from ..model.period import Period

AHEAD = timedelta(days=365)


@dataclass(frozen=True, slots=True, order=True)
class Expiry:
    """Something that is good to the end of a day, or was, and what follows upon it."""

    last: date
    name: str
    follows: str

    def text(self, today: date) -> str:
        """The expiry in one line."""
        return f"{self.name} {'gick ut' if self.last < today else 'går ut'} {self.last}. {self.follows}".rstrip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The counts; `own_texts` and `reviewers` by authority and by person, `laws` by the day of the last check."""

    day: date
    clauses: int
    versions: int
    general: int
    own_texts: tuple[tuple[str, int], ...]
    profiles: int
    reviewed: int
    reviewers: tuple[tuple[str, int], ...]
    stale_reviews: int
    laws: tuple[tuple[date | None, tuple[str, ...]], ...]
    expiring: tuple[Expiry, ...]
    undecided: tuple[str, ...]


def library_status(library: ClauseLibrary, day: date) -> Status:
    """The library as it is on `day`."""
    reviews = [each for each in library.clauses if each.reviewed]
    own = Counter(each.authority for each in library.clauses if each.authority)
    return Status(
        day=day,
        clauses=sum(1 for _ in library.ids()),
        versions=len(library.clauses),
        general=len(library.clauses) - own.total(),
        own_texts=tuple((name, own[name]) for name in library.authorities),
        profiles=len(library.authorities),
        reviewed=sum(1 for each in reviews if each.is_reviewed),
        reviewers=tuple(sorted(Counter(_reviewer(each) for each in reviews if each.is_reviewed).items())),
        stale_reviews=sum(1 for each in reviews if not each.is_reviewed),
        laws=tuple(_laws(library)),
        expiring=tuple(sorted(_expiring(library, day))),
        undecided=tuple(_undecided(library, day)),
    )


def _reviewer(clause: Clause) -> str:
    return (clause.reviewed and clause.reviewed.by) or "okänd"


def _laws(library: ClauseLibrary) -> Iterator[tuple[date | None, tuple[str, ...]]]:
    """The laws by the day when somebody last checked them: never first, then the oldest."""
    days = {law.checked for law in library.laws.values()}
    for day in sorted(days, key=lambda day: day or date.min):
        yield day, tuple(name for name, law in library.laws.items() if law.checked == day)


def _expiring(library: ClauseLibrary, day: date) -> Iterator[Expiry]:
    """All that ends within a year, and what has ended but is still leant on."""
    soon = Period(day, day + AHEAD)
    for clause in library.clauses:
        if clause.valid.last and soon.contains(clause.valid.last):
            yield Expiry(clause.valid.last, _named(clause), _next_version(library, clause))
    for profile in library.authorities.values():
        yield from _of_profile(profile, day, soon)
    leant_on = {each.law for clause in library.clauses if clause.valid.contains(day) for each in clause.laws}
    for name, law in library.laws.items():
        last = law.repealed and law.repealed - timedelta(days=1)
        if last and (soon.contains(last) or (last < day and name in leant_on)):
            replaced = f"Ersätts av {law.replaced_by}." if law.replaced_by else "Inget anges som ersätter den."
            yield Expiry(last, f"Lagen {law.title} [{name}]", replaced)


def _of_profile(profile: AuthorityProfile, day: date, soon: Period) -> Iterator[Expiry]:
    shown = f"{(profile.party and profile.party.name) or profile.id} [{profile.id}]"
    for edition, is_whole in ((profile, True), *((each, False) for each in profile.editions or ())):
        if edition.valid_to and soon.contains(edition.valid_to):
            name = f"Profilen {shown}" if is_whole else f"Utgåvan från {edition.valid_from} för {shown}"
            yield Expiry(edition.valid_to, name, _next_edition(profile, edition))
        document, is_used = edition.governing_document, Period(edition.valid_from, edition.valid_to).contains(day)
        last = document and document.valid_to
        if document and last and (soon.contains(last) or (is_used and last < day)):
            name = f"Styrdokumentet ”{document.title}” för {shown}"
            yield Expiry(last, name, "Fråga myndigheten vad som gäller därefter.")


def _next_edition(profile: AuthorityProfile, edition: Edition) -> str:
    assert edition.valid_to
    after = [
        each.valid_from for each in profile.editions or () if each.valid_from and each.valid_from > edition.valid_to
    ]
    return f"Nästa utgåva gäller från och med {min(after)}." if after else "Ingen utgåva följer."


def _next_version(library: ClauseLibrary, clause: Clause) -> str:
    assert clause.valid.last
    same = [each for each in library.versions(clause.id) if each.authority == clause.authority]
    after = [each.valid.first for each in same if each.valid.first and each.valid.first > clause.valid.last]
    return f"Nästa version gäller från och med {min(after)}." if after else "Ingen version följer."


def _named(clause: Clause) -> str:
    own = f", egen text för {clause.authority}" if clause.authority else ""
    dated = f", versionen från {clause.valid.first}" if clause.valid.first else ""
    return f"Klausulen {clause.title_source} [{clause.id}]{own}{dated}"


def _undecided(library: ClauseLibrary, day: date) -> Iterator[str]:
    """What lies ahead without a decision, and what rests on one that can still be appealed."""
    for clause in library.clauses:
        if _is_open(clause.decision, clause.valid.first, day):
            yield f"{_named(clause)}: {standing(clause.decision, clause.valid.first, day)}"
    for profile in library.authorities.values():
        for edition in (profile, *(profile.editions or ())):
            if _is_open(edition.decision, edition.valid_from, day):
                shown = f"Utgåvan från {edition.valid_from} för {profile.id}"
                yield f"{shown}: {standing(edition.decision, edition.valid_from, day)}"


def _is_open(decision: RuleDecision | None, first: date | None, day: date) -> bool:
    return is_prepared(decision, first, day) or (decision is not None and decision.legal_force is False)
