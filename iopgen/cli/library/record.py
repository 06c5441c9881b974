"""`iopgen library record`: note that a text has been read, and which words it then had."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..options import Day, embedded_library, library_option, tell_problems, today

if TYPE_CHECKING:
    from ...model.library import Clause, ClauseLibrary


@click.command()
@click.argument("texts", metavar="KLAUSULFIL...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--reviewed-by", "reviewer", metavar="NAMN", help="Den som har granskat texterna.")
@click.option("--date", "day", type=Day(), help="Granskningens dag, om den inte är i dag.")
@library_option
@tell_problems
def record(texts: tuple[Path, ...], reviewer: str | None, day: date | None, library_folder: Path | None) -> None:
    """Anteckna att texter är lästa och stämmer.

    I en myndighets egen text antecknas den allmänna text som den ersätter (overrides).
    Med --reviewed-by antecknas vem som har granskat texten (reviewed).
    Ändras orden därefter säger iopgen library check vad som är ändrat.
    """
    from ...reading.library import read_library

    folder = library_folder or embedded_library()
    library = read_library(folder)
    chosen = [_clause(library, folder, text) for text in texts]
    for clause in chosen:
        if not _note(library, clause, reviewer, day or today()):
            raise click.UsageError(f"{clause.place.path} ersätter ingen allmän text. Ange --reviewed-by.")
    _keep_texts(folder, library)
    for clause in chosen:
        click.echo(f"{clause.place.path}: antecknat.")


def _clause(library: ClauseLibrary, folder: Path, text: Path) -> Clause:
    whole, root = text.resolve(), folder.resolve()
    names = {text.as_posix(), whole.relative_to(root).as_posix() if whole.is_relative_to(root) else ""}
    for clause in library.clauses:
        if clause.place.path in names:
            return clause
    raise click.UsageError(f"{text} är ingen klausulfil i biblioteket.")


def _note(library: ClauseLibrary, clause: Clause, reviewer: str | None, day: date) -> bool:
    """Whether there was anything to note in the clause's head, where it then stands."""
    from ...checks.clauses.overrides import original
    from ...reading.clause_writer import with_key

    general = original(clause, library) if clause.authority else None
    path = library.folder / clause.place.path
    text = path.read_text(encoding="utf-8")
    if general:
        text = with_key(text, "overrides", general.fingerprint)
    if reviewer:
        text = with_key(text, "reviewed", {"by": reviewer, "day": day, "fingerprint": clause.fingerprint})
    path.write_text(text, encoding="utf-8")
    return bool(general or reviewer)


def _keep_texts(folder: Path, before: ClauseLibrary) -> None:
    """Nothing; every text that some head points to is then kept, when its words are still known."""
    from ...reading.clause_record import RECORDED, recorded_text, texts_to_keep
    from ...reading.library import read_library

    kept = recorded_text(texts_to_keep(before, read_library(folder)))
    (folder / RECORDED).write_text(kept, encoding="utf-8")
