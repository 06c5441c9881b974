"""`iopgen review`: writes the review sheet of a case, as Word or JSON."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from .options import date_option, demand_one_place, library_option, open_library, tell_problems, today


@click.command()
@click.argument("cases", metavar="ÄRENDEFIL...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FIL_ELLER_MAPP", help="Var underlaget ska skrivas."
)
@date_option
@click.option("--json", "as_json", is_flag=True, help="Skriv underlaget som JSON i stället för Word.")
@click.option("--force", is_flag=True, help="Skriv över filer som redan finns.")
@library_option
@tell_problems
def review(
    cases: tuple[Path, ...], output: Path | None, day: date | None, as_json: bool, force: bool,
    library_folder: Path | None,
) -> None:  # fmt: skip
    """Skriv ett granskningsunderlag till varje ärende.

    Underlaget är för handläggaren och juristen, aldrig för organisationen: kriterier,
    tecken som har betydelse för formen, tal som ska stämma och vad som återstår.
    """
    from ..draft import draft_all, review_draft, write_review
    from ..output import REVIEW, REVIEW_DATA, place_files, write_files
    from ..review.told import review_data, review_lines

    demand_one_place(cases, output)
    library = open_library(library_folder)
    drafts = draft_all(cases, library, day, today())
    ending = REVIEW_DATA if as_json else REVIEW
    places = place_files([draft.agreement for draft in drafts], cases, output, "officer", (ending,), force=force)
    reviews = [review_draft(draft, library) for draft in drafts]
    written = [
        review_data(draft.agreement, found) if as_json else write_review(draft, library)
        for draft, found in zip(drafts, reviews, strict=True)
    ]
    write_files((path, data) for (path,), data in zip(places, written, strict=True))
    for (path,), found in zip(places, reviews, strict=True):
        click.echo(f"Granskningsunderlag: {path}")
        for line in review_lines(found):
            click.echo(line)
