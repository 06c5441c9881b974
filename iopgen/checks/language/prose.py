"""What a reader meets of a text of the library: passages, sentences and words. A fact is one word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from ...model.library import Clause
from ...model.text import Definition, FactMark, Item, ItemList, Literal, Optional, ReferenceMark, Run, Stycke

FACT = "\ufffc"
"""Stands where the agreement has a fact or a reference."""
PARTY = FACT * 7
"""Stands where the agreement has a word for a party, which is as a rule a long one."""
PARTY_WORDS = "words."
WORD = re.compile(rf"[\w{FACT}]+(?:[-.:’][\w{FACT}]+)*")
LETTERS = re.compile(r"[^\W\d_]")
SENTENCE_END = re.compile(rf"(?<=[.!?])\s+(?=[”(]?[A-ZÅÄÖ{FACT}])")
ABBREVIATIONS = ("bl.a.", "ca.", "dvs.", "f.d.", "kap.", "kl.", "m.m.", "nr.", "osv.", "prop.", "ref.", "st.", "t.ex.")


class Kind(StrEnum):
    STYCKE = "stycke"
    ITEM = "punkt"
    CELL = "ruta"
    TITLE = "rubrik"


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that is read by itself – a paragraph, an item, a cell, a title – and the line where it begins."""

    text: str
    line: int
    kind: Kind

    def sentences(self) -> Iterator[str]:
        """Its sentences. A passage without a full stop is one; one that is nothing but facts is none."""
        begun = ""
        for part in SENTENCE_END.split(self.text.strip()):
            begun = f"{begun} {part}" if begun else part
            if not begun.endswith(ABBREVIATIONS):
                yield from _told(begun)
                begun = ""
        yield from _told(begun)


def _told(sentence: str) -> Iterator[str]:
    if LETTERS.search(sentence):
        yield sentence


def words_in(text: str) -> list[str]:
    """Every word of the text."""
    return WORD.findall(text)


def shown(text: str) -> str:
    """The text as a message quotes it, with three dots for each fact."""
    return re.sub(f"{FACT}+", "…", text)


def passages(clause: Clause) -> Iterator[Passage]:
    """All that the agreement takes from the clause: its title, then its text."""
    yield Passage(plain(clause.title), clause.head.place("title").line, Kind.TITLE)
    yield from body(clause)


def body(clause: Clause) -> Iterator[Passage]:
    """The clause's text, without its title."""
    for block in clause.blocks:
        if isinstance(block, Stycke):
            yield Passage(plain(block.runs), block.line, Kind.STYCKE)
        elif isinstance(block, ItemList):
            yield from _items(block)
        else:
            for row in (block.head, *block.rows):
                yield from (Passage(plain(cell.runs), row.line, Kind.CELL) for cell in row.cells)


def _items(listed: ItemList) -> Iterator[Passage]:
    item: Item
    for item in listed.items:
        yield Passage(plain(item.runs), item.line, Kind.ITEM)
        for child in item.children:
            yield from _items(child)


def plain(runs: Iterable[Run]) -> str:
    """The runs as text, as if everything in square brackets stood there."""
    return "".join(_plain(run) for run in runs)


def _plain(run: Run) -> str:
    match run:
        case Literal(text) | Definition(text):
            return text
        case FactMark(path):
            return PARTY if path.startswith(PARTY_WORDS) else FACT
        case ReferenceMark():
            return FACT
        case Optional(runs):
            return plain(runs)
