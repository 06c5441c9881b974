"""`iopgen library language`: how hard each clause is to read, and how that has changed."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..options import library_option, open_library, tell_problems
from ..tables import show_table

if TYPE_CHECKING:
    from ...checks.language.measures import Measures
    from ...model.library import ClauseLibrary

HEAD = ("Klausul", "LIX", "Ord", "Längsta mening")
CHANGE = "Förändring"


@click.command()
@click.option(
    "--against", "older", type=click.Path(path_type=Path), metavar="MAPP",
    help="Ett äldre bibliotek. För varje klausul står då vad som har ändrats sedan dess.",
)  # fmt: skip
@click.option("--csv", "as_csv", is_flag=True, help="Skriv en tabell för kalkylprogram, med semikolon mellan rutorna.")
@library_option
@tell_problems
def language(older: Path | None, library_folder: Path | None, *, as_csv: bool) -> None:
    """Visa hur lättläst varje klausul är, de svåraste först.

    LIX under 40 är lätt, 40 till 50 medelsvårt, 50 till 60 svårt och över 60 mycket svårt.
    """
    now = measured(open_library(library_folder))
    before = _older(older) if older else None
    rows = [_row(name, each, before) for name, each in now.items()]
    head = (*HEAD, CHANGE) if before is not None else HEAD
    if as_csv:
        _write_csv(head, rows)
        return
    show_table("Läsbarhet, klausul för klausul", head, rows)
    click.echo(_summary(now))
    if before is not None:
        click.echo(f"Det äldre biblioteket: {_summary(before)}")
        if gone := [name for name in before if name not in now]:
            click.echo(f"Texter som inte finns längre: {', '.join(sorted(gone))}.")


def measured(library: ClauseLibrary) -> dict[str, Measures]:
    """The measures of every clause text by its name, the hardest first."""
    from ...checks.language.measures import measure, names_of

    found = {name: measure(clause) for name, clause in names_of(library.clauses).items()}
    return dict(sorted(found.items(), key=lambda each: (-(each[1].lix or 0), each[0])))


def _older(folder: Path) -> dict[str, Measures]:
    """The measures of a library that may break rules of today."""
    from ...reading.library import read_library

    return measured(read_library(folder, str(folder)))


def _row(name: str, now: Measures, before: dict[str, Measures] | None) -> tuple[str, ...]:
    from ...checks.language.measures import tell_change, write_lix

    row = (name, write_lix(now.lix), str(now.words), str(now.longest))
    return row if before is None else (*row, tell_change(before.get(name), now))


def _summary(measures: dict[str, Measures]) -> str:
    from ...checks.language.measures import middle, write_lix

    lix = [each.lix for each in measures.values()]
    highest = max((value for value in lix if value is not None), default=None)
    return (
        f"{len(measures)} texter. LIX: median {write_lix(middle(lix))}, högst {write_lix(highest)}. "
        f"Längsta mening: median {middle(each.longest for each in measures.values()) or 0:.0f} ord, "
        f"högst {max((each.longest for each in measures.values()), default=0)} ord."
    )


def _write_csv(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\n").writerows([head, *rows])
    click.echo(text.getvalue(), nl=False)
