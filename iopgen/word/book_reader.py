"""A clause book that people have edited in Word or LibreOffice → the book."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree

from ..model.book import Book, BookBlock, BookNote, BookRow, BookText, BookTopic, Line, Remark, joined
from ..problem import Place, Problem, ProblemsFound, Severity
from ..swedish import quoted
from .book_lines import LineReader, Looks, shortened, style_of
from .book_names import (
    ADVICE_LABEL,
    HELP_MARK,
    NEW_MARK,
    PALETTE_MARK,
    PRINT,
    SUFFIX,
    SUFFIX_START,
    TABLE_HEAD,
    TEXT_MARK,
    TOPIC_MARK,
)
from .book_notes import commented_words, comments, visible_words
from .book_styles import ADVICE
from .book_tables import read_grid, rows_of
from .manifest import custom_properties
from .names import w
from .package import open_package, parse_part
from .revisions import Revisions, accept_all, number_paragraphs, spot
from .template import BODY

LEAST_LABELS = 3
"""So many rows with labels of ours make a table the one above a text."""
ASIDE = (HELP_MARK, PALETTE_MARK)
BESIDE = frozenset({"title", "subtitle", "iop punktlista", *(f"toc {level}" for level in range(1, 10)), "toc heading"})
"""The styles, in small letters, of what the book says of itself."""
NO_PRINTS = Remark(
    -1,
    "boken har sparats utan sina egenskaper, så det syns inte om biblioteket har ändrats sedan den skrevs ut.",
    "Läs noga vad som ändras, eller gör om ändringarna i en ny bok.",
    Severity.WARNING,
    is_outside=True,
)


def read_book(source: Path | bytes, shown: str, labels: Mapping[str, str]) -> Book:
    """The book in the file, as it reads when all tracked changes are accepted; `ProblemsFound` when it is none.

    `labels` gives the key of each row of the tables by its label in small letters. Comments by the program itself
    are left out.
    """
    parts = open_package(source, shown)
    root = parse_part(parts[BODY])
    number_paragraphs(root)
    words = {spot(each): shortened(visible_words(each), 80) for each in root.iter(w("p"))}
    marked = commented_words(root)
    prints = {
        name.removeprefix(PRINT): value for name, value in custom_properties(parts).items() if name.startswith(PRINT)
    }
    revisions = accept_all(root)
    notes = {number: (note, marked.get(number, "")) for number, note in comments(parts).items()}
    reader = _BookReader(labels, LineReader(Looks.of(parts)), notes, revisions, frozenset(prints))
    body = root.find(w("body"))
    if body is not None:
        reader.read(list(_blocks(body)))
    if not prints and not reader.texts:
        advice = "Ange en bok som iopgen book export har skrivit ut."
        raise ProblemsFound([Problem(Place(shown), "filen är ingen klausulbok.", advice)])
    reader.lines.remarks += [] if prints else [NO_PRINTS]
    topics = tuple(BookTopic(each, title) for each, title in reader.topics.items())
    remarks = tuple(sorted(reader.lines.remarks, key=lambda each: each.spot))
    return Book("", None, topics, tuple(reader.texts), prints=prints, remarks=remarks, words_at=words)


def _blocks(holder: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables in order, also those within content controls."""
    for child in holder:
        if child.tag in (w("p"), w("tbl")):
            yield child
        elif child.tag in (w("sdt"), w("sdtContent"), w("customXml"), w("smartTag")):
            yield from _blocks(child)


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
    notes: Mapping[str, tuple[BookNote, str]]
    revisions: Revisions
    known: frozenset[str]
    texts: list[BookText] = field(default_factory=list)
    topics: dict[str, str] = field(default_factory=dict)
    begun: _Begun | None = None
    topic: str = ""
    is_aside: bool = True
    at: int = -1
    seen: set[str] = field(default_factory=set)

    def read(self, blocks: Sequence[etree._Element]) -> None:
        """Nothing; all texts are then read."""
        for place, block in enumerate(blocks):
            self.at = spot(block)
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
        self.at = max(self.revisions, default=self.at) + 1
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
        first = [cells[0] for cells in rows_of(block) if cells]
        return sum(visible_words(cell).casefold() in self.labels for cell in first) >= LEAST_LABELS

    def _begin(self, block: etree._Element) -> None:
        self._finish()
        bookmark = self._identity(block)
        self.seen.add(bookmark)
        level = self.lines.looks.level(block) or 2
        self.begun = _Begun(bookmark, self.topic, self.lines.read(block), level, spot(block))

    def _table(self, block: etree._Element) -> None:
        if self.is_aside:
            return
        if self._is_about_text(block):
            if self.begun is None or self.begun.rows or self.begun.body:
                self._finish()
                self.begun = _Begun("", self.topic, Line((), spot=spot(block)), 2, spot(block))
            self.begun.rows = list(self._rows(block))
        elif self.begun is None:
            self._homeless(spot(block), visible_words(block))
        elif grid := read_grid(block, self.lines):
            self._add(grid, grid.spot)

    def _rows(self, block: etree._Element) -> Iterator[BookRow]:
        for cells in filter(None, rows_of(block)):
            label = visible_words(cells[0])
            key = self.labels.get(label.casefold())
            if key and len(cells) > 1:
                lines = tuple(line.text for each in cells[1].iter(w("p")) if (line := self.lines.read(each)).text)
                yield BookRow(key, label, lines, spot=spot(cells[1]))
            elif label.casefold() != TABLE_HEAD[0].casefold() and any(map(visible_words, cells)):
                message = f"raden ”{label}” i tabellen känns inte igen."
                advice = "Ta bort raden, eller skriv det som en kommentar."
                self.lines.remarks.append(Remark(spot(cells[0]), message, advice, Severity.ERROR))

    def _paragraph(self, block: etree._Element) -> None:
        if self.is_aside:
            self._beside(block)
            return
        line = self.lines.read(block)
        if self.begun is None:
            self._homeless(line.spot, line.text)
        elif line.text.casefold().rstrip(":") == ADVICE_LABEL.casefold() and self._style(block) != ADVICE.casefold():
            self.begun.is_advice = True
        elif line.runs:
            if self.lines.looks.level(block):
                advice = "Gör den till brödtext. En ny klausul behöver också en tabell: kopiera formuläret Ny klausul."
                message = f"rubriken ”{line.text}” står inne i en klausul."
                self.lines.remarks.append(Remark(line.spot, message, advice, Severity.ERROR))
            is_advice = self._style(block) == ADVICE.casefold()
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

    def _style(self, block: etree._Element) -> str:
        """The name of the paragraph's style, in small letters."""
        return self.lines.looks.names.get(style_of(block), "")

    def _beside(self, block: etree._Element) -> None:
        """Words that somebody has written where the book only explains itself."""
        words = visible_words(block)
        if words and self._style(block) not in BESIDE:
            message = f"”{shortened(words)}” står utanför klausulerna och läses inte in."
            advice = "Flytta in det i en klausul, om det ska vara med."
            self.lines.remarks.append(Remark(spot(block), message, advice, Severity.WARNING, is_outside=True))

    def _homeless(self, at: int, words: str) -> None:
        if words.strip():
            message = f"texten ”{shortened(words.strip())}” hör inte till någon klausul."
            advice = "Flytta in den i en klausul, eller ta bort den."
            self.lines.remarks.append(Remark(at, message, advice, Severity.ERROR, is_outside=True))

    def _note(self, block: etree._Element) -> None:
        for mark in block.iter(w("commentReference")):
            note, words = self.notes.get(mark.get(w("id")) or "", (None, ""))
            if note and self.begun:
                is_about_all = spot(mark) == self.begun.spot or not words
                text = note.text if is_about_all else f"Vid {quoted(words)}: {note.text}"
                self.begun.notes.append(replace(note, text=text))
            elif note:
                message = f"kommentaren ”{shortened(note.text)}” står inte vid någon klausul."
                advice = "Flytta den till en klausul om den ska bli en anteckning."
                self.lines.remarks.append(Remark(spot(block), message, advice, Severity.WARNING, is_outside=True))

    def _finish(self) -> None:
        begun, self.begun = self.begun, None
        if begun is None:
            return
        changed = [self.revisions.get(each, ()) for each in range(begun.spot, self.at)]
        titled = next((" ".join(" ".join(row.lines).split()) for row in begun.rows if row.key == "title"), "")
        title = _without_suffix(begun.title, titled)
        revisions = tuple(dict.fromkeys(each for some in changed for each in some))
        self.texts.append(
            BookText(
                bookmark=begun.bookmark, topic=begun.topic, title=title, rows=tuple(begun.rows),
                body=tuple(begun.body), guidance=tuple(begun.guidance), notes=tuple(begun.notes), level=begun.level,
                revisions=revisions,
            )
        )  # fmt: skip


def _names(paragraph: etree._Element) -> list[str]:
    return [each.get(w("name")) or "" for each in paragraph.iter(w("bookmarkStart"))]


def _without_suffix(line: Line, titled: str) -> Line:
    """The heading without what tells the texts of one clause apart; `titled` is the title that the table says."""
    said = " ".join(line.text.split())
    if titled and said.startswith(f"{titled}{SUFFIX}"):
        left = len(line.text) - len(said.removeprefix(titled))
    elif said == titled or not (matches := list(SUFFIX_START.finditer(line.text))):
        return line
    else:
        left = matches[-1].start()
    runs = []
    for run in line.runs:
        runs.append(replace(run, text=run.text[:left]) if len(run.text) > left else run)
        left -= len(run.text)
        if left <= 0:
            break
    return replace(line, runs=joined(runs))
