"""The versions of one clause through time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..model.decision import doubts, standing
from ..model.library import Clause, ClauseLibrary, RecordedChange
from .clauses import clause_differences
from .difference import Difference

OF_EACH = ("valid", "decision", "reviewed", "notes", "locked")
"""What is told of each version by itself, not as a difference from the one before."""


@dataclass(frozen=True, slots=True)
class HistoricVersion:
    """One version: its decision in words, what is doubtful in it, and how it differs from the one before.

    `changes` is what the library remembers of changes within the version.
    """

    clause: Clause
    decision: str
    doubts: tuple[str, ...]
    is_first: bool
    differences: tuple[Difference, ...]
    changes: tuple[RecordedChange, ...] = ()


def history(library: ClauseLibrary, clause_id: str, today: date) -> list[HistoricVersion]:
    """Every version, oldest first: those of the general text, then those of each authority's own."""
    found: list[HistoricVersion] = []
    before: Clause | None = None
    for clause in library.versions(clause_id):
        earlier = before if before is not None and before.authority == clause.authority else None
        differences = [
            each for each in (clause_differences(earlier, clause, today) if earlier else ()) if each.path not in OF_EACH
        ]
        first = clause.valid.first
        told = standing(clause.decision, first, today), tuple(doubts(clause.decision, first))
        changes = library.changes_of(clause)
        found.append(HistoricVersion(clause, *told, earlier is None, tuple(differences), changes))
        before = clause
    return found
