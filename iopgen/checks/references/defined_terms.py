"""A defined term is defined once, before it is used, and is used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ...model.library import Clause, ClauseLibrary
from ...model.text import Definition, flattened
from ...problem import Place, Problem, Severity
from ...swedish import write_list
from ..common.agreements import Agreements, agreements_of
from ..common.passages import Passage, passages, written

SHORT = re.compile(r"\s*\(([A-ZÅÄÖ]{2,})\)")
"""The short form in brackets after a term: `(IOP)`."""


Fault = tuple[Place, str, str, Severity]
"""Where, what is wrong, what to do, and how bad it is."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term where it is defined; `pattern` finds it, its genitive and its short form.

    `before` and `after` are the other words of its passage.
    """

    text: str
    pattern: re.Pattern[str]
    passage: Passage
    before: str
    after: str


def find_misdefined_terms(library: ClauseLibrary, today: date) -> Iterator[Problem]:
    """Terms that are defined twice, are used before their definition, or are never used."""
    told: dict[Fault, list[str]] = {}
    for found in agreements_of(library):
        for fault in _in_one(found):
            whose = told.setdefault(fault, [])
            whose += [] if found.authority in whose else [found.authority]
    for (place, message, advice, severity), whose in told.items():
        yield Problem(place, f"i avtal för {write_list(whose)} {message}.", advice, severity)


def defined_in(clause: Clause) -> Iterator[Term]:
    """The terms that the clause defines."""
    for passage in passages(clause):
        runs = tuple(flattened(passage.runs))
        for place, run in enumerate(runs):
            if isinstance(run, Definition):
                before, after = written(runs[:place]), written(runs[place + 1 :])
                short = SHORT.match(after)
                forms = (run.text, *(short.groups() if short else ()))
                yield Term(run.text, _pattern(forms), passage, before, after[short.end() :] if short else after)


def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    any_case = "" if forms[0][:1].isupper() else "(?i)"
    return re.compile(rf"{any_case}\b(?:{'|'.join(map(re.escape, forms))})s?\b")


def _in_one(found: Agreements) -> Iterator[Fault]:
    """What is wrong in the agreements of one authority."""
    first: dict[str, Term] = {}
    for clause in found.texts.values():
        for term in defined_in(clause):
            if earlier := first.get(term.text.casefold()):
                message = f"är ”{term.text}” redan definierat i {earlier.passage.place}"
                yield term.passage.place, message, "Ta bort den ena definitionen.", Severity.ERROR
            first.setdefault(term.text.casefold(), term)
    for term in first.values():
        places = list(_places(term, found))
        if not places:
            message = f"används aldrig ”{term.text}”, som definieras här"
            yield term.passage.place, message, "Ta bort stjärnorna eller använd ordet.", Severity.WARNING
        elif early := next((place for place, is_early in places if is_early), None):
            message = f"används ”{term.text}” före sin definition i {term.passage.place}"
            yield early, message, "Flytta definitionen eller skriv om meningen.", Severity.WARNING


def _places(term: Term, found: Agreements) -> Iterator[tuple[Place, bool]]:
    """Where the term is used, in reading order, and whether that is in a text before its definition."""
    is_before = True
    for clause in found.texts.values():
        for passage in passages(clause):
            words = passage.words
            if passage == term.passage:
                if term.pattern.search(term.before):
                    yield passage.place, True
                is_before, words = False, term.after
            if term.pattern.search(words):
                yield passage.place, is_before and not passage.is_title
