"""`iopgen book`: the clause library as one Word document, and back."""

from __future__ import annotations

import click

from ..commands import Commands

COMMANDS = ("export", "import", "diff")


@click.group(cls=Commands, package=__name__, names=COMMANDS, subcommand_metavar="KOMMANDO ...")
def book() -> None:
    """Ändra klausulerna i Word, och läs in dem igen."""
