"""The officer can ask for or leave out only what is optional, and says why."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.authority import AuthorityProfile
from ...model.case import Case
from ...model.library import ClauseLibrary, Presence, Source
from ...problem import Place, Problem, suggest
from ...swedish import write_list

SEE_ALL = "Se vilka klausuler och ämnen som finns med iopgen clauses."


def find_impossible_wishes(
    case: Case, source: Source, rules: AuthorityProfile, library: ClauseLibrary
) -> Iterator[Problem]:
    """Wishes for clauses that do not exist or have no reason, and wishes to leave out what is mandatory."""
    known = [*library.ids(), *(topic.id for topic in library.topics if topic.id)]
    for key, wishes in (("include", case.include), ("leave_out", case.leave_out)):
        for number, wish in enumerate(wishes or (), start=1):
            place = source.place(f"{key}[{number}]")
            if not wish.id:
                yield Problem(place, f"{key}[{number}] saknar id.", SEE_ALL)
            elif wish.id not in known:
                message = f'{key}: klausulen eller ämnet "{wish.id}" finns inte.'
                yield Problem(place, message, suggest(wish.id, known, SEE_ALL))
            elif key == "include" and (owners := _other_owners(wish.id, library, rules.id)):
                message = f'include: "{wish.id}" är en egen text för {write_list(owners)} och finns inte här.'
                yield Problem(place, message, "Ta bort raden, eller välj en annan klausul.")
            elif not wish.reason:
                yield Problem(place, f'{key}: skälet för "{wish.id}" saknas.', "Skriv reason: följt av skälet.")
            elif key == "leave_out":
                yield from _mandatory(wish.id, place, library, rules.id)


def _other_owners(wished: str, library: ClauseLibrary, authority: str | None) -> list[str]:
    """The authorities that a text belongs to which the authority of the case cannot have; else none."""
    owners = {clause.authority for clause in library.clauses if wished in (clause.id, clause.topic)}
    return [] if owners & {None, authority} else sorted(filter(None, owners))


def _mandatory(wished: str, place: Place, library: ClauseLibrary, authority: str | None) -> Iterator[Problem]:
    texts = [clause for clause in library.clauses if wished in (clause.id, clause.topic)]
    own = {clause.id for clause in texts if clause.authority == authority}
    used = [clause for clause in texts if clause.authority == (authority if clause.id in own else None)]
    if used and all(clause.presence is Presence.MANDATORY for clause in used):
        message = f'leave_out: "{wished}" är obligatorisk och kan inte väljas bort.'
        yield Problem(place, message, "Ta bort raden, eller ändra i utkastet i Word.")
