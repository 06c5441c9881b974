"""A word that is written as a defined term is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from ...model.library import ClauseLibrary
from ...problem import Problem, Severity
from ..common.passages import passages
from .defined_terms import defined_in

AS_A_TERM = re.compile(r"(?<=[a-zåäö,\ufffc] )[A-ZÅÄÖ][a-zåäö]+(?:en|et|na|an)s?\b")
"""A capital letter within a sentence, and the ending that points something out: *Styrgruppen*, *Parternas*."""


def find_undefined_terms(library: ClauseLibrary, today: date) -> Iterator[Problem]:
    """Words within a sentence that look like a defined term and are none, and defined terms that do not look it."""
    terms = {term.text for clause in library.clauses for term in defined_in(clause)}
    names = _names(library)
    for clause in library.clauses:
        for passage in passages(clause):
            for word in _small(passage.words, terms):
                message = f"”{word}” skrivs med liten bokstav men är definierat med stor."
                yield Problem(passage.place, message, "Skriv stor bokstav, eller ett annat ord.", Severity.WARNING)
            for word in dict.fromkeys(AS_A_TERM.findall(passage.words)):
                if terms.isdisjoint({word, word.removesuffix("s")}) and word.removesuffix("s") not in names:
                    message = f"”{word}” skrivs som ett definierat ord men är inte definierat."
                    yield Problem(passage.place, message, "Definiera det, eller skriv liten bokstav.", Severity.WARNING)


def _small(words: str, terms: set[str]) -> list[str]:
    """The terms with a capital letter that are written without it."""
    small = [term[:1].lower() + term[1:] for term in terms if term[:1].isupper()]
    return [word for word in sorted(small) if re.search(rf"\b{re.escape(word)}s?\b", words)]


def _names(library: ClauseLibrary) -> set[str]:
    """Every word of the profiles and of the register of laws: what is a name there is one in a clause."""
    records = [*library.authorities.values(), *library.laws.values()]
    words = re.findall(r"\w+", " ".join(text for record in records for text in _texts(record)))
    return {word.removesuffix("s") for word in words}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value):
        for each in fields(value):
            yield from _texts(getattr(value, each.name))
