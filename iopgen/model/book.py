"""The clause book: the library as one document that people edit in Word, before any thought of Word.

The same types go out and come back. What comes back also knows where it stands, and who changed it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ..problem import Severity


class Kind(StrEnum):
    """What a run of a book's text is."""

    PLAIN = "plain"
    TERM = "term"
    FACT = "fact"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Said:
    """A run as it stands on the page: its words, and for a fact or a reference what it stands for.

    `mark` is a fact's path with its filters (`term.start | capital`), or the id of the clause that a reference leads
    to; empty when the document no longer says it. `hint` explains a fact to the reader, and `is_held` tells whether
    the book holds the clause.
    """

    text: str
    kind: Kind = Kind.PLAIN
    mark: str = ""
    hint: str = field(default="", compare=False)
    is_held: bool = field(default=True, compare=False)


def joined(runs: Iterable[Said]) -> tuple[Said, ...]:
    """The runs, neighbours in plain text made one, none empty."""
    found: list[Said] = []
    for run in runs:
        if found and run.kind is found[-1].kind and run.kind in (Kind.PLAIN, Kind.TERM):
            found[-1] = Said(found[-1].text + run.text, run.kind)
        elif run.text or run.mark:
            found.append(run)
    return tuple(found)


class Form(StrEnum):
    """What a paragraph of a clause is."""

    BODY = "body"
    BULLET = "bullet"
    NUMBERED = "numbered"


@dataclass(frozen=True, slots=True)
class Revision:
    """Who made a change that nobody has accepted yet, and when."""

    by: str
    day: str


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, list item or cell. `spot` is its number in the document, counted from 0."""

    runs: tuple[Said, ...]
    form: Form = Form.BODY
    level: int = 0
    spot: int = field(default=-1, compare=False)

    @property
    def text(self) -> str:
        """The words as they stand on the page."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of a clause; the first row holds its headings."""

    rows: tuple[tuple[Line, ...], ...]

    @property
    def text(self) -> str:
        """The words as they stand on the page."""
        return "\n".join(" | ".join(cell.text for cell in row) for row in self.rows)

    @property
    def spot(self) -> int:
        return self.rows[0][0].spot


BookBlock = Line | Grid


@dataclass(frozen=True, slots=True)
class BookRow:
    """A row of the table above a clause: what it is called, what it says, and whether people may change it.

    `runs` is what it says where facts may stand in it.
    """

    key: str
    label: str
    lines: tuple[str, ...]
    is_locked: bool = False
    choices: tuple[str, ...] = ()
    runs: tuple[Said, ...] = ()
    spot: int = field(default=-1, compare=False)


@dataclass(frozen=True, slots=True)
class BookNote:
    """A remark on a clause: a comment in Word, a note in the library."""

    by: str
    day: str
    text: str


@dataclass(frozen=True, slots=True)
class BookText:
    """One text of the library as it stands in the book: heading, table, text, advice and remarks.

    `bookmark` tells which text it is; it is empty for one that was written in Word. References to the clause lead to
    `anchor`, which only one of its texts has. `suffix` follows the title in the heading and tells the texts of one
    clause apart. `revisions` tells who made the changes that nobody has accepted yet.
    """

    bookmark: str
    topic: str
    title: Line
    rows: tuple[BookRow, ...]
    body: tuple[BookBlock, ...]
    guidance: tuple[Line, ...]
    notes: tuple[BookNote, ...] = ()
    suffix: str = ""
    anchor: str = ""
    level: int = 2
    is_locked: bool = False
    revisions: tuple[Revision, ...] = field(default=(), compare=False)

    def row(self, key: str) -> BookRow | None:
        """The row under that key; None when the table has lost it."""
        return next((row for row in self.rows if row.key == key), None)

    def lines(self) -> Iterator[Line]:
        """The title, every paragraph and every cell, then the advice."""
        yield self.title
        for block in self.body:
            yield from (block,) if isinstance(block, Line) else (cell for row in block.rows for cell in row)
        yield from self.guidance


@dataclass(frozen=True, slots=True)
class Remark:
    """Something in the document that the book cannot hold, where it stands and what to do; in a text or outside all."""

    spot: int
    message: str
    advice: str
    severity: Severity
    is_outside: bool = False


@dataclass(frozen=True, slots=True)
class BookTopic:
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Book:
    """The whole book. `prints` holds a fingerprint of each text as it was when the book was written, by bookmark.

    `palette` is every fact that a text may use, each with a value as it could be, and `scope` what of the library the
    book holds, in words; `limits` says the same for the program, by authority, day and topics.
    """

    scope: str
    day: date | None
    topics: tuple[BookTopic, ...]
    texts: tuple[BookText, ...]
    palette: tuple[tuple[Said, str], ...] = ()
    prints: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    words_at: Mapping[int, str] = field(default_factory=dict, compare=False)
    limits: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LinePair:
    """A line as it was and as it is; None where there was none, or is none any more."""

    old: Line | None
    new: Line | None


@dataclass(frozen=True, slots=True)
class TextDifference:
    """What differs between two states of one text. A tuple of pairs is the row of a table.

    `rows` holds label, old and new value of what differs in the table above it.
    """

    title: LinePair
    suffix: str
    rows: tuple[tuple[str, str, str], ...]
    body: tuple[LinePair | tuple[LinePair, ...], ...]
    guidance: tuple[LinePair | tuple[LinePair, ...], ...]

    @property
    def state(self) -> str:
        """Whether the text is new, gone or changed."""
        return "ny" if self.title.old is None else "borttagen" if self.title.new is None else "ändrad"
