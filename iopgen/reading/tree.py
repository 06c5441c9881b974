"""A YAML file as a tree of nodes that know their line, and no guess about types.

Every scalar stays the text that was written: what it means is decided by the fact it is for
(`record`). So `NO`, `007` and `1e3` arrive letter by letter.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from ..model.record import dataclass
from ..problem import Place, Problem, ProblemsFound
from .values import quoted

LARGEST_FILE = 5_000_000
DEEPEST_NESTING = 40
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")
RETYPE = "Ta bort det, eller skriv om raden för hand."
ZIPPED, OLD_OFFICE = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")
CALC, OTHER_WORKBOOKS = b"opendocument.spreadsheet", (".xls", ".xlsm", ".xlsb", ".ods")
OTHER_WORKBOOK_ADVICE = "Spara det som .xlsx, utan makron."
WORD_ADVICE = "Ange ärendefilen, som slutar på .yaml."
WORKBOOK_ADVICE = "Gör utkast av ett ifyllt formulär med iopgen batch."
INDENTED_KEY = re.compile(r"\s*(?:- +)*[\w-]+:(?:\s|$)")
INDENT_SIGNS = ("mapping values", "expected key", "'-' indicator", "<document start>")
TAB_SIGNS = ("tab character", "cannot start")
YAML_ADVICE = {
    "mapping values": "Sätt text som innehåller kolon inom citattecken.",
    "cannot start": "Sätt texten inom citattecken.",
    "end of stream": "Texten inom citattecken har inget slut. Lägg till det andra citattecknet.",
    "escape": "Skriv omvänt snedstreck dubbelt, eller sätt texten inom enkla citattecken.",
}
"""What to do, by a sign in what the parser says."""


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
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except IsADirectoryError:
        raise ProblemsFound([Problem(Place(shown), "är en mapp, inte en fil.", "Ange en fil.")]) from None
    except OSError as error:
        raise ProblemsFound([unreadable(shown, error)]) from None
    if foreign := _foreign(data, path.suffix.lower()):
        raise ProblemsFound([Problem(Place(shown), *foreign)])
    if len(data) > LARGEST_FILE:
        raise ProblemsFound([Problem(Place(shown), "filen är för stor.", "Högst 5 MB kan läsas.")])
    return decoded(data, shown)


def decoded(data: bytes, shown: str, *, first_line: int = 1) -> str:
    """The text in `data`, whose first line stands at `first_line` of the file `shown`; see `read_text`."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + first_line
        advice = "Spara den som ren text med kodningen UTF-8."
        raise ProblemsFound([Problem(Place(shown, line), "filen är inte ren text i UTF-8.", advice)]) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems = list(_unwritable(text, shown, first_line))
    if problems:
        raise ProblemsFound(problems)
    return text


def parse(text: str, shown: str, told: list[Problem], *, first_line: int = 1) -> Node:
    """The tree of a YAML text whose first line stands at `first_line` of the file `shown`.

    What the tree can do without is added to `told`; `ProblemsFound` when the text makes no tree.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return Builder(shown, told, first_line - 1).build(yaml.parse(text, Loader=loader))
    except yaml.YAMLError as error:
        place = Place(shown, _yaml_line(error) + first_line)
        found = Problem(place, "YAML-filen går inte att tolka.", _yaml_advice(error, text))
        raise ProblemsFound([*told, found]) from None


def _foreign(data: bytes, ending: str) -> tuple[str, str] | None:
    """What a file of another program is, and what to do; None for any other file."""
    is_zipped = data.startswith(ZIPPED)
    if (is_zipped and CALC in data[:200]) or ending in OTHER_WORKBOOKS:
        return f"det är ett kalkylblad i formatet {ending}.", OTHER_WORKBOOK_ADVICE
    if data.startswith(OLD_OFFICE) or (is_zipped and b"word/" in data):
        return "det är ett Worddokument.", WORD_ADVICE
    return ("det är ett kalkylblad.", WORKBOOK_ADVICE) if is_zipped and b"xl/" in data else None


def unreadable(shown: str, error: OSError) -> Problem:
    """Why the system does not give the file."""
    if isinstance(error, FileNotFoundError | NotADirectoryError) or error.errno == errno.ENAMETOOLONG:
        return Problem(Place(shown), "filen finns inte.", "Kontrollera namn och mapp.")
    return Problem(Place(shown), "filen kan inte läsas.", "Kontrollera att du har rätt att läsa den.")


def unwritable(text: str) -> str:
    """The name of the first character of `text` that cannot stand in a Word document, or nothing."""
    found = UNWRITABLE.search(text)
    return f"det osynliga tecknet U+{ord(found[0]):04X}" if found else ""


def _unwritable(text: str, shown: str, first_line: int) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), start=first_line):
        if found := unwritable(line):
            yield Problem(Place(shown, number), f"{found} kan inte stå i ett dokument.", RETYPE)


def _yaml_line(error: yaml.YAMLError) -> int:
    """The line, from 0, where the fault is; for text that never ends the line where it begins."""
    unclosed = "end of stream" in _what(error)
    mark = (unclosed and getattr(error, "context_mark", None)) or getattr(error, "problem_mark", None)
    return mark.line if mark else 0


def _yaml_advice(error: yaml.YAMLError, text: str) -> str:
    mark, line = getattr(error, "problem_mark", None), ""
    if mark and mark.line < len(lines := text.split("\n")):
        line = lines[mark.line]
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent and any(sign in _what(error) for sign in TAB_SIGNS):
        return "Raden har en tabb. Byt den mot två mellanslag."
    is_before_value = mark and ":" not in line[: mark.column]
    if is_before_value and INDENTED_KEY.match(line) and any(sign in _what(error) for sign in INDENT_SIGNS):
        return "Raden är inflyttad för långt eller för kort. Jämför med raden över."
    for sign, advice in YAML_ADVICE.items():
        if sign in _what(error):
            return advice
    return "Kontrollera indrag, kolon och citattecken på raden och raden före."


def _what(error: yaml.YAMLError) -> str:
    return str(getattr(error, "problem", None) or "")


class Builder:
    """Builds the tree from the parser's events; refuses what a file of facts has no use for."""

    def __init__(self, shown: str, problems: list[Problem], offset: int = 0) -> None:
        self.shown, self.problems, self.offset = shown, problems, offset

    def build(self, events: Iterable[yaml.Event]) -> Node:
        """The tree that the events make; what is refused is added to the problems."""
        self.events = iter(events)
        documents = []
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents.append(self._node(next(self.events), 0))
                if len(documents) == 2:
                    self._refuse(event, "filen innehåller flera dokument (---).", "Lägg ett ärende i varje fil.")
        return documents[0] if documents else Scalar("", False, self.offset + 1)

    def _line(self, event: yaml.Event) -> int:
        return (event.start_mark.line if event.start_mark else 0) + self.offset + 1

    def _refuse(self, event: yaml.Event, message: str, advice: str) -> None:
        self.problems.append(Problem(Place(self.shown, self._line(event)), message, advice))

    def _node(self, event: yaml.Event, depth: int) -> Node:
        line = self._line(event)
        if depth > DEEPEST_NESTING:
            self._refuse(event, "filen har för många nivåer.", "Förenkla den.")
            raise ProblemsFound(self.problems)
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
        block = event.style in ("|", ">")  # its last line break ends the line, and is no part of the text
        return Scalar(event.value.rstrip("\n") if block else event.value, bool(event.style), line)

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            yield self._node(event, depth + 1)

    def _entries(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        first: dict[str, int] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key, value = self._node(event, depth + 1), self._node(next(self.events), depth + 1)
            if not isinstance(key, Scalar):
                advice = "Kontrollera indraget, och sätt text som börjar med { inom citattecken."
                self._refuse(event, "en nyckel måste vara ett enda ord.", advice)
            elif key.text in first:
                self._refuse(
                    event, f"nyckeln {quoted(key.text)} finns redan på rad {first[key.text]}.", "Ta bort den ena."
                )
            else:
                first[key.text] = key.line
                yield key, value
