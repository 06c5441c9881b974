"""A JSON file as the same tree as a YAML file makes; numbers stay as they are written."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

import yaml

from ..problem import Place, Problem, ProblemsFound
from .tree import Builder, Node

PIECE = re.compile(r'\n|"(?:[^"\\]|\\.)*"|[][{}]|[^][{}\s:,"]+')
COMMENTS = ("//", "/*", "#")
NO_NUMBERS = ("NaN", "Infinity", "-Infinity")  # Python takes them, JSON does not
STRUCTURES: dict[str, Callable[[yaml.Mark], yaml.Event]] = {
    "{": lambda mark: yaml.MappingStartEvent(None, None, True, mark),
    "}": yaml.MappingEndEvent,
    "[": lambda mark: yaml.SequenceStartEvent(None, None, True, mark),
    "]": yaml.SequenceEndEvent,
}


def parse_json(text: str, shown: str, told: list[Problem], *, first_line: int = 1) -> Node:
    """The tree of a JSON text whose first line stands at `first_line` of the file `shown`; see `parse`."""
    try:
        json.loads(text, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        raise _not_json(shown, error.lineno + first_line - 1, text[error.pos :]) from None
    except RecursionError:
        place = Place(shown, first_line)
        raise ProblemsFound([Problem(place, "filen har för många nivåer.", "Förenkla den.")]) from None
    return Builder(shown, told, first_line - 1).build(_events(text, shown, first_line))


def _not_json(shown: str, line: int, rest: str = "") -> ProblemsFound:
    """The fault of a text that is no JSON from `line` on, where `rest` stands."""
    advice = "Kontrollera citattecken, kommatecken och klamrar just före den här platsen."
    if rest.startswith(COMMENTS):
        advice = "JSON kan inte ha kommentarer. Ta bort den."
    return ProblemsFound([Problem(Place(shown, line), "JSON-filen går inte att tolka.", advice)])


def _events(text: str, shown: str, first_line: int) -> Iterator[yaml.Event]:
    """The events of a well-formed JSON text, as the YAML parser would give them."""
    line = 0
    yield yaml.DocumentStartEvent()
    for match in PIECE.finditer(text):
        piece = match[0]
        mark = yaml.Mark(shown, match.start(), line, 0, None, 0)
        if piece == "\n":
            line += 1
        elif piece in STRUCTURES:
            yield STRUCTURES[piece](mark)
        elif piece in NO_NUMBERS:
            raise _not_json(shown, line + first_line)
        elif piece.startswith('"'):
            yield yaml.ScalarEvent(None, None, (True, True), json.loads(piece), mark, style='"')
        else:
            yield yaml.ScalarEvent(None, None, (True, True), piece, mark)
