"""A YAML or JSON file as a tree of nodes that know their line, and no guess about types.

Every scalar stays the text that was written: what it means is decided by the fact it is for
(`record`). So `NO`, `007` and `1e3` arrive letter by letter.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from ..problem import Place, Problem, ProblemsFound
from .values import quoted

LARGEST_FILE = 5_000_000
DEEPEST_NESTING = 40
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")
SURROGATE_PAIR = re.compile(r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")


@dataclass(frozen=True, slots=True)
class Scalar:
    text: str
    quoted: bool
    line: int

    @property
    def is_null(self) -> bool:
        return not self.quoted and self.text in ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True, slots=True)
class Sequence:
    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    entries: tuple[tuple[Scalar, Node], ...]
    line: int


Node = Scalar | Sequence | Mapping


def read_text(path: Path, shown: str) -> str:
    """The text of the file; `ProblemsFound` when it is missing, too large, not UTF-8 or holds control characters."""
    try:
        data = path.read_bytes()
    except IsADirectoryError:
        raise ProblemsFound([Problem(Place(shown), "är en mapp, inte en fil.", "Ange en fil.")]) from None
    except OSError as error:
        raise ProblemsFound([Problem(Place(shown), "filen kan inte läsas.", _reason(error))]) from None
    if len(data) > LARGEST_FILE:
        raise ProblemsFound([Problem(Place(shown), "filen är för stor.", "Högst 5 MB kan läsas.")])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        advice = "Spara filen som UTF-8 och försök igen."
        raise ProblemsFound([Problem(Place(shown, line), "texten är inte UTF-8.", advice)]) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems = list(_unwritable(text, shown))
    if problems:
        raise ProblemsFound(problems)
    return text


def parse(text: str, shown: str, *, first_line: int = 1) -> Node:
    """The tree of a YAML text whose first line stands at `first_line` of the file `shown`."""
    try:
        return _Builder(shown, first_line - 1).build(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = (mark.line if mark else 0) + first_line
        raise ProblemsFound(
            [Problem(Place(shown, line), "YAML-filen går inte att tolka.", _yaml_advice(error))]
        ) from None


def parse_json(text: str, shown: str) -> Node:
    """The tree of a JSON text."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        advice = "Kontrollera citattecken, kommatecken och klamrar just före den här platsen."
        raise ProblemsFound([Problem(Place(shown, error.lineno), "JSON-filen går inte att tolka.", advice)]) from None
    except RecursionError:
        raise ProblemsFound([Problem(Place(shown), "filen har för många nivåer.", "Förenkla den.")]) from None
    # YAML reads JSON but for two things: tabs between the marks, and characters written as two halves.
    return parse(SURROGATE_PAIR.sub(_joined, text.replace("\t", " ")), shown)


def _joined(match: re.Match[str]) -> str:
    high, low = int(match[2], 16), int(match[3], 16)
    return f"{match[1]}\\U{0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00):08x}"


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "Den finns inte. Kontrollera namn och mapp."
    return "Kontrollera att du har rätt att läsa den."


def unwritable(text: str) -> re.Match[str] | None:
    """The first character of `text` that cannot stand in a Word document, or None."""
    return UNWRITABLE.search(text)


def _unwritable(text: str, shown: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), start=1):
        if found := unwritable(line):
            message = f"styrtecknet U+{ord(found[0]):04X} kan inte stå i ett dokument."
            yield Problem(Place(shown, number), message, "Ta bort det.")


def _yaml_advice(error: yaml.YAMLError) -> str:
    problem = str(getattr(error, "problem", None) or "")
    if "tab" in problem or "\\t" in problem:
        return "Använd mellanslag i stället för tabbar i början av raden."
    if "mapping values" in problem:
        return "Sätt text som innehåller kolon inom citattecken."
    return "Kontrollera indrag, kolon och citattecken på raden och raden före."


class _Builder:
    """Builds the tree from libyaml's events; refuses what a file of facts has no use for."""

    def __init__(self, shown: str, offset: int) -> None:
        self.shown, self.offset = shown, offset
        self.problems: list[Problem] = []

    def build(self, text: str) -> Node:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self.events = iter(yaml.parse(text, Loader=loader))
        root: Node = Scalar("", False, self.offset + 1)
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                root = self._node(next(self.events), 0)
                if documents == 2:
                    self._refuse(event, "filen innehåller flera dokument (---).", "Lägg ett ärende i varje fil.")
        if self.problems:
            raise ProblemsFound(self.problems)
        return root

    def _line(self, event: yaml.Event) -> int:
        return (event.start_mark.line if event.start_mark else 0) + self.offset + 1

    def _refuse(self, event: yaml.Event, message: str, advice: str) -> None:
        self.problems.append(Problem(Place(self.shown, self._line(event)), message, advice))

    def _node(self, event: yaml.Event, depth: int) -> Node:
        line = self._line(event)
        if depth > DEEPEST_NESTING:
            raise ProblemsFound([Problem(Place(self.shown, line), "filen har för många nivåer.", "Förenkla den.")])
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, "hänvisningar med * och & kan inte användas.", "Skriv ut texten i stället.")
            return Scalar("", False, line)
        if getattr(event, "anchor", None) or (getattr(event, "tag", None) not in (None, "!")):
            self._refuse(event, "märkningar med & och ! kan inte användas.", "Sätt texten inom citattecken.")
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._items(depth)), line)
        if isinstance(event, yaml.MappingStartEvent):
            return Mapping(tuple(self._entries(depth)), line)
        assert isinstance(event, yaml.ScalarEvent)
        return Scalar(event.value, bool(event.style), line)

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            yield self._node(event, depth + 1)

    def _entries(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        first: dict[str, int] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key, value = self._node(event, depth + 1), self._node(next(self.events), depth + 1)
            if not isinstance(key, Scalar):
                self._refuse(event, "en nyckel måste vara ett enda ord.", "Kontrollera indraget.")
            elif key.text in first:
                self._refuse(
                    event, f"nyckeln {quoted(key.text)} finns redan på rad {first[key.text]}.", "Ta bort den ena."
                )
            else:
                first[key.text] = key.line
                yield key, value
