"""`iopgen generate`: writes drafts and their review sheets."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from .options import date_option, demand_one_place, library_option, open_library, tell_problems, today


@click.command()
@click.argument("cases", metavar="ÄRENDEFIL...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FIL_ELLER_MAPP", help="Var utkastet ska skrivas."
)
@date_option
@click.option(
    "--audience", type=click.Choice(["officer", "partner"]), default="officer", show_default=True,
    help="officer: med kommentarer och granskningsunderlag. partner: kopian till organisationen, utan kommentarer.",
)  # fmt: skip
@click.option("--complete", is_flag=True, help="Skriv bara om inga uppgifter saknas.")
@click.option("--force", is_flag=True, help="Skriv över filer som redan finns.")
@library_option
@tell_problems
def generate(
    cases: tuple[Path, ...], output: Path | None, day: date | None, audience: str, complete: bool, force: bool,
    library_folder: Path | None,
) -> None:  # fmt: skip
    """Gör ett utkast i Word av varje ärendefil.

    Bredvid utkastet skrivs ett granskningsunderlag för handläggaren och juristen: vad som
    saknas, vad som har betydelse för formen, varför varje klausul är med och vilka lagar
    texten vilar på.
    """
    from ..draft import demand_complete, draft_all, write_all, write_review
    from ..output import DRAFT, REVIEW, place_files, write_files
    from ..report import contents, summary
    from ..word import Audience

    demand_one_place(cases, output)
    library = open_library(library_folder)
    drafts = draft_all(cases, library, day, today())
    if complete:
        demand_complete(drafts)
    reader = Audience(audience)
    endings = (DRAFT, REVIEW) if reader is Audience.OFFICER else (DRAFT,)
    places = place_files([draft.agreement for draft in drafts], cases, output, reader.value, endings, force=force)
    documents = write_all(drafts, library, reader)
    reviews = [write_review(draft, library) for draft in drafts] if REVIEW in endings else [b""] * len(drafts)
    written = zip(documents, reviews, strict=True)
    write_files(each for paths, files in zip(places, written, strict=True) for each in zip(paths, files, strict=False))
    for draft, (document, *others) in zip(drafts, places, strict=True):
        click.echo(f"Utkast: {document}")
        for other in others:
            click.echo(f"Granskningsunderlag: {other}")
        for line in (*contents(draft.agreement), *summary(draft.agreement, library.laws, draft.today)):
            click.echo(line)
