"""A text that was written in the book → a new clause, an authority's own text, or a new version of either."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any

from ..keeping.difference import of_values
from ..model.book import BookText
from ..model.library import Clause, ClauseLibrary
from .change import BookFault, Sort, TextChange
from .compare import guidance_of, new_title, notes_of, row_value, titles_differ, words_of
from .head import Head, read_head
from .markup import units
from .rows import NotUnderstood, read_authority, read_presence

LONGEST_ID = 36
ID = re.compile(rf"[a-z][a-z0-9_]{{0,{LONGEST_ID - 1}}}")
ORDER_STEP = 10
Reader = Callable[[tuple[str, ...]], Any]
Fault = Callable[[str, str, str], None]


def new_text(
    text: BookText, topic: str | None, library: ClauseLibrary, today: date, taken: set[str]
) -> tuple[TextChange, list[BookFault]]:
    """The change that adds the text to the library under that topic, and what must be mended in it first.

    `taken` are ids that other new texts of the book have got.
    """
    faults: list[BookFault] = []

    def fault(key: str, message: str, advice: str) -> None:
        row = text.row(key)
        faults.append(BookFault(text.title.text, row.spot if row else text.title.spot, message, advice))

    title = new_title(text, "")
    if not title:
        fault("title", "texten har ingen rubrik.", "Skriv rubriken i tabellen.")
    if titles_differ(text, ""):
        fault("title", "rubriken och tabellen har olika rubriker.", "Skriv samma rubrik på båda ställena.")
    clause_id = row_value(text, "id") or _id_of(title, {*library.ids(), *taken})
    taken.add(clause_id)
    if not ID.fullmatch(clause_id):
        advice = f"Skriv högst {LONGEST_ID} tecken av a–z, 0–9 och _, eller lämna raden tom."
        fault("id", f"”{clause_id}” kan inte stå på raden Klausul.", advice)
    authority = _understood(text, "authority", lambda lines: read_authority(lines, library), fault)
    twin = None if faults else _twin(clause_id, authority, library)
    head = read_head(text, twin, library, today)
    faults += head.told(text.title.text)
    if twin is not None and twin.authority == authority:
        _check_first_day(head, twin, fault)
        return _change(Sort.VERSION, twin, text, head.values | {"title": title}, head.signed), faults
    presence = _understood(text, "use", read_presence, fault)
    if not row_value(text, "summary"):
        fault("summary", "sammanfattningen saknas.", "Skriv i en mening vad klausulen säger.")
    values: dict[str, Any] = {"id": clause_id, "topic": topic, "presence": presence and presence.value} | head.values
    if twin is None:
        values["order"] = _last_order(topic, library) + ORDER_STEP
    if authority:
        values |= {"authority": authority, "overrides": twin.fingerprint if twin else None}
    return _change(Sort.NEW, twin, text, values | {"title": title}, head.signed), faults


def _check_first_day(head: Head, before: Clause, fault: Fault) -> None:
    """Nothing; a new version that does not begin after the one `before` is then told."""
    first = head.values.get("valid_from")
    if head.is_unclear("valid_from"):
        return
    if first is None or (before.valid.first and first <= before.valid.first):
        advice = "Skriv första dagen på raden Gäller från, eller ett annat namn på raden Klausul."
        message = f"klausulen {before.id} finns redan, och en ny version behöver en ny första dag."
        fault("valid_from", message, advice)


def _change(
    sort: Sort,
    twin: Clause | None,
    text: BookText,
    values: dict[str, Any],
    signed: tuple[str, date] | None,
) -> TextChange:
    more = {"guidance": guidance_of(text) or None, "notes": notes_of(text.notes) or None}
    told = of_values("source", "texten", "", words_of(text))
    return TextChange(sort, twin, text, values | more, tuple(units(text.body)), signed, (told,))


def _twin(clause_id: str, authority: str | None, library: ClauseLibrary) -> Clause | None:
    """The newest text of the same clause: the authority's own before the general one."""
    versions = library.versions(clause_id)
    own = [clause for clause in versions if clause.authority == authority]
    general = [clause for clause in versions if clause.authority is None]
    return next(reversed(own or general), None)


def _id_of(title: str, taken: set[str]) -> str:
    """A free id made from the title."""
    plain = unicodedata.normalize("NFKD", re.sub(r"\{\{.*?\}\}", "", title).lower()).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:LONGEST_ID].rstrip("_") or "klausul"
    name = name if name[0].isalpha() else f"k_{name}"[:LONGEST_ID]
    ends = ("", *(f"_{number}" for number in range(2, 1000)))
    return next(free for end in ends if (free := name[: LONGEST_ID - len(end)] + end) not in taken)


def _last_order(topic: str | None, library: ClauseLibrary) -> int:
    return max((clause.order for clause in library.clauses if clause.topic == topic), default=0)


def _understood(text: BookText, key: str, read: Reader, fault: Fault) -> Any:
    """What the row says; None, and the fault is told, when it says nothing that can be understood."""
    row = text.row(key)
    if row is None:
        return None
    try:
        return read(row.lines)
    except NotUnderstood as wrong:
        fault(key, f"raden {row.label} går inte att förstå: ”{' '.join(row.lines)}”.", str(wrong))
        return None
