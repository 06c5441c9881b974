"""What every document but an agreement is built on: a template's looks, margins of its own, and the page."""

from __future__ import annotations

from functools import lru_cache
from xml.parsers.expat import ParserCreate

from lxml import etree

from .body import text, word_field
from .names import OFFICE, R, W, w
from .package import DECLARATION, MOST_KEPT, Parts, add_part, parse_part, relate, serialize
from .template import BODY, WordTemplate

TYPES_PART, PACKAGE_RELATIONS, BODY_RELATIONS = "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"
KEPT = ("styles", "numbering", "settings", "fontTable", "theme")
KEPT_PARTS = tuple(f"word/{name}" for name in KEPT)
PARTS_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEADER, FOOTER = "header", "footer"
PORTRAIT, LANDSCAPE = 'w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906" w:orient="landscape"'
MARGINS = (
    '<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="567" w:gutter="0"/>'
)


def frame(template: WordTemplate) -> Parts:
    """The template's looks, without its pages: neither headers, footers, pictures nor comments."""
    kept = {
        name: data
        for name, data in template.parts.items()
        if name in (TYPES_PART, PACKAGE_RELATIONS, BODY, BODY_RELATIONS, "docProps/app.xml")
        or name.startswith(KEPT_PARTS)
    }
    names = frozenset(kept)
    for name in (PACKAGE_RELATIONS, BODY_RELATIONS):
        kept[name] = _related(kept[name], name, names)
    kept[TYPES_PART] = _declared(kept[TYPES_PART], names)
    return kept


@lru_cache(maxsize=MOST_KEPT)
def _related(relations: bytes, holder: str, kept: frozenset[str]) -> bytes:
    """The relationships that lead to parts that are kept."""
    root = parse_part(relations)
    for each in list(root):
        if not _leads_to(each, holder, kept):
            root.remove(each)
    return serialize(root)


@lru_cache(maxsize=MOST_KEPT)
def _declared(types: bytes, kept: frozenset[str]) -> bytes:
    """The content types of parts that are kept."""
    root = parse_part(types)
    for each in list(root):
        part = (each.get("PartName") or "").removeprefix("/")
        if part and part not in kept:
            root.remove(each)
    return serialize(root)


def _leads_to(relation: etree._Element, holder: str, kept: frozenset[str]) -> bool:
    folder = "word/" if holder == BODY_RELATIONS else ""
    target = relation.get("Target") or ""
    return relation.get("TargetMode") != "External" and (
        target.removeprefix("/") in kept or f"{folder}{target}" in kept
    )


def paragraph(parts: Parts, style: str, runs: str) -> str:
    """A paragraph in one of Word's built-in styles, or in the usual one where the template lacks it."""
    found = _style_id(parts["word/styles.xml"], style.lower())
    look = f'<w:pPr><w:pStyle w:val="{found}"/></w:pPr>' if found else ""
    return f"<w:p>{look}{runs}</w:p>"


@lru_cache(maxsize=MOST_KEPT)
def _style_id(styles: bytes, name: str) -> str:
    """The id of the style with that name in small letters; empty when there is none."""
    for style in parse_part(styles).iter(w("style")):
        if any((each.get(w("val")) or "").lower() == name for each in style.iter(w("name"))):
            return style.get(w("styleId")) or ""
    return ""


def margins(parts: Parts, above: str) -> dict[str, str]:
    """The ids of a header that says `above` and a footer that counts the pages, which `parts` then holds."""
    return {
        HEADER: _add_margin(parts, HEADER, paragraph(parts, "header", text(above))),
        FOOTER: _add_margin(parts, FOOTER, paragraph(parts, "footer", _page_of_pages())),
    }


def _page_of_pages() -> str:
    return text("Sida ") + word_field(" PAGE ", text("1")) + text(" av ") + word_field(" NUMPAGES ", text("1"))


def _add_margin(parts: Parts, kind: str, content: str) -> str:
    """The id under which the body finds its header or footer, which `parts` then holds."""
    name = f"{kind}_sheet.xml"
    root = "hdr" if kind == HEADER else "ftr"
    xml = f'<w:{root} xmlns:w="{W}">{content}</w:{root}>'
    add_part(parts, f"word/{name}", serialize(etree.fromstring(xml)), f"{PARTS_KIND}.{kind}+xml")
    relate(parts, BODY_RELATIONS, f"{OFFICE}/{kind}", name)
    return _relation_id(parts[BODY_RELATIONS], name)


@lru_cache(maxsize=MOST_KEPT)
def _relation_id(relations: bytes, target: str) -> str:
    return next(each.get("Id") or "" for each in parse_part(relations) if each.get("Target") == target)


def page_setup(ids: dict[str, str], *, is_wide: bool = False) -> str:
    """The page: its header and footer, and whether it lies on its side."""
    ends = "".join(f'<w:{kind}Reference w:type="default" r:id="{ids[kind]}"/>' for kind in (HEADER, FOOTER))
    return f"<w:sectPr>{ends}<w:pgSz {LANDSCAPE if is_wide else PORTRAIT}/>{MARGINS}</w:sectPr>"


def body_part(content: str) -> bytes:
    """The body part that holds the content."""
    return f'{DECLARATION}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{content}</w:body></w:document>'.encode()


def document(content: str) -> bytes:
    """As `body_part`; an error when the content is no XML."""
    part = body_part(content)
    ParserCreate().Parse(part, True)
    return part
