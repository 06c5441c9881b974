"""An authority drops only clauses that it would otherwise use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...model.library import ClauseLibrary
from ...problem import Problem, Severity


def find_needless_drops(library: ClauseLibrary, today: date) -> Iterator[Problem]:
    """Drops of clauses that have no text for the authority, whatever the day."""
    for name, profile in library.authorities.items():
        for place, edition in enumerate((profile, *(profile.editions or ()))):
            prefix = f"editions[{place}]." if place else ""
            for number, drop in enumerate(edition.drops or (), start=1):
                users = {text.authority for text in library.clauses if text.id == drop.clause}
                if users and users.isdisjoint({None, name}):
                    message = f"drops nämner klausulen {drop.clause}, som ändå inte har någon text för {name}."
                    where = library.sources[name].place(f"{prefix}drops[{number}]")
                    yield Problem(where, message, "Ta bort raden.", Severity.WARNING)
