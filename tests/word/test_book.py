"""The clause book is a file that Word opens and everybody can read: its headings, controls, references and locks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from lxml import etree
from ooxml_integrity import check
from openxml_audit import FileFormat, OpenXmlValidator  # type: ignore[import-untyped]

from iopgen.book import Scope, export_book
from iopgen.book.compose import compose
from iopgen.book.help import HELP, blank_form
from iopgen.draft import open_library
from iopgen.model.book import Book
from iopgen.model.library import ClauseLibrary
from iopgen.word.book import write_book
from iopgen.word.template import WordTemplate

from ..conftest import ROOT, lay_small_library
from .drafts import TEMPLATES, TODAY, template
from .package import Package, again, text_of, texts_of, value, w
from .reader import Draft
from .rules import faults
from .test_soundness import FALSE_ALARMS

CLAUSE = "---\nid: {id}\ntitle: {title}\ntopic: more\norder: {order}\nsummary: En mening.\n{more}---\n{text}\n"
LONG = "a_clause_whose_id_is_as_long_as_can"
CLAUSES = {
    "steps": ("Steg för {{ agreement.name }}", 30, "notes:\n  - {by: Bo Alm, day: 2026-10-01, text: Är tre för många?}"
              "\n  - {text: Vem skrev detta?}\n",
              "Se [](#logos) och [](#term).\n\n1. ett\n1. två\n\nSedan:\n\n1. ett igen\n   - inuti\n1. två igen"
              "\n\n| Part | Belopp |\n|---|---|\n| {{ words.authority }} | hundra |\n\nEfter tabellen."),
    "kept": ("Sekretess", 40, "locked: Hämtad ur lagen.\nguidance: Läs lagen.\n", "Texten **Lagen** står kvar."),
    "ended": ("Slut", 50, "valid_to: 2026-01-01\n", "Texten gäller inte längre."),
    "ended@2026-01-02": ("Slut", 50, "valid_from: 2026-01-02\n", "Texten gäller."),
    f"{LONG}@2026-01-02": ("Lång", 60, "valid_from: 2026-01-02\n", "Texten."),
}  # fmt: skip


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> ClauseLibrary:
    """A library in which there is one of everything that a clause can hold."""
    folder = lay_small_library(tmp_path_factory.mktemp("book") / "library")
    for name, (title, order, more, text) in CLAUSES.items():
        clause = CLAUSE.format(id=name.partition("@")[0], title=f'"{title}"', order=order, more=more, text=text)
        (folder / "clauses" / "more" / f"{name}.md").write_text(clause, "utf-8")
    return open_library(folder)


@pytest.fixture(scope="module")
def books(rich: ClauseLibrary, library: ClauseLibrary) -> dict[str, bytes]:
    everything = export_book(library, Scope(), TODAY)
    return {"rich": export_book(rich, Scope(), TODAY), "everything": everything}


BOTH = pytest.mark.parametrize("name", ["rich", "everything"])


def controls(package: Package) -> list[etree._Element]:
    return list(package.body.iter(w("sdt")))


def about(control: etree._Element, name: str) -> str:
    return value(control.find(f"{w('sdtPr')}/{w(name)}"))


def shown(control: etree._Element) -> str:
    return "".join(each.text or "" for each in control.iter(w("t")))


def headings(package: Package) -> Iterator[tuple[int, etree._Element]]:
    for paragraph in package.body.iter(w("p")):
        style = value(paragraph.find(f"{w('pPr')}/{w('pStyle')}"))
        if style in ("Heading1", "Heading2", "Heading3"):
            yield int(style[-1]), paragraph


@BOTH
def test_book_keeps_every_rule(name: str, books: dict[str, bytes]) -> None:
    assert faults(books[name]) == []


@BOTH
def test_validators_find_nothing(name: str, books: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "bok.docx"
    path.write_bytes(books[name])
    found = OpenXmlValidator(file_format=FileFormat.OFFICE_2019).validate(path).errors
    assert {error.description for error in found} - FALSE_ALARMS == set()
    assert check(path) == []


@BOTH
def test_contents_are_the_headings_in_order(name: str, books: dict[str, bytes]) -> None:
    package = Package.read(books[name])
    entries = [line for line in Draft(books[name]).lines if line.style in ("TOC1", "TOC2")]
    targets = [value(link, "anchor") for line in entries for link in line.element.iter(w("hyperlink"))]
    found = [
        (value(paragraph.find(w("bookmarkStart")), "name"), text_of(paragraph), level)
        for level, paragraph in headings(package)
        if paragraph.find(w("bookmarkStart")) is not None
    ]
    levels = [1 if line.style == "TOC1" else 2 for line in entries]
    assert [(mark, text) for mark, text, _ in found] == list(zip(targets, (line.text for line in entries), strict=True))
    assert levels == [min(level, 2) for *_, level in found]


@BOTH
def test_every_reference_shows_the_heading_that_it_leads_to(name: str, books: dict[str, bytes]) -> None:
    draft = Draft(books[name])
    at = {value(mark, "name"): mark for mark in draft.package.body.iter(w("bookmarkStart"))}
    references = [field for field in draft.fields() if field.code.startswith("REF ")]
    assert len(references) > 1
    assert all(field.code.endswith(r" \h") for field in references)
    assert [field.result for field in references] == [between(at[field.code.split()[1]]) for field in references]


def between(start: etree._Element) -> str:
    """The text that the bookmark holds."""
    ends = [each for each in start.itersiblings(w("bookmarkEnd")) if value(each, "id") == value(start, "id")]
    within = [each for each in start.itersiblings() if ends[0] in each.itersiblings()]
    return "".join(each.text or "" for element in within for each in element.iter(w("t")))


@BOTH
def test_controls_are_told_apart_and_named(name: str, books: dict[str, bytes]) -> None:
    found = controls(Package.read(books[name]))
    assert list(again(about(each, "id") for each in found)) == []
    assert [each for each in found if not about(each, "alias") or len(about(each, "alias")) > 64] == []


@BOTH
def test_facts_are_controls_that_nobody_can_write_in(name: str, books: dict[str, bytes]) -> None:
    facts = [each for each in controls(Package.read(books[name])) if shown(each).startswith("«")]
    assert {about(each, "lock") for each in facts} == {"contentLocked"}
    start = next(each for each in facts if shown(each) == "«avtalets startdatum»")
    assert (about(start, "alias"), about(start, "tag")) == (
        "Avtalets startdatum, t.ex. 1\u00a0januari\u00a02027",
        "term.start",
    )


def test_locked_and_ended_texts_cannot_be_changed(books: dict[str, bytes]) -> None:
    locked = [each for each in controls(Package.read(books["rich"])) if about(each, "alias") == "Låst text"]
    assert {about(each, "lock") for each in locked} == {"sdtContentLocked"}
    texts = [texts_of(each) for each in locked]
    assert [(text[3], text[-1]) for text in texts] == [
        ("Sekretess", "Läs lagen."), ("Slut", "Skriv råd här"),
    ]  # fmt: skip


def test_rows_have_labels_that_stay_and_only_some_can_be_written_in(books: dict[str, bytes]) -> None:
    table = next(Package.read(books["rich"]).body.iter(w("tbl")))
    cells = [[list(cell.iter(w("sdt"))) for cell in row.iter(w("tc"))] for row in list(table.iter(w("tr")))[1:]]
    assert {about(label, "lock") for (label,), _ in cells} == {"sdtContentLocked"}
    locks = {shown(label): [about(each, "lock") for each in values] for (label,), values in cells}
    assert locks == {
        "Rubrik": [], "Klausul": ["sdtContentLocked"], "Gäller för": ["sdtContentLocked"], "Gäller från": [],
        "Gäller till": [], "Beslut": [], "Lagrum": [], "Granskad av": [], "Står med": ["sdtContentLocked"],
        "Sammanfattning": [], "Ursprung": [], "Ändringen är en": [""],
    }  # fmt: skip
    choices = [value(each, "displayText") for each in cells[-1][1][0].iter(w("listItem"))]
    assert choices == ["rättelse", "ny version", "ska tas bort"]


def test_lists_are_words_own_and_each_begins_anew(books: dict[str, bytes]) -> None:
    lines = {line.text: line for line in Draft(books["rich"]).lines}
    numbers = {
        text: [value(each.find(w("numId"))) for each in lines[text].element.iter(w("numPr"))]
        for text in ("ett", "två", "ett igen", "två igen")
    }
    assert numbers["ett"] == numbers["två"] != numbers["ett igen"] == numbers["två igen"]
    assert lines["inuti"].style == "IOPPunktlista2"


def test_notes_are_comments_of_those_who_wrote_them(books: dict[str, bytes]) -> None:
    root = Package.read(books["rich"]).roots["word/comments.xml"]
    told = [
        (value(each, "author"), value(each, "date"), value(each, "initials"), "".join(texts_of(each)))
        for each in root.iter(w("comment"))
    ]
    assert told[0] == ("Bo Alm", "2026-10-01T00:00:00Z", "BA", "Är tre för många?")
    assert told[1] == ("okänd", "", "O", "Vem skrev detta?")


def test_python_docx_opens_the_book(books: dict[str, bytes]) -> None:
    document = Document(BytesIO(books["everything"]))
    properties = document.core_properties
    assert (properties.title, properties.subject, properties.language) == ("Klausulbok", "alla texter", "sv-SE")


def test_equal_input_gives_equal_bytes(rich: ClauseLibrary, books: dict[str, bytes]) -> None:
    assert export_book(rich, Scope(), TODAY) == books["rich"]


def test_template_need_not_have_the_styles_that_only_the_book_uses(rich: ClauseLibrary) -> None:
    whole = template(TEMPLATES / "standard.docx")
    root = etree.fromstring(whole.parts["word/styles.xml"])
    for style in list(root.iter(w("style"))):
        if value(style.find(w("name"))) in ("toc 2", "TOC Heading", "Title", "Subtitle"):
            root.remove(style)
    bare = replace(whole, parts=whole.parts | {"word/styles.xml": etree.tostring(root)})
    assert faults(written(compose(rich, Scope(), TODAY), bare)) == []


def written(book: Book, looks: WordTemplate) -> bytes:
    return write_book(book, HELP, blank_form(), looks, date(2026, 11, 21))


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.docx")), ids=lambda path: path.stem)
def test_book_stands_on_every_template(path: Path, rich: ClauseLibrary) -> None:
    assert faults(written(compose(rich, Scope(), TODAY), template(path))) == []


def test_book_of_an_authority_stands_on_its_template() -> None:
    library = open_library(ROOT)
    mine = compose(library, Scope(authority="goteborg"), TODAY)
    expected = written(mine, template(TEMPLATES / "goteborg.docx"))
    assert export_book(library, Scope(authority="goteborg"), TODAY) == expected


def test_headings_call_an_authority_by_its_name_alone(books: dict[str, bytes]) -> None:
    told = [text_of(paragraph) for _, paragraph in headings(Package.read(books["everything"]))]
    assert "Ingen diskriminering – egen text för Region Jönköpings län" in told


def test_headings_tell_which_texts_are_locked(books: dict[str, bytes]) -> None:
    told = [text_of(paragraph) for _, paragraph in headings(Package.read(books["rich"]))]
    assert [each for each in told if each.endswith("låst")] == [
        "Sekretess – låst", "Slut – gäller till och med 2026-01-01, låst",
    ]  # fmt: skip
