"""`iopgen clauses`: the clauses of the library, and one of them in full."""

from __future__ import annotations

from dataclasses import fields
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
@click.option("--history", "through_time", is_flag=True, help="Visa versionerna, äldst först, och vad som ändrades.")
@date_option
@library_option
@tell_problems
def clauses(
    clause: str | None, authority: str | None, through_time: bool, day: date | None, library_folder: Path | None
) -> None:
    """Visa klausuler.

    Utan ID visas alla, med ID en av dem i sin helhet.
    """
    library = open_library(library_folder)
    if authority is not None:
        demand_authority(library, authority)
    if through_time and clause is None:
        raise click.UsageError("Ange vilken klausul: --history visar en klausul i taget.")
    if clause is None:
        _show_all(library, authority or "", day or today())
    elif clause not in library.ids():
        advice = suggest(clause, library.ids(), "Se alla med iopgen clauses.")
        raise click.UsageError(f"Klausulen {clause} finns inte. {advice}")
    elif through_time:
        from .history import show_history

        show_history(library, clause, authority, day or today())
    else:
        _show_one(library, clause, authority, day or today())


def _show_all(library: ClauseLibrary, authority: str, day: date) -> None:
    from ..swedish import write_title

    chosen = [found for name in library.ids() if (found := library.choose(name, authority, day))]
    words = _words(library, authority)
    rows = [(each.id, write_title(each.title, words.get), each.topic, _stands(each)) for each in chosen]
    show_table(f"Klausuler {day.isoformat()}", ("Id", "Rubrik", "Ämne", "Står med"), rows)


def _words(library: ClauseLibrary, authority: str) -> dict[str, str]:
    """The authority's words for the parties and the agreement, by their paths; without one, those for all."""
    profile = library.authorities.get(authority or "standard")
    words = profile and profile.words
    return {f"words.{each.name}": getattr(words, each.name) for each in fields(words)} if words else {}


def _stands(clause: Clause) -> str:
    own = f"egen text för {clause.authority}" if clause.authority else ""
    return "; ".join(filter(None, (PRESENCE[clause.presence], _when(clause), own, _prepared(clause))))


def _prepared(clause: Clause) -> str:
    """That the text lies ahead and that nobody has decided on it; otherwise nothing."""
    from ..model.decision import is_prepared, standing

    version = clause.decision, clause.valid.first, today()
    return standing(*version) if is_prepared(*version) else ""


def _decided(clause: Clause) -> str:
    return _prepared(clause) or (clause.decision.text if clause.decision else "")


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


def _reviewed(clause: Clause) -> str:
    review = clause.reviewed
    if review is None:
        return "nej"
    told = " ".join(filter(None, (review.by, str(review.day or ""))))
    return told if clause.is_reviewed else f"{told}, men texten har ändrats sedan dess"


def _show(clause: Clause, library: ClauseLibrary) -> None:
    from .history import remembered

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
        ("Gäller", clause.valid.text),
        ("Beslut", _decided(clause)),
        ("Lagrum", "; ".join(laws)),
        ("Granskad", _reviewed(clause)),
        ("Vad den gör", clause.summary),
        ("Råd", clause.guidance or ""),
        ("Krav", clause.origin or ""),
        *remembered(clause, library.changes_of(clause)),
        ("Fil", clause.place.path),
    ])  # fmt: skip
    click.echo(f"\n{clause.source}")
