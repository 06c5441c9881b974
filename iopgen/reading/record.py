"""A node as a record: the dataclass decides what each key may be; every fault is found, none repeated."""

from __future__ import annotations

import re
from dataclasses import field
from typing import Any

from ..model.condition import Requirement
from ..model.fact import Kind, descriptions, kinds
from ..model.record import dataclass
from ..personal_number import has_personal_number
from ..problem import Place, Problem, suggest
from .tree import RETYPE, Mapping, Node, Scalar, Sequence, unwritable
from .values import Unreadable, quoted, read_value

PHONE = "phone"
REQUIREMENT = re.compile(r"ja|nej|angiven|ej angiven|(?:minst|högst) \d+")
NEVER_A_PERSON = "Ta bort det. Personnummer får inte stå i filen."
YEARS = range(1990, 2101)
NO_VALUE = 'Fyll i det eller ta bort året. Inom { } skiljer komma två år åt: skriv 200.50 eller "200,50".'
STRUCTURES = {Mapping: "en grupp av nycklar", Sequence: "en lista", Scalar: "ett enda värde"}
HOW_TO_WRITE = {
    Mapping: "Skriv nyckel: värde, ett par på varje rad.",
    Sequence: "Skriv varje del på en egen rad, med ett bindestreck först.",
    Scalar: "Skriv bara en text eller ett tal.",
}


@dataclass(slots=True)
class RecordReader:
    """Reads records from one file. `lines` then tells where each fact stands, by its path.

    Those who fill in a form know no keys: `in_form`, a fact is called by its label, and its column by its place.
    """

    shown: str
    problems: list[Problem] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    in_form: bool = False

    def read(self, node: Node, record: type, path: str = "") -> Any:
        """The `record` that `node` states; faults are added to `problems`."""
        if isinstance(node, Scalar) and node.is_null:
            return record()
        known = kinds(record)
        if not isinstance(node, Mapping):
            first = next(iter(known))
            if isinstance(node, Scalar) and path.endswith("]") and known[first] == Kind(str):
                return self._misplaced(node, path, Mapping, f"Skriv {first}: {quoted(node.text)}.")
            return self._misplaced(node, path, Mapping)
        stated = {}
        for key, value in node.entries:
            if key.text not in known:
                self._unknown(key, list(known), path)
                continue
            stated[key.text] = self._fact(value, known[key.text], self._join(path, key.text), record, key)
        return record(**stated)

    def _unknown(self, key: Scalar, known: list[str], path: str) -> None:
        where = f" i {path}" if path else ""
        if has_personal_number(key.text):
            self._refuse(key.line, f"en nyckel{where} innehåller ett personnummer.", NEVER_A_PERSON)
        else:
            self._refuse(key.line, f"okänd nyckel {quoted(key.text)}{where}.", suggest(key.text, known))

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
        table: dict[Any, Any] = {}
        for key, value in node.entries:
            key_value = self._value(key, kind.key, path, "nyckel")
            if key_value in table:
                self._refuse(key.line, f"{path} har nyckeln {key_value} två gånger.", "Ta bort den ena.")
            elif key_value is not None:
                where = self._join(path, str(key_value))
                self.lines[where] = key.line
                table[key_value] = self._entry(value, kind, where, key)
        return {key: value for key, value in table.items() if value is not None}

    def _entry(self, node: Node, kind: Kind, path: str, key: Scalar) -> Any:
        """What stands at one key of a table; in braces the comma of 200,50 makes a key of 50."""
        null = isinstance(node, Scalar) and node.is_null
        if null and kind.key is int:
            return self._refuse(key.line, f"{path} har inget värde.", NO_VALUE)
        if kind.key is int and int(key.text) not in YEARS:
            return self._refuse(key.line, f"{path}: {quoted(key.text)} är inget år.", "Skriv till exempel 2027.")
        is_unknown = null and kind.base is not Requirement
        return None if is_unknown else self._one(node, Kind(kind.base), path, "")

    def _one(self, node: Node, kind: Kind, path: str, label: str) -> Any:
        if kind.is_record:
            return self.read(node, kind.base, path)
        if kind.base is Requirement:
            return self._requirement(node, path)
        if not isinstance(node, Scalar):
            return self._misplaced(node, path, Scalar)
        return self._value(node, kind.base, path, label)

    def _requirement(self, node: Node, path: str) -> Any:
        if isinstance(node, Sequence) and all(isinstance(item, Scalar) for item in node.items):
            words = [self._value(item, str, path, "") for item in node.items if isinstance(item, Scalar)]
            return tuple(word for word in words if word is not None)
        if isinstance(node, Scalar) and REQUIREMENT.fullmatch(node.text):
            return node.text
        advice = "Skriv ja, nej, angiven, ej angiven, minst 2, högst 1 eller en lista med värden."
        return self._refuse(node.line, f"villkoret {path} går inte att förstå.", advice)

    def _value(self, node: Scalar, kind: Any, path: str, label: str) -> Any:
        named = path if not label else f"”{label}”" if self.in_form else f"{path} ({label})"
        if has_personal_number(node.text, phone=path.endswith(PHONE)):
            return self._refuse(node.line, f"{named} innehåller ett personnummer.", NEVER_A_PERSON)
        if found := unwritable(node.text):
            return self._refuse(node.line, f"{named} innehåller {found}.", RETYPE)
        if not node.text.strip():
            return self._refuse(node.line, f"{named} är tom.", "Fyll i uppgiften eller ta bort raden.")
        try:
            return read_value(node.text, kind)
        except Unreadable as fault:
            message = fault.message if self.in_form else f"{named}: {fault.message}"
            return self._refuse(node.line, message, fault.advice)

    def _misplaced(self, node: Node, path: str, expected: type, advice: str = "") -> None:
        message = f"{path or 'filen'} ska vara {STRUCTURES[expected]}, inte {STRUCTURES[type(node)]}."
        self._refuse(node.line, message, advice or HOW_TO_WRITE[expected])

    def _refuse(self, line: int, message: str, advice: str) -> None:
        self.problems.append(Problem(Place(self.shown, line), message, advice))

    @staticmethod
    def _label(record: type, name: str) -> str:
        described = descriptions(record).get(name)
        return described.label if described else ""

    @staticmethod
    def _join(path: str, name: str) -> str:
        return f"{path}.{name}" if path else name
