"""A missing fact is a visible mark with a comment at its place that says who can answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from lxml import etree

from iopgen.model.agreement import Blank, Doubt
from iopgen.word import Audience

from .drafts import EMPTY, NAMES, Drafts
from .package import Package, text_of, value, w
from .reader import Draft

STYLES = {"IOPSaknas": Blank, "IOPKontrollera": Doubt}


def marks_in(part: Any) -> Iterator[Blank | Doubt]:
    """Every mark within the agreement, wherever it lies."""
    if isinstance(part, Blank | Doubt):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from marks_in(each)
    elif is_dataclass(part):
        for name in (each.name for each in fields(part)):
            yield from marks_in(getattr(part, name))


def marked_runs(root: etree._Element) -> list[tuple[str, str]]:
    """Style and text of every run in the style of a mark."""
    runs = [(value(run.find(f"{w('rPr')}/{w('rStyle')}")), run) for run in root.iter(w("r"))]
    return [(style, "".join(text.text or "" for text in run.iter(w("t")))) for style, run in runs if style in STYLES]


def commented(package: Package) -> dict[str, str]:
    """The comment's number and the text that it stands at."""
    found: dict[str, str] = {}
    for paragraph in package.body.iter(w("p")):
        open_numbers: list[str] = []
        for element in paragraph.iter(w("commentRangeStart"), w("commentRangeEnd"), w("t")):
            if element.tag == w("commentRangeStart"):
                open_numbers.append(value(element, "id"))
            elif element.tag == w("commentRangeEnd"):
                open_numbers.remove(value(element, "id"))
            for number in open_numbers:
                found[number] = found.get(number, "") + (element.text or "")
    return found


def comments(package: Package) -> dict[str, str]:
    root = package.roots.get("word/comments.xml")
    found = [] if root is None else list(root.iter(w("comment")))
    return {value(each, "id"): "".join(text_of(paragraph) for paragraph in each.iter(w("p"))) for each in found}


@pytest.mark.parametrize("name", NAMES)
def test_every_mark_of_the_text_has_its_style_and_its_comment(name: str, drafts: Drafts) -> None:
    agreement = drafts.agreement(name)
    marks = [*marks_in(agreement.sections), *marks_in(agreement.annexes)]
    package = Package.read(drafts.file(name))
    texts, said = commented(package), comments(package)
    told = {(texts[number], comment) for number, comment in said.items()}
    for mark in marks:
        if isinstance(mark, Blank):
            comment = f"Uppgiften ”{mark.label}” saknas. Fråga {mark.who}. Den heter {mark.path} i ärendefilen."
        else:
            checked = f"Kontrollera den och skriv den i ärendefilen ({mark.path})."
            comment = f"Uppgiften ”{mark.label}” är inte bekräftad. {checked}"
        assert (mark.text, comment) in told
    shown = marked_runs(package.body)
    assert len(shown) == len(said)
    for mark in marks:
        assert ("IOPSaknas" if isinstance(mark, Blank) else "IOPKontrollera", mark.text) in shown


@pytest.mark.parametrize("name", EMPTY)
def test_marks_in_headers_and_footers_have_style_but_no_comment(name: str, drafts: Drafts) -> None:
    draft = Draft(drafts.file(name))
    for header in draft.parts_like("word/header"):
        root = draft.package.roots[header]
        assert ("IOPSaknas", "[Uppgift saknas: diarienummer]") in marked_runs(root)
        assert next(root.iter(w("commentReference")), None) is None


@pytest.mark.parametrize("name", EMPTY)
def test_the_copy_for_the_partner_has_the_marks_without_the_comments(name: str, drafts: Drafts) -> None:
    officer, partner = (Package.read(drafts.file(name, audience)) for audience in (Audience.OFFICER, Audience.PARTNER))
    assert marked_runs(partner.body) == marked_runs(officer.body)
    assert commented(partner) == comments(partner) == {}
    assert len(comments(officer)) > 50


def test_comments_are_signed_and_dated_by_the_agreement_not_by_the_clock(drafts: Drafts) -> None:
    root = Package.read(drafts.file("empty-boras")).roots["word/comments.xml"]
    signed = {tuple(value(each, name) for name in ("author", "initials", "date")) for each in root.iter(w("comment"))}
    assert signed == {("iopgen", "iop", "2026-11-21T00:00:00Z")}
