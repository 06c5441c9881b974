"""`iopgen check`: everything that generate does, but for the writing of files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from .options import date_option, library_option, open_library, tell_problems, today


@click.command()
@click.argument("cases", metavar="ÄRENDEFIL...", nargs=-1, required=True, type=click.Path(path_type=Path))
@date_option
@click.option("--complete", is_flag=True, help="Räkna saknade uppgifter som fel.")
@library_option
@tell_problems
def check(cases: tuple[Path, ...], day: date | None, complete: bool, library_folder: Path | None) -> None:
    """Kontrollera ärendefiler utan att skriva något."""
    from ..draft import demand_complete, draft_all, review_draft, write_all
    from ..report import summary
    from ..review.told import review_lines
    from ..word import Audience

    library = open_library(library_folder)
    drafts = draft_all(cases, library, day, today())
    if complete:
        demand_complete(drafts)
    write_all(drafts, library, Audience.OFFICER)
    for path, draft in zip(cases, drafts, strict=True):
        click.echo(f"{path}: inga fel.")
        for line in (*summary(draft.agreement, library.laws, draft.today), *review_lines(review_draft(draft, library))):
            click.echo(line)
