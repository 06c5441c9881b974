"""Comments in an edited clause book → remarks on its texts, each with the words that it is about."""

from __future__ import annotations

from lxml import etree

from ..model.book import BookNote
from .comments import AUTHOR, COMMENTS
from .names import w
from .package import Parts, parse_part

NO_DAY = "0-00-00T00"  # what LibreOffice writes
NOTED_WORDS = 6
"""So many words tell where in a text a comment stands."""
TEXT, BREAKS = (w("t"), w("delText")), (w("tab"), w("br"), w("cr"), w("p"))


def comments(parts: Parts) -> dict[str, BookNote]:
    """The remarks that people have made, by the number of the comment."""
    if COMMENTS not in parts:
        return {}
    return {
        each.get(w("id")) or "": BookNote(
            each.get(w("author")) or "", (each.get(w("date")) or "")[:10].removeprefix(NO_DAY), visible_words(each)
        )
        for each in parse_part(parts[COMMENTS]).iter(w("comment"))
        if each.get(w("author")) != AUTHOR
    }  # fmt: skip


def commented_words(root: etree._Element) -> dict[str, str]:
    """The first words that each comment marks, by its number; of the whole paragraph where it marks none."""
    said: dict[str, list[str]] = {}
    going: set[str] = set()
    found: dict[str, str] = {}
    for element in root.iter(w("commentRangeStart"), w("commentRangeEnd"), w("commentReference"), *TEXT, *BREAKS):
        number = element.get(w("id")) or ""
        if element.tag == w("commentRangeStart"):
            going.add(number)
        elif element.tag == w("commentRangeEnd"):
            going.discard(number)
        elif element.tag == w("commentReference"):
            paragraph = next(element.iterancestors(w("p")), element)
            found[number] = _shortened("".join(said.get(number, ())) or visible_words(paragraph))
        else:
            for each in going:
                said.setdefault(each, []).append(_said(element))
    return found


def visible_words(element: etree._Element) -> str:
    """The words in the element as people see them, on one line; struck ones too."""
    return " ".join("".join(map(_said, element.iter(*TEXT, *BREAKS))).split())


def _said(element: etree._Element) -> str:
    return (element.text or "") if element.tag in TEXT else " "


def _shortened(text: str) -> str:
    words = text.split()
    return " ".join(words[:NOTED_WORDS]) + (" …" if len(words) > NOTED_WORDS else "")
