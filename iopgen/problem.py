"""The one shape of everything that can be wrong, printed as `path:line: what is wrong. What to do.`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from .personal_number import without_personal_numbers

# What breaks a line, steers a terminal, turns the direction of the text or cannot be printed at all.
UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]+")


class Severity(StrEnum):
    ERROR = "fel"
    WARNING = "varning"
    NOTE = "upplysning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a file and a line (from 1), or a file and a part of a Word document."""

    path: str
    line: int = 0
    part: str = ""

    def __str__(self) -> str:
        return self.path + (f":{self.line}" if self.line else "") + (f", {self.part}" if self.part else "")


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault, the place of it, and what to do about it. As text it is one line, and names nobody by number."""

    place: Place
    message: str
    advice: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        prefix = "" if self.severity is Severity.ERROR else f"{self.severity}: "
        whole = f"{self.place}: {prefix}{self.message}" + (f" {self.advice}" if self.advice else "")
        return UNSHOWABLE.sub(" ", without_personal_numbers(whole))


class ProblemsFound(Exception):
    """Faults that a user can mend, all of them at once, sorted by place unless they come in the order to be read."""

    def __init__(self, problems: Iterable[Problem], *, in_reading_order: bool = False) -> None:
        self.problems = tuple(dict.fromkeys(problems) if in_reading_order else sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def nearest(word: str, known: Iterable[str], likeness: float = 0.6) -> str | None:
    """The known word that `word` was probably meant to be; `likeness`, from 0 to 1, is the least that counts."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, list(known), n=1, cutoff=likeness)), None)


def suggest(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """What to do about a word that is not known: the one that was meant, or else where to look for it."""
    words = list(known)
    if meant := nearest(word, words):
        return f'Menade du "{meant}"?'
    return otherwise or f"Möjliga: {', '.join(words) or 'inga'}."


def stop_at(problems: Iterable[Problem]) -> None:
    """Nothing, unless one of `problems` is an error: then `ProblemsFound` with all of them."""
    found = tuple(problems)
    if any(problem.severity is Severity.ERROR for problem in found):
        raise ProblemsFound(found)
