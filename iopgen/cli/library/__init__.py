"""`iopgen library`: what legal staff ask of the clause library as a whole."""

from __future__ import annotations

import click

from ..commands import Commands

COMMANDS = ("check", "language", "record", "copy", "compare", "status", "templates", "prove")


@click.group(cls=Commands, package=__name__, names=COMMANDS, subcommand_metavar="KOMMANDO ...")
def library() -> None:
    """Kontrollera, jämför och kopiera klausulbiblioteket."""
