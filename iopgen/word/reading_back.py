"""The text of a .docx as a reader meets it, and the proof that a draft says what the agreement says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from ..model.agreement import Agreement, section_bookmark
from .body import expected_annexes, expected_clauses, expected_contents
from .names import w
from .package import Parts, parse_part

MARKS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "\u2011"}


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


def prove_text(parts: Parts, agreement: Agreement) -> None:
    """Nothing; `TextLost` at the first paragraph that differs between file and agreement."""
    read = list(paragraphs(parse_part(parts["word/document.xml"])))
    texts = [text for _, text in read]
    first = _place_of(read, section_bookmark(agreement.sections[0].id)) if agreement.sections else 0
    _compare(texts[first:], expected_clauses(agreement))
    annexes = expected_annexes(agreement)
    _compare(texts[len(texts) - len(annexes) :], annexes)
    contents = [place for place, (paragraph, _) in enumerate(read) if _starts_contents(paragraph)]
    if contents:
        _compare(texts[contents[0] :], expected_contents(agreement))


def _place_of(read: Sequence[tuple[etree._Element, str]], bookmark: str) -> int:
    for place, (paragraph, _) in enumerate(read):
        if any(mark.get(w("name")) == bookmark for mark in paragraph.iter(w("bookmarkStart"))):
            return place
    raise TextLost(f"bokmärket {bookmark} saknas i filen")


def _starts_contents(paragraph: etree._Element) -> bool:
    return any((code.text or "").lstrip().startswith("TOC ") for code in paragraph.iter(w("instrText")))


def _compare(read: Sequence[str], expected: Sequence[str]) -> None:
    if len(read) < len(expected):
        raise TextLost(f"{len(expected) - len(read)} stycken saknas i filen")
    for place, (found, wanted) in enumerate(zip(read, expected, strict=False), start=1):
        if found != wanted:
            raise TextLost(f"stycke {place} skiljer sig: ”{found[:80]}” i stället för ”{wanted[:80]}”")
