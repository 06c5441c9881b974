"""A clause's text as passages: one for each paragraph, item and cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from ...model.library import Clause
from ...model.text import Block, Definition, ItemList, Literal, Optional, Run, Stycke, flattened
from ...problem import Place
from ...swedish import write_count

MARK = "\ufffc"
"""Stands for a fact or a reference in a passage's words."""
MOST_CHANGES = 3
LONGEST_CHANGE = 12


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, item or cell of a clause, or its title."""

    place: Place
    runs: tuple[Run, ...]
    is_title: bool = False

    @property
    def words(self) -> str:
        """The words that stand in the clause itself."""
        return written(flattened(self.runs))


def written(runs: Iterable[Run]) -> str:
    """The words of the runs, with a mark for each fact and reference."""
    return "".join(map(_written, runs))


def _written(run: Run) -> str:
    if isinstance(run, Literal | Definition):
        return run.text
    return "" if isinstance(run, Optional) else MARK


def passages(clause: Clause) -> Iterator[Passage]:
    """The clause's title, and then its text in reading order."""
    yield Passage(clause.head.place("title"), clause.title, is_title=True)
    for line, runs in _parts(clause.blocks):
        yield Passage(Place(clause.place.path, line), runs)


def _parts(blocks: Iterable[Block]) -> Iterator[tuple[int, tuple[Run, ...]]]:
    for block in blocks:
        if isinstance(block, Stycke):
            yield block.line, block.runs
        elif isinstance(block, ItemList):
            for item in block.items:
                yield item.line, item.runs
                yield from _parts(item.children)
        else:
            yield from ((row.line, cell.runs) for row in (block.head, *block.rows) for cell in row.cells)


def changes(before: str, after: str) -> str:
    """The difference between two texts, in words: ”ska” har blivit ”får”, and so on."""
    old, new = before.split(), after.split()
    found = [
        _change(" ".join(old[a:b][:LONGEST_CHANGE]), " ".join(new[c:d][:LONGEST_CHANGE]))
        for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if kind != "equal"
    ]
    hidden = len(found) - MOST_CHANGES
    more = f" och {write_count(hidden, 'ändring', 'ändringar')} till" if hidden > 0 else ""
    return ", ".join(found[:MOST_CHANGES]) + more


def _change(before: str, after: str) -> str:
    if before and after:
        return f"”{before}” har blivit ”{after}”"
    return f"”{after}” har tillkommit" if after else f"”{before}” har strukits"
