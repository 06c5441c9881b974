"""The text of a .docx as a reader meets it, and the proof that a draft says what the agreement says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from ..model.agreement import Agreement
from .body import Line, annex_lines, contents_lines, section_lines
from .names import w
from .package import Parts, parse_part
from .tags import ANNEX_HOOK, CLAUSES_HOOK, CONTENTS_HOOK

MARKS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "\u2011"}
PLACE = "iopgen_place_"
WRITTEN = {CLAUSES_HOOK: section_lines, ANNEX_HOOK: annex_lines, CONTENTS_HOOK: contents_lines}


class TextLost(Exception):
    """The file does not say what the agreement says: a fault in the program, never the user's."""


def paragraphs(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Every paragraph of the part in reading order, with its text."""
    for paragraph in root.iter(w("p")):
        yield paragraph, paragraph_text(paragraph)


def paragraph_text(paragraph: etree._Element) -> str:
    """The text that a reader sees: with tabs and line breaks, without field codes and deleted text."""
    pieces = []
    for element in paragraph.iter(w("t"), *MARKS):
        if element.tag == w("t"):
            pieces.append(element.text or "")
        elif (parent := element.getparent()) is not None and parent.tag == w("r"):
            pieces.append(MARKS[str(element.tag)])
    return "".join(pieces)


def prove_text(parts: Parts, agreement: Agreement, frame: bytes) -> None:
    """Nothing; `TextLost` at the first paragraph or bookmark that differs between the body and what it must be.

    `frame` is the body as the template alone makes it, with a paragraph from `place_of` where the program writes.
    """
    read = list(_marked(parse_part(parts["word/document.xml"])))
    _compare(read, list(_expected(agreement, parse_part(frame))))


def place_of(hook: str) -> str:
    """A paragraph that stands in the frame for what the program writes at `hook`."""
    return f'<w:p><w:bookmarkStart w:id="0" w:name="{PLACE}{hook}"/><w:bookmarkEnd w:id="0"/></w:p>'


def _marked(root: etree._Element) -> Iterator[Line]:
    for paragraph, text in paragraphs(root):
        names = [mark.get(w("name")) or "" for mark in paragraph.iter(w("bookmarkStart"))]
        yield " ".join(names), text


def _expected(agreement: Agreement, frame: etree._Element) -> Iterator[Line]:
    for line in _marked(frame):
        written = WRITTEN.get(line[0].removeprefix(PLACE)) if line[0].startswith(PLACE) else None
        yield from written(agreement) if written else [line]


def _compare(read: Sequence[Line], expected: Sequence[Line]) -> None:
    for place, (found, wanted) in enumerate(zip(read, expected, strict=False), start=1):
        if found[1] != wanted[1]:
            raise TextLost(f"stycke {place} skiljer sig: ”{found[1][:80]}” i stället för ”{wanted[1][:80]}”")
        if found[0] != wanted[0]:
            raise TextLost(f"stycke {place} har bokmärket ”{found[0]}” i stället för ”{wanted[0]}”")
    if len(read) != len(expected):
        raise TextLost(f"filen har {len(read)} stycken i stället för {len(expected)}")
