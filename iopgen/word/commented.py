"""A copy of a template with what is wrong in it as Word comments, each at its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from lxml import etree

from ..problem import Severity
from .audit import TemplateAudit
from .comments import AUTHOR, COMMENTS, INITIALS
from .names import COMMENT_REFERENCE, COMMENT_TEXT, OFFICE, W, w
from .package import Parts, add_part, parse_part, relate, serialize, write_package
from .spots import Finding
from .template import BODY, part_name

COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def commented(audit: TemplateAudit, day: date) -> bytes | None:
    """The template with comments; None when it cannot be opened as a Word document."""
    if audit.parts is None:
        return None
    told = [(_number(finding), _told(finding)) for finding in audit.findings]
    return with_comments(audit.parts, told, audit.style_ids, day)


def with_comments(parts: Parts, told: Sequence[tuple[int, str]], style_ids: Mapping[str, str], day: date) -> bytes:
    """The document with comments, each with the number of the paragraph of the body that it is tied to, from 0."""
    parts = dict(parts)
    root = parse_part(parts[BODY])
    paragraphs = list(root.iter(w("p")))
    notes = parse_part(parts[COMMENTS]) if COMMENTS in parts else etree.Element(w("comments"), nsmap={"w": W})
    taken = [int(each.get(w("id")) or 0) for each in notes.iter(w("comment"))]
    if not paragraphs or not told:
        return write_package(parts)
    for number, (place, words) in enumerate(told, start=max(taken, default=-1) + 1):
        _anchor(_outermost(paragraphs[max(place, 0)]), number, style_ids)
        notes.append(_comment(words, number, day, style_ids))
    parts[BODY] = serialize(root)
    add_part(parts, COMMENTS, serialize(notes), COMMENTS_TYPE)
    relate(parts, "word/_rels/document.xml.rels", f"{OFFICE}/comments", "comments.xml")
    return write_package(parts)


def _number(finding: Finding) -> int:
    """Where the comment is tied: in the body at its paragraph, else at the first, since headers can hold none."""
    in_body = finding.problem.place.part.startswith(part_name(BODY))
    return finding.spot.number if finding.spot and in_body else 0


def _told(finding: Finding) -> str:
    """What the comment says."""
    problem = finding.problem
    kind = "Fel" if problem.severity is Severity.ERROR else "Varning"
    part = problem.place.part
    where = f" i {part}" if part and not part.startswith(part_name(BODY)) else ""
    return f"{kind}{where}: {problem.message} {problem.advice}".rstrip()


def _outermost(paragraph: etree._Element) -> etree._Element:
    """The paragraph itself, or the one that holds the text box that it stands in: a box can hold no comment."""
    return next(reversed(list(paragraph.iterancestors(w("p")))), paragraph)


def _anchor(paragraph: etree._Element, number: int, style_ids: Mapping[str, str]) -> None:
    marks = [etree.Element(w(name)) for name in ("commentRangeStart", "commentRangeEnd")]
    for mark in marks:
        mark.set(w("id"), str(number))
    first = next((n for n, each in enumerate(paragraph) if each.tag not in (w("pPr"), marks[0].tag)), len(paragraph))
    paragraph.insert(first, marks[0])
    run = _run(style_ids)
    etree.SubElement(run, w("commentReference")).set(w("id"), str(number))
    paragraph.extend((marks[1], run))


def _comment(words: str, number: int, day: date, style_ids: Mapping[str, str]) -> etree._Element:
    element = etree.Element(w("comment"))
    for name, value in _attributes(number, day):
        element.set(w(name), value)
    paragraph = etree.SubElement(element, w("p"))
    if style := style_ids.get(COMMENT_TEXT):
        etree.SubElement(etree.SubElement(paragraph, w("pPr")), w("pStyle")).set(w("val"), style)
    mark = _run(style_ids)
    etree.SubElement(mark, w("annotationRef"))
    paragraph.append(mark)
    text = etree.SubElement(etree.SubElement(paragraph, w("r")), w("t"))
    text.text = words
    text.set(XML_SPACE, "preserve")
    return element


def _run(style_ids: Mapping[str, str]) -> etree._Element:
    """A run in the style of comment marks, where the template has that style."""
    run = etree.Element(w("r"))
    if style := style_ids.get(COMMENT_REFERENCE):
        etree.SubElement(etree.SubElement(run, w("rPr")), w("rStyle")).set(w("val"), style)
    return run


def _attributes(number: int, day: date) -> Iterable[tuple[str, str]]:
    return (("id", str(number)), ("author", AUTHOR), ("date", f"{day.isoformat()}T00:00:00Z"), ("initials", INITIALS))
