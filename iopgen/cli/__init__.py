"""The command `iopgen`. Only this room prints and exits; each command lies in a file of its own."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import Any

import click

from .. import __version__
from . import swedish_click
from .commands import Commands

COMMANDS = ("new", "generate", "check", "review", "authorities", "clauses", "library")
HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

swedish_click.install()


class Program(Commands):
    """The whole program, whatever the screen and the disk are like."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """What the command returns; letters that the screen lacks become question marks, and a full disk is told."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="replace")
        try:
            return super().main(*args, **kwargs)
        except OSError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python tries once more at its end
            what = error.filename or "skärmutskriften"
            click.echo(f"Fel: systemet kunde inte läsa eller skriva {what} (fel {error.errno}).", err=True)
            sys.exit(1)


@click.group(
    cls=Program, package=__name__, names=COMMANDS, context_settings=HELP,
    options_metavar="[VAL]", subcommand_metavar="KOMMANDO ...",
)  # fmt: skip
@click.version_option(__version__, "-V", "--version", message="iopgen %(version)s", help="Visa version.")
def main(**_: Any) -> None:
    """Gör utkast till avtal om idéburet offentligt partnerskap (IOP).

    Skriv ner uppgifterna om partnerskapet i en fil (iopgen new hjälper till) och
    gör ett utkast i Word med iopgen generate.
    """
