"""A file with one case on each line, in JSON: read line by line, so that its size makes no difference."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ..personal_number import has_personal_number
from ..problem import Place, Problem, ProblemsFound
from .case import CaseFile, case_in_text
from .tree import LARGEST_FILE, decoded, unreadable

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class JsonLine:
    """One line of the file `shown`, as it is written; `data` is None when the line is too long to be read."""

    shown: str
    number: int
    data: bytes | None

    def read(self) -> tuple[CaseFile, list[Problem]]:
        """What can be read of the case, and every fault of the line; `ProblemsFound` when nothing can."""
        if self.data is None:
            place = Place(self.shown, self.number)
            raise ProblemsFound([Problem(place, "raden är för lång.", "Högst 5 MB kan läsas.")])
        text = decoded(self.data, self.shown, first_line=self.number)
        return case_in_text(text, self.shown, is_json=True, first_line=self.number)


def json_lines(path: Path) -> Iterator[JsonLine]:
    """Every line of the file but the empty ones; `ProblemsFound` when the file cannot be read."""
    shown = str(path)
    if has_personal_number(path.name):
        raise ProblemsFound([Problem(Place(shown), "filens namn innehåller ett personnummer.", "Byt namn på filen.")])
    try:
        with path.open("rb") as file:
            for number, line in enumerate(_lines(file), start=1):
                if line is None or line.removeprefix(BYTE_ORDER_MARK).strip():
                    yield JsonLine(shown, number, line)
    except OSError as error:
        raise ProblemsFound([unreadable(shown, error)]) from None


def _lines(file: BinaryIO) -> Iterator[bytes | None]:
    """Every line, without the break that ends it; None for one that is too long to be held."""
    while line := file.readline(LARGEST_FILE + 1):
        is_whole = len(line) <= LARGEST_FILE
        yield line.rstrip(b"\r\n") if is_whole else None
        while not is_whole and line and not line.endswith(b"\n"):
            line = file.readline(LARGEST_FILE)
