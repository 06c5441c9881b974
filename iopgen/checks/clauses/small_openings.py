"""A sentence begins with a capital letter, whatever word an authority has chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ...model.library import ClauseLibrary
from ...model.text import FactMark, flattened
from ...problem import Problem, Severity
from ...swedish import capital
from ..common.passages import Passage, passages, written

WORDS = "words."
SENTENCE_BEGINS = re.compile(r"(?:^|[.!?]\s+)$")


def find_small_openings(library: ClauseLibrary, today: date) -> Iterator[Problem]:
    """Sentences that begin with a word of the profile's and leave the capital letter to the profile."""
    for clause in library.clauses:
        for passage in passages(clause):
            for path in dict.fromkeys(mark.path for mark in _openings(passage) if capital.__name__ not in mark.filters):
                message = f"en mening börjar med {{{{ {path} }}}}, som kan vara skrivet med liten bokstav."
                advice = f"Skriv {{{{ {path} | {capital.__name__} }}}}."
                yield Problem(passage.place, message, advice, Severity.WARNING)


def _openings(passage: Passage) -> Iterator[FactMark]:
    """The words of the profile's that a sentence of the passage begins with."""
    runs = list(flattened(passage.runs))
    for number, run in enumerate(runs):
        if isinstance(run, FactMark) and run.path.startswith(WORDS) and SENTENCE_BEGINS.search(written(runs[:number])):
            yield run
