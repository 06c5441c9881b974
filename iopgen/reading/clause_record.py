"""What people note in a clause file's head without touching its text, and the texts that are kept for comparison."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from ..model.library import Clause, RecordedText

HEADING = """\
# Lydelser som någon har granskat eller skrivit en egen text mot. Filen skrivs av iopgen library record.
# Med den kan iopgen library check visa vad som har ändrats. Ändra den inte för hand.
"""


def note_in_head(path: Path, key: str, value: str, after: str) -> None:
    """Nothing; the head of the clause file then says `key: value`, in its place or after the line of another key."""
    text = path.read_text(encoding="utf-8")
    head, rest = text[: text.index("\n---", 3)], text[text.index("\n---", 3) :]
    line = f"{key}: {value}"
    stated = re.compile(rf"^{key}:.*(?:\n[ \t]+.*)*", re.MULTILINE)
    if stated.search(head):
        head = stated.sub(lambda _: line, head, count=1)
    else:
        neighbour = re.compile(rf"^{after}:.*(?:\n[ \t]+.*)*", re.MULTILINE)
        head = neighbour.sub(lambda match: f"{match[0]}\n{line}", head, count=1)
    path.write_text(head + rest, encoding="utf-8")


def text_of(clause: Clause, name: str) -> RecordedText:
    """The words that the clause has now; `name` is its file in the library."""
    return RecordedText(fingerprint=clause.fingerprint, clause=name, text=f"{clause.title_source}\n\n{clause.source}")


def write_recorded(path: Path, texts: Iterable[RecordedText]) -> None:
    """Nothing; the file then holds each text once, in order of clause."""
    kept = {each.fingerprint: each for each in texts}
    ordered = sorted(kept.values(), key=lambda each: (each.clause or "", each.fingerprint or ""))
    path.write_text(HEADING + "".join(map(_entry, ordered)), encoding="utf-8")


def _entry(each: RecordedText) -> str:
    lines = [f"    {line}".rstrip() for line in (each.text or "").splitlines()]
    return "\n".join([f'- fingerprint: "{each.fingerprint}"', f"  clause: {each.clause}", "  text: |-", *lines]) + "\n"
