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
    """The sentence within quotation marks, cut when it is long."""
    text = shown(sentence)
    return f"”{text}”" if len(text) <= LONGEST_QUOTE else f"”{text[:LONGEST_QUOTE].rsplit(' ', 1)[0]} …”"
