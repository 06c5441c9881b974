"""`iopgen new`: asks for the facts of one partnership, and saves each answer in its case file at once."""

from __future__ import annotations

from pathlib import Path

import click

from .options import library_option, tell_problems


@click.command()
@click.argument("file", metavar="[ÄRENDEFIL]", required=False, type=click.Path(path_type=Path))
@click.option("--authority", metavar="ID", help="Myndighetens id enligt iopgen authorities.")
@click.option(
    "--set", "settings", metavar="FÄLT=VÄRDE", multiple=True,
    help="En uppgift, till exempel partners[1].name=Hjälpen. Kan anges flera gånger.",
)  # fmt: skip
@click.option("--ask", is_flag=True, help="Ställ frågor även när --set används eller svaren kommer från en fil.")
@library_option
@tell_problems
def new(
    file: Path | None, authority: str | None, settings: tuple[str, ...], ask: bool, library_folder: Path | None
) -> None:
    """Skriv en ärendefil genom att svara på frågor.

    Frågorna kan avbrytas när som helst. Ange samma fil igen för att fortsätta.
    """
    from .conversation import converse

    converse(file, authority, settings, library_folder, ask=ask)
