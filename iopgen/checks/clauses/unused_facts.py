"""Every fact that people are asked for comes to use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...model.fact import descriptions, kinds
from ...model.facts import Facts
from ...model.furniture import Furniture
from ...model.library import ClauseLibrary
from ...model.path import UnknownPath, describe, steps
from ...model.text import fact_marks
from ...problem import Place, Problem, Severity

READ_BY_THE_PROGRAM = (
    "authority", "date", "version", "registry_number", "title", "own_provisions", "judgements", "checks",
    "authorities.resources", "partners.resources", "activities.budget", "term.start", "term.end",
    "economy.payment.also_unit_amount", "economy.payment.also_unit_note", "before_signing",
)  # fmt: skip
"""What assembling reads without a clause asking for it, or templates call by another name; with all that is in it."""
PARTIES = ("authorities", "partners")


def find_unused_facts(library: ClauseLibrary, today: date) -> Iterator[Problem]:
    """Facts that no clause names, no template can set out and no calculation reads.

    What a clause names of a partner is enough for the same fact of an authority.
    """
    named = _named(library)
    whole = {*READ_BY_THE_PROGRAM, *_set_out_by_templates()}
    for path in facts():
        of_a_partner = f"partners.{path.removeprefix('authorities.')}"
        if named.isdisjoint({path, of_a_partner}) and not any(_within(path, name) for name in whole):
            message = f"ingen klausul nämner uppgiften {path} ({describe(path, {}).label})."
            yield Problem(Place("clauses"), message, "Skriv in den i en klausul.", Severity.WARNING)


def _within(path: str, group: str) -> bool:
    return path == group or path.startswith(f"{group}.")


def _named(library: ClauseLibrary) -> set[str]:
    """Every fact that a clause names, and where people state those that are worked out."""
    found: set[str] = set()
    for clause in library.clauses:
        found |= {mark.path for mark in fact_marks(clause.title, clause.blocks)}
        found |= {test.path for test in (*clause.when, *clause.when_any)}
    return found | {stated_in for path in found for stated_in in _stated_in(path)}


def _stated_in(path: str) -> list[str]:
    try:
        return [about.stated_in for _, _, about in steps(path)]
    except UnknownPath:
        return []  # told by the rule about unknown facts


def _set_out_by_templates() -> Iterator[str]:
    for name, kind in kinds(Furniture).items():
        if name == "parties":
            yield from (f"{side}.{each}" for side in PARTIES for each in kinds(kind.base))
        elif kind.is_record:
            yield from (f"{name}.{each}" for each in kinds(kind.base))


def facts(record: type = Facts, prefix: str = "") -> Iterator[str]:
    """The path of every fact that may stand in an agreement."""
    for name, kind in kinds(record).items():
        if descriptions(record)[name].internal or name == "id":
            continue  # an id names something in the files and is never written out
        path = f"{prefix}{name}"
        if kind.is_record and not kind.key:
            yield from facts(kind.base, f"{path}.")
        else:
            yield path
