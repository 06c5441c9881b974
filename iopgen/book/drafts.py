"""A book in which something must be mended → its texts in the form that can be judged all the same, each by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..checks.clauses.small_openings import find_small_openings
from ..checks.common.findings import rule_id
from ..checks.language import LANGUAGE_RULES
from ..checks.language.heavy_words import find_heavy_words
from ..checks.language.purchase_words import find_purchase_words
from ..checks.references.foreign_names import find_foreign_names
from ..checks.references.loose import find_loose_references
from ..checks.references.party_names import find_literal_party_names
from ..model.library import Clause, ClauseLibrary
from .change import Sort, TextChange
from .labels import CLOSE, OPEN, SHOWN
from .new_texts import ID

BY_WORD = frozenset(map(rule_id, (find_literal_party_names, find_foreign_names, find_purchase_words, find_heavy_words)))
"""Rules that judge a word, whatever else its paragraph says."""
BY_PASSAGE = BY_WORD.union(map(rule_id, (*LANGUAGE_RULES, find_small_openings, find_loose_references)))
"""Rules that judge a text, whatever the other texts of the book become."""
ANY_FACT = "{{ agreement.date }}"
"""Stands in a draft where the text names a fact or a clause that there is none of."""
KEPT = ("title", "summary", "guidance", "origin")
"""What of a head is prose."""
UNSTATED = {"title": "Utan rubrik", "summary": "Klausulen är ny."}


def drafts(changes: Iterable[TextChange], library: ClauseLibrary) -> Iterator[TextChange]:
    """Each text as a change that can be written, whatever its table says: of prose alone."""
    used: set[str] = set()
    taken = {*library.ids()}
    for change in changes:
        if change.sort is Sort.REMOVED or change.text is None or not any(change.units):
            continue
        units = tuple(map(_spared, change.units))
        prose = {key: change.head[key] for key in KEPT if change.head.get(key)}
        clause = change.clause
        if clause is not None and change.sort is not Sort.NEW and clause.path not in used:
            used.add(clause.path)
            yield TextChange(Sort.CORRECTED, clause, change.text, prose, units)
        else:
            head = {**UNSTATED, **prose, **_place(change, library, taken)}
            taken.add(head["id"])
            yield TextChange(Sort.NEW, None, change.text, head, units)


def _place(change: TextChange, library: ClauseLibrary, taken: set[str]) -> dict[str, object]:
    """The keys that tell where a new text lies."""
    stated = str(change.head.get("id") or (change.clause.id if change.clause else ""))
    names = (stated, *(f"utkast_{number}" for number in range(1, len(taken) + 2)))
    name = next(each for each in names if ID.fullmatch(each) and each not in taken)
    topic = change.head.get("topic") or _topic(change.clause, library)
    found = {"id": name, "topic": topic, "order": 1}
    return found | {key: value for key in ("authority", "presence") if (value := change.head.get(key))}


def _topic(clause: Clause | None, library: ClauseLibrary) -> str | None:
    return clause.topic if clause else next((each.id for each in library.topics), None)


def _spared(unit: str) -> str:
    """The paragraph without words in guillemets that mean nothing: they are told already."""
    return SHOWN.sub(ANY_FACT, unit).replace(OPEN, "").replace(CLOSE, "")
