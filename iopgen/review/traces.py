"""Where a fact stands: its line in the case file, and the clauses of the draft that speak of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..model.agreement import Agreement
from ..model.case import Case
from ..model.library import Clause, Source
from ..model.path import statements, without_places
from ..model.record import dataclass
from ..model.text import fact_marks


@dataclass(frozen=True, slots=True)
class Traces:
    """The facts of one case as stated, and the draft that they have become.

    `stated` holds each fact with its path; `within` the places in it of all that lies within a path, by the path
    without item numbers. `numbers` holds the number of each clause of the library; `speaking` the places in it of
    those that speak of a fact, by its path, and `standing` of those with an id.
    """

    agreement: Agreement
    case: Case
    source: Source
    stated: tuple[tuple[str, Any], ...]
    within: Mapping[str, Sequence[int]]
    numbers: tuple[str, ...]
    speaking: Mapping[str, Sequence[int]]
    standing: Mapping[str, Sequence[int]]

    def first_stated(self, path: str) -> str:
        """The path with item numbers under which the fact is first stated, or `path` itself."""
        return next((self.stated[place][0] for place in self.within.get(path, ())), path)

    def line(self, path: str) -> int:
        """The line of the fact in the case file; 0 when the case does not state it."""
        return self.source.lines.get(self.first_stated(path), 0)

    def place(self, path: str) -> tuple[int, str]:
        """The line of the fact, and in a spreadsheet its sheet, row and column; 0 when the case does not state it."""
        where = self.first_stated(path)
        return self.line(path), self.source.place(where).part if where in self.source.lines else ""

    def texts(self, within: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Every stated text, with its path, that lies within one of the paths."""
        for place in sorted({place for path in within for place in self.within.get(path, ())}):
            where, value = self.stated[place]
            if isinstance(value, str):
                yield where, value

    def clauses(self, paths: Iterable[str], ids: Iterable[str] = ()) -> tuple[str, ...]:
        """The numbers of the clauses that speak of one of the facts, or are named by id."""
        places = {place for path in paths for place in self.speaking.get(path, ())}
        places.update(*(self.standing.get(clause_id, ()) for clause_id in ids))
        return tuple([self.numbers[place] for place in sorted(places)])


def trace(agreement: Agreement, case: Case, source: Source) -> Traces:
    """The traces of a draft and its case."""
    stated = tuple(statements(case))
    clauses = [(each.clause, each.number) for each in agreement.clauses if each.clause]
    return Traces(
        agreement, case, source, stated,
        within=_places(prefixes(without_places(where)) for where, _ in stated),
        numbers=tuple([number for _, number in clauses]),
        speaking=_places(_spoken_of(clause) for clause, _ in clauses),
        standing=_places((clause.id,) for clause, _ in clauses),
    )  # fmt: skip


def _places(names: Iterable[Iterable[str]]) -> Mapping[str, Sequence[int]]:
    """Where each name is found."""
    places: dict[str, list[int]] = {}
    for place, several in enumerate(names):
        for name in several:
            places.setdefault(name, []).append(place)
    return places


def prefixes(path: str) -> Iterator[str]:
    """The path, and every path that it lies within: `a.b.c`, `a.b`, `a`."""
    while path:
        yield path
        path = path.rpartition(".")[0]


_KEPT: dict[str, frozenset[str]] = {}
"""What each text speaks of, by the fingerprint of its words."""


def _spoken_of(clause: Clause) -> frozenset[str]:
    """The path of every fact that the clause prints, and of each whole that has such a fact as a part."""
    if clause.fingerprint not in _KEPT:
        printed = (mark.path for mark in fact_marks(clause.title, clause.blocks))
        _KEPT[clause.fingerprint] = frozenset(part for path in printed for part in prefixes(path))
    return _KEPT[clause.fingerprint]
