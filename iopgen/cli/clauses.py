"""`iopgen clauses`: the clauses of the library, and one of them in full."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..problem import suggest
from .options import date_option, demand_authority, library_option, open_library, tell_problems, today
from .tables import show_facts, show_table

if TYPE_CHECKING:
    from ..model.library import Clause, ClauseLibrary

PRESENCE = {"obligatorisk": "obligatorisk", "valfri": "valfri", "pa_begaran": "på begäran"}


@click.command()
@click.argument("clause", metavar="[ID]", required=False)
@click.option("--authority", metavar="ID", help="Visa den text som gäller för en viss myndighet.")
@date_option
@library_option
@tell_problems
def clauses(clause: str | None, authority: str | None, day: date | None, library_folder: Path | None) -> None:
    """Visa vilka klausuler som finns, eller en av dem i sin helhet."""
    library = open_library(library_folder)
    if authority is not None:
        demand_authority(library, authority)
    if clause is None:
        _show_all(library, authority or "", day or today())
    elif clause in library.ids():
        _show_one(library, clause, authority, day or today())
    else:
        advice = suggest(clause, library.ids(), "Se alla med iopgen clauses.")
        raise click.UsageError(f"Klausulen {clause} finns inte. {advice}")


def _show_all(library: ClauseLibrary, authority: str, day: date) -> None:
    chosen = [found for name in library.ids() if (found := library.choose(name, authority, day))]
    rows = [(each.id, each.title_source, each.topic, _stands(each)) for each in chosen]
    show_table(f"Klausuler {day.isoformat()}", ("Id", "Rubrik", "Ämne", "Står med"), rows)


def _stands(clause: Clause) -> str:
    own = f"egen text för {clause.authority}" if clause.authority else ""
    return "; ".join(filter(None, (PRESENCE[clause.presence], _when(clause), own)))


def _period(clause: Clause) -> str:
    first = f"från och med {clause.valid.first} " if clause.valid.first else ""
    return first + (f"till och med {clause.valid.last}" if clause.valid.last else "tills vidare")


def _when(clause: Clause) -> str:
    from ..model.condition import describe_test

    both = " och ".join(describe_test(test, met=True) for test in clause.when)
    either = " eller ".join(describe_test(test, met=True) for test in clause.when_any)
    return "; ".join(filter(None, (both, either)))


def _show_one(library: ClauseLibrary, clause_id: str, authority: str | None, day: date) -> None:
    if authority:
        found = library.choose(clause_id, authority, day)
        if found is None:
            raise click.UsageError(f"Klausulen {clause_id} har ingen text för {authority} den {day.isoformat()}.")
        _show(found, library)
        return
    for version in library.versions(clause_id):
        _show(version, library)
        click.echo()


def _show(clause: Clause, library: ClauseLibrary) -> None:
    click.echo(clause.title_source)
    laws = [
        f"{library.laws[each.law or ''].title} ({each.law}{', ' + each.at if each.at else ''})" for each in clause.laws
    ]
    show_facts([
        ("Id", clause.id),
        ("Ämne", clause.topic),
        ("Text för", clause.authority or "alla som saknar egen"),
        ("Förekomst", PRESENCE[clause.presence]),
        ("Villkor", _when(clause)),
        ("Gäller", _period(clause)),
        ("Lagrum", "; ".join(laws)),
        ("Granskad", clause.reviewed or "nej"),
        ("Vad den gör", clause.summary),
        ("Råd", clause.guidance or ""),
        ("Krav", clause.origin or ""),
        ("Fil", clause.place.path),
    ])  # fmt: skip
    click.echo(f"\n{clause.source}")
