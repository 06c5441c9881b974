"""How the rules of language tell what they find."""

from __future__ import annotations

from ...model.library import Clause
from ...problem import Place, Problem, Severity
from .prose import Passage, shown

LONGEST_QUOTE = 60


def warn(place: Place, message: str, advice: str) -> Problem:
    """The problem, as a warning."""
    return Problem(place, message, advice, Severity.WARNING)


def place_of(clause: Clause, passage: Passage) -> Place:
    """Where the passage begins."""
    return Place(clause.place.path, passage.line)


def quote(sentence: str) -> str:
    """The first words of a long sentence, within quotation marks."""
    return f"”{shown(sentence)[:LONGEST_QUOTE].rpartition(' ')[0]} …”"
