"""Filled clause text that is used again where the facts it rests on are the same: most text stands unchanged."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

from ..assemble import Filler
from ..model.agreement import FilledBlock
from ..model.library import Clause, ClauseLibrary
from ..model.path import Bound, look_up_list
from ..model.text import Block, fact_marks, reference_marks
from ..problem import Place
from .dimension import DAY, REST, Dimension, Row
from .dimensions import CASE_KEYS

PARTIES = ("authorities", "partners")
RESTS_ON: dict[str, tuple[str, ...]] = {
    "decisions": ("decisions", *PARTIES, DAY),
    "agreement": (DAY,),
    "governing_document": (DAY,),
    "vision": (DAY,),
    "assessments": (DAY,),
    "before_signing": (DAY,),
    "process": (DAY,),
    "compact": (DAY, "value_base"),
    "resources": (*PARTIES, "term"),
    "authority_funding": ("authorities", "term"),
    "partner_funding": ("partners", "term"),
    "term_length": ("term",),
}
"""What the facts that the program works out rest on. All facts rest on how the other facts of the case are."""
COUNTED = {"words": (*PARTIES, "authorities.legal_form")}
"""What rests only on how many there are, or on that very fact."""


@dataclass(slots=True)
class Memory:
    """For each clause text the dimensions that its facts rest on, and what it has been filled with."""

    library: ClauseLibrary
    dimensions: tuple[Dimension, ...]
    rests_on: dict[Place, tuple[tuple[int, ...], tuple[str, ...], str | None] | None] = field(default_factory=dict)
    filled: dict[Hashable, tuple[FilledBlock, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for clause in self.library.clauses:
            places = self._places(clause)
            targets = tuple(dict.fromkeys(mark.target for mark in reference_marks(clause.blocks)))
            self.rests_on[clause.place] = None if places is None else (places, targets, clause.repeat)

    def _places(self, clause: Clause) -> tuple[int, ...] | None:
        """The dimensions that the clause's facts rest on; None when they may rest on any."""
        found = {place for place, each in enumerate(self.dimensions) if each.path == REST}
        for mark in fact_marks(clause.title, clause.blocks):
            root = mark.path.partition(".")[0]
            if root in COUNTED:
                found |= {place for place, each in enumerate(self.dimensions) if each.path in COUNTED[root]}
            elif root in RESTS_ON or root in CASE_KEYS:
                found |= set(self._touching(RESTS_ON.get(root, (mark.path,))))
            else:
                return None
        return tuple(sorted(found))

    def _touching(self, paths: Iterable[str]) -> Iterable[int]:
        """The dimensions of those facts, of what they lie within and of what lies within them."""
        wanted = tuple(paths)
        for place, each in enumerate(self.dimensions):
            if any(f"{path}.".startswith(f"{each.path}.") or each.path.startswith(f"{path}.") for path in wanted):
                yield place


@dataclass(slots=True)
class RememberingFiller(Filler):
    """A filler that fills a clause anew only when something that its text rests on is new."""

    memory: Memory | None = None
    row: Row = ()

    def blocks(self, blocks: tuple[Block, ...], bound: Bound, place: Place) -> tuple[FilledBlock, ...]:
        """The filled blocks. The numbers of lists may occur twice in one agreement: they matter only in Word."""
        assert self.memory
        rests_on = self.memory.rests_on.get(place)
        if rests_on is None:
            return Filler.blocks(self, blocks, bound, place)
        places, targets, repeat = rests_on
        stands = tuple(tuple(reference for _, reference in self.targets.get(target, ())) for target in targets)
        item = self._position(bound, repeat) if repeat else 0
        key = (place, item, stands, *(self.row[each] for each in places))
        if key not in self.memory.filled:
            faults = len(self.problems)
            filled = Filler.blocks(self, blocks, bound, place)
            if len(self.problems) > faults:
                return filled
            self.memory.filled[key] = filled
        return self.memory.filled[key]

    def _position(self, bound: Bound, repeat: str) -> int:
        items = look_up_list(self.facts, repeat, {}) or ()
        return next((number for number, item in enumerate(items) if item is bound[repeat]), -1)
