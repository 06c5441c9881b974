"""A table in an edited clause book → its rows and cells, and what of it cannot be kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from ..model.book import Form, Grid, Line, Remark, Said, joined
from ..problem import Severity
from .book_lines import LineReader
from .names import w
from .revisions import spot

MERGED = (w("vMerge"), w("hMerge"))
ONE_LINE = "Skriv en rad för varje stycke om de ska stå åtskilda."


def rows_of(table: etree._Element) -> Iterator[list[etree._Element]]:
    """The cells of each row of the table itself; not of a table within a cell."""
    for row in table.iter(w("tr")):
        if next(row.iterancestors(w("tbl"))) is table:
            yield [cell for cell in row.iter(w("tc")) if next(cell.iterancestors(w("tr"))) is row]


def read_grid(table: etree._Element, lines: LineReader) -> Grid | None:
    """The table of a clause; None when it has no cells."""
    rows = [cells for cells in rows_of(table) if cells]
    if not rows:
        return None
    at = spot(table)
    if any(each is not table for each in table.iter(w("tbl"))):
        _refuse(lines, at, "en tabell står inne i en tabell.", "Lägg den efter tabellen, med ett stycke emellan.")
    elif len({len(cells) for cells in rows}) > 1 or any(map(_is_merged, (cell for row in rows for cell in row))):
        message = "tabellen har rutor som är sammanslagna, eller rader med olika många rutor."
        _refuse(lines, at, message, "Dela rutorna i Word, så att alla rader har lika många.")
    return Grid(tuple(tuple(_cell(cell, lines) for cell in row) for row in rows))


def _refuse(lines: LineReader, at: int, message: str, advice: str) -> None:
    lines.remarks.append(Remark(at, message, advice, Severity.ERROR))


def _is_merged(cell: etree._Element) -> bool:
    span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
    is_wide = span is not None and span.get(w("val")) not in (None, "", "1")
    return is_wide or any(cell.find(f"{w('tcPr')}/{name}") is not None for name in MERGED)


def _cell(cell: etree._Element, lines: LineReader) -> Line:
    """What the cell says, its paragraphs made one."""
    read = [lines.read(each) for each in cell.iter(w("p"))]
    said = [line for line in read if line.runs]
    if len(said) > 1:
        lines.remarks.append(
            Remark(said[0].spot, "styckena i tabellens ruta blir ett enda stycke.", ONE_LINE, Severity.NOTE)
        )
    runs = [run for line in said for run in (Said(" "), *line.runs)][1:]
    first = read[0] if read else Line((), spot=spot(cell))
    return replace(first, runs=joined(runs), form=Form.BODY, level=0)
