"""`iopgen library check`: every rule, on the whole library."""

from __future__ import annotations

from pathlib import Path

import click

from ..options import library_option, open_library, tell_problems


@click.command()
@library_option
@tell_problems
def check(library_folder: Path | None) -> None:
    """Kontrollera hela biblioteket: alla myndigheter, alla dagar."""
    open_library(library_folder)
    click.echo("Inga fel.")
