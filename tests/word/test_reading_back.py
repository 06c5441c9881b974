# ruff: noqa: E501
"""What is written is read back: a file that does not say what the agreement says is never handed over."""

from __future__ import annotations

import re

import pytest

from iopgen.word import Audience, TextLost

from .drafts import BOTH, NAMES, Drafts, prove
from .package import BODY
from .packing import edited, unpacked

LOOK = '<w:p><w:pPr><w:pStyle w:val="IOPBrodtext"/></w:pPr>'
START = rf"{LOOK}<w:r><w:t\b[^>]*>"
TEXT = rf"{START}[^<]{{20,}}</w:t></w:r></w:p>"
CELL = r'<w:p><w:pPr><w:pStyle w:val="IOPTabelltext"/></w:pPr><w:r><w:t\b[^>]*>[^<]+</w:t></w:r></w:p>'
SECTION, CLAUSE, ANNEX = (rf'<w:pStyle w:val="{style}"/>' for style in ("Heading1", "Heading2", "IOPBilagerubrik"))
MARK = r'<w:bookmarkStart w:id="\d+" w:name="\w+"/>'
OWN_HEADING = r'<w:p><w:pPr><w:pStyle w:val="IOPRubrikPaNySida"/></w:pPr>(?:(?!</w:p>).)*Underskrifter</w:t>'
FURTHER = '<w:p><w:pPr><w:pStyle w:val="IOPBrodtext"/></w:pPr><w:r><w:t>Tillägg</w:t></w:r></w:p>'

TAMPERED = {
    "a paragraph is dropped": (TEXT, ""),
    "a paragraph stands twice": (f"({TEXT})", r"\1\1"),
    "a paragraph is added": (f"({TEXT})", rf"\1{FURTHER}"),
    "an empty paragraph is added": (f"({TEXT})", r"\1<w:p/>"),
    "a paragraph is added before the first section": (rf"(<w:p><w:pPr>{SECTION})", rf"{FURTHER}\1"),
    "a paragraph is added after the last clause": (rf"({OWN_HEADING})", rf"{FURTHER}\1"),
    "a paragraph is added after the last annex": (r"(<w:sectPr>)", rf"{FURTHER}\1"),
    "two paragraphs change places": (f"({TEXT})({TEXT})", r"\2\1"),
    "a letter is changed": (rf"({START})\w", r"\1¤"),
    "a letter is dropped": (rf"({START})\w", r"\1"),
    "a space is doubled": (rf"({START}[^ <]+) ", r"\1  "),
    "a line is broken": (rf"({START}[^ <]+) ", r"\1</w:t><w:br/><w:t>"),
    "a section is renamed": (rf"({SECTION}.{{0,200}}?<w:t\b[^>]*>)[^<]*", r"\1Annat"),
    "a clause is renamed": (rf"({CLAUSE}.{{0,200}}?<w:t\b[^>]*>)[^<]*", r"\1Annat"),
    "a section's bookmark is lost": (r'w:name="section_\w+"', 'w:name="other"'),
    "a bookmark is taken away": (MARK, ""),
    "a bookmark is only told of by our signs": (rf"{MARK}(.*?)(<w:r><w:t\b[^>]*>)", r"\1\2&#xE0FE;section&#xE0FE;"),
    "a bookmark is moved to the next heading": (rf"({MARK})(.*?{CLAUSE}</w:pPr>)({MARK})", r"\3\2\1"),
    "a bookmark is moved to a paragraph": (rf"({CLAUSE}</w:pPr>)({MARK})(.*?{LOOK})", r"\1\3\2"),
    "a bookmark is set anew": (rf"({LOOK})", r'\1<w:bookmarkStart w:id="9999" w:name="ny"/>'),
    "a reference gets another number": (r"( REF .{0,300}?<w:t\b[^>]*>)[^<]*", r"\g<1>99"),
    "a line of the contents is changed": (r"(<w:hyperlink .{0,200}?<w:t\b[^>]*>)[^<]*", r"\1x"),
    "a line of the contents is dropped": (r"<w:p><w:pPr><w:pStyle w:val=\"TOC1\"/></w:pPr><w:hyperlink .{0,400}?</w:hyperlink></w:p>", ""),
    "a mark is filled in": (r"\[Uppgift saknas: [^\]<]+\]", "Att mötas"),
    "an annex loses its last line": (rf"({ANNEX}.*){CELL}(?!.*{CELL})", r"\1<w:p/>"),
    "an annex gets another line": (rf"({ANNEX}.{{0,300}}?</w:p>)", rf"\1{FURTHER}"),
    "the cover is changed": (r'(<w:pStyle w:val="Title"/></w:pPr><w:r><w:t\b[^>]*>)[^<]*', r"\1Köpeavtal"),
    "a party is added to the cover": (r"(<w:p><w:pPr><w:pStyle w:val=\"IOPOmslagspart\"/>)", rf"{FURTHER}\1"),
    "a place to sign is taken away": (r"<w:p><w:pPr><w:pStyle w:val=\"IOPUnderskriftsfalt\"/></w:pPr>.*?</w:p>", ""),
    "all text is gone": (r"<w:body>.*</w:body>", "<w:body/>"),
}  # fmt: skip


@pytest.mark.parametrize("audience", BOTH)
@pytest.mark.parametrize("name", NAMES)
def test_untouched_file_says_what_the_agreement_says(name: str, audience: Audience, drafts: Drafts) -> None:
    prove(drafts.file(name, audience), drafts.agreement(name))


@pytest.mark.parametrize("audience", BOTH)
@pytest.mark.parametrize("what", TAMPERED)
def test_file_is_refused_when(what: str, audience: Audience, drafts: Drafts) -> None:
    pattern, replacement = TAMPERED[what]
    data = edited(drafts.file("empty-standard", audience), BODY, pattern, replacement)
    assert unpacked(data)[BODY] != unpacked(drafts.file("empty-standard", audience))[BODY]
    with pytest.raises(TextLost):
        prove(data, drafts.agreement("empty-standard"))


def test_message_tells_what_stands_instead_of_what(drafts: Drafts) -> None:
    heading = drafts.agreement("empty-standard").sections[0].heading
    data = edited(drafts.file("empty-standard"), BODY, rf"({SECTION}.{{0,200}}?<w:t\b[^>]*>)[^<]*", r"\1Annat")
    with pytest.raises(TextLost, match=rf"stycke \d+ skiljer sig: ”Annat” i stället för ”{re.escape(heading)}”"):
        prove(data, drafts.agreement("empty-standard"))


def test_message_tells_which_bookmark_stands_in_the_wrong_place(drafts: Drafts) -> None:
    section = drafts.agreement("empty-standard").sections[0].id
    data = edited(drafts.file("empty-standard"), BODY, rf'w:name="section_{section}"', 'w:name="flyttat"')
    with pytest.raises(TextLost, match=rf"har bokmärket ”flyttat” i stället för ”section_{section}”"):
        prove(data, drafts.agreement("empty-standard"))


def test_another_agreement_is_not_taken_for_this_one(drafts: Drafts) -> None:
    with pytest.raises(TextLost):
        prove(drafts.file("empty-boras"), drafts.agreement("empty-standard"))
