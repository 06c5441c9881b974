"""A combination of values → the case that has them."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cache
from typing import Any

from ..model.authority import AuthorityProfile
from ..model.case import Case, Party, Wish
from ..model.fact import Kind, changed, kinds
from .dimension import DAY, REST, WISH, Dimension, Row
from .dimensions import FULL, NO_ITEMS, NOTHING
from .stated import bare_party, empty_case, empty_party, full_case, full_party, without_profile

REASON = "Beviset prövar önskemålet."


@dataclass(slots=True)
class CaseMaker:
    """Makes the case of each combination; what two combinations share is made once."""

    profile: AuthorityProfile
    dimensions: tuple[Dimension, ...]
    bases: dict[str, Case] = field(init=False)
    made: dict[Hashable, Any] = field(default_factory=dict)
    at: dict[str, int] = field(init=False)
    places: dict[str, tuple[int, ...]] = field(init=False)
    """For each key of the case the dimensions that change it."""
    wishes: tuple[tuple[int, str], ...] = field(init=False)
    """Each dimension that says whether the officer wants a clause, with the clause's id."""

    def __post_init__(self) -> None:
        criteria, controls = _criteria(self.profile), _controls(self.profile)
        self.bases = {FULL: full_case(criteria, controls), NOTHING: Case(), NO_ITEMS: empty_case()}
        numbered = tuple(enumerate(self.dimensions))
        self.at = {dimension.path: place for place, dimension in numbered}
        self.places = {
            each.name: tuple(place for place, dimension in numbered if dimension.root == each.name)
            for each in fields(Case)
        }
        wishes = ((place, dimension.path.partition(f"{WISH}:")) for place, dimension in numbered)
        self.wishes = tuple((place, clause_id) for place, (_, is_wish, clause_id) in wishes if is_wish)

    def case(self, row: Row) -> tuple[Case, date]:
        """The case of the combination, and the day whose rules it follows."""
        base, day = self._chosen(REST, row), self._chosen(DAY, row)
        known = {root: self._root(root, base, places, row) for root, places in self.places.items()}
        return Case(**(known | {"authority": self.profile.id} | self._wished(row))), day

    def asked_for(self, row: Row) -> set[str]:
        """The clauses that the officer asks for in the combination."""
        return {clause_id for what, clause_id in self._wishes(row) if what == "include"}

    def _chosen(self, path: str, row: Row) -> Any:
        place = self.at[path]
        return self.dimensions[place].values[row[place]].what

    def _wishes(self, row: Row) -> Iterator[tuple[str, str]]:
        for place, clause_id in self.wishes:
            if row[place]:
                yield self.dimensions[place].values[row[place]].what, clause_id

    def _wished(self, row: Row) -> dict[str, tuple[Wish, ...] | None]:
        wished: dict[str, list[Wish]] = {"include": [], "leave_out": []}
        for what, clause_id in self._wishes(row):
            wished[what].append(_wish(clause_id))
        return {key: tuple(wishes) or None for key, wishes in wished.items()}

    def _root(self, root: str, base: str, places: Sequence[int], row: Row) -> Any:
        key = (root, base, *[row[place] for place in places])
        if key not in self.made:
            self.made[key] = self._make(root, base, places, row)
        return self.made[key]

    def _make(self, root: str, base: str, places: Sequence[int], row: Row) -> Any:
        made = getattr(self.bases[base], root)
        for place in places:
            dimension, value = self.dimensions[place], self.dimensions[place].values[row[place]]
            what = (
                self._parties(root, value.what, base) if dimension.path in ("partners", "authorities") else value.what
            )
            within = dimension.path.split(".")[1:]
            made = _with(made, kinds(Case)[root], within, what, only_first=value.only_first)
        return made

    def _parties(self, root: str, count: int | None, base: str) -> tuple[Party, ...] | None:
        if count is None:
            return None
        party = {FULL: full_party, NOTHING: bare_party, NO_ITEMS: empty_party}[base]
        if root == "partners":
            return tuple(party(f"Förening {number}") for number in range(1, count + 1))
        known = bool(self.profile.party and self.profile.party.name)
        first = without_profile(party("")) if known else party("Offentlig part 1")
        return (first, *(party(f"Offentlig part {number}") for number in range(2, count + 1)))


@cache
def _wish(clause_id: str) -> Wish:
    return Wish(id=clause_id, reason=REASON)


def _with(value: Any, kind: Kind, path: Sequence[str], what: Any, *, only_first: bool) -> Any:
    """The value with `what` at the path within it; in a list, within its first item or within all."""
    if not path:
        return what
    if isinstance(value, tuple):
        each = (what if place == 0 or not only_first else None for place in range(len(value)))
        one = Kind(kind.base)
        return tuple(_with(item, one, path, part, only_first=False) for item, part in zip(value, each, strict=True))
    if value is None:
        if what is None or kind.is_list:
            return None
        value = kind.base()
    record: type = type(value)
    name, *rest = path
    inner = _with(getattr(value, name), kinds(record)[name], rest, what, only_first=only_first)
    return changed(value, {name: inner})


def _criteria(profile: AuthorityProfile) -> list[str]:
    editions = (profile, *(profile.editions or ()))
    assessments = [each for edition in editions for each in edition.assessments or ()]
    return [each.id or "" for assessment in assessments for each in assessment.criteria or ()]


def _controls(profile: AuthorityProfile) -> list[str]:
    editions = (profile, *(profile.editions or ()))
    return [
        each.id or "" for edition in editions for each in (*(edition.before_signing or ()), *(edition.process or ()))
    ]
