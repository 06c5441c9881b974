"""Rules for paragraphs, tables, styles and lists: everything that gives the text its form."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from .order import ORDERS, TEXT_HOLDERS, place_in
from .package import XML, Package, again, local, text_of, value, w

ALLOWED = {
    "rPr": {"rStyle"},
    "pPr": {"pStyle", "numPr"},
    "tblPr": {"tblStyle", "tblW", "tblLayout", "tblLook", "tblCaption"},
    "trPr": {"cantSplit", "tblHeader"},
    "tcPr": {"tcW", "gridSpan"},
}
LAYOUT_TABLES = {"IOPUnderskriftstabell", "IOPSidfotstabell"}  # places on the page; nothing to read row by row
KINDS_OF_STYLE = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}


def text_stands_in_text_elements(package: Package) -> Iterator[str]:
    for part, root in package.stories():
        for element in root.iter():
            outside = [element.tail or ""] if element is not root else []
            if element.tag not in TEXT_HOLDERS:
                outside.append(element.text or "")
            yield from (
                f"{part}: the text {text!r} stands directly in {local(element)}" for text in outside if text.strip()
            )
            if (
                element.tag == w("t")
                and (element.text or "") != (element.text or "").strip()
                and not element.get(f"{{{XML}}}space")
            ):
                yield f"{part}: the spaces around {element.text!r} would be lost"


def no_paragraph_is_empty(package: Package) -> Iterator[str]:
    for part, root in package.stories():
        for paragraph in root.iter(w("p")):
            if not text_of(paragraph).strip() and next(paragraph.iter(w("drawing")), None) is None:
                style = value(next(paragraph.iter(w("pStyle")), None))
                yield f"{part}: an empty paragraph of style {style!r}"


def tables_are_whole(package: Package) -> Iterator[str]:
    for part, root in package.stories():
        for table in root.iter(w("tbl")):
            rows = table.findall(w("tr"))
            columns = len(table.findall(f"{w('tblGrid')}/{w('gridCol')}"))
            if not rows:
                yield f"{part}: a table without rows"
            for row in rows:
                cells = row.findall(w("tc"))
                width = sum(int(value(cell.find(f"{w('tcPr')}/{w('gridSpan')}")) or 1) for cell in cells)
                if width != columns:
                    yield f"{part}: a row of {width} columns in a table of {columns}"
                yield from (
                    f"{part}: a cell does not end with a paragraph"
                    for cell in cells
                    if not len(cell) or cell[-1].tag != w("p")
                )
            yield from _header_rows(part, table, rows)
            follower = next(table.itersiblings(), None)
            if follower is not None and follower.tag == w("tbl"):
                first = text_of(next(follower.iter(w("p"))))
                yield f"{part}: two tables stand side by side and become one in Word: {first!r}"


def _header_rows(part: str, table: etree._Element, rows: list[etree._Element]) -> Iterator[str]:
    marked = [row.find(f"{w('trPr')}/{w('tblHeader')}") for row in rows]
    is_layout = value(table.find(f"{w('tblPr')}/{w('tblStyle')}")) in LAYOUT_TABLES
    if not is_layout and (not marked or marked[0] is None):
        yield f"{part}: the header row of a table is not marked"
    if (value(table.find(f"{w('tblPr')}/{w('tblLook')}"), "firstRow") == "1") is is_layout:
        yield f"{part}: the look of a table does not say whether its first row is a header"
    if any(mark is not None for mark in marked[1:]):
        yield f"{part}: a row within a table is marked as header"
    yield from (f"{part}: w:tblHeader has a value" for mark in marked if mark is not None and mark.attrib)


def heading_levels_have_no_holes(package: Package) -> Iterator[str]:
    """A reader who listens walks from heading to heading; a level left out is a door that leads nowhere."""
    styles, above = package.styles(), 0
    for paragraph in package.body.iter(w("p")):
        level = _heading_level(value(paragraph.find(f"{w('pPr')}/{w('pStyle')}")), styles)
        if level and level > above + 1:
            yield f"a heading of level {level} follows one of level {above}: {text_of(paragraph)[:40]!r}"
        above = level or above


def _heading_level(style_id: str, styles: dict[str, etree._Element]) -> int:
    """The level of the style's headings, from 1; 0 when it is no heading."""
    while (style := styles.get(style_id)) is not None:
        if level := value(style.find(f"{w('pPr')}/{w('outlineLvl')}")):
            return (int(level) + 1) % 10
        style_id = value(style.find(w("basedOn")))
    return 0


def looks_come_from_styles(package: Package) -> Iterator[str]:
    styles = package.styles()
    for part, root in package.stories():
        for element in root.iter():
            if (allowed := ALLOWED.get(local(element))) is not None:
                yield from (
                    f"{part}: direct formatting, {local(each)} in {local(element)}"
                    for each in element
                    if local(each) not in allowed
                )
            if (kind := KINDS_OF_STYLE.get(local(element))) is not None:
                style = styles.get(value(element))
                if style is None:
                    yield f"{part}: the style {value(element)!r} does not exist"
                elif value(style, "type") != kind:
                    yield f"{part}: {value(element)!r} is no {kind} style"
        for paragraph in root.iter(w("p")):
            if paragraph.find(f"{w('pPr')}/{w('pStyle')}") is None:
                yield f"{part}: a paragraph without a style: {text_of(paragraph)[:40]!r}"


def styles_are_sound(package: Package) -> Iterator[str]:
    styles = package.styles()
    root = package.roots["word/styles.xml"]
    yield from (
        f"two styles have the id {each}" for each in again(value(style, "styleId") for style in root.iter(w("style")))
    )
    yield from (
        f"two styles have the name {each}"
        for each in again(value(style.find(w("name"))).lower() for style in root.iter(w("style")))
    )
    for style_id, style in styles.items():
        for name in ("basedOn", "next", "link"):
            if (other := value(style.find(w(name)))) and other not in styles:
                yield f"the style {style_id} builds on {other}, which does not exist"


def numbers_belong_to_lists(package: Package) -> Iterator[str]:
    root = package.roots["word/numbering.xml"]
    patterns = {value(each, "abstractNumId"): each for each in root.findall(w("abstractNum"))}
    lists = {value(each, "numId"): value(each.find(w("abstractNumId"))) for each in root.findall(w("num"))}
    yield from (
        f"two lists have the number {each}" for each in again(value(num, "numId") for num in root.findall(w("num")))
    )
    yield from (
        f"two patterns have the number {each}"
        for each in again(value(each, "abstractNumId") for each in root.findall(w("abstractNum")))
    )
    yield from (
        f"list {number} follows the pattern {pattern}, which does not exist"
        for number, pattern in lists.items()
        if pattern not in patterns
    )
    for part, holder in [*package.stories(), ("word/styles.xml", package.roots["word/styles.xml"])]:
        for use in holder.iter(w("numPr")):
            number = value(use.find(w("numId")))
            if number and number != "0" and number not in lists:
                yield f"{part}: list {number} does not exist"
            elif number in lists:
                levels = {value(level, "ilvl") for level in patterns[lists[number]].iter(w("lvl"))}
                if (level := value(use.find(w("ilvl"))) or "0") not in levels:
                    yield f"{part}: list {number} has no level {level}"


def styles_are_bound_to_levels(package: Package) -> Iterator[str]:
    root, styles = package.roots["word/numbering.xml"], package.styles()
    lists = {value(each, "numId"): value(each.find(w("abstractNumId"))) for each in root.findall(w("num"))}
    for pattern in root.findall(w("abstractNum")):
        for level in pattern.iter(w("lvl")):
            style_id = value(level.find(w("pStyle")))
            use = styles[style_id].find(f"{w('pPr')}/{w('numPr')}") if style_id in styles else None
            stated = (
                (lists.get(value(use.find(w("numId")))), value(use.find(w("ilvl"))) or "0") if use is not None else ()
            )
            if style_id and stated != (value(pattern, "abstractNumId"), value(level, "ilvl")):
                yield f"the style {style_id} is not bound to the level that is bound to it"


def elements_stand_in_order(package: Package) -> Iterator[str]:
    for part, root in package.roots.items():
        for element in root.iter(*(w(name) for name in ORDERS)):
            names = [local(each) for each in element]
            found = [place_in(local(element), name) for name in names]
            yield from (
                f"{part}: {name} cannot stand in {local(element)}"
                for name, place in zip(names, found, strict=True)
                if place is None
            )
            places = [place for place in found if place is not None]
            if places != sorted(places):
                yield f"{part}: the order in {local(element)} is wrong: {', '.join(names)}"
