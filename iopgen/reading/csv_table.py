"""A file of comma- or semicolon-separated values as one table of the form: that of the cases."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from ..model.form import CASES, KEY
from ..problem import Place, Problem, ProblemsFound
from .cells import Cell, Cells, Gathered, Table

LARGEST_FILE = 20_000_000
SIGNS = ";,\t"
SIGN_LINE = "sep="
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
HOW_TO_QUOTE = "Skriv två citattecken för ett inne i en text, och ett sist i varje text som börjar med ett."
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read_csv(path: Path, shown: str) -> Table:
    """The table of the cases; `ProblemsFound` when the file is no such text."""
    return Table(CASES, "", list(_rows(_text(path, shown), shown)))


def _text(path: Path, shown: str) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError:
        raise _refused(shown, "filen kan inte läsas.", "Kontrollera att den finns och att du får läsa den.") from None
    if len(data) > LARGEST_FILE:
        raise _refused(shown, "filen är för stor.", "Högst 20 MB kan läsas.")
    if data.startswith(UTF_16) or b"\0" in data:
        raise _refused(shown, "filen är inte en CSV-fil i UTF-8.", "Spara den som CSV UTF-8.")
    for encoding in ("utf-8-sig", "cp1252"):  # the second is what Excel means by CSV in Sweden
        with suppress(UnicodeDecodeError):
            return data.decode(encoding)
    raise _refused(shown, "filen är inte en CSV-fil i UTF-8.", "Spara den som CSV UTF-8.")


def _refused(shown: str, message: str, advice: str) -> ProblemsFound:
    return ProblemsFound([Problem(Place(shown), message, advice)])


def _rows(text: str, shown: str) -> Iterator[Cells]:
    """Each row that holds anything, by its number among the rows of a spreadsheet."""
    if text.lower().startswith(SIGN_LINE):
        text = text.partition("\n")[2]
    gathered = Gathered()
    number = 0
    try:
        for number, values in enumerate(csv.reader(_lines(text), delimiter=_sign(text), strict=True), start=1):
            row = gathered.row(number, {at: Cell(value) for at, value in enumerate(values, start=1)})
            if row.columns:
                yield row
    except csv.Error:
        place = Place(shown, part=f"rad {number + 1}")
        raise ProblemsFound([Problem(place, "citattecknen går inte ihop.", HOW_TO_QUOTE)]) from None


def _lines(text: str) -> Iterator[str]:
    """Every line with the break that ends it; never all of them at once, for there may be many."""
    return (found[0] for found in LINE.finditer(text))


def _sign(text: str) -> str:
    """The sign between the values: the one that parts the row of labels into the most cells."""
    for line in _lines(text):
        found = {sign: next(csv.reader([line], delimiter=sign), []) for sign in SIGNS}
        with_key = {sign: cells for sign, cells in found.items() if KEY in (cell.strip() for cell in cells)}
        if with_key:
            return max(with_key, key=lambda sign: len(with_key[sign]))
    return ";"
