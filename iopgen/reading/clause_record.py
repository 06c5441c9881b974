"""What the library remembers: texts that somebody has reviewed or written another against, and who changed what."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.library import Clause, ClauseLibrary, RecordedChange, RecordedText
from .clause_writer import scalar

RECORDED, CHANGES = "clauses/recorded.yaml", "clauses/changes.yaml"
HEADING = """\
# Lydelser som någon har granskat eller skrivit en egen text mot. Filen skrivs av iopgen library record.
# Med den kan iopgen library check visa vad som har ändrats. Ändra den inte för hand.
"""
CHANGES_HEADING = """\
# Vad som har ändrats genom klausulboken, när, av vem och varför. Filen skrivs av iopgen book import.
"""


def texts_to_keep(before: ClauseLibrary, after: ClauseLibrary) -> list[RecordedText]:
    """Every text that some head of the library `after` points to, when its words are still known."""
    needed = {clause.overrides for clause in after.clauses}
    needed |= {clause.reviewed.fingerprint for clause in after.clauses if clause.reviewed}
    now = [_text_of(clause) for library in (before, after) for clause in library.clauses]
    return [each for each in (*before.recorded, *now) if each.fingerprint in needed]


def _text_of(clause: Clause) -> RecordedText:
    """The words that the clause has now."""
    text = f"{clause.title_source}\n\n{clause.source}"
    return RecordedText(fingerprint=clause.fingerprint, clause=clause.path, text=text)


def recorded_text(texts: Iterable[RecordedText]) -> str:
    """The file that holds each text once, in order of clause."""
    kept = {each.fingerprint: each for each in reversed(list(texts))}
    ordered = sorted(kept.values(), key=lambda each: (each.clause or "", each.fingerprint or ""))
    return HEADING + ("".join(map(_entry, ordered)) or "[]\n")


def _entry(each: RecordedText) -> str:
    lines = [f"    {line}".rstrip() for line in (each.text or "").splitlines()]
    return "\n".join([f'- fingerprint: "{each.fingerprint}"', f"  clause: {each.clause}", "  text: |-", *lines]) + "\n"


def with_change(before: str, change: RecordedChange) -> str:
    """The file of changes with one more at its end."""
    lines = [f"- day: {change.day}"]
    lines += [f"  {key}: {scalar(value)}" for key in ("by", "reason") if (value := getattr(change, key))]
    lines += ["  files:", *(f"    - {scalar(name)}" for name in change.files or ())]
    return (before or CHANGES_HEADING) + "\n".join(lines) + "\n"
