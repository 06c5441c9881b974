"""The guide to the commands: their own help."""

from __future__ import annotations

from collections.abc import Iterator

import click

from iopgen.cli import main

from .markdown import parts

WIDTH = 90


def command_help() -> str:
    """The help of the program and of each of its commands."""
    return parts(*_helps(main, "iopgen", None))


def _helps(command: click.Command, name: str, parent: click.Context | None) -> Iterator[str]:
    context = _context(command, name, parent)
    yield _help(context, context.command_path)
    if isinstance(command, click.Group):
        for each in command.list_commands(context):
            within = command.get_command(context, each)
            assert within
            yield from _helps(within, each, context)


def _context(command: click.Command, name: str, parent: click.Context | None) -> click.Context:
    return click.Context(command, info_name=name, parent=parent, terminal_width=WIDTH, **command.context_settings)


def _help(context: click.Context, title: str) -> str:
    lines = "\n".join(line.rstrip() for line in context.get_help().splitlines())
    return f"## {title}\n\n```text\n{lines}\n```"
