"""A finished agreement, before any thought of Word: sections of numbered clauses of filled text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from .authority import AuthorityProfile
from .facts import Facts
from .library import Clause

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
        return "".join(run.text for run in self.runs)


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
        return "".join(run.text for run in self.title)

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
    """A question whose answer decides whether clauses stand at this place."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    profile: AuthorityProfile
    facts: Facts
    day: date
    library_version: str
    furniture: Furniture
    sections: tuple[Section, ...]
    annexes: tuple[NumberedClause, ...]
    left_out: tuple[LeftOut, ...]
    gaps: tuple[Gap, ...]

    def clauses(self) -> Iterator[NumberedClause]:
        """Every clause in reading order, the annexes last."""
        for section in self.sections:
            yield from (part for part in section.parts if isinstance(part, NumberedClause))
        yield from self.annexes
