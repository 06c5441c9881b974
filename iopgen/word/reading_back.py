"""The text of a .docx as a reader meets it, and the proof that a draft says what the agreement says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from lxml import etree

from .lines import HOOKS, AgreementLines, Line
from .names import W, w
from .package import parse_part

SHOWN_AS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "\u2011"}
PLACE = "iopgen_place_"
MARK, END_OF_LINE = "\ue0fe", "\ue0ff"
BEGIN_SIGNS = (b"\xee", b"&#")
"""What one of our signs begins with in a part, as a letter or as its number."""
TRANSFORMATION = f"""\
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:w="{W}">
  <xsl:output method="text"/>
  <xsl:template match="/">
    <xsl:for-each select="//w:p"><xsl:apply-templates/><xsl:text>{END_OF_LINE}</xsl:text></xsl:for-each>
  </xsl:template>
  <xsl:template match="w:bookmarkStart">{MARK}<xsl:value-of select="@w:name"/>{MARK}</xsl:template>
  <xsl:template match="w:t"><xsl:value-of select="text()[1]"/></xsl:template>
  <xsl:template match="w:r/w:tab"><xsl:text>&#9;</xsl:text></xsl:template>
  <xsl:template match="w:r/w:br | w:r/w:cr"><xsl:text>&#10;</xsl:text></xsl:template>
  <xsl:template match="w:r/w:noBreakHyphen"><xsl:text>&#8209;</xsl:text></xsl:template>
  <xsl:template match="w:pPr | w:rPr | text()"/>
</xsl:stylesheet>"""


class TextLost(Exception):
    """The file does not say what the agreement says: a fault in the program, never the user's."""


def paragraphs(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Every paragraph of the part in reading order, with its text."""
    for paragraph in root.iter(w("p")):
        yield paragraph, paragraph_text(paragraph)


def paragraph_text(paragraph: etree._Element) -> str:
    """The text that a reader sees: with tabs and line breaks, without field codes and deleted text."""
    pieces = []
    for element in paragraph.iter(w("t"), *SHOWN_AS):
        if element.tag == w("t"):
            pieces.append(element.text or "")
        elif (parent := element.getparent()) is not None and parent.tag == w("r"):
            pieces.append(SHOWN_AS[str(element.tag)])
    return "".join(pieces)


def prove_text(body: bytes, lines: AgreementLines, frame: bytes) -> None:
    """Nothing; `TextLost` at the first paragraph or bookmark that differs between the body and what it must be.

    `frame` is the body as the template alone makes it, with a paragraph from `place_of` where the program writes.
    """
    has_signs = any(begin in part for begin in BEGIN_SIGNS for part in (body, frame))
    if not has_signs and _told(body) == _to_be_told(lines, _told(frame)):
        return
    _compare(list(_marked(parse_part(body))), list(_expected(lines, _marked(parse_part(frame)))))


def place_of(hook: str) -> str:
    """A paragraph that stands in the frame for what the program writes at `hook`."""
    return f'<w:p><w:bookmarkStart w:id="0" w:name="{PLACE}{hook}"/><w:bookmarkEnd w:id="0"/></w:p>'


def _told(part: bytes) -> str:
    """The text of every paragraph of the part with our sign at its end, and its bookmarks between two of our signs."""
    return str(_transformation()(parse_part(part)))


@cache
def _transformation() -> etree.XSLT:
    """`_marked` and `paragraph_text` as XSLT."""
    return etree.XSLT(etree.XML(TRANSFORMATION))


def _to_be_told(lines: AgreementLines, frame: str) -> str:
    """What is told of the frame, with what the agreement says in its places."""
    for hook in HOOKS:
        written = "".join([f"{_mark(name)}{text}{END_OF_LINE}" for name, text in lines.at(hook) or ()])
        frame = frame.replace(f"{_mark(PLACE + hook)}{END_OF_LINE}", written)
    return frame


def _mark(name: str) -> str:
    return f"{MARK}{name}{MARK}" if name else ""


def _marked(root: etree._Element) -> Iterator[Line]:
    for paragraph, text in paragraphs(root):
        names = [mark.get(w("name")) or "" for mark in paragraph.iter(w("bookmarkStart"))]
        yield " ".join(names), text


def _expected(lines: AgreementLines, frame: Iterable[Line]) -> Iterator[Line]:
    for line in frame:
        written = lines.at(line[0].removeprefix(PLACE)) if line[0].startswith(PLACE) else None
        yield from [line] if written is None else written


def _compare(read: Sequence[Line], expected: Sequence[Line]) -> None:
    for place, (found, wanted) in enumerate(zip(read, expected, strict=False), start=1):
        if found[1] != wanted[1]:
            raise TextLost(f"stycke {place} skiljer sig: ”{found[1][:80]}” i stället för ”{wanted[1][:80]}”")
        if found[0] != wanted[0]:
            raise TextLost(f"stycke {place} har bokmärket ”{found[0]}” i stället för ”{wanted[0]}”")
    if len(read) != len(expected):
        raise TextLost(f"filen har {len(read)} stycken i stället för {len(expected)}")
