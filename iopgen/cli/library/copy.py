"""`iopgen library copy`: the embedded library, to own and to change."""

from __future__ import annotations

import os
from pathlib import Path

import click

from ... import __version__
from ..options import embedded_library, open_library, tell_problems


@click.command()
@click.argument("folder", metavar="MAPP", type=click.Path(path_type=Path))
@click.option(
    "--force", is_flag=True,
    help="Byt ut ett bibliotek som redan ligger i mappen. Det gamla sparas bredvid, under ett annat namn.",
)  # fmt: skip
@tell_problems
def copy(folder: Path, force: bool) -> None:
    """Kopiera det inbyggda biblioteket till en egen mapp.

    Där kan ni ändra i det. Hela biblioteket kopieras, eller inget. Ingenting skrivs över.
    """
    from ...keeping import copy_library

    library = open_library(None)
    kept = copy_library(embedded_library(), folder, __version__, library.version, force=force)
    if kept:
        click.echo(f"Det gamla biblioteket ligger nu i {os.path.normpath(folder / '..' / kept.name)}.")
    click.echo(f"Biblioteket är kopierat till {folder}. Läs {folder / 'README.md'}.")
