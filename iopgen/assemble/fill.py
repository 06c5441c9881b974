"""Clause text filled with facts: one list item for each of several, a marker for what is missing."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import field, replace
from functools import cached_property, lru_cache
from typing import NamedTuple

from ..model.agreement import FilledBlock, FilledRun, Paragraph, Text
from ..model.library import OPEN_LIBRARIES, Clause, ClauseLibrary
from ..model.path import Bound
from ..model.record import dataclass
from ..model.text import Block, ItemList, Literal, Stycke
from ..problem import Place
from .conditions import Conditions
from .forms import Form, ListForm, StyckeForm
from .marks import Filling, Line, Lists, Targets
from .repetition import repeating_list
from .tables import TableForm

__all__ = ["ClauseForm", "FilledText", "Filler", "Forms", "Targets", "forms_of"]

SENTENCE_END = re.compile(r"([.!?])\s+(?=[A-ZÅÄÖ]|$)")
"""Where one sentence ends and another begins, in the same text or with a fact."""


@dataclass(frozen=True, slots=True, eq=False)
class TextForm:
    """The text of a clause as a form to fill. `always_stands` when no facts can take all of it away."""

    title: Line
    blocks: tuple[tuple[Form[FilledBlock], bool], ...]
    """Each with whether it is a paragraph, which may lead in the one after it."""
    always_stands: bool

    @classmethod
    def of(cls, clause: Clause, lists: Lists) -> TextForm:
        place = clause.place
        return cls(
            title=Line.of(clause.title, lists, place),
            blocks=tuple((_form(block, lists, place), isinstance(block, Stycke)) for block in clause.blocks),
            always_stands=any(isinstance(each, Stycke) and _always_stands(each, lists) for each in clause.blocks),
        )


@dataclasses.dataclass(frozen=True, eq=False)
class ClauseForm:
    """A clause as a form: what agreements ask of it is worked out once, when it is first asked for."""

    clause: Clause

    @cached_property
    def text(self) -> TextForm:
        """The clause's text."""
        return TextForm.of(self.clause, self._lists)

    @cached_property
    def conditions(self) -> Conditions:
        """What must hold for the clause to stand."""
        return Conditions.of(self.clause)

    @cached_property
    def item_conditions(self) -> Conditions:
        """What must hold for an item that the clause repeats for."""
        return Conditions.of(self.clause, self._lists)

    @property
    def _lists(self) -> Lists:
        return frozenset((self.clause.repeat,) if self.clause.repeat else ())


def _form(block: Block, lists: Lists, place: Place) -> Form[FilledBlock]:
    if isinstance(block, Stycke):
        return StyckeForm.of(block, lists, place)
    return ListForm.of(block, lists, place) if isinstance(block, ItemList) else TableForm.of(block, lists, place)


def _always_stands(stycke: Stycke, lists: Lists) -> bool:
    """True for text that begins and ends in the clause's own words, and goes neither with a list nor as a lead-in."""
    first, last = stycke.runs[0], stycke.runs[-1]
    ends_itself = isinstance(last, Literal) and not last.text.endswith(":")
    return isinstance(first, Literal) and ends_itself and repeating_list(stycke.runs, lists) is None


@dataclass(frozen=True, slots=True, eq=False)
class Forms:
    """The clauses of one library as forms; what is asked of each is worked out once."""

    made: dict[int, ClauseForm] = field(default_factory=dict)

    def of(self, clause: Clause) -> ClauseForm:
        """The form of the clause, which is told by its identity: the form keeps it alive."""
        return self.made.setdefault(id(clause), ClauseForm(clause))


@lru_cache(maxsize=OPEN_LIBRARIES)
def forms_of(library: ClauseLibrary) -> Forms:
    """The forms of the library's clauses, the same for every agreement."""
    return Forms()


class FilledText(NamedTuple):
    """The title and the blocks of a clause as they stand in an agreement."""

    title: tuple[FilledRun, ...]
    blocks: tuple[FilledBlock, ...]


@dataclass(slots=True)
class Filler(Filling):
    """Fills the text of one agreement. `targets` tells where every clause in it stands."""

    def text(self, form: ClauseForm, bound: Bound) -> FilledText:
        """The filled text of the clause; a sentence that leads in with a colon goes with the list or table after it."""
        return FilledText(self.title(form, bound), tuple(self._blocks(form, bound)))

    def title(self, form: ClauseForm, bound: Bound) -> tuple[FilledRun, ...]:
        """The filled title."""
        return form.text.title.fill(self, bound)

    def stands(self, form: ClauseForm, bound: Bound) -> bool:
        """False when the facts say that there is nothing of what the clause speaks of; then no block is left."""
        return form.text.always_stands or next(self._blocks(form, bound), None) is not None

    def _blocks(self, form: ClauseForm, bound: Bound) -> Iterator[FilledBlock]:
        leading_in: Paragraph | None = None
        for block, is_stycke in form.text.blocks:
            filled = block.fill(self, bound)
            if leading_in:
                yield from (leading_in,) if filled or is_stycke else _without_lead_in(leading_in)
                leading_in = None
            last = filled[-1] if filled and is_stycke else None
            if isinstance(last, Paragraph) and last.runs[-1].text.endswith(":"):
                filled, leading_in = filled[:-1], last
            yield from filled
        if leading_in:
            yield leading_in


def _without_lead_in(paragraph: Paragraph) -> Iterator[Paragraph]:
    """The paragraph, less its last sentence; nothing of one that is only that."""
    runs = list(paragraph.runs)
    while runs:
        run = runs.pop()
        ends = list(SENTENCE_END.finditer(run.text)) if isinstance(run, Text) else []
        if ends:
            yield replace(paragraph, runs=(*runs, Text(run.text[: ends[-1].end(1)])))
            return
