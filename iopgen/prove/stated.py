"""Facts made up for the proof: every fact of a record stated, in words that no rule of the proof minds."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from ..model.case import Case, CheckDone, Judgement, OwnProvision, Party
from ..model.fact import Choice, Kind, OrgNumber, kinds

TEXT = "exempeltext"
DAY = date(2030, 1, 1)
YEAR = 2030
ITEMS = 2
"""How many items a list has when nothing else is said of it."""

PLAIN: dict[Any, Any] = {
    str: TEXT,
    bool: True,
    int: 3,
    date: DAY,
    OrgNumber: OrgNumber("802599-9015"),
}
BY_HAND = ("authority", "include", "leave_out", "judgements", "checks", "own_provisions", "date", "internal")
"""Keys of the case that the proof itself decides on."""
OF_THE_AUTHORITY = ("name", "short_name", "legal_form", "org_number", "address", "phone", "email", "website")
"""What the profile knows of its own authority."""


def stated(base: Any) -> Any:
    """A value of the type `base`, or a record with every fact stated."""
    if hasattr(base, "__dataclass_fields__"):
        return base(**{each.name: stated_as(kinds(base)[each.name]) for each in fields(base)})
    if isinstance(base, type) and issubclass(base, Choice):
        return next(iter(base))
    return PLAIN.get(base, Decimal(1000))


def stated_as(kind: Kind, items: int = ITEMS) -> Any:
    """A fact of that kind; a list has as many `items`."""
    if kind.key:
        return {YEAR: stated(kind.base)} if kind.key is int else {}
    return (stated(kind.base),) * items if kind.is_list else stated(kind.base)


def full_case(criteria: list[str], controls: list[str]) -> Case:
    """A case in which everything is stated but the parties and what the proof itself decides on."""
    known = {
        each.name: stated_as(kinds(Case)[each.name])
        for each in fields(Case)
        if each.name not in (*BY_HAND, "authorities", "partners")
    }
    return Case(
        **known,
        judgements={name: stated(Judgement) for name in criteria},
        checks={name: stated(CheckDone) for name in controls},
    )


def empty_case() -> Case:
    """A case in which every list is empty and nothing else is stated."""
    empty: dict[str, Any] = {
        name: () if kind.is_list else _emptied(kind.base)
        for name, kind in kinds(Case).items()
        if name not in BY_HAND and (kind.is_list or kind.is_record)
    }
    return Case(**empty)


def _emptied(base: Any) -> Any:
    """A record whose lists are empty, also those of the records in it."""
    return base(
        **{
            name: () if kind.is_list else _emptied(kind.base)
            for name, kind in kinds(base).items()
            if kind.is_list or (kind.is_record and not kind.key and base is not Party)
        }
    )


@cache
def full_party(name: str) -> Party:
    """A party of which everything is stated."""
    facts = {each: stated_as(kind) for each, kind in kinds(Party).items()}
    return Party(**(facts | {"name": name, "short_name": name, "members": None}))


@cache
def bare_party(name: str) -> Party:
    """A party of which only the name is stated."""
    return Party(name=name)


@cache
def empty_party(name: str) -> Party:
    """A party of which only the name is stated, and that it has none of what could be listed."""
    empty: dict[str, Any] = {each: () for each, kind in kinds(Party).items() if kind.is_list}
    return Party(name=name, **empty)


def without_profile(party: Party) -> Party:
    """The party without what the profile knows of its own authority."""
    return replace(party, **dict.fromkeys(OF_THE_AUTHORITY))


def provision(topic: str) -> OwnProvision:
    """A provision of the case's own in `topic`."""
    return OwnProvision(topic=topic, title="Exempelrubrik", text=TEXT)
