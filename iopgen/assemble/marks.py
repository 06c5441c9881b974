"""One line of clause text as a form: each mark knows its way to its fact, and how the fact is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cache
from typing import Any, Protocol

from ..model.agreement import Blank, Doubt, FilledRun, Reference, Term, Text
from ..model.facts import Facts
from ..model.path import Bound, Way, describe, describe_missing, is_doubtful, kind_at, lists_in, many, way_to
from ..model.record import dataclass
from ..model.text import Definition, FactMark, Literal, Optional, PlainRun, Run
from ..problem import Place, Problem
from ..swedish import FILTERS, LIST_FILTER, write, write_list

Targets = Mapping[str, Sequence[tuple[Bound, Reference]]]
"""Where each clause stands: once, or once for each item that it repeats for."""
Lists = frozenset[str]
"""The lists of which an item is bound where a form is filled. Which they are follows from the text alone."""
Piece = str | Term | Reference | Blank | Doubt
"""A part of a filled line: text, or a run of its own."""
PLAIN = (str, Term)
"""What stands in a line as it is."""


@dataclass(slots=True)
class Filling:
    """What the forms of one agreement are filled from, and what is noted while they are.

    `written` remembers the facts that no item holds: an agreement names most of them more than once.
    """

    facts: Facts
    targets: Targets
    problems: list[Problem] = field(default_factory=list)
    lists: int = 0
    written: dict[FactForm, str | Doubt | None] = field(default_factory=dict)

    def blank(self, path: str, bound: Bound) -> Blank:
        """The marker for the fact at `path`, which is missing."""
        named = describe_missing(self.facts, path, bound)
        return Blank(named.stated_in, named.label, named.who)


class LineForm(Protocol):
    """One line of text, to be filled with the facts of an agreement and the items that are bound."""

    def fill(self, filling: Filling, bound: Bound) -> tuple[FilledRun, ...]: ...


@dataclass(frozen=True, slots=True, eq=False)
class FactForm:
    """A fact, by its way; `lists` are those on the way of which an item is bound."""

    path: str
    filters: tuple[str, ...]
    lists: Lists
    way: Way
    base: Any

    def fill(self, filling: Filling, bound: Bound) -> str | Doubt | None:
        """The fact as it is written; None when it is not known."""
        if self.lists:
            return self._written(filling.facts, bound)
        if self not in filling.written:
            filling.written[self] = self._written(filling.facts, bound)
        return filling.written[self]

    def fill_open(self, filling: Filling, bound: Bound) -> Blank:
        return filling.blank(self.path, bound)

    def _written(self, facts: Facts, bound: Bound) -> str | Doubt | None:
        if LIST_FILTER in self.filters:
            return self._enumerated(facts, bound)
        value = self.way.follow(facts, bound)
        if value is None:
            return None
        text = _filtered(write(value, self.base), self.filters)
        if not is_doubtful(value):
            return text
        named = describe(self.path, bound)
        return Doubt(text, named.stated_in, named.label, named.who)

    def _enumerated(self, facts: Facts, bound: Bound) -> str | None:
        values = many(facts, self.path, bound)
        if not values:
            return None
        place = self.filters.index(LIST_FILTER)
        each = [_filtered(write(value, self.base), self.filters[:place]) for value in values]
        return _filtered(write_list(each), self.filters[place + 1 :])


@cache
def _fact_form(path: str, filters: tuple[str, ...], lists: Lists) -> FactForm:
    return FactForm(path, filters, lists, way_to(path, lists), kind_at(path).base)


def _filtered(text: str, filters: tuple[str, ...]) -> str:
    for name in filters:
        text = FILTERS[name](text)
    return text


@dataclass(frozen=True, slots=True)
class ReferenceForm:
    """A reference to the clause `target`; `place` is where it is made."""

    target: str
    place: Place

    def fill(self, filling: Filling, bound: Bound) -> Reference | None:
        """The reference to where the clause stands for the items that are bound; None when it stands nowhere."""
        stands = filling.targets.get(self.target)
        if not stands:
            return None
        same = (
            reference for target, reference in stands if target and all(bound.get(k) is v for k, v in target.items())
        )
        return next(same, stands[0][1])

    def fill_open(self, filling: Filling, bound: Bound) -> str:
        """The id of the clause; the reference is a fault where all clauses are placed."""
        message = f'hänvisar till klausulen "{self.target}", som inte finns i det här avtalet.'
        advice = "Sätt hänvisningen inom hakparentes, eller ta med klausulen."
        filling.problems.append(Problem(self.place, message, advice))
        return self.target


@dataclass(frozen=True, slots=True)
class OptionalForm:
    """Text in square brackets: nothing of it stands when something that it names is not known or not there."""

    parts: tuple[PlainPart, ...]

    def fill(self, filling: Filling, bound: Bound) -> Sequence[Piece]:
        pieces: list[Piece] = []
        for part in self.parts:
            piece = part if isinstance(part, PLAIN) else part.fill(filling, bound)
            if piece is None:
                return ()
            pieces.append(piece)
        return pieces


PlainPart = str | Term | FactForm | ReferenceForm
Part = PlainPart | OptionalForm


@dataclass(frozen=True, slots=True)
class Line:
    """Text with its marks. `standing` is the whole of it when nothing in it varies."""

    parts: tuple[Part, ...]
    standing: tuple[FilledRun, ...] | None

    @classmethod
    def of(cls, runs: Iterable[Run], lists: Lists, place: Place) -> Line:
        parts = tuple(_parts(runs, lists, place))
        pieces = [part for part in parts if isinstance(part, PLAIN)]
        return cls(parts, _joined(pieces) if len(pieces) == len(parts) else None)

    def fill(self, filling: Filling, bound: Bound) -> tuple[FilledRun, ...]:
        """The filled runs, adjoining texts made one, with a marker for each fact that is missing."""
        if self.standing is not None:
            return self.standing
        pieces: list[Piece] = []
        for part in self.parts:
            if isinstance(part, PLAIN):
                pieces.append(part)
            elif isinstance(part, OptionalForm):
                pieces += part.fill(filling, bound)
            else:
                piece = part.fill(filling, bound)
                pieces.append(part.fill_open(filling, bound) if piece is None else piece)
        return _joined(pieces)


@dataclass(frozen=True, slots=True)
class Missing:
    """What stands instead of text that goes through a list which is not known: a marker for the list."""

    path: str

    def fill(self, filling: Filling, bound: Bound) -> tuple[FilledRun, ...]:
        return (filling.blank(self.path, bound),)


def _parts(runs: Iterable[Run], lists: Lists, place: Place) -> Iterator[Part]:
    for run in runs:
        if isinstance(run, Optional):
            yield OptionalForm(tuple(_part(each, lists, place) for each in run.runs))
        else:
            yield _part(run, lists, place)


def _part(run: PlainRun, lists: Lists, place: Place) -> PlainPart:
    if isinstance(run, Literal):
        return run.text
    if isinstance(run, Definition):
        return Term(run.text)
    if isinstance(run, FactMark):
        return _fact_form(run.path, run.filters, lists.intersection(lists_in(run.path)))
    return ReferenceForm(run.target, Place(place.path, run.line))


def _joined(pieces: Iterable[Piece]) -> tuple[FilledRun, ...]:
    """The pieces as runs, adjoining texts made one."""
    runs: list[FilledRun] = []
    text = ""
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
            continue
        if text:
            runs.append(Text(text))
            text = ""
        runs.append(piece)
    if text:
        runs.append(Text(text))
    return tuple(runs)
