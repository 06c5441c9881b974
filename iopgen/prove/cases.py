"""A combination of values → the case that has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any, cast

from ..model.authority import AuthorityProfile
from ..model.case import Case, Party, Wish
from ..model.fact import Kind, kinds
from .dimension import DAY, REST, WISH, Dimension, Row
from .dimensions import FULL, NO_ITEMS, NOTHING
from .stated import bare_party, empty_case, empty_party, full_case, full_party, without_profile

REASON = "Beviset prövar önskemålet."


@dataclass(slots=True)
class CaseMaker:
    """Makes the case of each combination; what two combinations share is made once."""

    profile: AuthorityProfile
    dimensions: tuple[Dimension, ...]
    bases: dict[str, Case] = field(default_factory=dict)
    made: dict[tuple[Any, ...], Any] = field(default_factory=dict)
    places: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        criteria, controls = _criteria(self.profile), _controls(self.profile)
        self.bases = {FULL: full_case(criteria, controls), NOTHING: Case(), NO_ITEMS: empty_case()}
        for place, dimension in enumerate(self.dimensions):
            self.places.setdefault(dimension.root, []).append(place)

    def case(self, row: Row) -> tuple[Case, date]:
        """The case of the combination, and the day whose rules it follows."""
        chosen = {each.path: each.values[value].what for each, value in zip(self.dimensions, row, strict=True)}
        base = chosen[REST]
        known = {each.name: self._root(each.name, base, row) for each in fields(Case)}
        return Case(**(known | {"authority": self.profile.id} | _wishes(chosen))), chosen[DAY]

    def asked_for(self, row: Row) -> set[str]:
        """The clauses that the officer asks for in the combination."""
        chosen = zip(self.dimensions, row, strict=True)
        return {each.path.partition(":")[2] for each, value in chosen if each.values[value].what == "include"}

    def _root(self, root: str, base: str, row: Row) -> Any:
        places = self.places.get(root, [])
        key = (root, base, *(row[place] for place in places))
        if key not in self.made:
            self.made[key] = self._make(root, base, places, row)
        return self.made[key]

    def _make(self, root: str, base: str, places: Sequence[int], row: Row) -> Any:
        holder = self.bases[base]
        for place in places:
            dimension, value = self.dimensions[place], self.dimensions[place].values[row[place]]
            what = (
                self._parties(root, value.what, base) if dimension.path in ("partners", "authorities") else value.what
            )
            holder = _state(holder, dimension.path.split("."), what, only_first=value.only_first)
        return getattr(holder, root)

    def _parties(self, root: str, count: int | None, base: str) -> tuple[Party, ...] | None:
        if count is None:
            return None
        party = {FULL: full_party, NOTHING: bare_party, NO_ITEMS: empty_party}[base]
        if root == "partners":
            return tuple(party(f"Förening {number}") for number in range(1, count + 1))
        known = bool(self.profile.party and self.profile.party.name)
        first = without_profile(party("")) if known else party("Offentlig part 1")
        return (first, *(party(f"Offentlig part {number}") for number in range(2, count + 1)))


def _state(holder: Any, names: list[str], what: Any, *, only_first: bool) -> Any:
    """The record with the fact stated; through a list, of its first item or of all."""
    name, *rest = names
    if not rest:
        return replace(holder, **{name: what})
    inner = getattr(holder, name)
    if isinstance(inner, tuple):
        each = (what if place == 0 or not only_first else None for place in range(len(inner)))
        stated = tuple(_state(item, rest, value, only_first=False) for item, value in zip(inner, each, strict=True))
        return replace(holder, **{name: stated})
    if inner is None:
        kind = kinds_of(holder)[name]
        if what is None or kind.is_list:
            return holder
        inner = kind.base()
    return replace(holder, **{name: _state(inner, rest, what, only_first=only_first)})


def kinds_of(record: Any) -> dict[str, Kind]:
    """The kinds of the record's facts."""
    return kinds(cast("type", type(record)))


def _wishes(chosen: dict[str, Any]) -> dict[str, tuple[Wish, ...] | None]:
    wished: dict[str, list[Wish]] = {"include": [], "leave_out": []}
    for path, what in chosen.items():
        if what and path.startswith(f"{WISH}:"):
            wished[what].append(Wish(id=path.partition(":")[2], reason=REASON))
    return {key: tuple(wishes) or None for key, wishes in wished.items()}


def _criteria(profile: AuthorityProfile) -> list[str]:
    editions = (profile, *(profile.editions or ()))
    assessments = [each for edition in editions for each in edition.assessments or ()]
    return [each.id or "" for assessment in assessments for each in assessment.criteria or ()]


def _controls(profile: AuthorityProfile) -> list[str]:
    editions = (profile, *(profile.editions or ()))
    return [
        each.id or "" for edition in editions for each in (*(edition.before_signing or ()), *(edition.process or ()))
    ]
