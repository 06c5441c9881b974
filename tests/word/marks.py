"""Rules for what lies between the letters: bookmarks, fields, comments and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .package import BODY, WP, Package, again, local, value, w

BOOKMARK_NAME = re.compile(r"[A-Za-zÅÄÖåäö_][A-Za-zÅÄÖåäö0-9_]{0,39}")
COMMENT_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")


def bookmarks_are_sound(package: Package) -> Iterator[str]:
    starts = [(part, each) for part, root in package.stories() for each in root.iter(w("bookmarkStart"))]
    ends = [(part, each) for part, root in package.stories() for each in root.iter(w("bookmarkEnd"))]
    yield from (
        f"two bookmarks have the name {name}" for name in again(value(each, "name").lower() for _, each in starts)
    )
    yield from (f"two bookmarks have the id {number}" for number in again(value(each, "id") for _, each in starts))
    yield from (f"two bookmarks end with the id {number}" for number in again(value(each, "id") for _, each in ends))
    place_of_end = {value(each, "id"): each for _, each in ends}
    started = {value(each, "id") for _, each in starts}
    yield from (
        f"{part}: the end of bookmark {value(each, 'id')} has no start"
        for part, each in ends
        if value(each, "id") not in started
    )
    for part, start in starts:
        name = value(start, "name")
        if not BOOKMARK_NAME.fullmatch(name):
            yield f"{part}: {name!r} cannot be the name of a bookmark"
        end = place_of_end.get(value(start, "id"))
        if end is None:
            yield f"{part}: bookmark {name} is never closed"
        elif end.getparent() is not (parent := start.getparent()) or parent is None or parent.tag != w("p"):
            yield f"{part}: bookmark {name} does not lie within one paragraph"
        elif start not in list(end.itersiblings(preceding=True)):
            yield f"{part}: bookmark {name} ends before it starts"


def fields_are_closed(package: Package) -> Iterator[str]:
    for part, root in package.stories():
        stages: list[str] = []
        for element in root.iter(w("fldChar"), w("instrText"), w("fldSimple")):
            fault = _step(stages, value(element, "fldCharType") or local(element))
            if fault:
                yield f"{part}: {fault}"
        if stages:
            yield f"{part}: {len(stages)} fields are never closed"


def _step(stages: list[str], kind: str) -> str:
    """What is wrong with the next mark of a field; `stages` tells how far each open field has come."""
    inside = stages[-1] if stages else ""
    if kind == "begin":
        stages.append("code")
    elif kind == "separate" and inside == "code":
        stages[-1] = "result"
    elif kind == "end" and inside:
        stages.pop()
    elif kind == "fldSimple":
        return "a simple field, which readers such as mammoth pass over"
    elif kind != "instrText" or inside != "code":
        return f"{kind} stands where no field allows it"
    return ""


def references_have_targets(package: Package) -> Iterator[str]:
    names = {value(each, "name") for _, root in package.stories() for each in root.iter(w("bookmarkStart"))}
    for part, root in package.stories():
        for code in root.iter(w("instrText")):
            kind, *rest = (code.text or "").split()
            if kind in ("REF", "PAGEREF", "NOTEREF") and (not rest or rest[0] not in names):
                yield f"{part}: {code.text!r} refers to a bookmark that does not exist"
        for link in root.iter(w("hyperlink")):
            if value(link, "anchor") and value(link, "anchor") not in names:
                yield f"{part}: a link leads to {value(link, 'anchor')}, which does not exist"


def comments_agree(package: Package) -> Iterator[str]:
    root = package.roots.get("word/comments.xml")
    comments = [] if root is None else list(root.iter(w("comment")))
    written = [value(each, "id") for each in comments]
    yield from (f"two comments have the id {number}" for number in again(written))
    if root is not None and not written:
        yield "the comments part is empty"
    for each in comments:
        is_dated = value(each, "date") or value(each, "author") != "iopgen"  # of others nobody may know the day
        if not (value(each, "author") and is_dated and "".join(map(str, each.itertext())).strip()):
            yield f"comment {value(each, 'id')} lacks author, date or text"
    for name in COMMENT_MARKS:
        used = [value(each, "id") for each in package.body.iter(w(name))]
        if sorted(used) != sorted(written):
            yield f"{name}: {sorted(set(used) ^ set(written))} do not agree with the comments part"


def comments_surround_their_text(package: Package) -> Iterator[str]:
    met: dict[str, list[str]] = {}
    for part, root in package.stories():
        for each in root.iter(*map(w, COMMENT_MARKS)):
            met.setdefault(value(each, "id"), []).append(local(each))
            if part != BODY:
                yield f"{part}: a comment where none can stand"
    for number, names in met.items():
        if tuple(names) != COMMENT_MARKS:
            yield f"comment {number} has the marks {', '.join(names)}"


def pictures_are_told_apart_and_described(package: Package) -> Iterator[str]:
    pictures = [(part, each) for part, root in package.stories() for each in root.iter(f"{{{WP}}}docPr")]
    yield from (f"two pictures have the id {number}" for number in again(each.get("id") or "" for _, each in pictures))
    yield from (f"{part}: a picture without alternative text" for part, each in pictures if not each.get("descr"))
