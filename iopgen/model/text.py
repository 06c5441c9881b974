"""Clause text before it is filled: blocks of runs, four marks, no fonts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .record import dataclass


@dataclass(frozen=True, slots=True)
class Literal:
    """Text exactly as the clause says it."""

    text: str


@dataclass(frozen=True, slots=True)
class Definition:
    """A term at the place where it is defined."""

    text: str


@dataclass(frozen=True, slots=True)
class FactMark:
    """`{{ path | filter }}`: the fact at `path`."""

    path: str
    filters: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class ReferenceMark:
    """`[](#target)`: a reference to a clause."""

    target: str
    line: int


PlainRun = Literal | Definition | FactMark | ReferenceMark


@dataclass(frozen=True, slots=True)
class Optional:
    """`[ … ]`: runs that stand only when every fact in them is known and every reference has a target."""

    runs: tuple[PlainRun, ...]


Run = PlainRun | Optional


@dataclass(frozen=True, slots=True)
class Stycke:
    """A paragraph of text (a § is never called a paragraph here)."""

    runs: tuple[Run, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list, with the lists under it."""

    runs: tuple[Run, ...]
    children: tuple[ItemList, ...]
    line: int


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list, numbered or with bullets."""

    items: tuple[Item, ...]
    numbered: bool


@dataclass(frozen=True, slots=True)
class Cell:
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    line: int


@dataclass(frozen=True, slots=True)
class TableText:
    """A table; the first row holds its headings."""

    head: Row
    rows: tuple[Row, ...]


Block = Stycke | ItemList | TableText


def runs_in(blocks: Iterable[Block]) -> Iterator[Run]:
    """Every run in the blocks, also those within square brackets and tables."""
    for block in blocks:
        if isinstance(block, Stycke):
            yield from flattened(block.runs)
        elif isinstance(block, ItemList):
            for item in block.items:
                yield from flattened(item.runs)
                yield from runs_in(item.children)
        else:
            for row in (block.head, *block.rows):
                for cell in row.cells:
                    yield from flattened(cell.runs)


def flattened(runs: Iterable[Run]) -> Iterator[Run]:
    """Each run, and after an optional one those within it."""
    for run in runs:
        yield run
        if isinstance(run, Optional):
            yield from flattened(run.runs)


def fact_marks(title: Iterable[Run], blocks: Iterable[Block]) -> Iterator[FactMark]:
    """Every fact that a clause names."""
    yield from (run for run in (*flattened(title), *runs_in(blocks)) if isinstance(run, FactMark))


def reference_marks(blocks: Iterable[Block]) -> Iterator[ReferenceMark]:
    """Every reference that a clause makes."""
    yield from (run for run in runs_in(blocks) if isinstance(run, ReferenceMark))
