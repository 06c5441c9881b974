"""The words of the interview: a question, what the officer has said besides facts, and where a fact lies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from types import MappingProxyType
from typing import Any, Self

from ..model.authority import AuthorityProfile
from ..model.case import Case
from ..model.fact import About, Choice, Kind

STEP = re.compile(r"([^.\[\]]+)(?:\[(\d+)\])?")


class Ask(Enum):
    """What kind of answer a question wants."""

    FACT = "one value, on one line"
    PARAGRAPHS = "one text, a paragraph on each line"
    LINES = "a list of values or a table of amounts, one on each line"
    ITEM = "yes or no: is there a first, or a further, item of a list of records?"
    GROUP = "yes or no: is there anything to say within an optional group?"


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to choose: the value that is saved, and how it is written in running text."""

    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A fact that is not known, or something that decides which facts to ask for."""

    path: str
    ask: Ask
    kind: Kind
    about: About
    options: tuple[Option, ...] = ()
    default: str = ""

    @property
    def group(self) -> str:
        """The path of the record that the question belongs to; empty for the case itself."""
        return self.path.rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class Progress:
    """What the officer has said besides facts: the questions left for now, the groups and items to fill in."""

    passed: frozenset[str] = frozenset()
    opened: frozenset[str] = frozenset()

    def passing(self, path: str) -> Self:
        """The same, with the question or group at `path` left for now."""
        return replace(self, passed=self.passed | {path})

    def opening(self, path: str) -> Self:
        """The same, with the group or item at `path` to be filled in."""
        return replace(self, opened=self.opened | {path})

    def undoing(self, path: str) -> Self:
        """The same, as if the question at `path` had not been put."""
        return replace(self, passed=self.passed - {path}, opened=self.opened - {path})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known outside the case: the authority's rules of the day, and the options of some facts."""

    rules: AuthorityProfile | None = None
    options: Mapping[str, tuple[Option, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def options_for(self, path: str, kind: Kind) -> tuple[Option, ...]:
        """The values to choose among for the fact at `path`; none when anything can be written."""
        if isinstance(kind.base, type) and issubclass(kind.base, Choice):
            return tuple(Option(choice.value, choice.label) for choice in kind.base)
        return self.options.get(without_places(path), ())


def without_places(path: str) -> str:
    """`partners.name` for `partners[2].name`."""
    return re.sub(r"\[\d+\]", "", path)


def value_at(record: Any, path: str) -> Any:
    """The value at `path`, such as `partners[2].name`, within `record`; None when it is not known."""
    value = record
    for name, place in STEP.findall(path):
        value = value.get(name) if isinstance(value, dict) else getattr(value, name, None)
        if place and value is not None:
            value = value[int(place) - 1] if 0 < int(place) <= len(value) else None
    return value


def items_at(case: Case, path: str) -> tuple[Any, ...]:
    """The items of the list of which `path`, such as `partners[2]`, is or would be one."""
    return value_at(case, path.rpartition("[")[0]) or ()
