"""The register of laws does not contradict itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...model.library import ClauseLibrary, Law
from ...problem import Problem, Severity, suggest

LAWS = "clauses/laws.yaml"
CERTAINTIES = ("A", "B", "C")


def find_contradictory_laws(library: ClauseLibrary, today: date) -> Iterator[Problem]:
    """Laws that are replaced by nothing known or by themselves, end before they begin, or have no known certainty."""
    for number, law in enumerate(library.laws.values(), start=1):
        for key, message, advice in _faults(law, library):
            yield Problem(library.sources[LAWS].place(f"[{number}].{key}"), message, advice)
        if law.replaced_by and not law.repealed:
            message = f"{law.id} är ersatt av {law.replaced_by}, men dagen då den upphävdes saknas."
            place = library.sources[LAWS].place(f"[{number}].repealed")
            yield Problem(place, message, "Skriv repealed.", Severity.WARNING)


def _faults(law: Law, library: ClauseLibrary) -> Iterator[tuple[str, str, str]]:
    if law.replaced_by and law.replaced_by not in library.laws:
        advice = suggest(law.replaced_by, library.laws, "Lägg till den.")
        yield "replaced_by", f"{law.id} är ersatt av {law.replaced_by}, som inte finns i registret.", advice
    elif law.replaced_by and law.id in _successors(law, library):
        yield "replaced_by", f"{law.id} är till slut ersatt av sig själv.", "Rätta replaced_by."
    if law.in_force and law.repealed and law.repealed <= law.in_force:
        yield "repealed", f"{law.id} är upphävd innan den började gälla.", "Rätta dagarna."
    if law.certainty and law.certainty not in CERTAINTIES:
        message = f"säkerheten för {law.id} kan inte vara {law.certainty}."
        yield "certainty", message, f"Välj {', '.join(CERTAINTIES)}."


def _successors(law: Law, library: ClauseLibrary) -> list[str]:
    found: list[str] = []
    following = law.replaced_by
    while following and following not in found:
        found.append(following)
        following = library.laws[following].replaced_by if following in library.laws else None
    return found
