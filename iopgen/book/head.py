"""The table of one edited text → the keys of the clause's head that get another value."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ..model.book import BookRow, BookText, Line
from ..model.decision import RuleDecision
from ..model.library import Clause, ClauseLibrary, LawReference
from ..problem import Severity
from .change import BookFault
from .rows import DAY, NotUnderstood, read_day, read_decision, read_laws, read_review, said, write_rows

Lines = tuple[str, ...]


@dataclass(slots=True)
class Head:
    """What the table says: a value for each key that changes, as the clause file has it; and the cells not understood.

    `signed` is who has reviewed the text and when, where somebody has signed since the book was written; `undated` the
    row where she wrote no day.
    """

    values: dict[str, Any] = field(default_factory=dict)
    signed: tuple[str, date] | None = None
    faults: list[tuple[BookRow, str]] = field(default_factory=list)

    undated: BookRow | None = None

    def told(self, title: str) -> Iterator[BookFault]:
        """What must be said of the cells of the text with that title."""
        for row, advice in self.faults:
            yield BookFault(title, row.spot, f"raden {row.label} går inte att förstå: ”{' '.join(row.lines)}”.", advice)
        if self.undated and self.signed:
            message = f"raden {self.undated.label} säger ingen dag, och får dagen i dag, {self.signed[1]}."
            advice = "Skriv dagen efter namnet, om texten granskades en annan dag."
            yield BookFault(title, self.undated.spot, message, advice, Severity.WARNING)

    def is_unclear(self, key: str) -> bool:
        """Whether the row is there but was not understood."""
        return any(row.key == key for row, _ in self.faults)


def read_head(text: BookText, clause: Clause | None, library: ClauseLibrary, today: date) -> Head:
    """What the table of the text says that the clause's head does not; all of it when there is no clause yet."""
    head = Head()
    before = {row.key: said(row.lines) for row in write_rows(clause, Line(()), library)} if clause else {}
    for key, read, current in _readers(clause, library, today):
        row = text.row(key)
        if row is None or said(row.lines) == before.get(key):
            continue
        try:
            value = read(row.lines)
        except NotUnderstood as fault:
            head.faults.append((row, str(fault)))
            continue
        if value == current:
            continue
        if key == "reviewed":
            head.signed = value
            head.undated = None if DAY.search(said(row.lines)) else row
        head.values[key] = written(value)
    return head


def _readers(
    clause: Clause | None, library: ClauseLibrary, today: date
) -> Iterator[tuple[str, Callable[[Lines], Any], Any]]:
    """Each key that a table can change, how its cell is read, and what the clause says now."""
    review = clause.reviewed if clause else None
    yield "valid_from", read_day, clause.valid.first if clause else None
    yield "valid_to", read_day, clause.valid.last if clause else None
    yield "decision", read_decision, clause.decision if clause else None
    yield "laws", lambda lines: read_laws(lines, library), clause.laws if clause else ()
    signed = (review.by or "", review.day) if review else None
    yield "reviewed", lambda lines: read_review(lines, today), signed
    yield "summary", said, clause.summary if clause else ""
    yield "origin", said, (clause.origin if clause else None) or ""


def written(value: Any) -> Any:
    """The value as the writer of clause files takes it; None when the key is to go."""
    if isinstance(value, RuleDecision):
        names = ("body", "paragraph", "registry_number", "day", "legal_force")
        return {name: stated for name in names if (stated := getattr(value, name)) is not None}
    if isinstance(value, tuple) and value and isinstance(value[0], LawReference):
        return [{"law": each.law, "at": each.at} for each in value]
    return list(value) if value == () else value or None
