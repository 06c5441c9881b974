"""What a text of the book says, in the form in which two of them are compared."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from typing import Any

from ..model.book import BookNote, BookText, Kind, Line, Said
from .markup import markup, units
from .rows import ROWS, said

NOBODY = "okänd"
"""Who has written a remark, where nobody knows."""


def text_print(text: BookText) -> str:
    """Sixteen hexadecimal digits that change with anything that the text says."""
    rows = [f"{kind.key}={row_value(text, kind.key)}" for kind in ROWS if kind.key not in ("title", "change")]
    notes = sorted(f"{note.by}|{note.day}|{note.text}" for note in text.notes)  # programs shuffle them
    parts = [*titles(text), *rows, *units(text.body), *map(markup, text.guidance), *notes, text.topic]
    return sha256("\n\0".join(parts).encode()).hexdigest()[:16]


def row_value(text: BookText, key: str) -> str:
    """What the row says, on one line; empty when it says nothing or is lost."""
    row = text.row(key)
    return said(row.lines) if row else ""


def titles(text: BookText) -> tuple[str, str]:
    """The title as a clause file has it, in the heading and in the table; empty where it is lost."""
    row = text.row("title")
    return markup(text.title), markup(Line(row.runs or (Said(said(row.lines)),))) if row else ""


def new_title(text: BookText, before: str) -> str:
    """The title that the text has got: the one that is not what it was `before`; the heading's when neither is."""
    heading, in_table = titles(text)
    return in_table if heading in ("", before) and in_table else heading


def titles_differ(text: BookText, before: str) -> bool:
    """Whether heading and table have got two titles, neither of them what it was `before`."""
    heading, in_table = titles(text)
    return bool(heading and in_table) and heading != in_table and before not in (heading, in_table)


def facts_in(text: BookText) -> list[str]:
    """The mark of every fact in the text."""
    return [run.mark for line in text.lines() for run in line.runs if run.kind is Kind.FACT]


def plain_words(line: Line) -> str:
    """The line without its facts and references."""
    return "\n".join(run.text for run in line.runs if run.kind not in (Kind.FACT, Kind.LINK))


def guidance_of(text: BookText) -> str:
    """The advice as a clause file has it: one paragraph a line."""
    return "\n".join(filter(None, map(markup, text.guidance)))


def advice_of(text: BookText) -> str:
    """The advice as it reads in the book."""
    return "\n".join(line.text for line in text.guidance)


def words_of(text: BookText) -> str:
    """The text as it reads in the book."""
    return "\n\n".join(block.text for block in text.body)


def notes_of(notes: Iterable[BookNote]) -> list[dict[str, Any]]:
    """The remarks as a clause file has them."""
    return [
        {key: value for key, value in (("by", by), ("day", day_or_none(note.day)), ("text", note.text)) if value}
        for note in notes
        for by in ["" if note.by == NOBODY else note.by]
    ]


def day_or_none(text: str) -> date | None:
    """The day, where the text says one."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
