# ruff: noqa: E501
"""The rules see what they are for: each planted fault is found, and nothing else."""

from __future__ import annotations

import re

import pytest

from .drafts import Drafts
from .packing import edited, packed, unpacked
from .rules import faults

BODY, STYLES, NUMBERING, CORE = "word/document.xml", "word/styles.xml", "word/numbering.xml", "docProps/core.xml"
COMMENTS, TYPES, RELS = "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"
HEADING = r'(<w:pPr><w:pStyle w:val="Heading2"/></w:pPr>)'
RUN = r"<w:r><w:t [^>]*>[^<]*</w:t></w:r>"

PLANTED = {
    "two bookmarks of one name": (BODY, r'w:name="section_form"', 'w:name="Section_Background"', "bookmarks_are_sound: two bookmarks have the name section_background"),
    "two bookmarks of one id": (BODY, r'(<w:bookmarkStart w:id=)"2"', r'\1"1"', "bookmarks_are_sound: two bookmarks have the id 1"),
    "an open bookmark": (BODY, r'<w:bookmarkEnd w:id="1"/>', "", "bookmarks_are_sound: word/document.xml: bookmark section_background is never closed"),
    "a bookmark that nobody opened": (BODY, HEADING, r'\1<w:bookmarkEnd w:id="9999"/>', "bookmarks_are_sound: word/document.xml: the end of bookmark 9999 has no start"),
    "a bookmark over two paragraphs": (BODY, r'(<w:bookmarkEnd w:id="1"/>)(</w:p><w:p><w:pPr>.*?</w:pPr>)', r"\2\1", "bookmarks_are_sound: word/document.xml: bookmark section_background does not lie within one paragraph"),
    "too long a bookmark": (BODY, r'w:name="section_form"', f'w:name="{"a" * 41}"', f"bookmarks_are_sound: word/document.xml: '{'a' * 41}' cannot be the name of a bookmark"),
    "an illegal bookmark": (BODY, r'w:name="section_form"', 'w:name="om formen"', "bookmarks_are_sound: word/document.xml: 'om formen' cannot be the name of a bookmark"),
    "an open field": (BODY, r'<w:r><w:fldChar w:fldCharType="end"/></w:r>', "", "fields_are_closed: word/document.xml: 1 fields are never closed"),
    "a field that nobody opened": (BODY, HEADING, r'\1<w:r><w:fldChar w:fldCharType="end"/></w:r>', "fields_are_closed: word/document.xml: end stands where no field allows it"),
    "two results of one field": (BODY, r'(<w:r><w:fldChar w:fldCharType="separate"/></w:r>)', r"\1\1", "fields_are_closed: word/document.xml: separate stands where no field allows it"),
    "a code outside fields": (BODY, HEADING, r"\1<w:r><w:instrText> PAGE </w:instrText></w:r>", "fields_are_closed: word/document.xml: instrText stands where no field allows it"),
    "a simple field": (BODY, HEADING, r'\1<w:fldSimple w:instr=" PAGE "/>', "fields_are_closed: word/document.xml: a simple field, which readers such as mammoth pass over"),
    "a reference to nothing": (BODY, r" REF \w+ ", " REF nowhere ", r"references_have_targets: word/document.xml: ' REF nowhere \\r \\h ' refers to a bookmark that does not exist"),
    "a link to nothing": (BODY, r'w:anchor="section_form"', 'w:anchor="nowhere"', "references_have_targets: word/document.xml: a link leads to nowhere, which does not exist"),
    "a comment without its text": (COMMENTS, r'w:id="0"', 'w:id="9999"', "comments_agree: commentRangeStart: ['0', '9999'] do not agree with the comments part"),
    "a comment without its reference": (BODY, r'<w:commentReference w:id="0"/>', "<w:t>x</w:t>", "comments_surround_their_text: comment 0 has the marks commentRangeStart, commentRangeEnd"),
    "an anonymous comment": (COMMENTS, r'w:author="iopgen" ', "", "comments_agree: comment 0 lacks author, date or text"),
    "two pictures of one id": (BODY, r"(<w:r><w:drawing>.*?</w:drawing></w:r>)", r"\1\1", "pictures_are_told_apart_and_described: two pictures have the id 1"),
    "a picture nobody can read aloud": (BODY, r'(<wp:docPr [^>]*?) descr="[^"]*"', r"\1", "pictures_are_told_apart_and_described: word/document.xml: a picture without alternative text"),
    "text directly in a paragraph": (BODY, HEADING, r"\1x", "text_stands_in_text_elements: word/document.xml: the text 'x' stands directly in pPr"),
    "text directly in a run": (BODY, r"<w:r><w:t ", "<w:r>x<w:t ", "text_stands_in_text_elements: word/document.xml: the text 'x' stands directly in r"),
    "spaces that Word drops": (BODY, r'<w:t xml:space="preserve">\w', "<w:t> x", "text_stands_in_text_elements: word/document.xml: the spaces around"),
    "an empty paragraph": (BODY, r'(<w:p><w:pPr><w:pStyle w:val="IOPBrodtext"/></w:pPr>)', r"\1</w:p>\1", "no_paragraph_is_empty: word/document.xml: an empty paragraph of style 'IOPBrodtext'"),
    "a cell without a paragraph": (BODY, r"(</w:tcPr>)<w:p>(?:(?!</w:p>).)*</w:p>(</w:tc>)", r"\1\2", "tables_are_whole: word/document.xml: a cell does not end with a paragraph"),
    "a row too short": (BODY, r"<w:tr>(<w:trPr>(?:(?!</w:trPr>).)*</w:trPr>)<w:tc>(?:(?!</w:tc>).)*</w:tc>", r"<w:tr>\1", "tables_are_whole: word/document.xml: a row of 1 columns in a table of 2"),
    "two tables side by side": (BODY, r"(<w:tbl>(?:(?!</w:tbl>).)*</w:tbl>)", r"\1\1", "tables_are_whole: word/document.xml: two tables stand side by side and become one in Word: 'Kallas i avtalet'"),
    "an unmarked header row": (BODY, r"<w:tblHeader/>", "", "tables_are_whole: word/document.xml: the header row of a table is not marked"),
    "a table that hides its header row": (BODY, r'(<w:tblLook [^>]*w:firstRow=)"1"', r'\1"0"', "tables_are_whole: word/document.xml: the look of a table does not say whether its first row is a header"),
    "a heading without one above": (BODY, r'<w:pStyle w:val="IOPRubrikPaNySida"/>', '<w:pStyle w:val="IOPBrodtext"/>', "heading_levels_have_no_holes: a heading of level 2 follows one of level 0"),
    "a header row with a value": (BODY, r"<w:tblHeader/>", '<w:tblHeader w:val="true"/>', "tables_are_whole: word/document.xml: w:tblHeader has a value"),
    "direct formatting of letters": (BODY, r'<w:rPr><w:rStyle w:val="IOPSaknas"/>', r'<w:rPr><w:rStyle w:val="IOPSaknas"/><w:b/>', "looks_come_from_styles: word/document.xml: direct formatting, b in rPr"),
    "direct formatting of a paragraph": (BODY, r'<w:pStyle w:val="Heading2"/>', r'<w:pStyle w:val="Heading2"/><w:jc w:val="right"/>', "looks_come_from_styles: word/document.xml: direct formatting, jc in pPr"),
    "an unknown style": (BODY, r'<w:pStyle w:val="Heading2"/>', '<w:pStyle w:val="Rubrik2"/>', "looks_come_from_styles: word/document.xml: the style 'Rubrik2' does not exist"),
    "a style of the wrong kind": (BODY, r'<w:pStyle w:val="Heading2"/>', '<w:pStyle w:val="IOPSaknas"/>', "looks_come_from_styles: word/document.xml: 'IOPSaknas' is no paragraph style"),
    "a paragraph without a style": (BODY, r'<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr>', "<w:p>", "looks_come_from_styles: word/document.xml: a paragraph without a style: "),
    "a style that builds on nothing": (STYLES, r'<w:basedOn w:val="Heading1"/>', '<w:basedOn w:val="Rubrik1"/>', "styles_are_sound: the style IOPRubrikUtanNummer builds on Rubrik1, which does not exist"),
    "a list that does not exist": (STYLES, r'<w:numId w:val="2"/>', '<w:numId w:val="777"/>', "numbers_belong_to_lists: word/styles.xml: list 777 does not exist"),
    "a level that does not exist": (BODY, r'(<w:numPr><w:ilvl w:val=)"0"', r'\1"8"', "numbers_belong_to_lists: word/document.xml: list 5 has no level 8"),
    "a heading that is not numbered": (STYLES, r'<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>', "", "styles_are_bound_to_levels: the style Heading2 is not bound to the level that is bound to it"),
    "the wrong order of a paragraph's properties": (STYLES, r"<w:keepNext/><w:keepLines/>", "<w:keepLines/><w:keepNext/>", "elements_stand_in_order: word/styles.xml: the order in pPr is wrong"),
    "the wrong order of a table's properties": (BODY, r"(<w:tblW [^>]*/>)(<w:tblLayout [^>]*/>)", r"\2\1", "elements_stand_in_order: word/document.xml: the order in tblPr is wrong"),
    "an element that Word does not know": (BODY, HEADING, r"\1<w:paragraph/>", "elements_stand_in_order: word/document.xml: paragraph cannot stand in p"),
    "a document in English": (STYLES, r'<w:lang w:val="sv-SE"', '<w:lang w:val="en-US"', "the_language_is_swedish: the language of the document is 'en-US'"),
    "a word in English": (STYLES, r"<w:noProof/>", '<w:noProof/><w:lang w:val="en-GB"/>', "the_language_is_swedish: word/styles.xml: text in en-GB"),
    "no title": (CORE, r"<dc:title>.*?</dc:title>", "<dc:title/>", "the_properties_say_who_and_what: title is empty"),
    "python-docx as author": (CORE, r"<dc:creator>.*?</dc:creator>", "<dc:creator>python-docx</dc:creator>", "the_properties_say_who_and_what: python-docx signs the document"),
    "American paper": (BODY, r'w:w="11906"', 'w:w="12240"', "every_page_is_a4: a page of 12240 × 16838"),
    "a tracked change": (BODY, HEADING, r'\1<w:ins w:id="1" w:author="x"/>', "nothing_waits_to_be_decided: word/document.xml: a tracked change, ins"),
    "a question that frightens": ("word/settings.xml", r"<w:zoom", '<w:updateFields w:val="true"/><w:zoom', "nothing_waits_to_be_decided: word/settings.xml: Word is asked to update fields, and asks the reader a question that frightens"),
    "an undeclared part": (TYPES, r'<Override PartName="/word/comments.xml"[^>]*/>', "", "content_types_are_complete: word/comments.xml has only the general content type"),
    "a part that is declared but missing": (TYPES, r'PartName="/word/comments.xml"', 'PartName="/word/notes.xml"', "content_types_are_complete: /word/notes.xml is declared but missing"),
    "a template's type": (TYPES, r"document\.main\+xml", "template.main+xml", "content_types_are_complete: word/document.xml is of type "),
    "a relationship to nothing": (RELS, r'Target="styles.xml"', 'Target="looks.xml"', "relationships_lead_somewhere: word/document.xml leads to word/looks.xml, which is missing"),
    "a part that nobody leads to": (RELS, r'<Relationship [^>]*Target="comments.xml"/>', "", "relationships_lead_somewhere: no relationship leads to word/comments.xml"),
    "two relationships of one id": (RELS, r'Id="rId2"', 'Id="rId1"', "relationships_lead_somewhere: two relationships are word/document.xml rId1"),
    "a relationship that does not exist": (BODY, r'r:embed="rId9"', 'r:embed="rId99"', "relationships_exist_where_they_are_used: word/document.xml uses the relationship 'rId99', which does not exist"),
}  # fmt: skip


@pytest.mark.parametrize("name", PLANTED)
def test_planted_fault_is_found(name: str, drafts: Drafts) -> None:
    part, pattern, replacement, expected = PLANTED[name]
    found = faults(edited(drafts.file("empty-standard"), part, pattern, replacement))
    assert any(fault.startswith(expected) for fault in found), found


def test_member_that_stands_twice_is_found(drafts: Drafts) -> None:
    parts = unpacked(drafts.file("empty-standard"))
    assert "members_stand_once: word/document.xml stands twice" in faults(
        packed(parts | {"Word/Document.xml": b"<w/>"})
    )


def test_there_is_a_planted_fault_for_every_rule() -> None:
    from .rules import RULES

    tested = {re.match(r"\w+", expected)[0] for *_, expected in PLANTED.values()}  # type: ignore[index]
    assert {rule.__name__ for rule in RULES} - tested == {"members_stand_once"}
