"""Paths such as `partners.commitments.text`: what kind of fact they name, and the fact itself."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import Any

from .fact import About, Kind, Unconfirmed, Who, descriptions, kinds
from .facts import Facts
from .record import dataclass

Bound = Mapping[str, Any]
"""The item that each list path stands for, while a clause or a row speaks of one of several."""

UNBOUND: Bound = MappingProxyType({})
STEP = re.compile(r"([^.\[\]]+)(?:\[(\d+)\])?")
"""One step of a path within a case file, such as `partners[2]`: a name, and a place in its list where it has one."""
PLACE_IN_LIST = re.compile(r"\[\d+\]")
ITEMS_OF_LABEL = ", "
"""What stands between the label of a fact and the names of the items that it belongs to; no label holds it."""


class UnknownPath(Exception):
    """A path that names no fact: the part that is wrong, and the names that could stand there."""

    def __init__(self, wrong: str, known: list[str]) -> None:
        super().__init__(wrong)
        self.wrong, self.known = wrong, known


@cache
def steps(path: str) -> tuple[tuple[str, Kind, About], ...]:
    """Each prefix of `path` with its kind and description; `UnknownPath` when there is no such fact."""
    found: list[tuple[str, Kind, About]] = []
    record: Any = Facts
    prefix = ""
    for name in path.split("."):
        known = kinds(record) if record is not None else {}
        if name not in known:
            raise UnknownPath(name, [*known])
        prefix = f"{prefix}.{name}" if prefix else name
        found.append((prefix, known[name], descriptions(record)[name]))
        record = known[name].base if known[name].is_record and not known[name].key else None
    return tuple(found)


def without_places(path: str) -> str:
    """The path without the places of items in lists: `partners.name` for `partners[2].name`."""
    return PLACE_IN_LIST.sub("", path)


def kind_at(path: str) -> Kind:
    """The kind of the fact at `path`."""
    return steps(path)[-1][1]


@cache
def lists_in(path: str) -> tuple[str, ...]:
    """The prefixes of `path` that are lists, outermost first."""
    return tuple(prefix for prefix, kind, _ in steps(path) if kind.is_list)


def first_list(path: str, bound: Container[str]) -> str | None:
    """The outermost list in `path` of which no item is bound, or None."""
    return next((prefix for prefix in lists_in(path) if prefix not in bound), None)


@dataclass(frozen=True, slots=True)
class Way:
    """The way to a fact, name by name: from the item bound for the list `start`, or from the facts themselves."""

    start: str
    names: tuple[str, ...]

    def follow(self, facts: Facts, bound: Bound) -> Any:
        """What stands at the end of the way, or None when it is not known."""
        value: Any = bound[self.start] if self.start else facts
        for name in self.names:
            value = getattr(value, name, None)
        return value


@cache
def way_to(path: str, lists: frozenset[str] = frozenset()) -> Way:
    """The way to the fact at `path` where an item of each of `lists` is bound."""
    start = next((prefix for prefix in reversed(lists_in(path)) if prefix in lists), "")
    return Way(start, tuple(path.removeprefix(start).removeprefix(".").split(".")) if path != start else ())


@cache
def way_to_whole(path: str, lists: frozenset[str] = frozenset()) -> Way:
    """The way to the fact at `path` as a whole, although it may be a list of which an item is bound."""
    parent, _, name = path.rpartition(".")
    above = way_to(parent, lists) if parent else Way("", ())
    return Way(above.start, (*above.names, name))


def look_up(facts: Facts, path: str, bound: Bound) -> Any:
    """The fact at `path`, or None when it is not known. Every list on the way must be bound."""
    return way_to(path, frozenset(bound)).follow(facts, bound)


def many(facts: Facts, path: str, bound: Bound) -> list[Any] | None:
    """All values at `path`, through every unbound list; None when some list or value is not known."""
    through = first_list(path, bound)
    if through is None:
        value = look_up(facts, path, bound)
        return None if value is None else [value]
    items = look_up_list(facts, through, bound)
    if items is None:
        return None
    found = [many(facts, path, {**bound, through: item}) for item in items]
    return (
        None if any(values is None for values in found) else [value for values in found if values for value in values]
    )


def look_up_list(facts: Facts, path: str, bound: Bound) -> Any:
    """The fact at `path` as a whole, although it may be a list whose items are bound; None when it is not known."""
    return way_to_whole(path, frozenset(bound)).follow(facts, bound)


@dataclass(frozen=True, slots=True)
class Named:
    """What people are told of the fact at a path: its label in context, who can answer, and where to state it."""

    label: str
    who: Who
    stated_in: str


@cache
def _label(path: str) -> str:
    found = steps(path)
    own = found[-1][2].label
    nested = len(found) > 2 and not found[-2][1].is_list
    return f"{found[-2][2].label}: {own}" if nested else own


@cache
def _named(path: str) -> Named:
    """What people are told of the fact at `path`, whichever item it belongs to."""
    who = steps(path)[-1][2].who
    if path.startswith("authorities") and who is Who.PARTNER:
        who = Who.OFFICER  # what an organisation answers for itself, the officer answers for the authority
    stated_in = next((each.stated_in for _, _, each in reversed(steps(path)) if each.stated_in), path)
    return Named(_label(path), who, stated_in)


def describe(path: str, bound: Bound) -> Named:
    """The label of the fact at `path`, with the items that it belongs to; who can answer; where to state it."""
    named = _named(path)
    if not bound:
        return named
    holders = [(prefix, bound[prefix]) for prefix in reversed(lists_in(path)) if prefix in bound and prefix != path]
    if not holders:
        return named
    items = [item_name(item) or steps(prefix)[-1][2].label for prefix, item in holders]
    stated_in = named.stated_in.format(id=holders[0][1].id) if "{id}" in named.stated_in else named.stated_in
    return Named(ITEMS_OF_LABEL.join([named.label, *items]), named.who, stated_in)


def describe_missing(facts: Facts, path: str, bound: Bound) -> Named:
    """As `describe`; of a fact that is worked out from others, the one of them that is missing."""
    named = describe(path, bound)
    parent, _, name = path.rpartition(".")
    holder = look_up(facts, parent, bound) if parent else facts
    waits_for = getattr(holder, "asks", {}).get(name)
    if waits_for is None:
        return named
    return replace(named, stated_in=waits_for) if "[" in waits_for else describe(waits_for, UNBOUND)


def item_name(item: Any) -> str:
    """What an item of a list is called, from whichever of its facts names it; empty when none does."""
    for key in ("short_name", "name", "title", "number", "item", "what"):
        if isinstance(name := getattr(item, key, None), str):
            return name
    return ""


def statements(record: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every stated fact within `record`, with its path, list places in brackets."""
    for name in record.__dataclass_fields__:
        value = getattr(record, name)
        where = f"{path}.{name}" if path else name
        if isinstance(value, tuple):
            for place, item in enumerate(value, start=1):
                yield from _statement(item, f"{where}[{place}]")
        elif isinstance(value, dict):
            for key, item in value.items():
                yield from _statement(item, f"{where}.{key}")
        elif value is not None:
            yield from _statement(value, where)


def _statement(value: Any, where: str) -> Iterator[tuple[str, Any]]:
    if hasattr(value, "__dataclass_fields__"):
        yield from statements(value, where)
    else:
        yield where, value


def is_doubtful(value: Any) -> bool:
    """True for a fact that nobody has confirmed."""
    return isinstance(value, Unconfirmed)
