"""A workbook as tables of cells, opened with suspicion. This file alone reads with openpyxl."""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from collections.abc import Container, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from ..problem import Place, Problem, ProblemsFound, Severity, stop_at
from .cells import Cell, Table
from .values import Unreadable, quoted

OLE_HEADER = b"\xd0\xcf\x11\xe0"
LARGEST_FILE, LARGEST_PART, LARGEST_PACKAGE, MOST_PARTS = 20_000_000, 60_000_000, 120_000_000, 2_000
MOST_CELLS = 1_000_000
FORMULA, ERROR, EMPTY_TEXT = "f", "e", "str"
"""What openpyxl calls the types of cells; the last is that of a formula whose saved value is a text without letters."""

MOST_NAMED = 5
UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
ENCODING = re.compile(rb"\s*<\?xml[^>]*encoding\s*=\s*[\"']([^\"']*)")
NO_WORKBOOK = "filen är inget kalkylblad i formatet .xlsx."
AGAIN = "Spara den på nytt i Excel eller LibreOffice som .xlsx."
WITHOUT_LINKS = "Ersätt länkarna med värden, och spara filen på nytt."
EXTERNAL = re.compile(rb"TargetMode\s*=\s*[\"']External[\"']")
LINK_TYPE = re.compile(rb"<Relationship\b[^>]*>")
ERROR_ADVICE = "Skriv in värdet, eller lämna cellen tom."
FORMULA_ADVICE = "Öppna filen i Excel eller LibreOffice, spara den och försök igen."


def read_workbook(path: Path, shown: str, known: Container[str]) -> tuple[list[Table], list[Problem]]:
    """The sheets, the `known` ones with their rows, and what is odd in them.

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
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        raise _refused(shown, NO_WORKBOOK, AGAIN) from None
    if problems := [*_harmful(parts, shown)]:
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


def _harmful(parts: dict[str, bytes], shown: str) -> Iterator[Problem]:
    if "xl/workbook.xml" not in parts:
        yield Problem(Place(shown), NO_WORKBOOK, AGAIN)
    if b"macroEnabled" in parts.get("[Content_Types].xml", b""):
        yield Problem(Place(shown), "filen är av ett slag som kan ha makron.", "Spara den som .xlsx.")
    for name, data in parts.items():
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data or not _is_utf_8(data):
            yield Problem(Place(shown, part=name), "delen innehåller en DOCTYPE, eller är inte UTF-8.", AGAIN)
    linked = any(name.startswith("xl/externalLinks/") for name in parts)
    if linked or any(_links_out(data) for name, data in parts.items() if name.endswith(".rels")):
        yield Problem(Place(shown), "filen hämtar värden ur andra filer.", WITHOUT_LINKS)


def _is_utf_8(data: bytes) -> bool:
    """True unless the part says, or shows, that it is text in another encoding, in which a DOCTYPE could hide."""
    declared = ENCODING.match(data[:200])
    return not data.startswith(UTF_16) and (declared is None or declared[1].lower() in (b"utf-8", b"us-ascii"))


def _links_out(relations: bytes) -> bool:
    """True when a part is related to one outside the file that is more than a link to click on."""
    outside = [each for each in LINK_TYPE.findall(relations) if EXTERNAL.search(each)]
    return any(b"/hyperlink" not in each for each in outside)


def _tables(data: bytes, shown: str, known: Container[str]) -> tuple[list[Table], list[Problem]]:
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(data), keep_links=False)
    tables: list[Table] = []
    told: list[Problem] = []
    values: Any = None
    for sheet in book.worksheets:
        table = Table(sheet.title, f"bladet {quoted(sheet.title)[1:-1]}", {})
        if sheet.title.strip() in known:
            told += _oddities(sheet, table, shown)
            stop_at(told)
            if values is None and any(cell.data_type == FORMULA for row in sheet.iter_rows() for cell in row):
                values = load_workbook(BytesIO(data), keep_links=False, data_only=True)
            table = replace(table, rows=_rows(sheet, values and values[sheet.title]))
        tables.append(table)
        book.remove(sheet)  # its cells are no longer needed, and there may be many
    return tables, told


def _oddities(sheet: Any, table: Table, shown: str) -> Iterator[Problem]:
    """What makes a sheet hard to read, and what its users may not see in it."""
    place = table.place(shown)
    if sheet.max_row * sheet.max_column > MOST_CELLS:
        advice = "Ta bort tomma rader och kolumner längst ut."
        yield Problem(place, "bladet har för många rader eller kolumner.", advice)
    if merged := sorted(each.coord for each in sheet.merged_cells.ranges):
        yield Problem(place, f"sammanfogade celler: {_some(merged)}.", "Dela upp dem: en uppgift i varje cell.")
    if sheet.sheet_state != "visible":
        yield _hidden(place, "bladet är dolt men läses.")
    if rows := [str(number) for number, row in sorted(sheet.row_dimensions.items()) if row.hidden]:
        yield _hidden(place, f"dolda rader läses: {_some(rows)}.")
    if columns := [name for name, column in sheet.column_dimensions.items() if column.hidden]:
        yield _hidden(place, f"dolda kolumner läses: {_some(columns)}.")


def _some(names: list[str]) -> str:
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" och {more} till" if more > 0 else "")


def _hidden(place: Place, message: str) -> Problem:
    return Problem(place, message, "Visa dem och kontrollera uppgifterna.", Severity.WARNING)


def _rows(sheet: Any, values: Any) -> dict[int, dict[int, Cell]]:
    rows: dict[int, dict[int, Cell]] = {}
    for row in sheet.iter_rows():
        cells = {cell.column: found for cell in row if not (found := _cell(cell, values)).is_empty}
        if cells:
            rows[row[0].row] = cells
    return rows


def _cell(cell: Any, values: Any) -> Cell:
    value, kind = cell.value, cell.data_type
    if kind == FORMULA:
        found = values[cell.coordinate]
        value, kind = found.value, found.data_type
        if value is None and kind != EMPTY_TEXT:
            fault = Unreadable("cellen har en formel vars värde inte är sparat.", FORMULA_ADVICE)
            return Cell(None, fault=fault)
    if kind == ERROR:
        return Cell(None, fault=Unreadable(f"cellen visar felet {quoted(str(value))[1:-1]}.", ERROR_ADVICE))
    return Cell(value, percent="%" in (cell.number_format or ""))
