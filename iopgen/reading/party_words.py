"""The words by which a form calls its parties, such as `organisation 2`, and the names that they stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from ..model.case import Activity, Case, Party
from ..model.fact import Names, descriptions, kinds
from ..model.form import AUTHORITY, PARTIES, PARTY_LISTS
from ..problem import Place, Problem, Severity
from . import tree
from .rows import same

OWN_AUTHORITY = f"{AUTHORITY} 1"
"""The authority whose rules the case follows: its profile knows the facts, so it needs no row of its own."""

KINDS = "|".join(PARTY_LISTS)
NUMBERED = re.compile(rf"({KINDS}) ?([1-9]\d?)")
BETWEEN = r"(?:\s*[,/&]\s*|\s+(?:och|samt|eller)\s+)"
WORDS = re.compile(rf"\b({KINDS})\s?([1-9]\d?(?:{BETWEEN}[1-9]\d?)*)\b(?!\s?[-–]\s?\d)", re.IGNORECASE)
"""One party, or several of its kind: `organisation 1`, `organisation 1 och 2`."""

ONE_WORD = re.compile(rf"\b({KINDS})\s?([1-9]\d?)\b", re.IGNORECASE)
ONLY_WORDS = re.compile(rf"{WORDS.pattern}(?:{BETWEEN}{WORDS.pattern})*", re.IGNORECASE)
NUMBER = re.compile(r"\d+")
KNOWN_BY = frozenset({(Case, "authority"), (Party, "name"), (Party, "short_name"), (Activity, "name")})
"""The facts by which something is known: what stands there is its name and never that of a party."""


def with_space(said: str) -> str:
    """`organisation 2`, also for `Organisation2`."""
    found = NUMBERED.fullmatch(same(said))
    return f"{found[1]} {int(found[2])}" if found else same(said)


def absent(party: str) -> tuple[str, str]:
    """What is told of a party that has no row, and what to do."""
    message = f"parten {party} finns inte på bladet {PARTIES}."
    return message, "Lägg till den där, eller skriv en part som finns."


@dataclass(slots=True)
class PartyNames:
    """What the parties of a case are called, by their words. `told` is what is wrong with the words in it."""

    shown: str
    names: Mapping[str, str]
    told: list[Problem] = field(default_factory=list)

    def within(self, node: tree.Mapping, record: type = Case) -> tree.Mapping:
        """The tree of a record, in which the parties' words have become their names."""
        return tree.Mapping(
            tuple((key, self._named(key.text, value, record)) for key, value in node.entries), node.line
        )

    def _named(self, name: str, node: tree.Node, record: type) -> tree.Node:
        kind, names = kinds(record)[name], descriptions(record)[name].names
        if kind.key or names is Names.ACTIVITY or (record, name) in KNOWN_BY:
            return node
        if isinstance(node, tree.Sequence):
            return tree.Sequence(tuple(self._named(name, item, record) for item in node.items), node.line)
        if isinstance(node, tree.Mapping):
            return self.within(node, kind.base) if kind.is_record else node
        return self._written(node, is_name=names is not None) if kind.base is str else node

    def _written(self, said: tree.Scalar, *, is_name: bool) -> tree.Scalar:
        """What is said, with names for words where parties are meant: in a name, and where nothing else is said."""
        text, rest = said.text, said.text
        if is_name or ONLY_WORDS.fullmatch(text):
            text, rest = WORDS.sub(partial(self._names_for, said.line), text), WORDS.sub("", text)
        for party in dict.fromkeys(f"{kind.lower()} {number}" for kind, number in ONE_WORD.findall(rest)):
            if party in self.names:
                message = f"{party} står kvar i texten."
                self._tell(said.line, message, "Skriv partens namn, om det är parten som menas.", Severity.WARNING)
        return tree.Scalar(text, said.quoted, said.line)

    def _names_for(self, spot: int, words: re.Match[str]) -> str:
        kind = words[1].lower()
        return NUMBER.sub(lambda number: self._name_of(f"{kind} {number[0]}", spot), words[2])

    def _name_of(self, party: str, spot: int) -> str:
        """What the party is called; its word, which then is told of, when nobody knows."""
        if party not in self.names:
            self._tell(spot, *absent(party))
        elif not self.names[party]:
            self._tell(spot, f"parten {party} har inget namn.", f"Fyll i det på bladet {PARTIES}.")
        return self.names.get(party) or party

    def _tell(self, spot: int, message: str, advice: str, severity: Severity = Severity.ERROR) -> None:
        self.told.append(Problem(Place(self.shown, spot), message, advice, severity))
