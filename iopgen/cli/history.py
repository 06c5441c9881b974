"""A clause through time, on screen: readable without colours, coloured on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from .tables import show_facts

if TYPE_CHECKING:
    from ..keeping import Change, Difference, HistoricVersion
    from ..model.library import Clause, ClauseLibrary, RecordedChange

COLOURS = {"−": "red", "+": "green"}


def show_history(library: ClauseLibrary, clause_id: str, authority: str | None, today: date) -> None:
    """Nothing; prints every version of the clause, or of the text that one authority has, and what changed in each."""
    from ..keeping import history

    found = history(library, clause_id, today)
    own = [each for each in found if each.clause.authority == authority]
    general = [each for each in found if each.clause.authority is None]
    for version in found if authority is None else own or general:
        _show(version)


def _show(version: HistoricVersion) -> None:
    clause = version.clause
    own = f"egen text för {clause.authority}" if clause.authority else "den allmänna texten"
    click.echo(f"{clause.title_source} [{clause.id}], {own}, {clause.valid.text}")
    show_facts([("Beslut", version.decision), *remembered(clause, version.changes), ("Fil", clause.place.path)])
    for doubt in version.doubts:
        click.echo(f"Obs: texten {doubt}")
    if version.is_first:
        click.echo("Första versionen.")
    elif not version.differences:
        click.echo("Samma lydelse som före.")
    for each in version.differences:
        for line in _lines(each):
            click.echo(line)
    click.echo()


def remembered(clause: Clause, changes: Iterable[RecordedChange]) -> Iterator[tuple[str, str]]:
    """Why the text is locked, every note on it, and every change that the library remembers; each with its label."""
    from ..keeping import change_text, note_text

    yield "Låst", clause.locked or ""
    yield from (("Anteckning", note_text(note)) for note in clause.notes)
    yield from (("Ändrad", change_text(change)) for change in changes)


def _lines(difference: Difference) -> Iterator[str]:
    """The difference; a running text change by change, each with the words around it."""
    if not difference.changes:
        yield f"{difference.text[:1].upper()}{difference.text[1:]}"
        return
    yield f"{difference.label[:1].upper()}{difference.label[1:]}:"
    yield from (f"  {_in_place(change)}" for change in difference.changes)


def _in_place(change: Change) -> str:
    marked = [click.style(words, fg=COLOURS[words[0]]) for words in change.marked()]
    return " ".join(filter(None, (change.before, *marked, change.after)))
