"""Where in a spreadsheet each thing stands, by a number that the reader of records takes for a line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from ..model.library import Source
from ..problem import Place, Problem
from .cells import Table


@dataclass(slots=True)
class Spots:
    """The places of the file `shown` that have got a number, from 1."""

    shown: str
    rows: list[int] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)

    def add(self, table: Table, row: int, label: str = "") -> int:
        """The number of a row, or of the cell in the column called `label` in it."""
        self.rows.append(row)
        self.places.append(table.place(self.shown, row, label))
        return len(self.places)

    def place(self, spot: int) -> Place:
        """The place with that number."""
        return self.places[spot - 1]

    def line(self, spot: int) -> Place:
        """The spot as if it were a line, as the reader of records has it."""
        return Place(self.shown, spot)

    def moved(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """The problems, told of spots as if they were lines, at their places and in the order of them."""
        ordered = sorted(problems, key=lambda problem: problem.place.line)
        return tuple(replace(problem, place=self.place(problem.place.line)) for problem in ordered)

    def source(self, found: Mapping[str, int]) -> Source:
        """Where each fact stands, by its path; `found` has its spot."""
        rows = {path: self.rows[spot - 1] for path, spot in found.items()}
        return Source(self.shown, rows, {path: self.place(spot) for path, spot in found.items()})
