"""Two states as one document: accept all its changes and it says the new, reject them and it says the old."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from iopgen.book import Scope, difference_document, export_book, texts_of
from iopgen.model.book import BookText, Form, Grid, Line, Said
from iopgen.reading.library import read_library
from iopgen.word import open_package
from iopgen.word.names import w
from iopgen.word.package import parse_part
from iopgen.word.reading_back import paragraph_text
from iopgen.word.revisions import accept_all

from .conftest import TODAY

ABOUT = "från bok.docx till ny.docx"


def lines(text: str, form: Form = Form.BODY) -> tuple[Line, ...]:
    return tuple(Line((Said(each),), form) for each in text.split("\n") if each)


def text_with(body: tuple[Line | Grid, ...], name: str = "press") -> BookText:
    return BookText(name, "main", Line((Said("Press"),)), (), body, ())


def grid(*rows: str) -> Grid:
    return Grid(tuple(tuple(Line((Said(cell),)) for cell in row.split("|")) for row in rows))


def reject_all(root: etree._Element) -> None:
    """The part as it is when all tracked changes are rejected: what has come goes, and what has gone comes back."""
    turned = {w("ins"): w("del"), w("del"): w("ins"), w("delText"): w("t")}
    for element in list(root.iter(*turned)):
        element.tag = turned[str(element.tag)]
    for change in list(root.iter(w("pPrChange"))):
        properties, before = change.getparent(), change.find(w("pPr"))
        assert properties is not None
        assert before is not None
        properties.remove(change)
        for child in list(properties):
            if child.tag == w("pStyle"):
                properties.remove(child)
        properties[:0] = list(before)
    accept_all(root)


def said(document: bytes, *, rejected: bool = False) -> list[str]:
    """The lines of the document under its heading of differences."""
    root = parse_part(open_package(document, "x.docx")["word/document.xml"])
    if rejected:
        reject_all(root)
    else:
        accept_all(root)
    found = [paragraph_text(paragraph) for paragraph in root.iter(w("p"))]
    return [line for line in found[found.index("Texter som skiljer sig") + 1 :] if line]


def as_document(folder: Path, before: list[BookText], after: list[BookText]) -> bytes:
    return difference_document(before, after, ABOUT, read_library(folder), TODAY)[1]


CHANGES = [
    (lines("Parterna ska höras."), lines("Parterna ska alltid höras.")),
    (lines("Ett.\nTvå.\nTre."), lines("Ett.\nTre.")),
    (lines("Ett.\nTre."), lines("Ett.\nTvå är ny.\nTre.")),
    (lines("Ett stycke om pengar."), lines("Helt andra ord står här nu.")),
    (lines("En punkt här."), lines("En punkt här.", Form.BULLET)),
    (lines("En.\nTvå.", Form.BULLET), lines("En.\nTvå.", Form.NUMBERED)),
    ((grid("A|B", "1|2"),), (grid("A|B", "1|3", "4|5"),)),
    ((grid("A|B", "1|2", "3|4"), *lines("Efter.")), lines("Efter.")),
    ((), lines("Bara nytt.")),
]


@pytest.mark.parametrize(("before", "after"), CHANGES)
def test_accepted_it_says_the_new_and_rejected_the_old(
    folder: Path, before: tuple[Line | Grid, ...], after: tuple[Line | Grid, ...]
) -> None:
    document = as_document(folder, [text_with(before)], [text_with(after)])

    def words(body: tuple[Line | Grid, ...]) -> Iterator[str]:
        yield "Press"
        for block in body:
            yield from [block.text] if isinstance(block, Line) else [cell.text for row in block.rows for cell in row]

    assert said(document) == list(words(after))
    assert said(document, rejected=True) == list(words(before))


def test_every_change_is_tracked_with_a_name_a_day_and_a_number_of_its_own(folder: Path) -> None:
    document = as_document(folder, [text_with(lines("Ett två."))], [text_with(lines("Ett tre.\nFyra."))])
    root = parse_part(open_package(document, "x.docx")["word/document.xml"])
    tracked = list(root.iter(w("ins"), w("del")))
    assert {(each.get(w("author")), each.get(w("date"))) for each in tracked} == {("iopgen", "2026-11-21T00:00:00Z")}
    assert len({each.get(w("id")) for each in tracked}) == len(tracked) > 3


def test_new_texts_and_texts_that_are_gone_are_told_as_such(folder: Path) -> None:
    old, new = text_with(lines("Gammal."), "old"), text_with(lines("Ny."), "new")
    differences, document = difference_document([old], [new], ABOUT, read_library(folder), TODAY)
    assert [each.state for each in differences] == ["borttagen", "ny"]
    assert said(document) == ["Press", "Ny."]
    assert said(document, rejected=True) == ["Press", "Gammal."]


def test_library_and_its_own_book_do_not_differ(folder: Path, tmp_path: Path) -> None:
    library = read_library(folder)
    path = tmp_path / "bok.docx"
    path.write_bytes(export_book(library, Scope(), TODAY))
    differences, document = difference_document(
        texts_of(folder, library, TODAY), texts_of(path, library, TODAY), ABOUT, library, TODAY
    )
    assert differences == []
    root = parse_part(open_package(document, "x.docx")["word/document.xml"])
    assert "Inget skiljer sig." in "".join(map(str, root.itertext()))


def test_rows_of_the_table_that_differ_are_told_with_what_they_were(folder: Path) -> None:
    (first, *_) = texts_of(folder, read_library(folder), TODAY)
    rows = tuple(replace(row, lines=("2027-01-01",)) if row.key == "valid_from" else row for row in first.rows)
    differences, _ = difference_document([first], [replace(first, rows=rows)], ABOUT, read_library(folder), TODAY)
    assert differences[0].rows == (("Gäller från", "", "2027-01-01"),)


def test_equal_input_gives_equal_bytes(folder: Path) -> None:
    sides = [text_with(lines("Ett."))], [text_with(lines("Två."))]
    assert as_document(folder, *sides) == as_document(folder, *sides)
