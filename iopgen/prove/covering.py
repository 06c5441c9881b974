"""Few combinations that hold every pair of values, and every combination of what belongs together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import prod

from .dimension import Dimension, Row
from .dimensions import Space

ALL_OF_THEM = 4000
"""When there are no more combinations than this, all are tried."""


def is_exhaustive(space: Space) -> bool:
    """True when every combination is tried."""
    return prod(len(each.values) for each in space.dimensions) <= ALL_OF_THEM


def cover(space: Space) -> list[Row]:
    """The combinations to try; the first has the usual value of everything."""
    table = _Table.of(space.dimensions)
    usual: Row = (0,) * len(space.dimensions)
    if is_exhaustive(space):
        rows: list[Row] = list(product(*(range(len(each.values)) for each in space.dimensions)))
        return [row for row in rows if not table.contradicts(row)]
    pending = [list(table.combinations(group)) for group in space.groups]
    rows = [usual]
    table.note(table.mask_of(usual), pending)
    while any(pending) or table.has_uncovered():
        row, mask = table.next_row(pending)
        rows.append(row)
        table.note(mask, pending)
    return rows


@dataclass(slots=True)
class _Table:
    """Every value as one bit; for each the values that cannot stand with it, and those not yet seen with it."""

    sizes: tuple[int, ...]
    starts: tuple[int, ...]
    banned: list[int]
    uncovered: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, dimensions: Sequence[Dimension]) -> _Table:
        sizes = tuple(len(each.values) for each in dimensions)
        starts = tuple(sum(sizes[:place]) for place in range(len(sizes)))
        everything = (1 << sum(sizes)) - 1
        banned = [0] * sum(sizes)
        for place, size in enumerate(sizes):
            own = ((1 << size) - 1) << starts[place]
            for value in range(size):
                banned[starts[place] + value] = own & ~(1 << (starts[place] + value))
        for one, other in _contradictions(dimensions, starts):
            banned[one] |= 1 << other
            banned[other] |= 1 << one
        uncovered = [everything & ~each & ~(1 << bit) for bit, each in enumerate(banned)]
        return cls(sizes, starts, banned, uncovered)

    def mask_of(self, row: Row) -> int:
        return sum(1 << (self.starts[place] + value) for place, value in enumerate(row))

    def contradicts(self, row: Row) -> bool:
        mask = self.mask_of(row)
        return any(self.banned[self.starts[place] + value] & mask for place, value in enumerate(row))

    def combinations(self, group: Sequence[int]) -> Iterator[int]:
        """Every combination of the dimensions of `group` that can be."""
        for values in product(*(range(self.sizes[place]) for place in group)):
            bits = [self.starts[place] + value for place, value in zip(group, values, strict=True)]
            mask = sum(1 << bit for bit in bits)
            if not any(self.banned[bit] & mask for bit in bits):
                yield mask

    def has_uncovered(self) -> bool:
        return any(self.uncovered)

    def note(self, mask: int, pending: list[list[int]]) -> None:
        """Nothing; what the combination `mask` holds is no longer wanted."""
        for bit in _bits(mask):
            self.uncovered[bit] &= ~mask
        for group in pending:
            group[:] = [wanted for wanted in group if wanted & mask != wanted]

    def next_row(self, pending: list[list[int]]) -> tuple[Row, int]:
        """A combination with as much as possible of what is still wanted."""
        mask, banned = 0, 0
        for group in sorted(pending, key=len, reverse=True):
            if wanted := next((each for each in group if not each & banned), 0):
                mask, banned = self._joined(mask, banned, wanted)
        if not mask:
            one = next(bit for bit, others in enumerate(self.uncovered) if others)
            mask, banned = self._joined(0, 0, (1 << one) | (self.uncovered[one] & -self.uncovered[one]))
        for start, size in zip(self.starts, self.sizes, strict=True):
            bits = range(start, start + size)
            if mask >> start & ((1 << size) - 1) == 0:
                best = max(
                    (bit for bit in bits if not banned >> bit & 1),
                    key=lambda bit: ((self.uncovered[bit] & mask).bit_count(), self.uncovered[bit].bit_count()),
                )
                mask, banned = self._joined(mask, banned, 1 << best)
        return self._row(mask), mask

    def _joined(self, mask: int, banned: int, more: int) -> tuple[int, int]:
        for bit in _bits(more):
            banned |= self.banned[bit]
        return mask | more, banned

    def _row(self, mask: int) -> Row:
        picked = (mask >> start & ((1 << size) - 1) for start, size in zip(self.starts, self.sizes, strict=True))
        return tuple(each.bit_length() - 1 for each in picked)


def _bits(mask: int) -> Iterator[int]:
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def _contradictions(dimensions: Sequence[Dimension], starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """A fact cannot be stated within a group or a list that is not."""
    for above, parent in enumerate(dimensions):
        for below, child in enumerate(dimensions):
            if child.path.startswith(f"{parent.path}."):
                for one, value in enumerate(parent.values):
                    for other, inner in enumerate(child.values):
                        if value.is_empty and not inner.is_empty:
                            yield starts[above] + one, starts[below] + other
