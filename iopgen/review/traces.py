"""Where a fact stands: its line in the case file, and the clauses of the draft that speak of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ..model.agreement import Agreement
from ..model.case import Case
from ..model.library import Clause, Source
from ..model.path import statements
from ..model.text import fact_marks

ITEM = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Traces:
    """The facts of one case as stated, and the draft that they have become."""

    agreement: Agreement
    case: Case
    source: Source
    stated: tuple[tuple[str, Any], ...]

    def first_stated(self, path: str) -> str:
        """The path with item numbers under which the fact is first stated, or `path` itself."""
        return next((where for where, _ in self.stated if is_within(where, path)), path)

    def line(self, path: str) -> int:
        """The line of the fact in the case file; 0 when the case does not state it."""
        where = self.first_stated(path)
        return self.source.place(where).line if where in self.source.lines else 0

    def texts(self, within: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Every stated text, with its path, that lies within one of the paths."""
        paths = tuple(within)
        for where, value in self.stated:
            if isinstance(value, str) and any(is_within(where, path) for path in paths):
                yield where, value

    def clauses(self, paths: Iterable[str], ids: Iterable[str] = ()) -> tuple[str, ...]:
        """The numbers of the clauses that speak of one of the facts, or are named by id."""
        about, named = tuple(paths), set(ids)
        return tuple(
            clause.number
            for clause in self.agreement.clauses()
            if clause.clause and (clause.clause.id in named or any(speaks_of(clause.clause, path) for path in about))
        )


def trace(agreement: Agreement, case: Case, source: Source) -> Traces:
    """The traces of a draft and its case."""
    return Traces(agreement, case, source, tuple(statements(case)))


def is_within(where: str, path: str) -> bool:
    """True when the stated fact `where` is the one at `path`, or a part of it."""
    plain = ITEM.sub("", where)
    return plain == path or plain.startswith(f"{path}.")


def speaks_of(clause: Clause, path: str) -> bool:
    """True when the clause prints the fact at `path`, a part of it, or the whole that it belongs to."""
    printed = (mark.path for mark in fact_marks(clause.title, clause.blocks))
    return any(each == path or each.startswith(f"{path}.") for each in printed)
