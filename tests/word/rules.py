"""Faults in a .docx that Word refuses or a careful reader would see, and that no validator at hand finds.

`faults` gives every fault with its part. Here stand the rules for the package and the document as a
whole; `marks` and `looks` hold the others. Each rule stands alone and yields what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .looks import (
    elements_stand_in_order,
    heading_levels_have_no_holes,
    looks_come_from_styles,
    no_paragraph_is_empty,
    numbers_belong_to_lists,
    styles_are_bound_to_levels,
    styles_are_sound,
    tables_are_whole,
    text_stands_in_text_elements,
)
from .marks import (
    bookmarks_are_sound,
    comments_agree,
    comments_surround_their_text,
    fields_are_closed,
    pictures_are_told_apart_and_described,
    references_have_targets,
)
from .package import BODY, CORE, DUBLIN, TERMS, TYPES, TYPES_PART, Package, R, again, local, value, w

DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
REVISIONS = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "sectPrChange")

Rule = Callable[[Package], Iterator[str]]


def faults(data: bytes) -> list[str]:
    """Every fault of the file, rule by rule; empty when it is sound."""
    package = Package.read(data)
    return [f"{rule.__name__}: {fault}" for rule in RULES for fault in rule(package)]


# The package


def members_stand_once(package: Package) -> Iterator[str]:
    yield from (f"{name} stands twice" for name in again(name.lower() for name in package.names))


def content_types_are_complete(package: Package) -> Iterator[str]:
    overrides = [each.get("PartName") or "" for each in package.roots[TYPES_PART].iter(f"{{{TYPES}}}Override")]
    yield from (f"{name} is declared twice" for name in again(overrides))
    yield from (f"{name} is declared but missing" for name in overrides if name[1:] not in package.parts)
    for name in package.parts:
        if name != TYPES_PART and package.content_type(name) is None:
            yield f"{name} has no content type"
        if name.startswith("word/") and name.endswith(".xml") and package.content_type(name) == "application/xml":
            yield f"{name} has only the general content type"
    if package.content_type(BODY) != DOCUMENT_TYPE:
        yield f"{BODY} is of type {package.content_type(BODY)}"


def relationships_lead_somewhere(package: Package) -> Iterator[str]:
    found = list(package.relationships())
    reached = {each.target for each in found}
    yield from (f"two relationships are {each}" for each in again(f"{each.source} {each.id}" for each in found))
    for each in found:
        if each.source and each.source not in package.parts:
            yield f"{each.source} has relationships but is missing"
        if each.is_external:
            yield f"{each.source} leads out of the file, to {each.target}"
        elif each.target not in package.parts:
            yield f"{each.source} leads to {each.target}, which is missing"
    for name in package.parts:
        if name not in reached and name != TYPES_PART and not name.endswith(".rels"):
            yield f"no relationship leads to {name}"


def relationships_exist_where_they_are_used(package: Package) -> Iterator[str]:
    known = {(each.source, each.id) for each in package.relationships()}
    for name, root in package.roots.items():
        for element in root.iter():
            for attribute, used in element.attrib.items():
                if str(attribute).startswith(f"{{{R}}}") and (name, str(used)) not in known:
                    yield f"{name} uses the relationship {used!r}, which does not exist"


# The document as a whole


def the_language_is_swedish(package: Package) -> Iterator[str]:
    defaults = package.roots["word/styles.xml"].find(f"{w('docDefaults')}//{w('lang')}")
    if value(defaults) != "sv-SE":
        yield f"the language of the document is {value(defaults)!r}"
    for part, root in package.roots.items():
        for each in root.iter(w("lang")):
            if value(each) not in ("", "sv-SE"):
                yield f"{part}: text in {value(each)}"
    if value(package.roots["word/settings.xml"].find(w("themeFontLang"))) != "sv-SE":
        yield "the language of the settings is not Swedish"


def the_properties_say_who_and_what(package: Package) -> Iterator[str]:
    root = package.roots.get("docProps/core.xml")
    if root is None:
        yield "there are no core properties"
        return
    for name in ("title", "creator", "language", "description"):
        if not (root.findtext(f"{{{DUBLIN}}}{name}") or "").strip():
            yield f"{name} is empty"
    if root.findtext(f"{{{DUBLIN}}}creator") == "python-docx":
        yield "python-docx signs the document"
    if root.findtext(f"{{{DUBLIN}}}language") != "sv-SE":
        yield "the language of the properties is not Swedish"
    for name in ("created", "modified"):
        if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", root.findtext(f"{{{TERMS}}}{name}") or ""):
            yield f"{name} is no point in time"
    order = [each.tag for each in root]
    if len(order) != len(set(order)) or root.tag != f"{{{CORE}}}coreProperties":
        yield "a core property stands twice"


def every_page_is_a4(package: Package) -> Iterator[str]:
    sizes = list(package.body.iter(w("pgSz")))
    if not sizes:
        yield "no page size is given"
    for size in sizes:
        if (value(size, "w"), value(size, "h")) != ("11906", "16838"):
            yield f"a page of {value(size, 'w')} × {value(size, 'h')}"


def nothing_waits_to_be_decided(package: Package) -> Iterator[str]:
    for part, root in package.roots.items():
        yield from (f"{part}: a tracked change, {local(each)}" for each in root.iter(*map(w, REVISIONS)))
        if next(root.iter(w("updateFields")), None) is not None:
            yield f"{part}: Word is asked to update fields, and asks the reader a question that frightens"


RULES: tuple[Rule, ...] = (
    members_stand_once, content_types_are_complete, relationships_lead_somewhere,
    relationships_exist_where_they_are_used, bookmarks_are_sound, fields_are_closed, references_have_targets,
    comments_agree, comments_surround_their_text, pictures_are_told_apart_and_described,
    text_stands_in_text_elements, no_paragraph_is_empty, tables_are_whole, heading_levels_have_no_holes,
    looks_come_from_styles, styles_are_sound,
    numbers_belong_to_lists, styles_are_bound_to_levels, elements_stand_in_order, the_language_is_swedish,
    the_properties_say_who_and_what, every_page_is_a4, nothing_waits_to_be_decided,
)  # fmt: skip
