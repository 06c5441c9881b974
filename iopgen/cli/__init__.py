"""The command `iopgen`. Only this room prints and exits; each command lies in a file of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import Any

import click

from .. import __version__
from ..garbage import search_seldom
from ..personal_number import without_personal_numbers
from . import swedish_click
from .commands import Commands

COMMANDS = ("new", "form", "generate", "batch", "check", "review", "authorities", "clauses", "book", "library")
HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

swedish_click.install()


class Program(Commands):
    """The whole program, whatever the screen and the disk are like."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """What the command returns; letters that the screen lacks become question marks, and a full disk is told."""
        search_seldom()
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="replace")
        try:
            return super().main(*args, **kwargs)
        except OSError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python tries once more at its end
            what = without_personal_numbers(str(error.filename or "skärmutskriften"))
            click.echo(f"Fel: systemet kunde inte läsa eller skriva {what} (fel {error.errno}).", err=True)
            sys.exit(1)

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """The context of what the user has written; see `_naming_nobody`."""
        with _naming_nobody():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """What the command returns; see `_naming_nobody`."""
        with _naming_nobody():
            return super().invoke(ctx)


@contextmanager
def _naming_nobody() -> Iterator[None]:
    """What is wrong with the user's words is told without the personal numbers in them."""
    try:
        yield
    except click.ClickException as error:
        vars(error)["message"] = without_personal_numbers(error.message)  # Final, though it holds the user's words
        raise


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
