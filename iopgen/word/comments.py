"""The comments part, and new numbered lists in the numbering part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from lxml import etree

from ..model.agreement import Style
from .body import Comment, text
from .manifest import quoted
from .names import COMMENT_REFERENCE, COMMENT_TEXT, OFFICE, PARAGRAPHS, W, w
from .package import DECLARATION, Parts, add_part, parse_part, relate, serialize

AUTHOR, INITIALS = "iopgen", "iop"
COMMENTS = "word/comments.xml"
NUMBERING = "word/numbering.xml"
KEPT = 256
"""How many numbering parts are remembered: drafts of one template have few."""


def add_comments(parts: Parts, comments: Iterable[Comment], style_ids: Mapping[str, str], day: date) -> None:
    """Nothing; `parts` then holds the comments, dated the agreement's day so that equal input gives equal bytes."""
    written = "".join([_comment(comment, style_ids, day) for comment in comments])
    if not written:
        return
    part = f'{DECLARATION}<w:comments xmlns:w="{W}">{written}</w:comments>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    add_part(parts, COMMENTS, part.encode(), kind)
    relate(parts, "word/_rels/document.xml.rels", f"{OFFICE}/comments", "comments.xml")


def _comment(comment: Comment, style_ids: Mapping[str, str], day: date) -> str:
    said_on = comment.day if comment.by else day.isoformat()
    when = f' w:date="{said_on}T00:00:00Z"' if said_on else ""
    return (
        f'<w:comment w:id="{comment.id}" w:author="{quoted(comment.by or AUTHOR)}"{when}'
        f' w:initials="{quoted(_initials(comment.by) or INITIALS)}">'
        f'<w:p><w:pPr><w:pStyle w:val="{style_ids[COMMENT_TEXT]}"/></w:pPr>'
        f'<w:r><w:rPr><w:rStyle w:val="{style_ids[COMMENT_REFERENCE]}"/></w:rPr><w:annotationRef/></w:r>'
        f"{text(comment.text)}</w:p></w:comment>"
    )


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split()[:3]).upper()


def _styled(properties: etree._Element, name: str, style_id: str) -> None:
    etree.SubElement(properties, w(name)).set(w("val"), style_id)


def first_free_list(parts: Parts) -> int:
    """The first number that no list of the template has."""
    return _first_free(parts[NUMBERING])


@lru_cache(maxsize=KEPT)
def _first_free(numbering: bytes) -> int:
    numbers = [int(num.get(w("numId")) or 0) for num in parse_part(numbering).iter(w("num"))]
    return max(numbers, default=0) + 1


def add_lists(parts: Parts, numbers: Iterable[int], style_ids: Mapping[str, str]) -> None:
    """Nothing; each number is then a numbered list of its own that starts at one."""
    style_id = style_ids[PARAGRAPHS[Style.NUMBERED]]
    parts[NUMBERING] = _with_lists(parts[NUMBERING], parts["word/styles.xml"], style_id, tuple(numbers))


@lru_cache(maxsize=KEPT)
def _with_lists(numbering: bytes, styles: bytes, style_id: str, numbers: tuple[int, ...]) -> bytes:
    root = parse_part(numbering)
    pattern = _abstract_of(root, styles, style_id)
    tail = root.find(w("numIdMacAtCleanup"))
    for number in numbers:
        element = etree.Element(w("num"))
        element.set(w("numId"), str(number))
        _styled(element, "abstractNumId", pattern)
        for level in ("0", "1"):
            override = etree.SubElement(element, w("lvlOverride"))
            override.set(w("ilvl"), level)
            _styled(override, "startOverride", "1")
        if tail is None:
            root.append(element)
        else:
            tail.addprevious(element)
    return serialize(root)


def _abstract_of(numbering: etree._Element, styles: bytes, style_id: str) -> str:
    """The id of the list pattern that the style for numbered lists is bound to."""
    (style,) = [each for each in parse_part(styles).iter(w("style")) if each.get(w("styleId")) == style_id]
    wanted = style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
    assert wanted is not None
    (num,) = [each for each in numbering.iter(w("num")) if each.get(w("numId")) == wanted.get(w("val"))]
    pattern = num.find(w("abstractNumId"))
    assert pattern is not None
    return pattern.get(w("val")) or "0"
