"""`iopgen book export`: writes the clause book."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ...problem import Place, Problem, ProblemsFound, suggest
from ...swedish import write_count
from ..options import Day, demand_authority, library_option, open_library, tell_problems, today

if TYPE_CHECKING:
    from ...model.library import ClauseLibrary

NAME = Path("klausulbok.docx")


@click.command()
@click.argument("file", metavar="[FIL]", default=NAME, type=click.Path(path_type=Path))
@click.option("--authority", metavar="ID", help="Bara texter som gäller för den myndigheten.")
@click.option("--date", "day", type=Day(), help="Bara texter som gäller den dagen.")
@click.option("--section", "sections", metavar="ÄMNE", multiple=True, help="Bara det ämnet. Kan anges flera gånger.")
@click.option("--force", is_flag=True, help="Skriv över filen om den finns.")
@library_option
@tell_problems
def export(
    file: Path, authority: str | None, day: date | None, sections: tuple[str, ...], force: bool,
    library_folder: Path | None,
) -> None:  # fmt: skip
    """Skriv alla klausuler i ett Worddokument."""
    from ...book import Scope, export_book
    from ...output import write_files

    library = open_library(library_folder)
    if authority:
        demand_authority(library, authority)
    scope = Scope(authority, day, tuple(_topic(each, library) for each in sections))
    if not any(map(scope.holds, library.clauses)):
        raise click.UsageError("Det finns inga sådana texter i biblioteket.")
    if file.exists() and not force:
        advice = "Ange ett annat namn, eller --force för att skriva över."
        raise ProblemsFound([Problem(Place(str(file)), "filen finns redan.", advice)])
    write_files([(file, export_book(library, scope, today()))])
    held = sum(map(scope.holds, library.clauses))
    click.echo(f"Klausulbok: {file}")
    click.echo(
        f"Den har {write_count(held, 'text', 'texter')}. Ändra i Word, spara, och kör iopgen book import {file}."
    )


def _topic(named: str, library: ClauseLibrary) -> str:
    """The id of the topic that the user has named, by id or by heading."""
    for topic in library.topics:
        if named.casefold() in ((topic.id or "").casefold(), (topic.title or "").casefold()):
            return topic.id or ""
    known = [topic.id or "" for topic in library.topics]
    raise click.UsageError(f"Ämnet {named} finns inte. {suggest(named, known)}")
