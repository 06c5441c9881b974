"""The book that came back, beside the library → what would change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from ..keeping import Difference
from ..keeping.difference import Plain, of_texts, of_values
from ..model.book import Book, BookBlock, BookText, Kind, Line, Said
from ..model.library import Clause, ClauseLibrary
from ..swedish import quoted
from ..word.book_names import SUFFIX
from .change import BookFault, Changes, Sort, TextChange, title_of
from .compare import (
    advice_of,
    guidance_of,
    new_title,
    notes_of,
    row_value,
    text_print,
    words_of,
)
from .compose import bookmark, shown_text, suffix_of
from .faults import empty, find_text_faults, typed_numbers
from .head import read_head
from .labels import clause_names
from .markup import markup, units
from .new_texts import new_text
from .rows import CORRECTION, LABELS, NEW_VERSION, REMOVAL, NotUnderstood, read_authority, read_change
from .twins import find_twins

ADD, DROP = "ny anteckning", "anteckningen är borttagen"


def find_changes(book: Book, library: ClauseLibrary, today: date, *, may_remove: bool) -> Changes:
    """What the book changes in the library. A text that the book has lost is removed only when that is asked for."""
    found = _Finder(book, library, today)
    pairs = [(text, found.clause_of(text)) for text in book.texts]
    twins = find_twins(pairs, library)
    found.changes.faults += twins.values()
    for place, (text, clause) in enumerate(pairs):
        if place not in twins:
            found.compare(text, clause)
    held = {bookmark(clause) for _, clause in pairs if clause}
    known = found.known
    for name in book.prints:
        if name in known and name not in held:
            found.lost(known[name], may_remove=may_remove)
    return found.changes


@dataclass(slots=True)
class _Finder:
    book: Book
    library: ClauseLibrary
    today: date
    changes: Changes = field(default_factory=Changes)
    known: dict[str, Clause] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.known = {bookmark(clause): clause for clause in self.library.clauses}
        self.names = clause_names(self.library)

    def fault(self, text: BookText, spot: int, message: str, advice: str) -> None:
        self.changes.faults.append(BookFault(text.title.text, spot, message, advice))

    def base(self, clause: Clause, text: BookText) -> BookText:
        """The clause as the book would show it now, its references in the words that they have in the text."""
        held = {run.mark: run.text for line in text.lines() for run in line.runs if run.kind is Kind.LINK}
        words = self.names | held
        return shown_text(clause, self.library, lambda each: Said(words.get(each, each), Kind.LINK, each), self.today)

    def clause_of(self, text: BookText) -> Clause | None:
        """The clause that the text was written from: by its bookmark, or by its table where that is lost."""
        if text.bookmark in self.known:
            return self.known[text.bookmark]
        there = {each.bookmark for each in self.book.texts}
        try:
            authority = read_authority(row.lines, self.library) if (row := text.row("authority")) else None
        except NotUnderstood:
            return None
        lost = [
            clause
            for clause in self.library.versions(row_value(text, "id"))
            if clause.authority == authority and bookmark(clause) not in there
        ]
        same_day = [each for each in lost if str(each.valid.first or "") == row_value(text, "valid_from")]
        return next(iter(same_day or (lost if len(lost) == 1 else [])), None)

    def compare(self, text: BookText, clause: Clause | None) -> None:
        """Nothing; what the text changes is then found."""
        if clause is None:
            self._new(text)
            return
        base = self.base(clause, text)
        sort = self._sort(text)
        now, then, was = text_print(text), text_print(base), self.book.prints.get(text.bookmark)
        if now in (then, was) and sort is Sort.CORRECTED:
            self.changes.unchanged += 1
        elif was is not None and then not in (was, now):
            advice = "Skriv ut en ny bok med iopgen book export och gör ändringen där."
            self.fault(text, text.title.spot, "texten har ändrats i biblioteket sedan boken skrevs ut.", advice)
        elif base.is_locked and not _is_only_noted(text, base, sort):
            advice = "Ångra ändringen. Låsta texter ändras av den som sköter biblioteket, i klausulens fil."
            reason = (clause.locked or "den gäller inte längre").rstrip(".")
            self.fault(text, text.title.spot, f"texten är låst: {reason}.", advice)
        elif sort is Sort.REMOVED:
            self.changes.texts.append(TextChange(sort, clause, text))
        else:
            self._changed(text, base, clause, sort)

    def _sort(self, text: BookText) -> Sort:
        row = text.row("change")
        try:
            stated = read_change(row.lines) if row else CORRECTION
        except NotUnderstood as fault:
            assert row
            self.fault(text, row.spot, f"”{row.lines[0]}” är ingen sorts ändring.", str(fault))
            stated = CORRECTION
        return {CORRECTION: Sort.CORRECTED, NEW_VERSION: Sort.VERSION, REMOVAL: Sort.REMOVED}[stated]

    def _changed(self, text: BookText, base: BookText, clause: Clause, sort: Sort) -> None:
        head = read_head(text, clause, self.library, self.today)
        self.changes.faults += find_text_faults(text, base, clause, head, sort)
        values = {**head.values, **self._own_values(text, base, clause)}
        if not values and units(text.body) == units(base.body):
            self.changes.unchanged += 1  # only the words beside what the library keeps are others
            return
        self.changes.texts.append(
            TextChange(
                sort, clause, text, values, tuple(units(text.body)), head.signed,
                tuple(self._differences(text, base, values)),
            )
        )  # fmt: skip

    def _own_values(self, text: BookText, base: BookText, clause: Clause) -> dict[str, Any]:
        """New values of keys that stand outside the table."""
        found: dict[str, Any] = {}
        title = new_title(text, clause.title_source)
        if title != markup(base.title):
            found["title"] = title
        if guidance_of(text) != guidance_of(base):
            found["guidance"] = guidance_of(text) or None
        if set(text.notes) != set(base.notes):
            written = dict(zip(base.notes, clause.notes, strict=True))
            kept = (replace(note, text=written[note].text or "") if note in written else note for note in text.notes)
            found["notes"] = notes_of(kept) or None
        if text.topic != clause.topic:
            found["topic"] = self._topic(text)
        return found

    def _topic(self, text: BookText) -> str | None:
        """The id of the topic under whose heading the text stands."""
        by_name = {(each.title or "").casefold(): each.id for each in self.library.topics}
        ids = {each.id for each in self.library.topics}
        topic = text.topic if text.topic in ids else by_name.get(text.topic.casefold())
        if topic is None:
            where = f"under rubriken ”{text.topic}”, som inte är något ämne" if text.topic else "inte under något ämne"
            self.fault(text, text.title.spot, f"texten står {where}.", "Flytta den till ett ämne som finns i boken.")
        return topic

    def _differences(self, text: BookText, base: BookText, values: Mapping[str, Any]) -> Iterator[Difference]:
        if "title" in values:
            yield of_values("title", "rubriken", base.title.text, _title_of(text, values["title"]))
        if units(text.body) != units(base.body):
            yield of_texts("source", "texten", _what_else(text, base), words_of(base), words_of(text))
        if "guidance" in values:
            yield of_texts("guidance", "råden", "råden är indelade på annat sätt", advice_of(base), advice_of(text))
        for kind in LABELS.values():
            if kind.key in values and kind.key != "title":
                yield of_values(kind.key, kind.label.lower(), row_value(base, kind.key), row_value(text, kind.key))
        if "topic" in values:
            yield of_values("topic", "ämnet", base.topic, values["topic"] or "")
        for label, some, others in ((ADD, text.notes, base.notes), (DROP, base.notes, text.notes)):
            yield from (
                Plain("notes", f"{label}: {quoted(note.text)} ({note.by})") for note in some if note not in others
            )

    def _new(self, text: BookText) -> None:
        """A text that the library does not have: a clause of its own, an authority's own text, or a version."""
        if not text.title.text and not any(units(text.body)):
            return  # the form that nobody has filled in
        if text.bookmark in self.book.prints:
            self._gone(text)
            return
        self.changes.faults += [BookFault(text.title.text, *each) for each in empty(text)]
        self.changes.faults += typed_numbers(text, None)
        change, faults = new_text(text, self._topic(text), self.library, self.today, self.taken)
        self.changes.texts.append(change)
        self.changes.faults += faults

    def _gone(self, text: BookText) -> None:
        """A text that the library had when the book was written."""
        if text_print(text) == self.book.prints[text.bookmark]:
            self.changes.unchanged += 1
            return
        advice = "Ta bort den ur boken. Ska den tillbaka: kopiera formuläret Ny klausul och flytta dit texten."
        self.fault(text, text.title.spot, "texten har tagits bort ur biblioteket sedan boken skrevs ut.", advice)

    def lost(self, clause: Clause, *, may_remove: bool) -> None:
        """Nothing; a clause that the book has lost is then to be removed, or a fault."""
        if may_remove:
            self.changes.texts.append(TextChange(Sort.REMOVED, clause, None))
            return
        advice = (
            "Hämta tillbaka den från en tidigare kopia av boken. Ska den bort: välj ”ska tas bort” i dess tabell, "
            "eller läs in med --allow-removed."
        )
        heading = SUFFIX.join(filter(None, (title_of(clause), suffix_of(clause, self.library))))
        self.changes.faults.append(BookFault(heading, -1, "texten finns inte längre i boken.", advice))


def _is_only_noted(text: BookText, base: BookText, sort: Sort) -> bool:
    """Whether nothing but remarks has been added to the text."""
    return sort is Sort.CORRECTED and text_print(replace(text, notes=base.notes)) == text_print(base)


def _title_of(text: BookText, title: str) -> str:
    """The title as it reads in the book, where the heading or the table says it."""
    row = text.row("title")
    lines = (text.title, Line(row.runs) if row else text.title)
    return next((line.text for line in lines if markup(line) == title), title)


def _what_else(text: BookText, base: BookText) -> str:
    """What has changed in a text whose words are the same."""
    if [_layout(block) for block in text.body] != [_layout(block) for block in base.body]:
        return "styckeindelningen är ändrad"
    if words_of(text) != words_of(base):
        return "mellanslagen är ändrade"
    return "en uppgift, en hänvisning eller ett definierat ord har blivit något annat"


def _layout(block: BookBlock) -> tuple[object, ...]:
    """What a block is, and its words."""
    return (block.form, block.level, block.text.split()) if isinstance(block, Line) else (block.text.split(),)
