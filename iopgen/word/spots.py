"""Where in a part of a document something stands, as people find it: by the paragraph's words, or by table and cell."""

from __future__ import annotations

from lxml import etree

from ..model.record import dataclass
from ..problem import Problem
from .names import w

SHOWN = 40


@dataclass(frozen=True, slots=True)
class Spot:
    """A paragraph: its number in the part, from 0, and how it is found."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem of a template, and the paragraph where it is; `part` is the part's name in the package."""

    problem: Problem
    spot: Spot | None
    part: str = ""


def spot_of(element: etree._Element) -> Spot | None:
    """The paragraph that is, holds or first stands within the element; None when there is none."""
    paragraph = element if element.tag == w("p") else next(element.iterancestors(w("p")), None)
    if paragraph is None:
        paragraph = next(element.iter(w("p")), None)
    if paragraph is None:
        return None
    number = next(n for n, each in enumerate(element.getroottree().getroot().iter(w("p"))) if each is paragraph)
    return Spot(number, ", ".join(filter(None, (_cell(paragraph), _words(paragraph)))))


def _words(paragraph: etree._Element) -> str:
    text = " ".join("".join(str(each.text or "") for each in paragraph.iter(w("t"))).split())
    if not text:
        return "ett stycke utan text"
    return f"stycket ”{text if len(text) <= SHOWN else f'{text[:SHOWN].rstrip()} …'}”"


def _cell(paragraph: etree._Element) -> str:
    """Which table, row and cell of the part the paragraph stands in; empty when in none."""
    cell = next(paragraph.iterancestors(w("tc")), None)
    row = next(paragraph.iterancestors(w("tr")), None)
    table = next(paragraph.iterancestors(w("tbl")), None)
    if cell is None or row is None or table is None:
        return ""
    tables = list(paragraph.getroottree().getroot().iter(w("tbl")))
    rows, cells = list(table.iter(w("tr"))), list(row.iter(w("tc")))
    return f"tabell {_place(table, tables)}, rad {_place(row, rows)}, cell {_place(cell, cells)}"


def _place(element: etree._Element, among: list[etree._Element]) -> int:
    return next(number for number, each in enumerate(among, start=1) if each is element)
