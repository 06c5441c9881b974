"""Does in the clause book what a guide tells its readers to do in Word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as OpenDocument
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

Element = Any  # what python-docx adds to those of lxml is not known to mypy
BOOK = Path("klausulbok.docx")
TABLE = re.compile(r"^\| Klausul \| Var \| Byt \| Mot \|\n\|[-| ]+\|\n((?:\|.*\|\n)+)", re.MULTILINE)
COPY = re.compile(r"Kopiera formuläret under rubriken Ny klausul till slutet av ämnet \*(.+?)\*")
FORM, FORM_END = "Ny klausul", "Uppgifter att använda"
GONE, AUTHOR = "(tas bort)", "Anna Lag"


@dataclass(frozen=True)
class Edit:
    """A row of a guide's table: in which clause and where, which words go and which come."""

    clause: str
    place: str
    old: str
    new: str


def edit_book(told: str) -> None:
    """Nothing; the book beside the reader is then edited as the text tells."""
    lines = [line for table in TABLE.findall(told) for line in table.splitlines()]
    rows = [Edit(*map(str.strip, line.strip("|").split("|"))) for line in lines]
    topics = COPY.findall(told)
    if rows or topics:
        opened = _Opened(Document(str(BOOK)))
        for topic in topics:
            opened.copy_form(topic)
        for row in rows:
            opened.edit(row)
        opened.document.save(str(BOOK))


def words(element: Element) -> str:
    return "".join(each.text or "" for each in element.iter(qn("w:t")))


@dataclass
class _Opened:
    document: OpenDocument
    forms: list[Element] = field(default_factory=list)

    def blocks(self) -> Iterator[Element]:
        """Paragraphs and tables in order, also those of locked texts."""
        for child in self.document.element.body:
            yield from child.find(qn("w:sdtContent")) if child.tag == qn("w:sdt") else (child,)

    def heading(self, title: str) -> Element:
        return next(each for each in self.blocks() if level(each) and title in (words(each), short(words(each))))

    def below(self, heading: Element) -> list[Element]:
        """What stands below the heading, up to the next."""
        blocks = list(self.blocks())
        start = blocks.index(heading) + 1
        end = next((place for place in range(start, len(blocks)) if level(blocks[place])), len(blocks))
        return blocks[start:end]

    def copy_form(self, topic: str) -> None:
        """Nothing; the form for a clause that is new then stands last in the topic too."""
        blocks = list(self.blocks())
        first, last = blocks.index(self.heading(FORM)) + 1, blocks.index(self.heading(FORM_END))
        start = blocks.index(self.heading(topic))
        following = next(each for each in blocks[start + 1 :] if level(each) == 1)
        self.forms = [deepcopy(each) for each in blocks[first:last]]
        for each in self.forms:
            following.addprevious(each)

    def edit(self, row: Edit) -> None:
        heading = self.forms[0] if row.clause == FORM else self.heading(row.clause)
        if row.place == "kommentar":
            self.document.add_comment(Paragraph(heading, self.document).runs, row.new, AUTHOR, "AL")
        elif row.place == "rubriken":
            replaced(heading, row)
        elif row.place == "nytt stycke efter":
            before = self.paragraph(heading, row.old)
            after = deepcopy(before)
            for each in list(after):
                if each.tag != qn("w:pPr"):
                    after.remove(each)
            before.addnext(after)
            Paragraph(after, self.document).add_run(row.new)
        elif row.place.startswith("raden "):
            replaced(self.cell(heading, row.place.removeprefix("raden ")), row)
        elif row.new == GONE:
            paragraph = self.paragraph(heading, row.old)
            paragraph.getparent().remove(paragraph)
        else:
            replaced(self.paragraph(heading, row.old), row)

    def paragraph(self, heading: Element, said: str) -> Element:
        return next(each for each in self.below(heading) if each.tag == qn("w:p") and said in words(each))

    def cell(self, heading: Element, label: str) -> Element:
        table = next(each for each in self.below(heading) if each.tag == qn("w:tbl"))
        rows = [row.findall(qn("w:tc")) for row in table.iter(qn("w:tr"))]
        return next(value for name, value in rows if words(name) == label)


def replaced(holder: Element, row: Edit) -> None:
    """Nothing; the words that the row names are then others, wherever they stand within one run of text."""
    piece = next(each for each in holder.iter(qn("w:t")) if row.old in (each.text or ""))
    piece.text = (piece.text or "").replace(row.old, row.new, 1)


def short(title: str) -> str:
    return title.partition(" – ")[0]


def level(block: Element) -> int:
    style = block.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    name = style.get(qn("w:val")) or "" if style is not None else ""
    return int(name[-1]) if name.startswith("Heading") else 0
