"""The comments part, and new numbered lists in the numbering part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from lxml import etree

from ..model.agreement import Style
from .body import Comment
from .names import COMMENT_REFERENCE, COMMENT_TEXT, OFFICE, PARAGRAPHS, XML, W, w
from .package import Parts, add_part, parse_part, relate, serialize

AUTHOR, INITIALS = "iopgen", "iop"
COMMENTS = "word/comments.xml"
NUMBERING = "word/numbering.xml"


def add_comments(parts: Parts, comments: Iterable[Comment], style_ids: Mapping[str, str], day: date) -> None:
    """Nothing; `parts` then holds the comments, dated the agreement's day so that equal input gives equal bytes."""
    root = etree.Element(w("comments"), nsmap={"w": W})
    for comment in comments:
        root.append(_comment(comment, style_ids, day))
    if not len(root):
        return
    add_part(
        parts, COMMENTS, serialize(root), "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    )
    relate(parts, "word/_rels/document.xml.rels", f"{OFFICE}/comments", "comments.xml")


def _comment(comment: Comment, style_ids: Mapping[str, str], day: date) -> etree._Element:
    element = etree.Element(w("comment"))
    for name, value in (
        ("id", str(comment.id)),
        ("author", comment.by or AUTHOR),
        ("date", f"{comment.day or day.isoformat()}T00:00:00Z"),
        ("initials", _initials(comment.by) or INITIALS),
    ):
        element.set(w(name), value)
    paragraph = etree.SubElement(element, w("p"))
    _styled(etree.SubElement(paragraph, w("pPr")), "pStyle", style_ids[COMMENT_TEXT])
    mark = etree.SubElement(paragraph, w("r"))
    _styled(etree.SubElement(mark, w("rPr")), "rStyle", style_ids[COMMENT_REFERENCE])
    etree.SubElement(mark, w("annotationRef"))
    text = etree.SubElement(etree.SubElement(paragraph, w("r")), w("t"))
    text.text = comment.text
    text.set(f"{{{XML}}}space", "preserve")
    return element


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split()[:3]).upper()


def _styled(properties: etree._Element, name: str, style_id: str) -> None:
    etree.SubElement(properties, w(name)).set(w("val"), style_id)


def first_free_list(parts: Parts) -> int:
    """The first number that no list of the template has."""
    numbers = [int(num.get(w("numId")) or 0) for num in parse_part(parts[NUMBERING]).iter(w("num"))]
    return max(numbers, default=0) + 1


def add_lists(parts: Parts, numbers: Iterable[int], style_ids: Mapping[str, str]) -> None:
    """Nothing; each number is then a numbered list of its own that starts at one."""
    root = parse_part(parts[NUMBERING])
    pattern = _abstract_of(root, parts, style_ids[PARAGRAPHS[Style.NUMBERED]])
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
    parts[NUMBERING] = serialize(root)


def _abstract_of(numbering: etree._Element, parts: Parts, style_id: str) -> str:
    """The id of the list pattern that the style for numbered lists is bound to."""
    styles = parse_part(parts["word/styles.xml"])
    (style,) = [each for each in styles.iter(w("style")) if each.get(w("styleId")) == style_id]
    wanted = style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
    assert wanted is not None
    (num,) = [each for each in numbering.iter(w("num")) if each.get(w("numId")) == wanted.get(w("val"))]
    pattern = num.find(w("abstractNumId"))
    assert pattern is not None
    return pattern.get(w("val")) or "0"
