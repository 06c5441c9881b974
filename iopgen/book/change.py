"""What a book changes in the library, and what must be mended in it first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from ..keeping import Difference
from ..model.book import BookText, Line, Said
from ..model.library import Clause
from ..problem import Place, Problem, Severity
from ..swedish import quoted
from .markup import shown_runs

SHOWN = 50


@dataclass(frozen=True, slots=True, order=True)
class BookFault:
    """A fault in the text with that heading, at the paragraph with that number; -1 when it stands nowhere."""

    text: str
    spot: int
    message: str
    advice: str
    severity: Severity = Severity.ERROR


class Sort(StrEnum):
    """What becomes of a text."""

    NEW = "ny"
    CORRECTED = "rättelse"
    VERSION = "ny version"
    REMOVED = "tas bort"


@dataclass(frozen=True, slots=True)
class TextChange:
    """One text that changes: what the library has, what the book says, every difference in words.

    `head` holds the new values of the clause's head by key, None for a key that goes; `source` the title and then the
    units of the text as a clause file has them; `signed` who has reviewed the text.
    """

    sort: Sort
    clause: Clause | None
    text: BookText | None
    head: Mapping[str, Any] = field(default_factory=dict)
    units: tuple[str, ...] = ()
    signed: tuple[str, date] | None = None
    differences: tuple[Difference, ...] = ()

    @property
    def title(self) -> str:
        """The text's heading as the book shows it."""
        if self.text is not None and self.text.title.text:
            return self.text.title.text
        return title_of(self.clause) if self.clause else "utan rubrik"


def title_of(clause: Clause) -> str:
    """The clause's title as the book shows it, its facts in guillemets."""
    return Line(shown_runs(clause.title, Said)).text


@dataclass(slots=True)
class Changes:
    """Every text that changes, what must be mended first, and how many texts stay as they are."""

    texts: list[TextChange] = field(default_factory=list)
    faults: list[BookFault] = field(default_factory=list)
    unchanged: int = 0


def problem_of(fault: BookFault, shown: str, words: Mapping[int, str]) -> Problem:
    """The fault as people are told of it: by the clause's heading and the words around the place."""
    around = " ".join(words.get(fault.spot, "").split())
    around = around if len(around) <= SHOWN else f"{around[:SHOWN].rstrip()} …"
    parts = [f"klausulen {quoted(fault.text)}" if fault.text else "", f"vid {quoted(around)}" if around else ""]
    return Problem(Place(shown, part=", ".join(filter(None, parts))), fault.message, fault.advice, fault.severity)
