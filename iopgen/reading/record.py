"""A node as a record: the dataclass decides what each key may be; every fault is found, none repeated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from ..model.fact import Kind, descriptions, kinds
from ..problem import Place, Problem
from .tree import Mapping, Node, Scalar, Sequence, unwritable
from .values import Unreadable, has_personal_number, quoted, read_value

DIGITS_ALLOWED = ("phone", "account")
STRUCTURES = {Mapping: "en grupp av nycklar", Sequence: "en lista", Scalar: "ett enda värde"}


def nearest(word: str, known: Iterator[str] | list[str]) -> str:
    """A question that names the known word most like `word`, or else the list of what is known."""
    words = list(known)
    close = get_close_matches(word, words, n=1, cutoff=0.6)
    return f'Menade du "{close[0]}"?' if close else f"Möjliga: {', '.join(words)}."


@dataclass(slots=True)
class RecordReader:
    """Reads records from one file. `lines` then tells where each fact stands, by its path."""

    shown: str
    problems: list[Problem] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)

    def read(self, node: Node, record: type, path: str = "") -> Any:
        """The `record` that `node` states; faults are added to `problems`."""
        if isinstance(node, Scalar) and node.is_null:
            return record()
        if not isinstance(node, Mapping):
            return self._misplaced(node, path, Mapping)
        known = kinds(record)
        stated = {}
        for key, value in node.entries:
            if key.text not in known:
                where = f" i {path}" if path else ""
                self._refuse(key.line, f"okänd nyckel {quoted(key.text)}{where}.", nearest(key.text, list(known)))
                continue
            stated[key.text] = self._fact(value, known[key.text], self._join(path, key.text), record, key)
        return record(**stated)

    def read_list(self, node: Node, record: type) -> tuple[Any, ...]:
        """The `record`s that a file which is one list states; faults are added to `problems`."""
        return self._list(node, Kind(record, is_list=True), "") or ()

    def _fact(self, node: Node, kind: Kind, path: str, record: type, key: Scalar) -> Any:
        self.lines[path] = key.line
        if isinstance(node, Scalar) and node.is_null:
            return None
        if kind.is_list:
            return self._list(node, kind, path)
        if kind.key:
            return self._table(node, kind, path)
        return self._one(node, kind, path, self._label(record, key.text))

    def _list(self, node: Node, kind: Kind, path: str) -> Any:
        if not isinstance(node, Sequence):
            return self._misplaced(node, path, Sequence)
        items = [self._item(item, kind, f"{path}[{place}]") for place, item in enumerate(node.items, start=1)]
        return tuple(item for item in items if item is not None)

    def _item(self, node: Node, kind: Kind, path: str) -> Any:
        self.lines[path] = node.line
        if isinstance(node, Scalar) and node.is_null:
            return self._refuse(node.line, f"{path} är tom.", "Ta bort den eller fyll i den.")
        return self._one(node, kind, path, "")

    def _table(self, node: Node, kind: Kind, path: str) -> Any:
        if not isinstance(node, Mapping):
            return self._misplaced(node, path, Mapping)
        table = {}
        for key, value in node.entries:
            where = self._join(path, key.text)
            self.lines[where] = key.line
            key_value = self._value(key, kind.key, where, "")
            if key_value is not None and not (isinstance(value, Scalar) and value.is_null):
                table[key_value] = self._one(value, Kind(kind.base), where, "")
        return table

    def _one(self, node: Node, kind: Kind, path: str, label: str) -> Any:
        if kind.is_record:
            return self.read(node, kind.base, path)
        if not isinstance(node, Scalar):
            return self._misplaced(node, path, Scalar)
        return self._value(node, kind.base, path, label)

    def _value(self, node: Scalar, kind: Any, path: str, label: str) -> Any:
        named = f"{path} ({label})" if label else path
        if has_personal_number(node.text, bare=not path.endswith(DIGITS_ALLOWED)):
            message = f"{named} innehåller ett personnummer."
            return self._refuse(node.line, message, "Ta bort det. Personnummer får inte stå i ärendet.")
        if found := unwritable(node.text):
            return self._refuse(node.line, f"{named} innehåller styrtecknet U+{ord(found[0]):04X}.", "Ta bort det.")
        if not node.text.strip():
            return self._refuse(node.line, f"{named} är tom.", "Fyll i uppgiften eller ta bort raden.")
        try:
            return read_value(node.text, kind)
        except Unreadable as fault:
            return self._refuse(node.line, f"{named}: {fault.message}", fault.advice)

    def _misplaced(self, node: Node, path: str, expected: type) -> None:
        message = f"{path or 'filen'} ska vara {STRUCTURES[expected]}, inte {STRUCTURES[type(node)]}."
        self._refuse(node.line, message, "Jämför med beskrivningen av formatet.")

    def _refuse(self, line: int, message: str, advice: str) -> None:
        self.problems.append(Problem(Place(self.shown, line), message, advice))

    @staticmethod
    def _label(record: type, name: str) -> str:
        described = descriptions(record).get(name)
        return described.label if described else ""

    @staticmethod
    def _join(path: str, name: str) -> str:
        return f"{path}.{name}" if path else name
