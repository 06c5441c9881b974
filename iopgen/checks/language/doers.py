"""A duty has somebody who is to do it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ...model.library import ClauseLibrary
from ...problem import Problem
from .prose import FACT, Kind, body
from .tell import place_of, warn

DUTY = re.compile(r"\bska(?:ll)?\b(?P<rest>[^.:;!?]*)")
IMPERSONAL = re.compile(r"Det ska(?:ll)? \S+")
SUBORDINATE = re.compile(
    r"\b(?:att|där|eftersom|hur|innan|medan|när|om|som|så|sedan|tills|vad|vem|vilka|vilken|vilket)\b"
)
POSSIBLE = re.compile(r"\bså \w+ som (?:möjligt|det går)")
PASSIVE = re.compile(r"(?<!\S)[a-zåäö]{2,}(?:as|(?:an|av|för|in|mot|upp|ut|över)?(?:ges|tas|ses|fås|slås|dras|nås))\b")
BY_SOMEBODY = re.compile(rf"s av |\bav (?:{FACT}|[A-ZÅÄÖ]|(?:ansvarig|behörig|båda|den|en|någon|varje)\b)")
GENITIVE = ("ernas", "arnas", "ornas", "deras", "allas", "ansvarigas", "enskildas", "andras", "ideellas")
NOT_PASSIVE = re.compile(
    r"enas|finnas|hjälpas|hoppas|kännas|lyckas|minnas|märkas|mötas|samlas|skiljas|synas|talas|träffas|trivas|umgås"
    r"|utvecklas|vistas"
)
"""Verbs that end in s although somebody does what they say."""


def find_duties_of_nobody(library: ClauseLibrary, today: date) -> Iterator[Problem]:
    """Sentences that say what shall be done but not by whom: "ska lämnas", "Det ska finnas"."""
    for clause in library.clauses:
        for passage in body(clause):
            if passage.kind is Kind.CELL:
                continue
            for duty in dict.fromkeys(duty for sentence in passage.sentences() for duty in _without_doer(sentence)):
                message = f"”{duty}” säger inte vem som ska göra det."
                yield warn(place_of(clause, passage), message, "Skriv vem som ska göra vad.")


def _without_doer(sentence: str) -> Iterator[str]:
    if impersonal := IMPERSONAL.match(sentence):
        yield impersonal[0]
    for duty in DUTY.finditer(sentence):
        rest = SUBORDINATE.split(POSSIBLE.sub("", duty["rest"]))[0]
        if BY_SOMEBODY.search(duty["rest"]):
            continue
        for verb in PASSIVE.findall(rest):
            if not NOT_PASSIVE.fullmatch(verb) and not verb.endswith(GENITIVE):
                yield f"ska {verb}"
