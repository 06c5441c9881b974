"""The guide to the commands: their own help."""

from __future__ import annotations

import click

from iopgen.cli import main

from .markdown import parts

WIDTH = 90


def command_help() -> str:
    """The help of the program and of each of its commands."""
    context = _context(main, "iopgen", None)
    texts = [_help(context, "iopgen")]
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command
        texts.append(_help(_context(command, name, context), f"iopgen {name}"))
    return parts(*texts)


def _context(command: click.Command, name: str, parent: click.Context | None) -> click.Context:
    return click.Context(command, info_name=name, parent=parent, terminal_width=WIDTH, **command.context_settings)


def _help(context: click.Context, title: str) -> str:
    lines = "\n".join(line.rstrip() for line in context.get_help().splitlines())
    return f"## {title}\n\n```text\n{lines}\n```"
