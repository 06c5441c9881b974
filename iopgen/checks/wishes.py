"""The officer can ask for or leave out only what is optional, and says why."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from ..model.authority import AuthorityProfile
from ..model.case import Case
from ..model.library import ClauseLibrary, Presence, Source
from ..problem import Place, Problem


def find_impossible_wishes(
    case: Case, source: Source, rules: AuthorityProfile, library: ClauseLibrary
) -> Iterator[Problem]:
    """Wishes for clauses that do not exist or have no reason, and wishes to leave out what is mandatory."""
    topics = {topic.id for topic in library.topics}
    known = [*library.ids(), *(topic for topic in topics if topic)]
    for key, wishes in (("include", case.include), ("leave_out", case.leave_out)):
        for number, wish in enumerate(wishes or (), start=1):
            place = source.place(f"{key}[{number}]")
            if wish.id not in known:
                close = get_close_matches(wish.id or "", known, n=1)
                advice = f'Menade du "{close[0]}"?' if close else "Se vilka som finns med iopgen clauses."
                yield Problem(place, f'{key}: klausulen eller ämnet "{wish.id or ""}" finns inte.', advice)
            elif not wish.reason:
                yield Problem(place, f'{key}: skälet för "{wish.id}" saknas.', "Skriv reason: följt av skälet.")
            elif key == "leave_out":
                yield from _mandatory(wish.id or "", place, library, rules.id or "")


def _mandatory(wished: str, place: Place, library: ClauseLibrary, authority: str) -> Iterator[Problem]:
    versions = [clause for clause in library.clauses if wished in (clause.id, clause.topic)]
    own = [clause for clause in versions if clause.authority == authority] or versions
    if all(clause.presence is Presence.MANDATORY for clause in own):
        message = f'leave_out: "{wished}" är obligatorisk och kan inte väljas bort.'
        yield Problem(place, message, "Ta bort raden, eller ändra i utkastet i Word.")
