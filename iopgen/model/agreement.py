"""A finished agreement, before any thought of Word: sections of numbered clauses of filled text."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from .authority import AuthorityProfile
from .facts import Facts
from .library import Clause
from .path import ITEMS_OF_LABEL
from .record import dataclass

if TYPE_CHECKING:
    from .furniture import Furniture


@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word at the place where the agreement defines it."""

    text: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to the clause `target`, and the number that the reader sees."""

    target: str
    text: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A fact that nobody has stated yet, and who can; `shown` is all of its label that the text around it needs."""

    path: str
    label: str
    who: str
    shown: str = ""

    @property
    def text(self) -> str:
        return f"[Uppgift saknas: {self.shown or self.label}]"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A fact that stands in the profile but that nobody has confirmed."""

    text: str
    path: str
    label: str
    who: str


Mark = Blank | Doubt
MARKS = (Blank, Doubt)
FilledRun = Text | Term | Reference | Blank | Doubt


class Style(StrEnum):
    """What a paragraph is; the Word template decides how it looks."""

    BODY = "body"
    BULLET = "bullet"
    BULLET_2 = "bullet_2"
    NUMBERED = "numbered"
    NUMBERED_2 = "numbered_2"
    QUESTION = "question"
    COLUMN = "column"
    AMOUNT_COLUMN = "amount_column"
    CELL = "cell"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stycke; `list_id` tells which numbered list it belongs to, so that each starts at one."""

    runs: tuple[FilledRun, ...]
    style: Style = Style.BODY
    list_id: int = 0

    @property
    def text(self) -> str:
        return said(self.runs)


def said(runs: Sequence[FilledRun]) -> str:
    """What the runs say together."""
    return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])


@dataclass(frozen=True, slots=True)
class Table:
    head: tuple[Paragraph, ...]
    rows: tuple[tuple[Paragraph, ...], ...]


FilledBlock = Paragraph | Table


@dataclass(frozen=True, slots=True)
class NumberedClause:
    """One clause as it stands in the agreement; `id` is unique in it, also where the clause is repeated."""

    id: str
    clause: Clause | None
    number: str
    title: tuple[FilledRun, ...]
    has_heading: bool
    blocks: tuple[FilledBlock, ...]
    reason: str

    @property
    def title_text(self) -> str:
        return said(self.title)

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph in reading order, table cells row by row, without the heading."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block
            else:
                yield from block.head
                for row in block.rows:
                    yield from row


@dataclass(frozen=True, slots=True)
class Question:
    """A question whose answer decides whether clauses stand in the agreement."""

    id: str
    blank: Blank
    paragraph: Paragraph


def section_bookmark(section_id: str) -> str:
    """The name under which references find the section."""
    return f"section_{section_id}"


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    number: str
    heading: str
    mandatory: bool
    parts: tuple[NumberedClause | Question, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A clause that is not in the agreement, and why."""

    clause: Clause
    reason: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that somebody must still answer or confirm, and where in the draft it stands."""

    mark: Mark
    where: str

    @property
    def what(self) -> str:
        return "Saknas" if isinstance(self.mark, Blank) else "Ej bekräftat"

    def __str__(self) -> str:
        value = "" if isinstance(self.mark, Blank) else f" ({self.mark.text})"
        return f"{self.mark.label}{value}. Fråga {self.mark.who}. [{self.mark.path}; {self.where}]"


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class Agreement:
    profile: AuthorityProfile
    facts: Facts
    day: date
    library_version: str
    furniture: Furniture
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    """Those whose answers decide only which annexes there are; they stand before the annexes."""
    annexes: tuple[NumberedClause, ...]
    left_out: tuple[LeftOut, ...]

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Every mark in the draft, in reading order; each fact once, at the first place where it stands."""
        return tuple(_gaps(self))

    @cached_property
    def clauses(self) -> tuple[NumberedClause, ...]:
        """Every clause in reading order, the annexes last."""
        parts = (part for section in self.sections for part in section.parts)
        return (*(part for part in parts if isinstance(part, NumberedClause)), *self.annexes)


def _gaps(agreement: Agreement) -> Iterator[Gap]:
    seen: set[tuple[str, str]] = set()
    for gap in _all_gaps(agreement):
        items = "" if "[" in gap.mark.path else gap.mark.label.partition(ITEMS_OF_LABEL)[2]
        key = (gap.mark.path, items)
        if key not in seen:
            seen.add(key)
            yield gap


def _all_gaps(agreement: Agreement) -> Iterator[Gap]:
    yield from (Gap(mark, "försättsblad och underskrifter") for mark in _marks_in(agreement.furniture))
    for section in agreement.sections:
        for part in section.parts:
            if isinstance(part, Question):
                yield Gap(part.blank, f"avsnitt {section.number} {section.heading}")
            else:
                yield from _clause_gaps(part, "avsnitt ")
    yield from (Gap(question.blank, "före bilagorna") for question in agreement.questions)
    for annex in agreement.annexes:
        yield from _clause_gaps(annex)


def _clause_gaps(clause: NumberedClause, before: str = "") -> Iterator[Gap]:
    runs = chain(clause.title, *[paragraph.runs for paragraph in clause.paragraphs()])
    if marks := [run for run in runs if isinstance(run, MARKS)]:
        where = f"{before}{clause.number} {clause.title_text}"
        yield from (Gap(mark, where) for mark in marks)


def _marks_in(furniture: Any) -> Iterator[Mark]:
    if isinstance(furniture, MARKS):
        yield furniture
    elif isinstance(furniture, tuple):
        for value in furniture:
            yield from _marks_in(value)
    elif dataclasses.is_dataclass(furniture):
        for name in furniture.__dataclass_fields__:
            yield from _marks_in(getattr(furniture, name))
