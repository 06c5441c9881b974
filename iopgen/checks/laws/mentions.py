"""What a clause's text says of laws agrees with its head and with the register."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ...model.library import Clause, ClauseLibrary
from ...problem import Place, Problem, suggest
from ..common.passages import passages

NUMBERS = (
    (re.compile(r"\b(\d{4}:\d{1,4})\b"), "SFS {}"),
    (re.compile(r"\((?:EU|EG|EEG)\)\s*(?:nr\s*)?(\d{1,4}/\d{1,4})\b"), "EU {}"),
    (re.compile(r"\b(\d{4}/\d{1,4})/(?:EU|EG|EEG)\b"), "EU {}"),
)
"""How a law is written in a text, and its id in the register."""
WHOLE_NAME = re.compile(r"[a-zåäöé]+(?:lagen|balken|förordningen|fördraget)")


def find_unlisted_laws(library: ClauseLibrary, today: date) -> Iterator[Problem]:
    """Laws that a text mentions and that are missing in the register, or among the laws of the clause's head."""
    for clause in library.clauses:
        stated = {reference.law for reference in clause.laws}
        for law_id, place in dict.fromkeys(mentioned_laws(clause)):
            if law_id not in library.laws:
                advice = suggest(law_id, library.laws, "Lägg till den i clauses/laws.yaml eller rätta numret.")
                yield Problem(place, f"texten nämner {law_id}, som inte finns i registret.", advice)
            elif law_id not in stated:
                message = f"texten nämner {law_id}, som inte står bland klausulens lagrum."
                yield Problem(place, message, "Lägg till den i laws.")
        yield from _unlisted_names(clause, library)


def mentioned_laws(clause: Clause) -> Iterator[tuple[str, Place]]:
    """The id of each law whose number the text mentions, and where."""
    for passage in passages(clause):
        for pattern, law_id in NUMBERS:
            for number in pattern.findall(passage.words):
                yield law_id.format(number), passage.place


def _unlisted_names(clause: Clause, library: ClauseLibrary) -> Iterator[Problem]:
    """Laws that the text mentions by a name of one word, such as *kommunallagen*."""
    ids = {each.law for each in clause.laws}
    titled = [(_name(law.title), law) for law in library.laws.values() if law.title]
    stated = {name for name, law in titled if law.id in ids}
    known = {name: law.id for name, law in titled if not law.repealed}
    for passage in passages(clause):
        for name in dict.fromkeys(WHOLE_NAME.findall(passage.words.casefold())):
            if name in known and name not in stated:
                message = f"texten nämner {name}, men {known[name]} står inte bland klausulens lagrum."
                yield Problem(passage.place, message, "Lägg till den i laws.")


def _name(title: str) -> str:
    return re.sub(r"\s*\(.*", "", title).casefold()
