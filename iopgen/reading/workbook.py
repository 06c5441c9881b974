"""A workbook as tables of cells, opened with suspicion."""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from collections.abc import Container, Iterator
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from ..problem import Place, Problem, ProblemsFound, Severity, stop_at
from .cells import Table
from .values import quoted

if TYPE_CHECKING:
    from .sheets import Page

OLE_HEADER = b"\xd0\xcf\x11\xe0"
LARGEST_FILE, LARGEST_PART, LARGEST_PACKAGE, MOST_PARTS = 20_000_000, 60_000_000, 120_000_000, 2_000
LAST_ROW, FIRST_ROWS = 1_048_576, 100
"""The last row that a sheet can have, and how far a sheet is read that is not a known one."""

MOST_NAMED = 5
CONTENT_TYPES = "[Content_Types].xml"
PIECE = 100_000
SIGNS = (b"<!DOCTYPE", b"<!ENTITY")
LONGEST_SIGN = max(map(len, SIGNS))
UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
ENCODING = re.compile(rb"\s*<\?xml[^>]*encoding\s*=\s*[\"']([^\"']*)")
NO_WORKBOOK = "filen är inget kalkylblad i formatet .xlsx."
AGAIN = "Spara den på nytt i Excel eller LibreOffice som .xlsx."
WITHOUT_LINKS = "Ersätt länkarna med värden, och spara filen på nytt."
EXTERNAL = re.compile(rb"TargetMode\s*=\s*[\"']External[\"']")
LINK_TYPE = re.compile(rb"<Relationship\b[^>]*>")


def read_workbook(path: Path, shown: str, known: Container[str]) -> tuple[list[Table], list[Problem]]:
    """The sheets, and what is odd in the `known` ones. Of the others there are only the first rows.

    `ProblemsFound` when the file is no workbook, or may do harm.
    """
    data = _bytes_of(path, shown)
    _demand_harmless(data, shown)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what openpyxl leaves out, nothing is a fact
        try:
            return _tables(data, shown, known)
        except ProblemsFound:
            raise
        except Exception:  # a damaged workbook makes openpyxl end in anything
            raise _refused(shown, "filen går inte att läsa som ett kalkylblad.", AGAIN) from None


def _refused(shown: str, message: str, advice: str) -> ProblemsFound:
    return ProblemsFound([Problem(Place(shown), message, advice)])


def _bytes_of(path: Path, shown: str) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError:
        raise _refused(shown, "filen kan inte läsas.", "Kontrollera att den finns och att du får läsa den.") from None
    if len(data) > LARGEST_FILE:
        raise _refused(shown, "filen är för stor.", "Högst 20 MB kan läsas.")
    if data.startswith(OLE_HEADER):
        message = "filen är krypterad eller i det gamla formatet .xls."
        raise _refused(shown, message, "Spara den som .xlsx utan lösenord.")
    return data


def _demand_harmless(data: bytes, shown: str) -> None:
    """Nothing; `ProblemsFound` when the package is none, or holds what a form has no use for."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if problems := [*_dangers(archive.infolist(), shown)]:
                raise ProblemsFound(problems)
            problems = [*_harmful(archive, shown)]
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        raise _refused(shown, NO_WORKBOOK, AGAIN) from None
    if problems:
        raise ProblemsFound(problems)


def _dangers(entries: list[zipfile.ZipInfo], shown: str) -> Iterator[Problem]:
    names = [entry.filename for entry in entries]
    if len(set(names)) != len(names):
        yield Problem(Place(shown), "samma del finns två gånger i filen.", AGAIN)
    if any(entry.flag_bits & 1 for entry in entries):
        yield Problem(Place(shown), "filen är krypterad.", "Spara den som .xlsx utan lösenord.")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        yield Problem(Place(shown), "filen innehåller makron.", "Spara den som .xlsx utan makron.")
    total = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_PARTS or total > LARGEST_PACKAGE or any(entry.file_size > LARGEST_PART for entry in entries):
        advice = "Ta bort bilder, och rader och blad som inte hör till formuläret."
        yield Problem(Place(shown), "filen är orimligt stor när den packas upp.", advice)


def _harmful(archive: zipfile.ZipFile, shown: str) -> Iterator[Problem]:
    names = archive.namelist()
    if "xl/workbook.xml" not in names:
        yield Problem(Place(shown), NO_WORKBOOK, AGAIN)
    if CONTENT_TYPES in names and b"macroEnabled" in archive.read(CONTENT_TYPES):
        yield Problem(Place(shown), "filen är av ett slag som kan ha makron.", "Spara den som .xlsx.")
    for name in names:
        if _declares(_pieces(archive, name)):
            yield Problem(Place(shown, part=name), "delen innehåller en DOCTYPE, eller är inte UTF-8.", AGAIN)
    linked = any(name.startswith("xl/externalLinks/") for name in names)
    if linked or any(_links_out(archive.read(name)) for name in names if name.endswith(".rels")):
        yield Problem(Place(shown), "filen hämtar värden ur andra filer.", WITHOUT_LINKS)


def _pieces(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The whole part. A piece begins with the end of the one before, so that what is looked for is whole in one."""
    before = b""
    with archive.open(name) as part:
        while piece := part.read(PIECE):
            yield before + piece
            before = piece[-LONGEST_SIGN:]


def _declares(pieces: Iterator[bytes]) -> bool:
    """True when the part declares what it may not: a document type, or that it is no UTF-8."""
    first = next(pieces, b"")
    return not _is_utf_8(first) or any(sign in piece for piece in chain([first], pieces) for sign in SIGNS)


def _is_utf_8(data: bytes) -> bool:
    """True unless the part says, or shows, that it is text in another encoding, in which a DOCTYPE could hide."""
    declared = ENCODING.match(data[:200])
    return not data.startswith(UTF_16) and (declared is None or declared[1].lower() in (b"utf-8", b"us-ascii"))


def _links_out(relations: bytes) -> bool:
    """True when a part is related to one outside the file that is more than a link to click on."""
    outside = [each for each in LINK_TYPE.findall(relations) if EXTERNAL.search(each)]
    return any(b"/hyperlink" not in each for each in outside)


def _tables(data: bytes, shown: str, known: Container[str]) -> tuple[list[Table], list[Problem]]:
    from .sheets import Book

    book = Book(data)
    tables: list[Table] = []
    told: list[Problem] = []
    for sheet in book.sheets():
        is_known = sheet.title.strip() in known
        page = book.page(sheet, LAST_ROW if is_known else FIRST_ROWS)
        rows = [page.rows[number] for number in sorted(page.rows)]
        table = Table(sheet.title, f"bladet {quoted(sheet.title)[1:-1]}", rows)
        if is_known:
            told += _oddities(page, table.place(shown), is_hidden=sheet.sheet_state != "visible")
            stop_at(told)
        tables.append(table)
    return tables, told


def _oddities(page: Page, place: Place, *, is_hidden: bool) -> Iterator[Problem]:
    """What makes a sheet hard to read, and what its users may not see in it."""
    if page.is_too_large:
        advice = "Ta bort tomma rader och kolumner längst ut."
        yield Problem(place, "bladet har för många rader eller kolumner.", advice)
    if page.merged:
        advice = "Dela upp dem: en uppgift i varje cell."
        yield Problem(place, f"sammanfogade celler: {_some(sorted(page.merged))}.", advice)
    if is_hidden:
        yield _hidden(place, "bladet är dolt men läses.")
    if page.hidden_rows:
        yield _hidden(place, f"dolda rader läses: {_some([*map(str, sorted(page.hidden_rows))])}.")
    if page.hidden_columns:
        yield _hidden(place, f"dolda kolumner läses: {_some(page.hidden_columns)}.")


def _some(names: list[str]) -> str:
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" och {more} till" if more > 0 else "")


def _hidden(place: Place, message: str) -> Problem:
    return Problem(place, message, "Visa dem och kontrollera uppgifterna.", Severity.WARNING)
