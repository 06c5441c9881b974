"""Every text of the library that somebody reads, with its place: what typography and spelling are looked for in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from typing import Any

from ...model.library import ClauseLibrary, Source
from ...model.review import Question, Sign
from ...problem import Place
from .prose import FACT, passages
from .tell import place_of

HEAD_TEXTS = ("summary", "guidance", "origin")
TOPICS, LAWS, QUESTIONS = "clauses/topics.yaml", "clauses/laws.yaml", "review/questions.yaml"
NO_PROSE = frozenset({"id", "template", "party", "unconfirmed", "topics", "decision", "clause", "registry_number"})
"""The fields of profiles and registers that hold names and numbers."""
NAMES_OF: dict[type, frozenset[str]] = {
    Question: frozenset({"criteria"}),
    Sign: frozenset({"words", "within", "every", "passed", "done"}),
}
ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class ReadText:
    text: str
    place: Place


def texts(library: ClauseLibrary) -> Iterator[ReadText]:
    """The clauses' titles, texts, summaries, advice and origins, and the prose of profiles and registers."""
    for clause in library.clauses:
        yield from (ReadText(passage.text, place_of(clause, passage)) for passage in passages(clause))
        for key in HEAD_TEXTS:
            if text := getattr(clause, key):
                yield ReadText(text, clause.head.place(key))
    for name, profile in library.authorities.items():
        yield from _of_record(profile, "", library.sources[name])
    yield from _of_registers(library)


def _of_registers(library: ClauseLibrary) -> Iterator[ReadText]:
    registers = {TOPICS: library.topics, LAWS: tuple(library.laws.values()), QUESTIONS: library.questions}
    for name, records in registers.items():
        if source := library.sources.get(name):
            yield from _of_value(records, "", source)


def _of_record(record: Any, path: str, source: Source) -> Iterator[ReadText]:
    for each in fields(record):
        if each.name not in NO_PROSE | NAMES_OF.get(type(record), frozenset()):
            yield from _of_value(getattr(record, each.name), f"{path}.{each.name}".removeprefix("."), source)


def _of_value(value: Any, path: str, source: Source) -> Iterator[ReadText]:
    """The texts of one value, but not what the profile has taken from another: that has no line in its file."""
    if isinstance(value, str) and not isinstance(value, Enum):
        if path in source.lines:
            yield ReadText(ADDRESS.sub(FACT, value), source.place(path))
    elif is_dataclass(value):
        yield from _of_record(value, path, source)
    elif isinstance(value, tuple):
        for number, item in enumerate(value, start=1):
            yield from _of_value(item, f"{path}[{number}]", source)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _of_value(item, f"{path}.{key}", source)
