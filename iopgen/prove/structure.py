"""What must hold of every agreement's build: sections, numbers, references, terms, nothing empty."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from ..model.agreement import NumberedClause, Paragraph, Section, section_bookmark
from .finding import Assembly, Finding

ANNEX = "Bilaga"
KEPT = 1 << 14
"""How many clause texts are remembered: most stand unchanged in many agreements."""


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
    return any(assembly.bodies[part.id].text.strip() for part in section.parts if isinstance(part, NumberedClause))


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
    counted = Counter(clause.id for clause in assembly.clauses)
    for clause in assembly.clauses:
        if counted[clause.id] > 1:
            yield Finding(assembly.place_of(clause), f"namnet {clause.id} finns på flera ställen i avtalet.")


def _numbered(assembly: Assembly, clause: NumberedClause, expected: str) -> Iterator[Finding]:
    if clause.number != expected:
        message = f"klausulen ”{clause.title_text}” har numret {clause.number} men borde ha {expected}."
        yield Finding(assembly.place_of(clause), message)


def find_wrong_references(assembly: Assembly) -> Iterator[Finding]:
    """References to what is not in the agreement, or under a wrong number."""
    numbers = {section_bookmark(each.id): each.number for each in assembly.agreement.sections}
    numbers |= {clause.id: clause.number for clause in assembly.clauses if clause.has_heading}
    for clause in assembly.clauses:
        for run in assembly.bodies[clause.id].references:
            if numbers.get(run.target) != run.text:
                there = f"”{numbers[run.target]}”" if run.target in numbers else "ingenting"
                message = f"hänvisningen till {run.target} säger ”{run.text}”, men där står {there}."
                yield Finding(assembly.place_of(clause), message)


def find_empty_clauses(assembly: Assembly) -> Iterator[Finding]:
    """Clauses without text or without a heading, and lead-ins that nothing follows."""
    for clause in assembly.clauses:
        last = clause.blocks[-1] if clause.blocks else None
        if not assembly.bodies[clause.id].text.strip():
            yield Finding(assembly.place_of(clause), f"klausulen ”{clause.title_text}” har ingen text.")
        elif isinstance(last, Paragraph) and last.text.rstrip().endswith(":"):
            message = f"klausulen ”{clause.title_text}” slutar med kolon och har inget därefter."
            yield Finding(assembly.place_of(clause, last.text), message)
        if not clause.title_text.strip():
            yield Finding(assembly.place_of(clause), "klausulen har ingen rubrik.")


def find_undefined_terms(assembly: Assembly) -> Iterator[Finding]:
    """Words that the library defines in a clause, used in an agreement that has no such clause."""
    defined = {term for body in assembly.bodies.values() for term in body.terms}
    if defined.issuperset(assembly.measure.terms):
        return
    for clause in assembly.clauses:
        for term in _used(assembly.bodies[clause.id].text, assembly.measure.terms):
            if term not in defined:
                message = f"ordet ”{term}” används men definieras inte i avtalet."
                yield Finding(assembly.place_of(clause, term), message)


@lru_cache(maxsize=KEPT)
def _used(text: str, terms: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(term for term in terms if re.search(rf"\b{re.escape(term)}", text))
