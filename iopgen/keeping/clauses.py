"""Two versions of a clause: what differs between them, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..model.condition import Test, describe_test
from ..model.decision import standing
from ..model.library import Clause, Note, RecordedChange
from ..model.path import UnknownPath
from .difference import Difference, of_texts, of_values

PRESENCE = {"obligatorisk": "obligatorisk", "valfri": "valfri", "pa_begaran": "på begäran"}


def clause_differences(old: Clause, new: Clause, today: date) -> list[Difference]:
    """Everything that differs but the file, what matters most to the agreement first."""
    found = []
    if _squeezed(old.source) != _squeezed(new.source):
        label = "styckeindelningen är ändrad"
        found.append(of_texts("source", "texten är ändrad", label, old.source, new.source))
    values = zip(_values(old, today), _values(new, today), strict=True)
    found += [of_values(path, label, one, other) for (path, label, one), (_, _, other) in values if one != other]
    return found


def _squeezed(text: str) -> list[str]:
    """The paragraphs, their line breaks made spaces."""
    return [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]


def _values(clause: Clause, today: date) -> Iterator[tuple[str, str, str]]:
    """Each key of the clause's head as path, label and value in words."""
    yield "title", "rubriken är ändrad", clause.title_source
    yield "when", "villkoren är ändrade", conditions(clause)
    yield "presence", "förekomsten är ändrad", PRESENCE[clause.presence]
    yield "repeat", "upprepningen är ändrad", clause.repeat or ""
    yield "heading", "egen rubrik är ändrad", "ja" if clause.heading else "nej"
    yield "valid", "giltighetstiden är ändrad", clause.valid.text
    decision = standing(clause.decision, clause.valid.first, today) if clause.decision else ""
    yield "decision", "beslutet är ändrat", decision
    laws = (" ".join(filter(None, (each.law, each.at))) for each in clause.laws)
    yield "laws", "lagrummen är ändrade", "; ".join(laws)
    yield "reviewed", "granskningen är ändrad", reviewer(clause)
    yield "overrides", "den allmänna text som den är skriven mot är ändrad", clause.overrides or ""
    yield "topic", "ämnet är ändrat", clause.topic
    yield "order", "ordningen är ändrad", str(clause.order)
    yield "summary", "sammanfattningen är ändrad", clause.summary
    yield "guidance", "råden är ändrade", clause.guidance or ""
    yield "origin", "ursprunget är ändrat", clause.origin or ""
    yield "notes", "anteckningarna är ändrade", "; ".join(map(note_text, clause.notes))
    yield "locked", "låsningen är ändrad", clause.locked or ""


def conditions(clause: Clause) -> str:
    """When the clause stands in an agreement; empty when it always does."""
    both = " och ".join(map(_condition, clause.when))
    either = " eller ".join(map(_condition, clause.when_any))
    return "; ".join(filter(None, (both, either)))


def _condition(test: Test) -> str:
    try:
        return describe_test(test, met=True)
    except UnknownPath:  # another version of the program may know the fact
        return f"{test.path}: {test.requires}"


def note_text(note: Note) -> str:
    """Who wrote the note and when, and what it says."""
    return _told(note.by, note.day, note.text)


def change_text(change: RecordedChange) -> str:
    """Who made the change and when, and why."""
    return _told(change.by, change.day, change.reason)


def _told(by: str | None, day: date | None, said: str | None) -> str:
    who = " ".join(filter(None, (by, str(day or ""))))
    return ": ".join(filter(None, (who, said)))


def reviewer(clause: Clause) -> str:
    """Who reviewed the clause and when; empty when nobody has."""
    review = clause.reviewed
    return " ".join(filter(None, (review.by, str(review.day or "")))) if review else ""
