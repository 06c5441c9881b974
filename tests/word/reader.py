"""A reader of drafts of our own, which shares nothing with the program: it counts headings as Word does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from .package import Package, text_of, value, w

HEADING_1, HEADING_2, ANNEX_HEADING = "Heading1", "Heading2", "IOPBilagerubrik"


@dataclass(frozen=True)
class Line:
    """A paragraph of the body: its style, its text, the number that Word gives it, and its bookmarks."""

    element: etree._Element
    style: str
    text: str
    number: str
    bookmarks: tuple[str, ...]


@dataclass(frozen=True)
class Field:
    """A field on one line: its code and the result that stands until Word counts anew."""

    code: str
    result: str


class Draft:
    """A draft as its reader meets it."""

    def __init__(self, data: bytes) -> None:
        self.package = Package.read(data)

    @cached_property
    def lines(self) -> list[Line]:
        return list(_numbered(self.package.body))

    @cached_property
    def agreement_lines(self) -> list[Line]:
        """The lines from the first numbered heading on."""
        first = next(place for place, line in enumerate(self.lines) if line.style == HEADING_1)
        return self.lines[first:]

    @cached_property
    def contents(self) -> list[Line]:
        return [line for line in self.lines if line.style == "TOC1"]

    def numbers(self) -> dict[str, str]:
        """The number at every bookmark."""
        return {name: line.number for line in self.lines for name in line.bookmarks}

    def fields(self) -> Iterator[Field]:
        for line in self.lines:
            yield from fields_of(line.element)

    def story(self, name: str) -> list[str]:
        return [text_of(paragraph) for paragraph in self.package.roots[name].iter(w("p"))]

    def parts_like(self, beginning: str) -> list[str]:
        return sorted(name for name in self.package.roots if name.startswith(beginning) and name.endswith(".xml"))

    def everything(self) -> str:
        """All text that a reader can see, line by line, in every part."""
        return "\n".join(text_of(each) for _, root in self.package.stories() for each in root.iter(w("p")))


def _numbered(body: etree._Element) -> Iterator[Line]:
    section = clause = annex = 0
    for paragraph in body.iter(w("p")):
        style = value(paragraph.find(f"{w('pPr')}/{w('pStyle')}"))
        number = ""
        if style == HEADING_1:
            section, clause = section + 1, 0
            number = str(section)
        elif style == HEADING_2:
            clause += 1
            number = f"{section}.{clause}"
        elif style == ANNEX_HEADING:
            annex += 1
            number = f"Bilaga {annex}"
        marks = tuple(value(mark, "name") for mark in paragraph.iter(w("bookmarkStart")))
        yield Line(paragraph, style, text_of(paragraph), number, marks)


def fields_of(paragraph: etree._Element) -> Iterator[Field]:
    """The fields that begin and end in the paragraph."""
    code, result, stage = "", "", ""
    for run in paragraph.iter(w("r")):
        mark = value(run.find(w("fldChar")), "fldCharType")
        if mark:
            stage = mark
        if mark == "begin":
            code, result = "", ""
        elif mark == "end" and code:
            yield Field(code.strip(), result)
        elif stage == "begin":
            code += "".join(each.text or "" for each in run.iter(w("instrText")))
        elif stage == "separate":
            result += "".join(each.text or "" for each in run.iter(w("t")))
