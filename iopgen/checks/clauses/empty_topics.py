"""Every topic holds clauses, and every section has something to say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...model.library import ClauseLibrary
from ...problem import Problem, Severity
from ..common.agreements import agreements_of

TOPICS = "clauses/topics.yaml"


def find_empty_topics(library: ClauseLibrary, today: date) -> Iterator[Problem]:
    """Topics without clauses, and sections in which no text of the authority can stand."""
    filled = {clause.topic for clause in library.clauses}
    for number, topic in enumerate(library.topics, start=1):
        if topic.id not in filled:
            message = f'ämnet "{topic.id}" har inga klausuler.'
            place = library.sources[TOPICS].place(f"[{number}]")
            yield Problem(place, message, "Skriv en klausul eller ta bort ämnet.", Severity.WARNING)
    for found in agreements_of(library):
        topics = {text.topic for text in found.texts.values()}
        for number, section in enumerate(found.sections, start=1):
            if not topics & set(section.topics or ()):
                message = f'inga klausuler kan stå i avsnittet "{section.heading}", räknat från den {found.day}.'
                place = library.sources[found.authority].place(f"sections[{number}]")
                yield Problem(place, message, "Skriv en klausul eller ta bort avsnittet.", Severity.WARNING)
