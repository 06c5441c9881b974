"""What a book changes → the files of the library, as they become. Nothing is written here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from ..model.book import Kind, Said
from ..model.library import Clause, ClauseLibrary, fingerprint
from ..reading.clause_writer import body_of, new_file, with_body, with_key, without_key
from .change import BookFault, Sort, TextChange
from .compose import file_name
from .markup import shown_blocks, units

CLAUSES = "clauses"


@dataclass(slots=True)
class NewFiles:
    """What files of the library become, by path within it: their text, or None for one that goes.

    `holders` tells which change each text comes from, and `clashes` which texts would be written over others.
    """

    texts: dict[str, str | None] = field(default_factory=dict)
    holders: dict[str, TextChange] = field(default_factory=dict)
    clashes: list[BookFault] = field(default_factory=list)

    def put(self, path: str, text: str | None, change: TextChange) -> None:
        """Nothing; the file then becomes the text."""
        self.texts[path] = text
        if text is not None:
            self.holders[path] = change


def new_files(changes: Iterable[TextChange], library: ClauseLibrary) -> NewFiles:
    """The files as all the changes together make them."""
    found = NewFiles()
    taken = {clause.path for clause in library.clauses}
    for change in changes:
        if change.sort is Sort.REMOVED and change.clause is not None:
            found.put(change.clause.path, None, change)
            continue
        path = _path(change, change.clause)
        is_its_own = change.clause is not None and change.sort is Sort.CORRECTED and path == change.clause.path
        if path in taken and not is_its_own:
            found.clashes.append(_clash(change, path))
            continue
        taken.add(path)
        if change.clause is None:
            found.put(path, _with_review(new_file(change.head, change.units), change), change)
        else:
            _from_clause(change, change.clause, library, found)
    return found


def _clash(change: TextChange, path: str) -> BookFault:
    """That the text would be written over another."""
    text = change.text
    row = text and (text.row("valid_from") or text.row("id"))
    spot = row.spot if row else text.title.spot if text else -1
    message = f"det finns redan en text som skulle ligga i samma fil, {path}."
    advice = "Skriv en annan dag på raden Gäller från, eller ett annat namn på raden Klausul."
    return BookFault(change.title, spot, message, advice)


def _from_clause(change: TextChange, clause: Clause, library: ClauseLibrary, found: NewFiles) -> None:
    """Nothing; the change of a text, or the new text that is written after it, is then put."""
    old_path = clause.path
    before = found.texts.get(old_path) or read_exactly(library, old_path)
    text = _edited(before, change, clause)
    if change.sort is Sort.VERSION:
        text = _as_version(text, change, clause)
        found.put(old_path, _ended(before, change, clause), change)
    path = _path(change, clause)
    if change.sort is Sort.CORRECTED and path != old_path:
        found.put(old_path, None, change)
    found.put(path, text, change)


def read_exactly(library: ClauseLibrary, path: str) -> str:
    """The file as it is, its line ends and all."""
    return (library.folder / path).read_bytes().decode("utf-8")


def _edited(text: str, change: TextChange, clause: Clause) -> str:
    """The clause's file with all that the change says."""
    for key, value in change.head.items():
        is_gone = value is None and key != "reviewed"
        text = without_key(text, key) if is_gone else with_key(text, key, value)
    before = units(shown_blocks(clause.blocks, lambda target: Said(target, Kind.LINK, target)))
    is_new_text = list(change.units) != before or "title" in change.head or change.sort is Sort.NEW
    if list(change.units) != before:
        text = with_body(text, clause, before, change.units)
    if change.signed:
        return _with_review(text, change)
    return with_key(text, "reviewed", None) if is_new_text and clause.reviewed else text


def _with_review(text: str, change: TextChange) -> str:
    """The file, signed by her who has reviewed just these words."""
    if not change.signed:
        return with_key(text, "reviewed", None)
    by, day = change.signed
    return with_key(text, "reviewed", {"by": by, "day": day, "fingerprint": fingerprint(body_of(text))})


def _as_version(text: str, change: TextChange, clause: Clause) -> str:
    """The text as a new version: what was decided on the one before it does not hold for it."""
    first = change.head["valid_from"]
    if "decision" not in change.head:
        text = without_key(text, "decision")
    if "valid_to" not in change.head and clause.valid.last and clause.valid.last < first:
        text = without_key(text, "valid_to")
    return text if change.signed else with_key(text, "reviewed", None)


def _ended(text: str, change: TextChange, clause: Clause) -> str:
    """The text of before, valid to the day before the new version begins."""
    last = change.head["valid_from"] - timedelta(days=1)
    return text if clause.valid.last and clause.valid.last <= last else with_key(text, "valid_to", last)


def _path(change: TextChange, clause: Clause | None) -> str:
    """Where the text lies; its first day stands in the name where that tells it from other versions."""
    if clause is None or change.sort is Sort.NEW:
        name = ".".join(filter(None, (change.head["id"], change.head.get("authority"))))
    else:
        stem, _, day = file_name(clause).removesuffix(".md").partition("@")
        first = change.head.get("valid_from", clause.valid.first)
        name = f"{stem}@{first}" if first and (day or change.sort is Sort.VERSION) else stem
    topic = change.head.get("topic") or (clause.topic if clause else "")
    return f"{CLAUSES}/{topic}/{name}.md"
