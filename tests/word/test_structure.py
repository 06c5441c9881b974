"""What makes a draft one to be proud of: numbers, references, contents, bookmarks, header and footer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

import pytest

from iopgen.model.agreement import Agreement, Blank, NumberedClause, Paragraph, Question, Reference, Style, Term, Text
from iopgen.word import Audience

from .drafts import BOTH, NAMES, Drafts, write
from .package import CORE, DUBLIN, Package, text_of, value, w
from .reader import ANNEX_HEADING, HEADING_1, HEADING_2, Draft, fields_of

LISTS = (Style.NUMBERED, Style.NUMBERED_2)


def parts_of(agreement: Agreement) -> Iterator[NumberedClause | Question]:
    parts = (section.parts for section in agreement.sections)
    return chain.from_iterable([*parts, agreement.questions, agreement.annexes])


def runs_of(agreement: Agreement) -> Iterator[object]:
    for clause in agreement.clauses:
        yield from clause.title
        for paragraph in clause.paragraphs():
            yield from paragraph.runs


@pytest.mark.parametrize("name", NAMES)
def test_every_part_of_the_agreement_stands_at_its_bookmark(name: str, drafts: Drafts) -> None:
    agreement = drafts.agreement(name)
    first_lines = {f"section_{section.id}": (section.number, section.heading) for section in agreement.sections}
    for part in parts_of(agreement):
        if isinstance(part, Question):
            first_lines[part.id] = ("", part.paragraph.text)
        elif part.has_heading:
            first_lines[part.id] = (part.number, part.title_text)
        else:
            first_lines[part.id] = ("", next(part.paragraphs()).text)
    draft = Draft(drafts.file(name))
    assert {mark: (line.number, line.text) for line in draft.lines for mark in line.bookmarks} == first_lines


def test_what_is_asked_of_the_annexes_stands_before_the_first_of_them(drafts: Drafts) -> None:
    agreement = drafts.agreement("empty-standard")
    paragraph = Paragraph((Text("Ska bilagan vara med?"),), Style.QUESTION)
    question = Question("question_asked", Blank("people.children", "arbete med barn", "handläggaren"), paragraph)
    lines = Draft(write(replace(agreement, questions=(question,)))).lines
    asked = next(place for place, line in enumerate(lines) if "question_asked" in line.bookmarks)
    assert lines[asked].text == "Ska bilagan vara med?"
    assert agreement.annexes[0].id in lines[asked + 1].bookmarks


@pytest.mark.parametrize("name", NAMES)
def test_headings_are_numbered_without_holes_by_the_list_bound_to_their_styles(name: str, drafts: Drafts) -> None:
    agreement = drafts.agreement(name)
    expected = []
    for section in agreement.sections:
        clauses = [part for part in section.parts if isinstance(part, NumberedClause) and part.has_heading]
        expected += [(section.number, section.heading), *((clause.number, clause.title_text) for clause in clauses)]
    expected += [(annex.number, annex.title_text) for annex in agreement.annexes]
    styles = (HEADING_1, HEADING_2, ANNEX_HEADING)
    lines = Draft(drafts.file(name)).agreement_lines
    assert [(line.number, line.text) for line in lines if line.style in styles] == expected


@pytest.mark.parametrize("name", NAMES)
def test_every_reference_is_a_field_with_the_number_of_its_target(name: str, drafts: Drafts) -> None:
    draft = Draft(drafts.file(name))
    numbers = draft.numbers()
    found = [field for field in draft.fields() if field.code.startswith("REF ")]
    expected = [run for run in runs_of(drafts.agreement(name)) if isinstance(run, Reference)]
    assert [(field.code, field.result) for field in found] == [
        (f"REF {run.target} \\r \\h", run.text) for run in expected
    ]
    assert [field.result for field in found] == [numbers[run.target] for run in expected]


@pytest.mark.parametrize("name", NAMES)
def test_contents_list_every_section_and_annex_with_its_number(name: str, drafts: Drafts) -> None:
    draft = Draft(drafts.file(name))
    headings = [line for line in draft.agreement_lines if line.style in (HEADING_1, ANNEX_HEADING)]
    gaps = {HEADING_1: "\t", ANNEX_HEADING: " "}
    expected = [line.number + gaps[line.style] + line.text for line in headings]
    assert [line.text for line in draft.contents] == expected
    links = [value(link, "anchor") for line in draft.contents for link in line.element.iter(w("hyperlink"))]
    assert links == [line.bookmarks[0] for line in headings]
    codes = [code.text for code in draft.contents[0].element.iter(w("instrText"))]
    assert codes == [' TOC \\o "1-1" \\n \\h \\z \\t "IOP Bilagerubrik;1" ']


@pytest.mark.parametrize("name", NAMES)
def test_every_numbered_list_starts_anew(name: str, drafts: Drafts) -> None:
    draft = Draft(drafts.file(name))
    wanted = [
        (paragraph.list_id, LISTS.index(paragraph.style), paragraph.text)
        for clause in drafts.agreement(name).clauses
        for paragraph in clause.blocks
        if isinstance(paragraph, Paragraph) and paragraph.style in LISTS
    ]
    uses = [(line, line.element.find(f"{w('pPr')}/{w('numPr')}")) for line in draft.lines]
    found = [
        (value(use.find(w("numId"))), int(value(use.find(w("ilvl")))), line.text)
        for line, use in uses
        if use is not None
    ]
    lists = dict(zip((list_id for list_id, *_ in wanted), (number for number, *_ in found), strict=False))
    assert found == [(lists[list_id], level, text) for list_id, level, text in wanted]
    assert len(set(lists.values())) == len(lists)
    numbering = draft.package.roots["word/numbering.xml"]
    restarts = {
        value(num, "numId"): [value(start) for start in num.iter(w("startOverride"))]
        for num in numbering.iter(w("num"))
    }
    assert all(restarts[number] == ["1", "1"] for number in lists.values())


@pytest.mark.parametrize("name", NAMES)
def test_header_and_footer_carry_registry_number_and_page_of_pages(name: str, drafts: Drafts) -> None:
    draft = Draft(drafts.file(name))
    registry_number = drafts.agreement(name).furniture.agreement.registry_number
    shown = registry_number if isinstance(registry_number, str) else registry_number.text
    headers, footers = draft.parts_like("word/header"), draft.parts_like("word/footer")
    assert (len(headers), len(footers)) == (2, 2)
    assert all(f"Dnr {shown}" in "\n".join(draft.story(header)) for header in headers)
    for footer in footers:
        assert any("Sida 1 av 2" in line for line in draft.story(footer))
        paragraphs = draft.package.roots[footer].iter(w("p"))
        codes = [field.code for paragraph in paragraphs for field in fields_of(paragraph)]
        assert codes == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize("audience", BOTH)
@pytest.mark.parametrize("name", NAMES)
def test_draft_says_that_it_is_a_draft(name: str, audience: Audience, drafts: Drafts) -> None:
    draft = Draft(drafts.file(name, audience))
    assert [line.text for line in draft.lines if line.style == "IOPUtkastrad"] == ["UTKAST"]
    assert any("UTKAST" in line for header in draft.parts_like("word/header") for line in draft.story(header))
    assert draft.package.roots["docProps/core.xml"].findtext(f"{{{DUBLIN}}}description") == "UTKAST"


@pytest.mark.parametrize("name", NAMES)
def test_logo_is_a_placeholder_with_alternative_text(name: str, drafts: Drafts) -> None:
    package = Package.read(drafts.file(name))
    logos = [each for each in package.body.iter() if str(each.tag).endswith("}docPr")]
    assert len(logos) == 1
    assert (logos[0].get("descr") or "").startswith("Plats för logotyp: ")


@pytest.mark.parametrize("name", NAMES)
def test_properties_name_the_agreement_and_the_authority(name: str, drafts: Drafts) -> None:
    agreement = drafts.agreement(name)
    about, authorities = agreement.facts.agreement, agreement.facts.authorities
    assert about
    assert authorities
    core = Package.read(drafts.file(name)).roots["docProps/core.xml"]
    title = " – ".join(part for part in (about.title, about.name) if part)
    assert core.tag == f"{{{CORE}}}coreProperties"
    assert core.findtext(f"{{{DUBLIN}}}title") == title
    assert core.findtext(f"{{{DUBLIN}}}creator") == (authorities[0].name or "iopgen")


@pytest.mark.parametrize("name", NAMES)
def test_definitions_stand_in_their_own_style(name: str, drafts: Drafts) -> None:
    package = Package.read(drafts.file(name))
    marked = [
        run for run in package.body.iter(w("r")) if value(run.find(f"{w('rPr')}/{w('rStyle')}")) == "IOPDefinition"
    ]
    texts = ["".join(text.text or "" for text in run.iter(w("t"))) for run in marked]
    assert texts == [run.text for run in runs_of(drafts.agreement(name)) if isinstance(run, Term)]
    assert all(text_of(next(run.iterancestors(w("p")))) for run in marked)
