"""How a clause book differs in looks from an agreement: headings without numbers, and styles of its own."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from .names import PARAGRAPHS, TABLE, W, w
from .package import Parts, parse_part, serialize

STYLES, NUMBERING = "word/styles.xml", "word/numbering.xml"
FACT, LINK, FAINT, LABEL, ADVICE, SMALL = (
    "IOP Uppgift", "IOP Hänvisning", "IOP Dämpad", "IOP Boketikett", "IOP Råd", "IOP Bokuppgift",
)  # fmt: skip
BOOK_TABLE, BOOK_TABLE_ID = "IOP Boktabell", "IOPBoktabell"
ROW_MARGIN = "15"
VARIANT, CONTENTS_2, CONTENTS_HEADING, TITLE, SUBTITLE = "heading 3", "toc 2", "TOC Heading", "Title", "Subtitle"
HEADINGS = ("heading 1", "heading 2", VARIANT)
FACT_ID, LINK_ID, FAINT_ID, LABEL_ID, ADVICE_ID, SMALL_ID, VARIANT_ID = (
    "IOPUppgift", "IOPHanvisning", "IOPDampad", "IOPBoketikett", "IOPRad", "IOPBokuppgift", "Heading3",
)  # fmt: skip
_FRAME = '<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="B9C3CC"/></w:pBdr>'
_NEW = {
    FACT: f'<w:style w:type="character" w:customStyle="1" w:styleId="{FACT_ID}"><w:name w:val="{FACT}"/><w:qFormat/>'
    '<w:rPr><w:color w:val="0B4F6C"/><w:shd w:val="clear" w:color="auto" w:fill="DCEEF7"/></w:rPr></w:style>',
    LINK: f'<w:style w:type="character" w:customStyle="1" w:styleId="{LINK_ID}"><w:name w:val="{LINK}"/><w:qFormat/>'
    '<w:rPr><w:color w:val="0A4A86"/><w:u w:val="dotted"/></w:rPr></w:style>',
    FAINT: f'<w:style w:type="character" w:customStyle="1" w:styleId="{FAINT_ID}"><w:name w:val="{FAINT}"/><w:qFormat/>'
    '<w:rPr><w:b w:val="0"/><w:bCs w:val="0"/><w:color w:val="3D474F"/></w:rPr></w:style>',
    LABEL: f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{LABEL_ID}"><w:name w:val="{LABEL}"/>'
    '<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="160" w:after="40"/></w:pPr>'
    '<w:rPr><w:b/><w:bCs/><w:color w:val="3D474F"/><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>',
    ADVICE: f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{ADVICE_ID}"><w:name w:val="{ADVICE}"/>'
    f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{_FRAME}<w:spacing w:after="120"/><w:ind w:left="227"/></w:pPr>'
    '<w:rPr><w:color w:val="3D474F"/><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>',
    SMALL: f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{SMALL_ID}"><w:name w:val="{SMALL}"/>'
    '<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/>'
    '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    '<w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:style>',
}  # fmt: skip
_BUILT_IN = {
    VARIANT: f'<w:style w:type="paragraph" w:styleId="{VARIANT_ID}"><w:name w:val="{VARIANT}"/>'
    '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="9"/><w:unhideWhenUsed/><w:qFormat/>'
    '<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="40"/><w:outlineLvl w:val="2"/></w:pPr>'
    '<w:rPr><w:b/><w:bCs/><w:color w:val="3D474F"/></w:rPr></w:style>',
    CONTENTS_2: f'<w:style w:type="paragraph" w:styleId="TOC2"><w:name w:val="{CONTENTS_2}"/>'
    '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="39"/><w:unhideWhenUsed/>'
    '<w:pPr><w:spacing w:after="0"/><w:ind w:left="567"/></w:pPr></w:style>',
    CONTENTS_HEADING: f'<w:style w:type="paragraph" w:styleId="TOCHeading"><w:name w:val="{CONTENTS_HEADING}"/>'
    '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="39"/><w:qFormat/>'
    '<w:pPr><w:keepNext/><w:pageBreakBefore/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="32"/><w:szCs w:val="32"/>'
    '</w:rPr></w:style>',
    TITLE: f'<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="{TITLE}"/><w:basedOn w:val="Normal"/>'
    '<w:next w:val="Normal"/><w:uiPriority w:val="10"/><w:qFormat/><w:rPr><w:b/><w:bCs/><w:sz w:val="48"/>'
    '<w:szCs w:val="48"/></w:rPr></w:style>',
    SUBTITLE: f'<w:style w:type="paragraph" w:styleId="Subtitle"><w:name w:val="{SUBTITLE}"/>'
    '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="11"/><w:qFormat/>'
    '<w:rPr><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>',
}  # fmt: skip
"""Word's own styles that the book uses and a template need not have."""


def add_book_styles(parts: Parts) -> dict[str, str]:
    """The style ids of the book by name, which `parts` then holds; its headings have lost their numbers."""
    root = parse_part(parts[STYLES])
    by_name = {_name(style): style for style in root.iter(w("style"))}
    for name, xml in (_BUILT_IN | _NEW).items():
        if name.casefold() not in by_name:
            by_name[name.casefold()] = _append(root, xml)
    if BOOK_TABLE.casefold() not in by_name:
        by_name[BOOK_TABLE.casefold()] = _low_table(by_name[TABLE.casefold()])
    headings = {by_name[name] for name in HEADINGS}
    _unnumber(headings, w("numPr"))
    parts[STYLES] = serialize(root)
    ids = {style.get(w("styleId")) for style in headings}
    numbering = parse_part(parts[NUMBERING])
    _unnumber({level for level in numbering.iter(w("lvl")) if _linked(level) in ids}, w("pStyle"))
    parts[NUMBERING] = serialize(numbering)
    wanted = (*HEADINGS, *_NEW, *_BUILT_IN, BOOK_TABLE, "toc 1", *PARAGRAPHS.values())
    return {name: by_name[name.casefold()].get(w("styleId")) or "" for name in wanted}


def _low_table(style: etree._Element) -> etree._Element:
    """The style of the tables above texts, which then stands beside that of all tables: rows that are low."""
    low = deepcopy(style)
    low.set(w("styleId"), BOOK_TABLE_ID)
    for name in low.findall(w("name")):
        name.set(w("val"), BOOK_TABLE)
    for margins in low.findall(f"{w('tblPr')}/{w('tblCellMar')}"):
        for side in (w("top"), w("bottom")):
            for each in margins.findall(side):
                each.set(w("w"), ROW_MARGIN)
    style.addnext(low)
    return low


def _unnumber(holders: Iterable[etree._Element], bond: str) -> None:
    """Nothing; the elements then lack what ties a heading to its numbers."""
    for holder in holders:
        for each in list(holder.iter(bond)):
            parent = each.getparent()
            assert parent is not None
            parent.remove(each)


def _linked(level: etree._Element) -> str | None:
    """The id of the style that the level of a list is tied to."""
    style = level.find(w("pStyle"))
    return None if style is None else style.get(w("val"))


def _name(style: etree._Element) -> str:
    name = style.find(w("name"))
    return (name.get(w("val")) or "").casefold() if name is not None else ""


def _append(root: etree._Element, xml: str) -> etree._Element:
    style = etree.fromstring(xml.replace("<w:style ", f'<w:style xmlns:w="{W}" ', 1))
    root.append(style)
    return style
