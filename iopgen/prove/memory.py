"""Filled clause text that is used again where the facts it rests on are the same: most text stands unchanged."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from ..assemble import ClauseForm, FilledText, Filler
from ..model.agreement import Reference
from ..model.library import Clause, ClauseLibrary
from ..model.path import UNBOUND, Bound, look_up_list
from ..model.text import fact_marks, reference_marks
from .dimension import DAY, REST, Dimension, Row
from .dimensions import CASE_KEYS

PARTIES = ("authorities", "partners")
NAMES = tuple(f"{side}.{key}" for side in PARTIES for key in ("name", "short_name"))
MONEY = ("authorities.resources", "partners.resources", *NAMES, "term.start", "term.end", "term.description")
"""What the resource table and the sums in it rest on: years that one party counts in are columns for all."""
RESTS_ON: dict[str, tuple[str, ...]] = {
    "decisions": ("decisions", *NAMES, DAY),
    "agreement": (DAY,),
    "governing_document": (DAY,),
    "vision": (DAY,),
    "assessments": (DAY,),
    "before_signing": (DAY,),
    "process": (DAY,),
    "compact": (DAY, "value_base"),
    "resources": MONEY,
    "authority_funding": MONEY,
    "partner_funding": MONEY,
    "term_length": ("term.start", "term.end"),
    "resident_support": ("economy.payment",),
    "unit_support": ("economy.payment",),
}
"""What the facts that the program works out rest on. All facts rest on how the other facts of the case are."""
COUNTED = {"words": (*PARTIES, "authorities.legal_form")}
"""What rests only on how many there are, or on that very fact."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a clause's text rests on: `values` of the combination, what its `targets` are called, and the item.

    `filled` is what the text has been filled with, by all that.
    """

    values: Callable[[Row], Any]
    targets: tuple[str, ...]
    repeat: str | None
    filled: dict[Hashable, FilledText] = field(default_factory=dict)


@dataclass(slots=True)
class Memory:
    """For each clause of the library the ground of its text; None where it may rest on anything."""

    library: ClauseLibrary
    dimensions: tuple[Dimension, ...]
    grounds: dict[int, Ground | None] = field(default_factory=dict)
    """By the identity of the clause."""

    def __post_init__(self) -> None:
        self.grounds = {id(clause): self._ground(clause) for clause in self.library.clauses}

    def _ground(self, clause: Clause) -> Ground | None:
        places = self._places(clause)
        targets = dict.fromkeys(mark.target for mark in reference_marks(clause.blocks))
        return None if places is None else Ground(itemgetter(*places), tuple(targets), clause.repeat)

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

    def stands(self, form: ClauseForm, bound: Bound) -> bool:
        """False when nothing of the clause is left."""
        return form.text.always_stands or bool(self.text(form, bound).blocks)

    def text(self, form: ClauseForm, bound: Bound) -> FilledText:
        """The filled text. The numbers of lists may occur twice in one agreement: they matter only in Word."""
        assert self.memory
        ground = self.memory.grounds[id(form.clause)]
        if ground is None:
            return Filler.text(self, form, bound)
        key: Hashable = ground.values(self.row)
        if ground.targets or ground.repeat:
            key = (key, self._position(ground.repeat, bound), *map(self._stands, ground.targets))
        known = ground.filled.get(key)
        if known is None:
            faults = len(self.problems)
            known = Filler.text(self, form, bound)
            if len(self.problems) == faults:
                ground.filled[key] = known
        return known

    def _stands(self, target: str) -> tuple[Reference, ...]:
        """What the clause `target` is called, each of its repetitions."""
        return tuple([reference for _, reference in self.targets.get(target, ())])

    def _position(self, repeat: str | None, bound: Bound) -> int:
        """The place in its list of the item that the clause speaks of."""
        items = (look_up_list(self.facts, repeat, UNBOUND) or ()) if repeat else ()
        return next((number for number, item in enumerate(items) if item is bound[repeat or ""]), -1)
