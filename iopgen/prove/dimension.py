"""What is varied between the assemblies: one dimension for each fact or choice, with its values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

DAY, REST, WISH = "dag", "övriga uppgifter", "önskemål"


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a dimension. `words` says it to people; `is_empty` when it states nothing.

    `only_first` states it of the first item of a list that the path goes through.
    """

    words: str
    what: Any = None
    only_first: bool = False

    @property
    def is_empty(self) -> bool:
        return self.what is None or self.what == ()


@dataclass(frozen=True, slots=True)
class Dimension:
    """One thing that varies: the fact at `path`, or what stands before the colon in it. The first value is usual."""

    path: str
    label: str
    values: tuple[Value, ...]

    @property
    def root(self) -> str:
        """The key of the case that the dimension changes."""
        return self.path.partition(".")[0]

    def told(self, place: int) -> str:
        """The value in plain Swedish."""
        return f"{self.label} {self.values[place].words}"


Row = tuple[int, ...]
"""One combination: for each dimension the place of its value."""


def wish_for(clause_id: str) -> str:
    """The path of the dimension that says whether the officer wants the clause."""
    return f"{WISH}:{clause_id}"
