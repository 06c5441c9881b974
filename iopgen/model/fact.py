"""How a fact is declared: the one description that reading, asking, telling and documenting share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field, field, fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NewType, Self, TypeVar, Union, get_args, get_origin, get_type_hints

from .record import dataclass

Record = TypeVar("Record")

OrgNumber = NewType("OrgNumber", str)
"""An organisation number as `NNNNNN-NNNN`, its check digit right."""

Kronor = NewType("Kronor", Decimal)
"""An amount of Swedish kronor."""

Euro = NewType("Euro", Decimal)
"""An amount of euros."""

Count = NewType("Count", int)
"""How many there are, at least one."""

Months = NewType("Months", int)
"""A number of whole months, at least one."""

Days = NewType("Days", int)
"""A number of days, at least one."""

Share = NewType("Share", Decimal)
"""A part of a whole, from 0 to 1."""


class Unconfirmed(str):
    """A text fact that stands in a profile although nobody has confirmed it."""

    __slots__ = ()


class Who(StrEnum):
    """Who can answer for a fact, as named in markers, comments and reports."""

    OFFICER = "handläggaren"
    PARTNER = "organisationen"
    BOTH = "parterna tillsammans"
    FINANCE = "myndighetens ekonom"
    LAWYER = "myndighetens jurist"
    BOARD = "den som beslutar hos parten"


class Names(StrEnum):
    """What a fact names, when it is the name of something else in the case."""

    ACTIVITY = "verksamheten"
    PARTNER = "organisationen"
    PARTY = "parten"


class Choice(StrEnum):
    """One of a few Swedish values; `label` is how it is written in running text."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        choice = str.__new__(cls, value)
        choice._value_ = value
        choice.label = label or value.replace("_", " ")
        return choice


@dataclass(frozen=True, slots=True)
class About:
    """What people are told of one fact: its Swedish label, an explanation, and who can answer."""

    label: str
    explanation: str
    who: Who
    asked_if: str
    asked_unless: tuple[str, ...]
    example: str
    internal: bool
    stated_in: str
    optional: bool
    names: Names | None


def fact(
    label: str,
    explanation: str = "",
    *,
    who: Who = Who.OFFICER,
    asked_if: str = "",
    asked_unless: tuple[str, ...] = (),
    example: str = "",
    internal: bool = False,
    stated_in: str = "",
    optional: bool = False,
    names: Names | None = None,
) -> Any:
    """A dataclass field whose value is unknown (`None`) until somebody states it.

    `asked_if` names the yes/no fact that must be *ja* for the question to make sense.
    `asked_unless` names facts any of which makes the question needless.
    `internal` keeps the fact out of the agreement and of the partner's copy.
    `optional` facts are never asked for: that nobody states one means that there is none.
    `names` tells that the value is the name of something else in the case.
    `stated_in` is the key of the case file where people state a fact that the program derives.
    """
    about = About(label, explanation, who, asked_if, asked_unless, example, internal, stated_in, optional, names)
    return field(default=None, metadata={"about": about})


def aside(default_factory: Any) -> Any:
    """A field that is no fact itself but tells of the others: no clause can name it."""
    return field(default_factory=default_factory, metadata={"aside": True})


def about(record_field: Field[Any]) -> About:
    """The description given to `fact`."""
    described: About = record_field.metadata["about"]
    return described


@dataclass(frozen=True, slots=True)
class Kind:
    """The type of a fact: its `base`, and whether it is a list of them or a table keyed by `key`."""

    base: Any
    is_list: bool = False
    key: Any = None

    @property
    def is_record(self) -> bool:
        return is_dataclass(self.base)


def _without_none(annotation: Any) -> Any:
    """The type itself where a fact may be unknown, or may be a mark instead."""
    if get_origin(annotation) in (Union, UnionType):
        return next(part for part in get_args(annotation) if part is not NoneType)
    return annotation


def _kind_of(annotation: Any) -> Kind:
    annotation = _without_none(annotation)
    if get_origin(annotation) is tuple:
        return Kind(_without_none(get_args(annotation)[0]), is_list=True)
    if get_origin(annotation) is dict:
        key, value = get_args(annotation)
        return Kind(value, key=key)
    return Kind(annotation)


@cache
def kinds(record: type) -> dict[str, Kind]:
    """The kind of every fact of the dataclass `record`, in their order of declaration."""
    hints = get_type_hints(record)
    return {each.name: _kind_of(hints[each.name]) for each in fields(record) if "aside" not in each.metadata}


@cache
def _names(record: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(record))


def facts_in(record: Any) -> dict[str, Any]:
    """Every fact of the record by its name, also those that are not known."""
    kind: type = type(record)
    return {name: getattr(record, name) for name in _names(kind)}


def changed(record: Record, changes: Mapping[str, Any]) -> Record:
    """The record with some of its facts changed."""
    return type(record)(**{**facts_in(record), **changes})


@cache
def descriptions(record: type) -> dict[str, About]:
    """The description of every described field of the dataclass `record`."""
    return {each.name: about(each) for each in fields(record) if "about" in each.metadata}
