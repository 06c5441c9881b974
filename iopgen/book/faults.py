"""What must be mended in one edited text, beside the same text as the library has it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from ..model.book import BookText, Kind
from ..model.library import Clause
from ..problem import Severity
from .change import BookFault, Sort
from .compare import facts_in, new_title, plain_words, row_value, titles_differ
from .head import Head
from .labels import ARROW, CLOSE, OPEN, has_label, shown_fact
from .markup import markup, units
from .rows import NOTHING

SECTION = re.compile(r"\b(?:avsnitt|punkt|klausul|rubrik)(?:et|en)?\s+\d+(?:\.\d+)*", re.IGNORECASE)
LOCKED_ROWS = ("id", "authority", "use")


def find_text_faults(text: BookText, base: BookText, clause: Clause, head: Head, sort: Sort) -> Iterator[BookFault]:
    """Every fault of the text, whose table says `head`; `base` is the same text as the library has it."""
    for spot, message, advice in (
        *_rows(text, base),
        *_titles(text, base),
        *_days(text, clause, head, sort),
        *_lost_facts(text, base),
        *_lost_links(text, base),
        *empty(text),
    ):
        yield BookFault(text.title.text, spot, message, advice)
    yield from head.told(text.title.text)
    yield from typed_numbers(text, base)


Fault = tuple[int, str, str]
"""Where it is, what is wrong and what to do."""


def empty(text: BookText) -> Iterator[Fault]:
    """A text of which nothing is left."""
    if not any(units(text.body)):
        advice = "Skriv texten under tabellen, eller välj ”ska tas bort” i tabellen."
        yield text.title.spot, "klausulen har ingen text.", advice


def typed_numbers(text: BookText, base: BookText | None) -> Iterator[BookFault]:
    """Numbers of sections that somebody has typed since the book was written: they stay when the sections move."""
    old = {markup(line) for line in base.lines()} if base else set()
    for line in text.lines():
        if line in text.guidance or markup(line) in old:
            continue
        for number in dict.fromkeys(SECTION.findall(plain_words(line))):
            message = f"”{number}” är ett nummer för hand, och följer inte med när avtalets avsnitt får andra nummer."
            advice = f"Skriv {OPEN}{ARROW} Klausulens rubrik{CLOSE}. Låt det stå om det inte är ett avsnitt i avtalet."
            yield BookFault(text.title.text, line.spot, message, advice, Severity.WARNING)


def _rows(text: BookText, base: BookText) -> Iterator[Fault]:
    """Rows that cannot change, and rows that are gone with what they said."""
    stated = [row for row in base.rows if row.key != "change" and row_value(base, row.key)]
    gone = [row.label for row in stated if not text.row(row.key)]
    if gone and not text.rows:
        yield text.title.spot, "tabellen ovanför texten är borttagen.", "Ångra, eller kopiera den från en ny bok."
    elif gone:
        named = f"raden {gone[0]} är borttagen" if len(gone) == 1 else f"raderna {', '.join(gone)} är borttagna"
        advice = f"Ångra. Ska det inte stå något där: skriv {NOTHING} på raden."
        yield text.title.spot, f"{named} ur tabellen.", advice
    for key in LOCKED_ROWS:
        row, before = text.row(key), base.row(key)
        if row and before and row_value(text, key) != row_value(base, key):
            advice = f"Skriv tillbaka ”{' '.join(before.lines)}”. Skriv en kommentar om det ska ändras."
            yield row.spot, f"raden {before.label} kan inte ändras i boken.", advice
    row = text.row("summary")
    if row and not row_value(text, "summary"):
        yield row.spot, "sammanfattningen saknas.", "Skriv i en mening vad klausulen säger."


def _titles(text: BookText, base: BookText) -> Iterator[Fault]:
    before = markup(base.title)
    if titles_differ(text, before):
        message = "rubriken har ändrats på två sätt, i rubriken och i tabellen."
        yield text.title.spot, message, "Skriv samma rubrik på båda ställena."
    if not new_title(text, before):
        yield text.title.spot, "texten har ingen rubrik.", "Skriv en rubrik."


def _days(text: BookText, clause: Clause, head: Head, sort: Sort) -> Iterator[Fault]:
    """Days that cannot be, or that a new version lacks."""
    values = head.values
    first: date | None = values.get("valid_from")
    is_told = head.is_unclear("valid_from")
    if sort is Sort.VERSION and not is_told and (first is None or (clause.valid.first and first <= clause.valid.first)):
        advice = "Skriv första dagen på raden Gäller från, eller välj rättelse."
        yield _spot(text, "valid_from"), "en ny version behöver en ny och senare första dag.", advice
    if not {"valid_from", "valid_to"} & values.keys():
        return
    first = values.get("valid_from", clause.valid.first)
    last: date | None = values.get("valid_to", clause.valid.last)
    is_kept = sort is Sort.VERSION and "valid_to" not in values  # then it may end with the version before it
    if first and last and last < first and not is_kept:
        key = "valid_to" if "valid_to" in values else "valid_from"
        yield _spot(text, key), f"texten slutar gälla {last}, innan den börjar gälla {first}.", "Rätta dagarna."


def _spot(text: BookText, key: str) -> int:
    row = text.row(key)
    return row.spot if row else text.title.spot


def _lost_facts(text: BookText, base: BookText) -> Iterator[Fault]:
    """Facts that have become words: an agreement would say their names."""
    then, now = (Counter(mark.partition(" |")[0] for mark in facts_in(each)) for each in (base, text))
    shown = {mark.partition(" |")[0]: shown_fact(mark)[0] for mark in facts_in(base)}
    for path in then:
        before = sum(has_label(plain_words(line), path) for line in base.lines())
        lines = [line for line in text.lines() if has_label(plain_words(line), path)]
        if now[path] < then[path] and len(lines) > before:
            message = f"uppgiften {shown[path]} är nu vanlig text, och skulle stå så i avtalet."
            advice = f"Ångra, eller skriv {shown[path]}, med tecknen « och »."
            yield _new_line(text, base, lines), message, advice


def _lost_links(text: BookText, base: BookText) -> Iterator[Fault]:
    """References that have become words: an agreement would say the title, not the number."""
    then, now = (Counter(run.mark for run in _links(each)) for each in (base, text))
    titles = {run.mark: run.text.strip("«→ »") for run in _links(base)}
    for target in then:
        title = titles[target].casefold()
        before = sum(title in plain_words(line).casefold() for line in base.lines())
        lines = [line for line in text.lines() if title in plain_words(line).casefold()]
        if now[target] < then[target] and len(lines) > before:
            message = f"hänvisningen till ”{titles[target]}” är nu vanlig text, och får inget nummer i avtalet."
            yield _new_line(text, base, lines), message, f"Ångra, eller skriv «→ {titles[target]}»."


def _links(text: BookText) -> Iterator[Any]:
    return (run for line in text.lines() for run in line.runs if run.kind is Kind.LINK)


def _new_line(text: BookText, base: BookText, lines: list[Any]) -> int:
    """The place of the first of the lines that was not there before."""
    old = {markup(line) for line in base.lines()}
    return next((line.spot for line in lines if markup(line) not in old), text.title.spot)
