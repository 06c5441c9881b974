"""`iopgen generate`: writes drafts and their reports."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from .options import date_option, library_option, open_library, tell_problems, today


@click.command()
@click.argument("cases", metavar="ÄRENDEFIL...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FIL_ELLER_MAPP", help="Var utkastet ska skrivas."
)
@date_option
@click.option(
    "--audience", type=click.Choice(["officer", "partner"]), default="officer", show_default=True,
    help="officer: med kommentarer och rapport. partner: kopian till organisationen, utan kommentarer.",
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

    Bredvid utkastet skrivs en rapport: varför varje klausul är med, vad som saknas
    och vilka lagar texten vilar på.
    """
    from .. import __version__
    from ..draft import demand_complete, draft_all, write_all
    from ..output import Outcome, is_file_name, place_files, write_files
    from ..report import contents, summary, write_report
    from ..word import Audience

    if output and len(cases) > 1 and is_file_name(output):
        raise click.UsageError("Flera ärenden kan inte skrivas till en enda fil. Ange en mapp med --output.")
    library = open_library(library_folder)
    drafts = draft_all(cases, library, day, today())
    if complete:
        demand_complete(drafts)
    reader = Audience(audience)
    with_report = reader is Audience.OFFICER
    places = place_files([draft.agreement for draft in drafts], output, reader.value, with_report, force=force)
    documents = write_all(drafts, library, reader)
    reports = [write_report(draft.agreement, library.laws, __version__) for draft in drafts]
    write_files([Outcome(*parts) for parts in zip(places, documents, reports, strict=True)])
    for draft, place in zip(drafts, places, strict=True):
        click.echo(f"Utkast: {place.document}")
        if place.report:
            click.echo(f"Rapport: {place.report}")
        for line in (*contents(draft.agreement), *summary(draft.agreement)):
            click.echo(line)
