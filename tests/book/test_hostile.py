"""What is no clause book, or a broken one, is refused in words; nothing ends in a stack trace."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from iopgen.model.book import Book
from iopgen.problem import ProblemsFound
from iopgen.word.book_reader import read_book
from iopgen.word.names import w

from ..conftest import ROOT
from .conftest import TakeIn
from .editing import Edited, xml

OTHER = (ROOT / "templates" / "docx" / "standard.docx").read_bytes()
Break = Callable[[Edited], None]


def packed(**parts: bytes) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def with_part(book: bytes, name: str, data: bytes) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(book)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, data)
    return buffer.getvalue()


REFUSED: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda _: b"", "filen är inget Worddokument. Spara den på nytt i Word som .docx."),
    "words": (lambda _: b"Hej", "filen är inget Worddokument. Spara den på nytt i Word som .docx."),
    "archive": (lambda _: packed(a=b"b"), "delen [Content_Types].xml saknas. Spara filen på nytt i Word som .docx."),
    "old_word": (
        lambda _: b"\xd0\xcf\x11\xe0" + bytes(600),
        "filen är krypterad eller i det gamla formatet .doc. Spara den som .docx utan lösenord.",
    ),
    "half": (lambda book: book[: len(book) // 2], "filen är inget Worddokument. Spara den på nytt i Word som .docx."),
    "macros": (
        lambda book: with_part(book, "word/vbaProject.bin", b"x"),
        "filen innehåller makron. Spara den som .docx utan makron.",
    ),
    "bomb": (
        lambda book: with_part(book, "word/media/a.bin", bytes(60_000_000)),
        "filen är orimligt stor när den packas upp. Ta bort stora bilder.",
    ),
    "doctype": (
        lambda book: with_part(book, "word/document.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
        "delen innehåller en DOCTYPE, eller är inte UTF-8. Spara filen på nytt i Word.",
    ),
    "torn": (
        lambda book: with_part(book, "word/document.xml", b"<w:document"),
        "delen är inte hel. Spara filen på nytt i Word.",
    ),
    "another": (lambda _: OTHER, "filen är ingen klausulbok. Ange en bok som iopgen book export har skrivit ut."),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_book_is_refused_with_what_to_do(name: str, book: bytes, take_in: TakeIn) -> None:
    spoil, told = REFUSED[name]
    with pytest.raises(ProblemsFound) as found:
        take_in(spoil(book))
    assert any(str(problem).endswith(told) for problem in found.value.problems), str(found.value)


def no_styles(book: Edited) -> None:
    book.parts.pop("word/styles.xml")


def no_lists(book: Edited) -> None:
    book.parts.pop("word/numbering.xml")


def odd_numbers(book: Edited) -> None:
    for each in book.root.iter(w("numId"), w("ilvl")):
        each.set(w("val"), "många")
    styles = book.parts["word/styles.xml"].replace(b'w:outlineLvl w:val="', b'w:outlineLvl w:val="x')
    book.parts["word/styles.xml"] = styles


def empty_tables(book: Edited) -> None:
    for each in ("<w:tbl/>", "<w:tbl><w:tr/></w:tbl>", "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>"):
        book.at("Varje steg tar").addnext(xml(each)[0])


def odd_changes(book: Edited) -> None:
    line = book.at("Varje steg tar")
    line.extend(xml('<w:ins w:author="A" w:date="nyss"><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:ins>'))
    line.extend(xml("<w:del/><w:moveTo/><w:fldSimple/><w:sdt/><w:hyperlink/><w:r><w:fldChar/></w:r>"))
    line.extend(xml('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF </w:instrText></w:r>'))
    line.extend(xml('<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="nio"/></w:r>'))


def deep_controls(book: Edited) -> None:
    inner = "<w:r><w:t>djupt</w:t></w:r>"
    for _ in range(60):
        inner = f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    book.at("Varje steg tar").extend(xml(inner))


def no_body(book: Edited) -> None:
    book.drop(book.body)


def emptied(book: Edited) -> None:
    book.drop(*book.body)


@pytest.mark.parametrize(
    "spoil", [no_styles, no_lists, odd_numbers, empty_tables, odd_changes, deep_controls, no_body, emptied]
)
def test_broken_book_is_read_as_far_as_it_goes(spoil: Break, book: bytes, take_in: TakeIn, folder: object) -> None:
    edited = Edited.of(book, folder)  # type: ignore[arg-type]
    spoil(edited)
    found = take_in(edited.saved())
    assert not found.files or found.is_sound
    if spoil in (no_body, emptied):
        assert [each.message for each in found.faults] == ["texten finns inte längre i boken."] * 14


@pytest.mark.parametrize("seed", range(6))
def test_book_in_disorder_is_read(seed: int, book: bytes, folder: object) -> None:
    chance = random.Random(seed)
    edited = Edited.of(book, folder)  # type: ignore[arg-type]
    elements = list(edited.body.iter())[1:]
    for each in chance.sample(elements, 20):
        parent = each.getparent()
        if parent is None or parent.getroottree().getroot() is not edited.root:
            continue
        if chance.random() < 0.5:
            parent.remove(each)
        else:
            parent.insert(chance.randrange(len(parent)), each)
    labels = {"rubrik": "title", "klausul": "id", "gäller från": "valid_from", "beslut": "decision"}
    assert isinstance(read_book(edited.saved(), "bok.docx", labels), Book)
