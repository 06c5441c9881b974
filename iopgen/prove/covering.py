"""Few combinations that hold every pair of values, and every combination of what belongs together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import product
from math import prod
from operator import or_

from .dimension import Dimension, Row
from .dimensions import Space

ALL_OF_THEM = 8000
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
    pending = table.left([_Group.of(group, table) for group in space.groups], table.mask_of(usual))
    rows = [usual]
    while pending or table.has_uncovered():
        row, mask = table.next_row(pending)
        rows.append(row)
        pending = table.left(pending, mask)
    return rows


@dataclass(slots=True)
class _Group:
    """Dimensions that belong together, as the bits of all their values, and their combinations not yet seen."""

    bits: int
    wanted: dict[int, None]

    @classmethod
    def of(cls, group: Sequence[int], table: _Table) -> _Group:
        wanted = dict.fromkeys(table.combinations(group))
        return cls(reduce(or_, (table.dimensions[place] for place in group), 0), wanted)


@dataclass(slots=True)
class _Table:
    """Every value as one bit; for each the values that cannot stand with it, and those not yet seen with it."""

    sizes: tuple[int, ...]
    starts: tuple[int, ...]
    dimensions: tuple[int, ...]
    """The bits of all values of each dimension."""
    banned: list[int]
    uncovered: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, dimensions: Sequence[Dimension]) -> _Table:
        sizes = tuple(len(each.values) for each in dimensions)
        starts = tuple(sum(sizes[:place]) for place in range(len(sizes)))
        whole = tuple(((1 << size) - 1) << start for start, size in zip(starts, sizes, strict=True))
        everything = (1 << sum(sizes)) - 1
        banned = [own & ~(1 << bit) for own in whole for bit in _bits(own)]
        for one, other in _contradictions(dimensions, starts):
            banned[one] |= 1 << other
            banned[other] |= 1 << one
        uncovered = [everything & ~each & ~(1 << bit) for bit, each in enumerate(banned)]
        return cls(sizes, starts, whole, banned, uncovered)

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

    def left(self, pending: Sequence[_Group], mask: int) -> list[_Group]:
        """The groups in which something is still wanted when the combination `mask` is tried too."""
        if self.has_uncovered():
            others = ~mask
            for bit in _bits(mask):
                self.uncovered[bit] &= others
        for group in pending:
            group.wanted.pop(mask & group.bits, None)
        return [group for group in pending if group.wanted]

    def next_row(self, pending: Sequence[_Group]) -> tuple[Row, int]:
        """A combination with as much as possible of what is still wanted."""
        mask, banned = 0, 0
        for group in sorted(pending, key=lambda each: len(each.wanted), reverse=True):
            if wanted := next((each for each in group.wanted if not each & banned), 0):
                mask, banned = self._joined(mask, banned, wanted)
        if not mask:
            one = next(bit for bit, others in enumerate(self.uncovered) if others)
            mask, banned = self._joined(0, 0, (1 << one) | (self.uncovered[one] & -self.uncovered[one]))
        every_pair_is_seen = not self.has_uncovered()
        for own in self.dimensions:
            if not mask & own:
                values = own & ~banned
                best = _lowest(values) if every_pair_is_seen else self._best(values, mask)
                mask |= 1 << best
                banned |= self.banned[best]
        return self._row(mask), mask

    def _best(self, values: int, mask: int) -> int:
        """The value that is new together with the most of the values in `mask`, or else with the most others."""
        best, most = _lowest(values), (0, 0)
        while values:
            bit = values.bit_length() - 1
            values ^= 1 << bit
            if others := self.uncovered[bit]:
                news = ((others & mask).bit_count(), others.bit_count())
                if news >= most:
                    best, most = bit, news
        return best

    def _joined(self, mask: int, banned: int, more: int) -> tuple[int, int]:
        for bit in _bits(more):
            banned |= self.banned[bit]
        return mask | more, banned

    def _row(self, mask: int) -> Row:
        return tuple([_lowest(mask & own) - start for start, own in zip(self.starts, self.dimensions, strict=True)])


def _lowest(mask: int) -> int:
    return (mask & -mask).bit_length() - 1


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
