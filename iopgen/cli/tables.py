"""Tables and wrapped text on screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click


def show_table(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Nothing; prints a table as wide as the screen."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, title_justify="left")
    for heading in head:
        table.add_column(heading, overflow="fold", no_wrap=heading == "Id")  # to be copied as it stands
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    Console(highlight=False).print(table)


def show_facts(facts: Iterable[tuple[str, str]]) -> None:
    """Nothing; prints a line for each fact that has a value."""
    for label, value in facts:
        if value:
            click.echo(f"{label}: {value}")
