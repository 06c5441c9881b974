"""The book that came back, beside the library → what would change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ..keeping import Difference
from ..keeping.difference import Plain, of_texts, of_values
from ..model.book import Book, BookText, Kind, Said
from ..model.library import Clause, ClauseLibrary
from .change import BookFault, Changes, Sort, TextChange
from .compare import (
    advice_of,
    facts_in,
    guidance_of,
    new_title,
    notes_of,
    plain_words,
    row_value,
    text_print,
    titles_differ,
    words_of,
)
from .compose import bookmark, shown_text
from .head import read_head
from .labels import clause_names, has_label, shown_fact
from .markup import markup, units
from .new_texts import new_text
from .rows import CORRECTION, LABELS, NEW_VERSION, REMOVAL, NotUnderstood, read_authority, read_change

LOCKED_ROWS = ("id", "authority", "use")
ADD, DROP = "ny anteckning", "anteckningen är borttagen"


def find_changes(book: Book, library: ClauseLibrary, today: date, *, may_remove: bool) -> Changes:
    """What the book changes in the library. A text that the book has lost is removed only when that is asked for."""
    found = _Finder(book, library, today)
    pairs = [(text, found.clause_of(text)) for text in book.texts]
    for text, clause in pairs:
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

    def __post_init__(self) -> None:
        self.known = {bookmark(clause): clause for clause in self.library.clauses}
        self.names = clause_names(self.library)

    def fault(self, text: BookText, spot: int, message: str, advice: str) -> None:
        self.changes.faults.append(BookFault(text.title.text, spot, message, advice))

    def base(self, clause: Clause) -> BookText:
        """The clause as the book would show it now."""
        return shown_text(
            clause, self.library, lambda each: Said(self.names.get(each, each), Kind.LINK, each), self.today
        )

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
        base = self.base(clause)
        sort = self._sort(text)
        now, then, was = text_print(text), text_print(base), self.book.prints.get(text.bookmark)
        if sort is Sort.REMOVED:
            self.changes.texts.append(TextChange(sort, clause, text))
        elif now in (then, was):
            self.changes.unchanged += 1
        elif was is not None and was != then:
            advice = "Skriv ut en ny bok med iopgen book export och gör ändringen där."
            self.fault(text, text.title.spot, "texten har ändrats i biblioteket sedan boken skrevs ut.", advice)
        elif base.is_locked:
            advice = "Ångra ändringen. Låsta texter ändras av den som sköter biblioteket, i klausulens fil."
            reason = (clause.locked or "den gäller inte längre").rstrip(".")
            self.fault(text, text.title.spot, f"texten är låst: {reason}.", advice)
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
        self._check_rows(text, base)
        self._check_title(text, base)
        self._check_labels(text, base)
        self._check_text(text)
        head = read_head(text, clause, self.library, self.today)
        for wrong, advice in head.faults:
            message = f"raden {wrong.label} går inte att förstå: ”{' '.join(wrong.lines)}”."
            self.fault(text, wrong.spot, message, advice)
        first = head.values.get("valid_from")
        if sort is Sort.VERSION and (first is None or (clause.valid.first and first <= clause.valid.first)):
            row = text.row("valid_from")
            advice = "Skriv första dagen på raden Gäller från, eller välj rättelse."
            self.fault(
                text, row.spot if row else text.title.spot, "en ny version behöver en ny och senare första dag.", advice
            )
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
        if text.notes != base.notes:
            found["notes"] = notes_of(text.notes) or None
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

    def _check_rows(self, text: BookText, base: BookText) -> None:
        for key in LOCKED_ROWS:
            row, before = text.row(key), base.row(key)
            if row and before and row_value(text, key) != row_value(base, key):
                message = f"raden {before.label} kan inte ändras i boken."
                advice = f"Skriv tillbaka ”{' '.join(before.lines)}”. Skriv en kommentar om det ska ändras."
                self.fault(text, row.spot, message, advice)

    def _check_title(self, text: BookText, base: BookText) -> None:
        if titles_differ(text, markup(base.title)):
            message = "rubriken har ändrats på två sätt, i rubriken och i tabellen."
            self.fault(text, text.title.spot, message, "Skriv samma rubrik på båda ställena.")
        if not new_title(text, markup(base.title)):
            self.fault(text, text.title.spot, "texten har ingen rubrik.", "Skriv en rubrik.")

    def _check_labels(self, text: BookText, base: BookText) -> None:
        """Facts that have become words: an agreement would say their names."""
        now = facts_in(text)
        for mark in dict.fromkeys(facts_in(base)):
            path = mark.partition(" |")[0]
            if any(each.partition(" |")[0] == path for each in now):
                continue
            for line in text.lines():
                if has_label(plain_words(line), path):
                    shown = shown_fact(mark)[0]
                    message = f"uppgiften {shown} är nu vanlig text, och skulle stå så i avtalet."
                    self.fault(text, line.spot, message, f"Ångra, eller skriv {shown}, med tecknen « och ».")
                    break

    def _check_text(self, text: BookText) -> None:
        if not any(units(text.body)):
            advice = "Skriv texten under tabellen, eller välj ”ska tas bort” i tabellen."
            self.fault(text, text.title.spot, "klausulen har ingen text.", advice)

    def _differences(self, text: BookText, base: BookText, values: Mapping[str, Any]) -> Iterator[Difference]:
        if "title" in values:
            yield of_values("title", "rubriken", base.title.text, text.title.text)
        if units(text.body) != units(base.body):
            yield of_texts("source", "texten", "styckeindelningen är ändrad", words_of(base), words_of(text))
        if "guidance" in values:
            yield of_texts("guidance", "råden", "råden är indelade på annat sätt", advice_of(base), advice_of(text))
        for kind in LABELS.values():
            if kind.key in values and kind.key != "title":
                yield of_values(kind.key, kind.label.lower(), row_value(base, kind.key), row_value(text, kind.key))
        if "topic" in values:
            yield of_values("topic", "ämnet", base.topic, values["topic"] or "")
        for label, some, others in ((ADD, text.notes, base.notes), (DROP, base.notes, text.notes)):
            yield from (Plain("notes", f"{label}: ”{note.text}” ({note.by})") for note in some if note not in others)

    def _new(self, text: BookText) -> None:
        """A text that the library does not have: a clause of its own, an authority's own text, or a version."""
        if not text.title.text and not any(units(text.body)):
            return  # the form that nobody has filled in
        self._check_text(text)
        change, faults = new_text(text, self._topic(text), self.library, self.today)
        self.changes.texts.append(change)
        self.changes.faults += faults

    def lost(self, clause: Clause, *, may_remove: bool) -> None:
        """Nothing; a clause that the book has lost is then to be removed, or a fault."""
        if may_remove:
            self.changes.texts.append(TextChange(Sort.REMOVED, clause, None))
            return
        advice = (
            "Hämta tillbaka den från en tidigare kopia av boken. Ska den bort: välj ”ska tas bort” i dess tabell, "
            "eller läs in med --allow-removed."
        )
        message = f"texten finns inte längre i boken ({bookmark(clause)})."
        self.changes.faults.append(BookFault(clause.title_source, -1, message, advice))
