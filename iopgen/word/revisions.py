"""A part with tracked changes → the part as it will be when all of them are accepted, and who made them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from lxml import etree

from ..model.book import Revision
from .names import w

SPOT = "spot"
"""An attribute of our own: the number of the paragraph in the document as it was, counted from 0."""
GONE, COME = (w("del"), w("moveFrom")), (w("ins"), w("moveTo"))
FORMATS = tuple(
    w(name)
    for name in (
        "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange",
        "tblPrExChange", "numberingChange",
    )
)  # fmt: skip
Revisions = dict[int, tuple[Revision, ...]]


def number_paragraphs(root: etree._Element) -> None:
    """Nothing; every paragraph then knows its number."""
    for number, paragraph in enumerate(root.iter(w("p"))):
        paragraph.set(SPOT, str(number))


def spot(element: etree._Element | None) -> int:
    """The number of the paragraph that is, holds or first stands within the element; -1 when there is none."""
    if element is None:
        return -1
    near = [element, *element.iterancestors(w("p")), *element.iter(w("p"))]
    return next((int(each.get(SPOT) or -1) for each in near if each.get(SPOT) is not None), -1)


def accept_all(root: etree._Element) -> Revisions:
    """Who changed what, by the number of the paragraph; the part is then as if all changes were accepted."""
    found: dict[int, dict[Revision, None]] = {}
    for element in list(_changes(root)):
        revision = Revision(element.get(w("author")) or "", (element.get(w("date")) or "")[:10])
        found.setdefault(spot(element), {})[revision] = None
    for mark in list(root.iter(w("commentReference"))):
        _keep(mark)
    for element in list(root.iter(*FORMATS)):
        _remove(element)
    _accept_rows(root)
    _accept_marks(root)
    for element in list(root.iter(*GONE)):
        _remove(element)
    for element in list(root.iter(*COME)):
        _unwrap(element)
    return {number: tuple(revisions) for number, revisions in found.items()}


def _keep(mark: etree._Element) -> None:
    """Nothing; a comment on words that are struck then stands beside them."""
    struck = [each for each in mark.iterancestors() if each.tag in GONE]
    if struck:
        run = etree.Element(w("r"))
        run.append(mark)
        struck[-1].addprevious(run)


def _keep_all(holder: etree._Element) -> None:
    """Nothing; the comments in a row or a cell that is struck then stand in the paragraph before it."""
    marks = list(holder.iter(w("commentReference")))
    if not marks:
        return
    inside = set(holder.iter(w("p")))
    before = list(takewhile(lambda each: each not in inside, holder.getroottree().getroot().iter(w("p"))))
    for mark in marks if before else ():
        etree.SubElement(before[-1], w("r")).append(mark)


def _changes(root: etree._Element) -> Iterator[etree._Element]:
    yield from root.iter(*GONE, *COME, w("cellIns"), w("cellDel"))


def _accept_rows(root: etree._Element) -> None:
    for row in list(root.iter(w("tr"))):
        properties = row.find(w("trPr"))
        if properties is not None and properties.find(w("del")) is not None:
            table = row.getparent()
            _keep_all(row)
            _remove(row)
            if table is not None and table.find(w("tr")) is None:
                _remove(table)
    for cell in list(root.iter(w("tc"))):
        if cell.find(f"{w('tcPr')}/{w('cellDel')}") is not None:
            _keep_all(cell)
            _remove(cell)


def _accept_marks(root: etree._Element) -> None:
    """A paragraph whose end is deleted goes on in the next; one of which nothing is left goes altogether."""
    for paragraph in list(root.iter(w("p"))):
        marks = paragraph.find(f"{w('pPr')}/{w('rPr')}")
        if marks is None:
            continue
        gone = any(marks.find(name) is not None for name in GONE)
        for mark in [each for each in marks if each.tag in (*GONE, *COME)]:
            marks.remove(mark)
        if gone:
            _join(paragraph)


def _join(paragraph: etree._Element) -> None:
    after = paragraph.getnext()
    if not _has_words(paragraph):
        has_company = after is not None or paragraph.getprevious() is not None
        if has_company and paragraph.find(f".//{w('commentReference')}") is None:
            _remove(paragraph)
    elif after is not None and after.tag == w("p"):
        properties = after.find(w("pPr"))
        place = 0 if properties is None else 1
        for child in reversed([each for each in paragraph if each.tag != w("pPr")]):
            after.insert(place, child)
        after.set(SPOT, paragraph.get(SPOT) or "-1")
        _remove(paragraph)


def _has_words(paragraph: etree._Element) -> bool:
    return any((each.text or "").strip() and not _is_gone(each) for each in paragraph.iter(w("t")))


def _is_gone(element: etree._Element) -> bool:
    return any(each.tag in GONE for each in element.iterancestors())


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    for child in reversed(list(element)):
        parent.insert(place, child)
    parent.remove(element)
