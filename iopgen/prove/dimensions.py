"""Library + authority → every dimension that its agreements can vary in, and which of them belong together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from itertools import chain
from typing import Any

from ..model.authority import AuthorityProfile
from ..model.case import Case, LegalForm
from ..model.condition import Test
from ..model.fact import Choice, Kind
from ..model.library import Clause, ClauseLibrary, Presence
from ..model.path import describe, kind_at, lists_in
from ..model.text import reference_marks
from .dimension import DAY, REST, Dimension, Value, wish_for
from .stated import provision, stated, stated_as

STRUCTURE = ("authorities", "partners", "authorities.units", "partners.units", "partners.members")
"""What an agreement is built of, whether a clause asks for it or not."""
PARTNERS, AUTHORITIES = (1, 2, 7), (1, 2)
FULL, NOTHING, NO_ITEMS = "stated", "nothing", "empty"
CASE_KEYS = frozenset(each.name for each in fields(Case))
LARGEST_GROUP = 3000
"""So many combinations of what belongs together are tried one by one; larger groups are divided."""


@dataclass(frozen=True, slots=True)
class Space:
    """Every dimension, and the groups of them whose combinations are all tried. `split` counts divided groups."""

    dimensions: tuple[Dimension, ...]
    groups: tuple[tuple[int, ...], ...]
    split: int


def space_of(library: ClauseLibrary, profile: AuthorityProfile, days: Sequence[date]) -> Space:
    """What varies in the agreements of the authority on `days`."""
    used = chain.from_iterable(library.texts(profile.id or "", day) for day in days)
    texts = tuple({clause.place: clause for clause in used}.values())
    found = [Dimension(DAY, "dagen är", tuple(Value(day.isoformat(), day) for day in days)), _rest()]
    found += [_fact(path, texts, profile) for path in _paths(texts, profile)]
    found += [_provisions(profile)]
    found += [wish for clause_id in dict.fromkeys(clause.id for clause in texts) if (wish := _wish(clause_id, texts))]
    places = {dimension.path: place for place, dimension in enumerate(found)}
    changing = [clause.id for clause in texts if len({_on(library, profile, clause.id, day) for day in days}) > 1]
    own = {clause.id: _own(clause.id, texts, places, clause.id in changing) for clause in texts}
    groups, split = _groups(texts, own, found)
    return Space(tuple(found), tuple(groups), split)


def _on(library: ClauseLibrary, profile: AuthorityProfile, clause_id: str, day: date) -> int:
    return id(library.choose(clause_id, profile.id or "", day))


def statable(path: str) -> str | None:
    """The key of the case file that decides the fact at `path`; None when only the profile does."""
    where = describe(path, {}).stated_in
    return where if where.partition(".")[0] in CASE_KEYS else None


def _tests(texts: Iterable[Clause]) -> Iterator[Test]:
    for clause in texts:
        yield from (*clause.when, *clause.when_any)


def _paths(texts: Sequence[Clause], profile: AuthorityProfile) -> list[str]:
    """Every fact of the case that decides whether a clause stands, or how often, parents first."""
    asked = [test.path for test in _tests(texts)] + [clause.repeat for clause in texts if clause.repeat]
    known = (statable(path) for path in (*asked, *STRUCTURE))
    form = ["authorities.legal_form"] if profile.words_by_legal_form else []
    return sorted({path for path in (*known, *form) if path}, key=lambda path: (path.count("."), path))


def _fact(path: str, texts: Sequence[Clause], profile: AuthorityProfile) -> Dimension:
    label = f"”{describe(path, {}).label}” ({path})"
    kind = kind_at(path)
    asking = [clause for clause in texts if any(statable(test.path) == path for test in _tests([clause]))]
    repeated = any(clause.repeat in lists_in(path) for clause in asking)
    return Dimension(path, label, tuple(_values(path, kind, texts, profile, repeated=repeated)))


def _values(
    path: str, kind: Kind, texts: Sequence[Clause], profile: AuthorityProfile, *, repeated: bool
) -> Iterator[Value]:
    unknown = Value("är inte angivet")
    if path in ("partners", "authorities"):
        counts = PARTNERS if path == "partners" else AUTHORITIES
        yield from (Value(f"är {count} till antalet", count) for count in counts)
        if path == "partners" or (profile.party and profile.party.name):
            yield unknown
    elif path == "authorities.legal_form":
        known = [form for form in LegalForm if form in (profile.words_by_legal_form or {})]
        yield from (Value(f"är {form.label}", form) for form in (*known, LegalForm.ANNAN))
        yield unknown
    elif any(prefix != path for prefix in lists_in(path)):
        whole = stated_as(kind)
        if path in STRUCTURE:
            yield unknown
        yield Value("är angivet för en av dem", whole, only_first=True)
        if repeated or path in STRUCTURE:
            yield Value("är angivet för alla", whole)
        if path not in STRUCTURE:
            yield unknown
    else:
        yield from _plain_values(path, kind, texts)


def _plain_values(path: str, kind: Kind, texts: Sequence[Clause]) -> Iterator[Value]:
    if kind.is_list:
        yield from (Value(_counted(count), stated_as(kind, count)) for count in _lengths(path, texts))
    elif kind.base is bool:
        yield from (Value("är ja", True), Value("är nej", False))
    elif isinstance(kind.base, type) and issubclass(kind.base, Choice):
        yield from (Value(f"är {choice.value}", choice) for choice in kind.base)
    else:
        yield Value("är angivet", stated(kind.base))
        if kind.is_record:
            yield Value("är angivet, men inget i det", kind.base())
    yield Value("är inte angivet")


def _counted(count: int) -> str:
    return f"är {count} till antalet" if count else "är en tom lista"


def _lengths(path: str, texts: Sequence[Clause]) -> list[int]:
    """The lengths at which a condition on the list changes, and one and none."""
    limits = [limit for test in _tests(texts) if test.path == path and (limit := _limit(test)) is not None]
    around = {length for limit in limits for length in (limit - 1, limit, limit + 1)}
    return sorted({0, 1, 2, *around} - {-1}, key=lambda length: (length != 2, length))


def _limit(test: Test) -> int | None:
    if isinstance(test.requires, str) and test.requires.startswith(("minst ", "högst ")):
        return int(test.requires.split()[1])
    return None


def _rest() -> Dimension:
    words = {FULL: "är angivna", NOTHING: "saknas", NO_ITEMS: "saknas, och alla listor är tomma"}
    return Dimension(REST, "övriga uppgifter", tuple(Value(text, name) for name, text in words.items()))


def _provisions(profile: AuthorityProfile) -> Dimension:
    editions = [profile, *(profile.editions or ())]
    topics = dict.fromkeys(
        topic for edition in editions for section in edition.sections or () for topic in section.topics or ()
    )
    own = tuple(provision(topic) for topic in topics)
    return Dimension("own_provisions", "egna bestämmelser", (Value("saknas"), Value("står i varje ämne", own)))


def _wish(clause_id: str, texts: Iterable[Clause]) -> Dimension | None:
    """What the officer can wish of the clause; None when it stands whatever the officer wishes."""
    versions = [clause for clause in texts if clause.id == clause_id]
    can_leave = any(clause.presence is not Presence.MANDATORY for clause in versions)
    can_ask = can_leave or any(clause.when or clause.when_any for clause in versions)
    values = [Value("är varken begärd eller bortvald")]
    values += [Value("är begärd", "include")] if can_ask else []
    values += [Value("är bortvald", "leave_out")] if can_leave else []
    label = f"klausulen ”{versions[0].title_source}” ({clause_id})"
    return Dimension(wish_for(clause_id), label, tuple(values)) if len(values) > 1 else None


def _own(clause_id: str, texts: Iterable[Clause], places: dict[str, int], changing: bool) -> set[int]:
    """The dimensions that decide whether the clause stands, and in which version."""
    versions = [clause for clause in texts if clause.id == clause_id]
    paths: list[Any] = [statable(test.path) for test in _tests(versions)]
    paths += [statable(clause.repeat) for clause in versions if clause.repeat]
    paths += [wish_for(clause_id), DAY if changing else None]
    return {places[path] for path in paths if path in places}


def _groups(
    texts: Sequence[Clause], own: dict[str, set[int]], found: Sequence[Dimension]
) -> tuple[list[tuple[int, ...]], int]:
    """A group for each clause, and one with each clause that it refers to; none that lies within another."""
    groups, split = {frozenset(each) for each in own.values()}, 0
    for clause in texts:
        for mark in reference_marks(clause.blocks):
            both = frozenset(own[clause.id] | own.get(mark.target, set()))
            fits = _size(both, found) <= LARGEST_GROUP
            groups |= {both} if fits else set()
            split += not fits
    largest = [group for group in groups if len(group) > 1 and not any(group < other for other in groups)]
    return sorted(tuple(sorted(group)) for group in largest), split


def _size(group: Iterable[int], found: Sequence[Dimension]) -> int:
    size = 1
    for place in group:
        size *= len(found[place].values)
    return size
