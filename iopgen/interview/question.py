"""The words of the interview: a question, what the officer has said besides facts, and where a fact lies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from types import MappingProxyType
from typing import Any, Self

from ..model.authority import AuthorityProfile
from ..model.case import Case
from ..model.fact import About, Choice, Kind, kinds
from ..model.path import STEP, without_places

FIRST_ROUND = frozenset({
    "authority", "title",
    "authorities.name", "authorities.board", "authorities.commitments",
    "authorities.resources.kind", "authorities.resources.description", "authorities.resources.per_year",
    "partners", "partners.name", "partners.org_number", "partners.commitments",
    "partners.resources.kind", "partners.resources.description", "partners.resources.per_year",
    "background.challenge", "background.common_need", "target_group.description", "goals.purpose",
    "economy.payment.form", "people.children", "information.personal_data",
    "term.start", "term.end", "term.notice_months",
})  # fmt: skip
"""The facts that make a first draft worth reading. They are asked before all others."""

OWN_AUTHORITY = "authorities[1]"
"""The authority whose profile the case follows."""

YES_NO = {"j": "ja", "n": "nej"}


class Ask(Enum):
    """What kind of answer a question wants."""

    FACT = "one value, on one line"
    PARAGRAPHS = "one text, a paragraph on each line"
    LINES = "a list or a table of amounts, one value on each line"
    ITEM = "yes or no: is there a first, or a further, item of a list of records?"
    GROUP = "yes or no: is there anything to say within an optional group?"


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to choose: the value that is saved, and how it is written in running text."""

    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A fact that is not known, or something that decides which facts to ask for.

    `group` is the path of the record or list that the question belongs to, empty for the case itself.
    """

    path: str
    ask: Ask
    group: str
    kind: Kind
    about: About
    options: tuple[Option, ...] = ()
    default: str = ""

    @property
    def is_first(self) -> bool:
        """True when the answer makes a first draft worth reading."""
        return without_places(self.path) in FIRST_ROUND


@dataclass(frozen=True, slots=True)
class Progress:
    """What the officer has said besides facts: the questions left for now, the groups and items to fill in."""

    passed: frozenset[str] = frozenset()
    opened: frozenset[str] = frozenset()

    def passing(self, path: str) -> Self:
        """The same, with the question or group at `path` left for now."""
        return replace(self, passed=self.passed | {path})

    def opening(self, path: str) -> Self:
        """The same, with the group or item at `path` to be filled in, also what was left of it before."""
        left = frozenset(each for each in self.passed if not each.startswith(f"{path}."))
        return replace(self, passed=left, opened=self.opened | {path})


NOTHING_SAID = Progress()


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


def first_name(kind: Kind) -> str:
    """The name of the fact that a record of this kind begins with."""
    return next(iter(kinds(kind.base)))


def fact_as_meant(question: Question, answer: str) -> str:
    """`answer` as the case file has it: the value of an option chosen by number or label, ja for j."""
    if question.kind.base is bool or question.ask in (Ask.ITEM, Ask.GROUP):
        return YES_NO.get(answer.lower(), answer)
    named = {option.label.lower(): option.value for option in question.options if option.label}
    numbered = {str(number): option.value for number, option in enumerate(question.options, start=1)}
    return (numbered | named).get(answer.lower(), answer)
