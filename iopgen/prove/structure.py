"""What must hold of every agreement's build: sections, numbers, references, terms, nothing empty."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial

from ..model.agreement import NumberedClause, Section, section_bookmark
from .finding import Assembly, Finding
from .measure import Body

ANNEX = "Bilaga"


def find_missing_sections(assembly: Assembly) -> Iterator[Finding]:
    """Mandatory sections that are not there, and sections that are there twice."""
    counted = Counter(section.id for section in assembly.agreement.sections)
    for place, each in enumerate(assembly.agreement.profile.sections or (), start=1):
        times = counted[each.id or ""]
        if times > 1 or (each.mandatory and not times):
            message = f"står {times} gånger i avtalet" if times else "saknas i avtalet, fast det är obligatoriskt"
            yield Finding(assembly.place_in_profile(f"sections[{place}]"), f"avsnittet ”{each.heading}” {message}.")


def find_wrong_sections(assembly: Assembly) -> Iterator[Finding]:
    """Sections that are empty, under another heading than the profile's, or not in its order."""
    known = {each.id: (place, each) for place, each in enumerate(assembly.agreement.profile.sections or (), start=1)}
    order = []
    for section in assembly.agreement.sections:
        place, each = known[section.id]
        order.append(place)
        where = assembly.place_in_profile(f"sections[{place}]")
        if each.heading != section.heading:
            yield Finding(where, f"avsnittet ”{each.heading}” har rubriken ”{section.heading}”.")
        if section.mandatory and not _says_something(assembly, section):
            yield Finding(where, f"avsnittet ”{section.heading}” är obligatoriskt men har ingen text.")
    if order != sorted(order):
        yield Finding(assembly.place_in_profile("sections"), "avsnitten står inte i profilens ordning.")


def _says_something(assembly: Assembly, section: Section) -> bool:
    return any(not assembly.bodies[part.id].says_nothing for part in section.parts if isinstance(part, NumberedClause))


def find_wrong_numbers(assembly: Assembly) -> Iterator[Finding]:
    """Holes and doubles in the numbers of sections, clauses and annexes."""
    for number, section in enumerate(assembly.agreement.sections, start=1):
        headings = 0
        if section.number != str(number):
            message = f"avsnittet ”{section.heading}” har numret {section.number} men borde ha {number}."
            yield Finding(assembly.place_in_profile("sections"), message)
        for part in section.parts:
            if isinstance(part, NumberedClause):
                headings += part.has_heading
                yield from _numbered(assembly, part, f"{number}.{headings}" if part.has_heading else str(number))
    for number, annex in enumerate(assembly.agreement.annexes, start=1):
        yield from _numbered(assembly, annex, f"{ANNEX} {number}")
    counted = Counter(clause.id for clause, _ in assembly.texts)
    for clause, _ in assembly.texts:
        if counted[clause.id] > 1:
            yield Finding(assembly.place_of(clause), f"namnet {clause.id} finns på flera ställen i avtalet.")


def _numbered(assembly: Assembly, clause: NumberedClause, expected: str) -> Iterator[Finding]:
    if clause.number != expected:
        message = f"klausulen ”{clause.title_text}” har numret {clause.number} men borde ha {expected}."
        yield Finding(assembly.place_of(clause), message)


def find_wrong_references(assembly: Assembly) -> Iterator[Finding]:
    """References to what is not in the agreement, or under a wrong number."""
    numbers = {section_bookmark(each.id): each.number for each in assembly.agreement.sections}
    numbers |= {clause.id: clause.number for clause, _ in assembly.texts if clause.has_heading}
    for clause, body in assembly.texts:
        for run in body.references:
            if numbers.get(run.target) != run.text:
                there = f"”{numbers[run.target]}”" if run.target in numbers else "ingenting"
                message = f"hänvisningen till {run.target} säger ”{run.text}”, men där står {there}."
                yield Finding(assembly.place_of(clause), message)


def find_empty_clauses(assembly: Assembly) -> Iterator[Finding]:
    """Clauses without text or without a heading, and lead-ins that nothing follows."""
    lacking = assembly.measure.asked("lacking", _lacking)
    for clause, body in assembly.texts:
        for message, words in lacking[body]:
            yield Finding(assembly.place_of(clause, words), message)


def _lacking(body: Body) -> tuple[tuple[str, str], ...]:
    """What the text lacks, and the words that show it."""
    found = []
    if body.says_nothing:
        found.append((f"klausulen ”{body.title}” har ingen text.", ""))
    elif body.end.rstrip().endswith(":"):
        found.append((f"klausulen ”{body.title}” slutar med kolon och har inget därefter.", body.end))
    if not body.title.strip():
        found.append(("klausulen har ingen rubrik.", ""))
    return tuple(found)


def find_undefined_terms(assembly: Assembly) -> Iterator[Finding]:
    """Words that the library defines in a clause, used in an agreement that has no such clause."""
    measure = assembly.measure
    defined = {term for _, body in assembly.texts for term in body.terms}
    if defined.issuperset(measure.terms):
        return
    used = measure.asked("terms", partial(_used, measure.terms))
    for clause, body in assembly.texts:
        for term in used[body]:
            if term not in defined:
                message = f"ordet ”{term}” används men definieras inte i avtalet."
                yield Finding(assembly.place_of(clause, term), message)


def _used(terms: tuple[str, ...], body: Body) -> tuple[str, ...]:
    return tuple(term for term in terms if re.search(rf"\b{re.escape(term)}", body.text))
