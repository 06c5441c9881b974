"""What the form says of each column: how to fill it in, and an example. All of it comes from the fact's description."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ..model.authority import AuthorityProfile
from ..model.case import Case
from ..model.fact import Choice, Count, Days, Euro, Kronor, Months, Names, descriptions
from ..model.form import ACTIVITY, EXAMPLE, KEY, PARTNER, PARTY, Column, Sheet, party_words
from ..model.path import steps
from ..swedish import capital

KEYS = re.compile(r"`([a-z_]+)`")
TITLE = "Uppgifter för avtal om idéburet offentligt partnerskap"
TOLD_OF_TIES = {
    PARTY: "Vilken part raden gäller. Välj i listan.",
    ACTIVITY: "Verksamhetens namn, som på bladet Verksamheter. Välj i listan.",
}
HOW: dict[Any, str] = {
    date: "Skriv ÅÅÅÅ-MM-DD.",
    bool: "Svara ja eller nej.",
}
NAMELESS = "kommun eller region utan egen profil"
FIRST = "Viktigast att fylla i."
HOW_CHOSEN = "Välj i listan."
HOW_NAMED = "Välj part i listan, eller skriv namnet."
HOW_LISTED = "Skriv en sak på varje rad i cellen (Alt + Enter ger ny rad)."
EXAMPLES: dict[Any, Any] = {
    bool: "ja", Kronor: 250_000, Euro: 20_000, Decimal: 120, Count: 2, Months: 6, Days: 30,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scope:
    """For whom and for when a form is: its first year, which facts matter most, and which the profile holds.

    Facts are named by their paths, without the places of items.
    """

    day: date
    first: frozenset[str] = frozenset()
    held: frozenset[str] = frozenset()


def paths(sheet: Sheet, path: str) -> Iterator[str]:
    """The paths within a case of a fact of the sheet's rows."""
    yield from (f"{each}.{path}" for each in sheet.lists.values()) if sheet.lists else (path,)


def is_first(sheet: Sheet, path: str, scope: Scope) -> bool:
    """True when the fact is one of those that matter most."""
    return any(each in scope.first for each in paths(sheet, path))


def is_held(sheet: Sheet, column: Column, scope: Scope) -> bool:
    """True when the profile holds the fact, at least of the authority itself."""
    return any(path == held or path.startswith(f"{held}.") for path in paths(sheet, column.path) for held in scope.held)


def is_first_sheet(sheet: Sheet, scope: Scope) -> bool:
    """True when the sheet has any fact that matters most, or its rows are such a fact."""
    return any(path in scope.first for path in sheet.lists.values()) or any(
        is_first(sheet, column.path, scope) for column in sheet.columns
    )


def name_of(rules: AuthorityProfile) -> str:
    """What the authority is called; what it is where the profile is for no authority of its own."""
    return (rules.party and rules.party.name) or NAMELESS


def explanation(sheet: Sheet, column: Column, scope: Scope, *, chosen: bool) -> str:
    """What to know before one fills in the column; `chosen` when there is a list to choose from."""
    about, is_known = column.about, not sheet.lists and is_held(sheet, column, scope)
    parts = (
        f"{capital(column.group)}." if column.group and not sheet.lists else "",
        "Behöver inte fyllas i: programmet vet det." if is_known else "",
        FIRST if is_first(sheet, column.path, scope) and not is_known else "",
        _spoken(about.explanation),
        _asked_if(about.asked_if),
        _how(column, chosen=chosen),
        "Kommer aldrig med i avtalet." if about.internal or column.path.startswith("internal.") else "",
        f"Svarar: {about.who}.",
    )
    return " ".join(filter(None, parts))


def _names_party(column: Column) -> bool:
    """True when the fact is the name of a party."""
    return column.about.names in (Names.PARTY, Names.PARTNER)


def _how(column: Column, *, chosen: bool) -> str:
    """How to write what stands in the column."""
    if column.kind.is_list:
        return HOW_LISTED
    if chosen:
        return HOW_CHOSEN
    return HOW_NAMED if _names_party(column) else HOW.get(column.kind.base, "")


def _spoken(text: str) -> str:
    """The explanation, in which the keys of a case file have become what the form calls them."""
    known = descriptions(Case)
    spoken = KEYS.sub(lambda found: known[found[1]].label if found[1] in known else found[1], text).replace("`", "")
    return spoken if not spoken or spoken.endswith((".", "?", "…")) else f"{spoken}."


def _asked_if(path: str) -> str:
    return f"Fyll i om svaret är ja på ”{steps(path)[-1][2].label}”." if path else ""


def example(column: Column, scope: Scope) -> Any:
    """What could stand in the column; None when nothing tells."""
    base = column.kind.base
    if isinstance(base, type) and issubclass(base, Choice):
        return next(iter(base)).label
    if base is date:
        return date(scope.day.year + 1, 1, 1)
    told = column.about.example or (next(party_words(PARTNER)) if _names_party(column) else None)
    return EXAMPLES.get(base) or told


def example_tie(label: str, choices: Sequence[str]) -> str:
    """What the example says in a column by which a row is tied to the rest."""
    if label == KEY:
        return EXAMPLE
    of_partner = (choice for choice in choices if choice.startswith(PARTNER))
    return next(of_partner, next(iter(choices), "Verksamhetens namn"))
