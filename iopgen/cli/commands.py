"""A group whose commands lie in files of their own and are imported when they are used."""

from __future__ import annotations

from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

from ..problem import nearest


class Commands(click.Group):
    """A group of the commands `names`, each a function of that name in a module of that name in `package`.

    A name that Python keeps for itself ends with an underscore there.
    """

    def __init__(self, *args: Any, package: str, names: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.package, self.names = package, names

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.names)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """As the group does; a command that does not exist is told with the one that was probably meant."""
        if args[0] not in self.names and (meant := nearest(args[0], self.names)):
            ctx.fail(f'Kommandot {args[0]} finns inte. Menade du "{meant}"?')
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.names:
            return None
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = getattr(import_module(f"{self.package}.{name}"), name)
        command.options_metavar = "[VAL]"
        return command
