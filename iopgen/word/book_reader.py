"""A clause book that people have edited in Word or LibreOffice → the book."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree

from ..model.book import Book, BookBlock, BookNote, BookRow, BookText, BookTopic, Form, Grid, Line, Remark, Said, joined
from ..problem import Severity
from .book_lines import LineReader, Looks, style_of
from .book_names import (
    ADVICE_LABEL,
    HELP_MARK,
    NEW_MARK,
    PALETTE_MARK,
    PRINT,
    SUFFIX_START,
    TABLE_HEAD,
    TEXT_MARK,
    TOPIC_MARK,
)
from .book_styles import ADVICE
from .comments import AUTHOR, COMMENTS
from .manifest import custom_properties
from .names import w
from .package import Parts, open_package, parse_part
from .revisions import Revisions, accept_all, number_paragraphs, spot
from .template import BODY

LEAST_LABELS = 3
"""So many rows with labels of ours make a table the one above a text."""
ASIDE = (HELP_MARK, PALETTE_MARK)
NO_DAY = "0-00-00T00"  # what LibreOffice writes
NOTED_WORDS = 6
"""So many words tell where in a text a comment stands."""


def read_book(source: Path | bytes, shown: str, labels: Mapping[str, str]) -> Book:
    """The book in the file, as it reads when all tracked changes are accepted; `ProblemsFound` when it is none.

    `labels` gives the key of each row of the tables by its label in small letters. Comments by the program itself
    are left out.
    """
    parts = open_package(source, shown)
    root = parse_part(parts[BODY])
    number_paragraphs(root)
    words = {spot(each): "".join(map(str, each.itertext()))[:80] for each in root.iter(w("p"))}
    prints = {
        name.removeprefix(PRINT): value for name, value in custom_properties(parts).items() if name.startswith(PRINT)
    }
    revisions = accept_all(root)
    reader = _BookReader(labels, LineReader(Looks.of(parts)), _comments(parts), revisions, frozenset(prints))
    body = root.find(w("body"))
    if body is not None:
        reader.read(list(_blocks(body)))
    topics = tuple(BookTopic(each, title) for each, title in reader.topics.items())
    remarks = tuple(sorted(reader.lines.remarks, key=lambda each: each.spot))
    return Book("", None, topics, tuple(reader.texts), (), prints, remarks, words)


def _blocks(holder: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables in order, also those within content controls."""
    for child in holder:
        if child.tag in (w("p"), w("tbl")):
            yield child
        elif child.tag in (w("sdt"), w("sdtContent"), w("customXml"), w("smartTag")):
            yield from _blocks(child)


def _comments(parts: Parts) -> dict[str, BookNote]:
    """The remarks that people have made, by the number of the comment."""
    if COMMENTS not in parts:
        return {}
    return {
        each.get(w("id")) or "": BookNote(
            each.get(w("author")) or "", (each.get(w("date")) or "")[:10].removeprefix(NO_DAY), _said(each)
        )
        for each in parse_part(parts[COMMENTS]).iter(w("comment"))
        if each.get(w("author")) != AUTHOR
    }  # fmt: skip


def _said(comment: etree._Element) -> str:
    paragraphs = ("".join(each.text or "" for each in paragraph.iter(w("t"))) for paragraph in comment.iter(w("p")))
    return " ".join(" ".join(paragraphs).split())


@dataclass(slots=True)
class _Begun:
    """A text of which more may follow."""

    bookmark: str
    topic: str
    title: Line
    level: int
    spot: int
    rows: list[BookRow] = field(default_factory=list)
    body: list[BookBlock] = field(default_factory=list)
    guidance: list[Line] = field(default_factory=list)
    notes: list[BookNote] = field(default_factory=list)
    is_advice: bool = False


@dataclass(slots=True)
class _BookReader:
    labels: Mapping[str, str]
    lines: LineReader
    comments: Mapping[str, BookNote]
    revisions: Revisions
    known: frozenset[str]
    texts: list[BookText] = field(default_factory=list)
    topics: dict[str, str] = field(default_factory=dict)
    begun: _Begun | None = None
    topic: str = ""
    is_aside: bool = True
    seen: set[str] = field(default_factory=set)

    def read(self, blocks: Sequence[etree._Element]) -> None:
        """Nothing; all texts are then read."""
        for place, block in enumerate(blocks):
            after = blocks[place + 1] if place + 1 < len(blocks) else None
            if block.tag == w("tbl"):
                self._table(block)
            elif self.lines.looks.level(block) == 1 or self._mark(block, TOPIC_MARK):
                self._begin_topic(block)
            elif self._is_heading(block, after):
                self._begin(block)
            else:
                self._paragraph(block)
            self._note(block)
        self._finish()

    def _mark(self, paragraph: etree._Element, *beginnings: str) -> str:
        """The first of the paragraph's bookmarks that begins so; empty when there is none."""
        return next((name for name in _names(paragraph) if name.startswith(beginnings)), "")

    def _identity(self, paragraph: etree._Element) -> str:
        """The bookmark that tells which text it is, and that no text before it has had; empty when there is none."""
        names = sorted(_names(paragraph), key=lambda name: not name.startswith(TEXT_MARK))
        return next((name for name in names if name in self.known and name not in self.seen), "")

    def _begin_topic(self, block: etree._Element) -> None:
        self._finish()
        self.is_aside = bool(self._mark(block, *ASIDE))
        mark = self._mark(block, TOPIC_MARK)
        title = self.lines.read(block).text
        self.topic = "" if self._mark(block, NEW_MARK) else mark.removeprefix(TOPIC_MARK) or title
        if not self.is_aside and self.topic:
            self.topics.setdefault(self.topic, title)

    def _is_heading(self, block: etree._Element, after: etree._Element | None) -> bool:
        if self.is_aside:
            return False
        is_before_table = after is not None and self._is_about_text(after)
        return bool(self._identity(block)) or (is_before_table and self.lines.looks.level(block) > 1)

    def _is_about_text(self, block: etree._Element) -> bool:
        """Whether it is the table above a text."""
        if block.tag != w("tbl"):
            return False
        first = [row.find(w("tc")) for row in block.iter(w("tr"))]
        return sum(_cell_words(cell).casefold() in self.labels for cell in first if cell is not None) >= LEAST_LABELS

    def _begin(self, block: etree._Element) -> None:
        self._finish()
        bookmark = self._identity(block)
        self.seen.add(bookmark)
        level = self.lines.looks.level(block) or 2
        self.begun = _Begun(bookmark, self.topic, _without_suffix(self.lines.read(block)), level, spot(block))

    def _table(self, block: etree._Element) -> None:
        if self.is_aside:
            return
        if self._is_about_text(block):
            if self.begun is None or self.begun.rows or self.begun.body:
                self._finish()
                self.begun = _Begun("", self.topic, Line((), spot=spot(block)), 2, spot(block))
            self.begun.rows = list(self._rows(block))
        elif self.begun is None:
            self._homeless(spot(block), _cell_words(block))
        else:
            rows = tuple(
                tuple(self._cell(cell) for cell in row.iter(w("tc"))) for row in block.iter(w("tr"))
            )  # fmt: skip
            self._add(Grid(rows), rows[0][0].spot)

    def _cell(self, cell: etree._Element) -> Line:
        """What the cell says, its paragraphs made one."""
        lines = [self.lines.read(each) for each in cell.iter(w("p"))]
        runs = [run for line in lines if line.runs for run in (Said(" "), *line.runs)][1:]
        return replace(lines[0], runs=joined(runs), form=Form.BODY, level=0)

    def _rows(self, block: etree._Element) -> Iterator[BookRow]:
        for row in block.iter(w("tr")):
            cells = list(row.iter(w("tc")))
            label = _cell_words(cells[0]) if cells else ""
            key = self.labels.get(label.casefold())
            if key and len(cells) > 1:
                lines = tuple(line.text for each in cells[1].iter(w("p")) if (line := self.lines.read(each)).text)
                yield BookRow(key, label, lines, spot=spot(cells[1]))
            elif label.casefold() != TABLE_HEAD[0].casefold() and any(map(_cell_words, cells)):
                message = f"raden ”{label}” i tabellen känns inte igen."
                advice = "Ta bort raden, eller skriv det som en kommentar."
                self.lines.remarks.append(Remark(spot(row), message, advice, Severity.ERROR))

    def _paragraph(self, block: etree._Element) -> None:
        if self.is_aside:
            return
        line = self.lines.read(block)
        if self.begun is None:
            self._homeless(line.spot, line.text)
        elif line.text.casefold().rstrip(":") == ADVICE_LABEL.casefold():
            self.begun.is_advice = True
        elif line.runs:
            if self.lines.looks.level(block):
                advice = "Gör den till brödtext. En ny klausul behöver också en tabell: kopiera formuläret Ny klausul."
                message = f"rubriken ”{line.text}” står inne i en klausul."
                self.lines.remarks.append(Remark(line.spot, message, advice, Severity.ERROR))
            is_advice = self.lines.looks.names.get(style_of(block)) == ADVICE.casefold()
            self._add(line, line.spot, is_advice=is_advice)

    def _add(self, block: BookBlock, at: int, *, is_advice: bool = False) -> None:
        assert self.begun
        if not (self.begun.is_advice or is_advice):
            self.begun.body.append(block)
        elif isinstance(block, Line):
            self.begun.guidance.append(block)
        else:
            message, advice = "en tabell står bland råden till handläggaren.", "Skriv råden i löpande text."
            self.lines.remarks.append(Remark(at, message, advice, Severity.ERROR))

    def _homeless(self, at: int, words: str) -> None:
        if words.strip():
            message = f"texten ”{words.strip()[:60]}” hör inte till någon klausul."
            advice = "Flytta in den i en klausul, eller ta bort den."
            self.lines.remarks.append(Remark(at, message, advice, Severity.ERROR))

    def _note(self, block: etree._Element) -> None:
        for mark in block.iter(w("commentReference")):
            note = self.comments.get(mark.get(w("id")) or "")
            if note and self.begun:
                self.begun.notes.append(self._placed(note, block))
            elif note:
                message = f"kommentaren ”{note.text[:60]}” står inte vid någon klausul."
                advice = "Flytta den till en klausul om den ska bli en anteckning."
                self.lines.remarks.append(Remark(spot(block), message, advice, Severity.WARNING))

    def _placed(self, note: BookNote, block: etree._Element) -> BookNote:
        """The note; one that is tied to a place in the text begins with the words there."""
        assert self.begun
        at = spot(block)
        words = "" if at == self.begun.spot else " ".join(_cell_words(block).split()[:NOTED_WORDS])
        return replace(note, text=f"Vid ”{words} …”: {note.text}") if words else note

    def _finish(self) -> None:
        begun, self.begun = self.begun, None
        if begun is None:
            return
        spots = [begun.spot, *(line.spot for line in begun.guidance), *_body_spots(begun.body)]
        changed = [self.revisions.get(each, ()) for each in range(min(spots), max(spots) + 1)]
        revisions = tuple(dict.fromkeys(each for some in changed for each in some))
        self.texts.append(
            BookText(
                bookmark=begun.bookmark, topic=begun.topic, title=begun.title, rows=tuple(begun.rows),
                body=tuple(begun.body), guidance=tuple(begun.guidance), notes=tuple(begun.notes), level=begun.level,
                revisions=revisions,
            )
        )  # fmt: skip


def _names(paragraph: etree._Element) -> list[str]:
    return [each.get(w("name")) or "" for each in paragraph.iter(w("bookmarkStart"))]


def _cell_words(cell: etree._Element) -> str:
    return " ".join("".join(each.text or "" for each in cell.iter(w("t"))).split())


def _body_spots(body: Sequence[BookBlock]) -> Iterator[int]:
    for block in body:
        yield from [block.spot] if isinstance(block, Line) else (cell.spot for row in block.rows for cell in row)


def _without_suffix(line: Line) -> Line:
    """The heading without what tells the texts of one clause apart."""
    match = SUFFIX_START.search(line.text)
    if not match:
        return line
    runs, left = [], match.start()
    for run in line.runs:
        runs.append(replace(run, text=run.text[:left]) if len(run.text) > left else run)
        left -= len(run.text)
        if left <= 0:
            break
    return replace(line, runs=joined(runs))
