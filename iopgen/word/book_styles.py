"""How a clause book differs in looks from an agreement: headings without numbers, and styles of its own."""

from __future__ import annotations

from lxml import etree

from .names import PARAGRAPHS, W, w
from .package import Parts, parse_part, serialize

STYLES = "word/styles.xml"
FACT, LINK, FAINT, LABEL, ADVICE, SMALL = (
    "IOP Uppgift", "IOP Hänvisning", "IOP Dämpad", "IOP Boketikett", "IOP Råd", "IOP Bokuppgift",
)  # fmt: skip
VARIANT, CONTENTS_2, CONTENTS_HEADING = "heading 3", "toc 2", "TOC Heading"
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
_VARIANT = (
    f'<w:style w:type="paragraph" w:styleId="{VARIANT_ID}"><w:name w:val="{VARIANT}"/><w:basedOn w:val="Normal"/>'
    '<w:next w:val="Normal"/><w:uiPriority w:val="9"/><w:unhideWhenUsed/><w:qFormat/><w:pPr><w:keepNext/>'
    '<w:keepLines/><w:spacing w:before="240" w:after="40"/><w:outlineLvl w:val="2"/></w:pPr>'
    '<w:rPr><w:b/><w:bCs/><w:color w:val="3D474F"/></w:rPr></w:style>'
)


def add_book_styles(parts: Parts) -> dict[str, str]:
    """The style ids of the book by name, which `parts` then holds; its headings have lost their numbers."""
    root = parse_part(parts[STYLES])
    by_name = {_name(style): style for style in root.iter(w("style"))}
    if VARIANT not in by_name:
        by_name[VARIANT] = _append(root, _VARIANT)
    for name, xml in _NEW.items():
        if name.casefold() not in by_name:
            by_name[name.casefold()] = _append(root, xml)
    for name in HEADINGS:
        for numbering in list(by_name[name].iter(w("numPr"))):
            parent = numbering.getparent()
            assert parent is not None
            parent.remove(numbering)
    parts[STYLES] = serialize(root)
    wanted = (*HEADINGS, *_NEW, "toc 1", CONTENTS_2, CONTENTS_HEADING, "Title", "Subtitle", *PARAGRAPHS.values())
    return {name: by_name[name.casefold()].get(w("styleId")) or "" for name in wanted if name.casefold() in by_name}


def _name(style: etree._Element) -> str:
    name = style.find(w("name"))
    return (name.get(w("val")) or "").casefold() if name is not None else ""


def _append(root: etree._Element, xml: str) -> etree._Element:
    style = etree.fromstring(xml.replace("<w:style ", f'<w:style xmlns:w="{W}" ', 1))
    root.append(style)
    return style
