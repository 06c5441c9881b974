"""`iopgen batch`: drafts of many cases, in one folder."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .options import FOUND_PROBLEMS, date_option, library_option, open_library, tell_problems, today
from .tables import show_facts, show_table

if TYPE_CHECKING:
    from ..batch import Answer, Batch, Row

MOST_JOBS, LONGEST_TABLE = 60, 50
HEAD = ("Ärende", "Utkast", "Saknas", "Att bekräfta", "Problem", "Granskning")


@click.command()
@click.argument("sources", metavar="KÄLLA...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), metavar="MAPP", help="Var utkasten ska skrivas."
)
@click.option(
    "--jobs", type=click.IntRange(1, MOST_JOBS), default=lambda: min(os.cpu_count() or 1, MOST_JOBS), metavar="ANTAL",
    help="Hur många ärenden som görs samtidigt. Annars ett för varje processorkärna.",
)  # fmt: skip
@click.option("--resume", is_flag=True, help="Fortsätt en körning. Det som redan är gjort görs inte om.")
@date_option
@click.option(
    "--audience", type=click.Choice(["officer", "partner"]), default="officer", show_default=True,
    help="officer: med kommentarer och granskningsunderlag. partner: kopian till organisationen, utan kommentarer.",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Skriv över filer som redan finns.")
@library_option
@tell_problems
def batch(
    sources: tuple[Path, ...], output: Path, jobs: int, resume: bool, day: date | None, audience: str, force: bool,
    library_folder: Path | None,
) -> None:  # fmt: skip
    """Gör utkast av många ärenden.

    En källa är en mapp med ärendefiler, en ärendefil, en .jsonl-fil med ett ärende på varje
    rad, eller ett kalkylblad (.xlsx, .csv). Ett ärende som är fel stoppar inte de andra. I
    mappen skrivs utkasten, granskningsunderlagen och sammanfattning.xlsx.
    """
    from ..batch import SUMMARY, Batch, Sources, names_of_authorities
    from ..word import Audience

    library = open_library(library_folder)
    shown = str(library_folder) if library_folder else ""
    cases = Sources(sources, names_of_authorities(library))
    job = Batch(cases, output, library, shown, day, Audience(audience), jobs, force=force, resume=resume)
    told = _Told()
    try:
        with closing(job.run(today())) as answers, _bar(job) as tick:
            for answer in answers:
                told.add(answer)
                tick(answer.entry.row)
    except KeyboardInterrupt:
        click.echo(f"Avbrutet efter {told.cases} ärenden. Fortsätt med samma kommando och --resume.", err=True)
        sys.exit(FOUND_PROBLEMS)
    told.show()
    click.echo(f"Sammanfattning: {output / SUMMARY}")
    if told.refused:
        sys.exit(FOUND_PROBLEMS)


class _Told:
    """What has come of the cases so far, and the first of them in full."""

    def __init__(self) -> None:
        self.states: Counter[str] = Counter()
        self.rows: list[Row] = []
        self.old = 0

    @property
    def cases(self) -> int:
        """How many cases have been answered for."""
        return self.states.total()

    @property
    def refused(self) -> int:
        """How many of them make no draft."""
        from ..batch import State

        return self.states[State.REFUSED]

    def add(self, answer: Answer) -> None:
        """Nothing; the answer is counted."""
        row = answer.entry.row
        self.states[row.state] += 1
        self.old += answer.is_old
        if len(self.rows) <= LONGEST_TABLE:
            self.rows.append(row)

    def show(self) -> None:
        """Nothing; prints a table, if all cases fit in it, and how many came how far."""
        from ..batch import State

        if len(self.rows) <= LONGEST_TABLE:
            show_table("Ärenden", HEAD, map(_cells, self.rows))
        show_facts((str(state).capitalize(), str(self.states[state])) for state in State)
        if self.old:
            show_facts([("Redan gjorda och oförändrade", str(self.old))])


def _cells(row: Row) -> tuple[str, ...]:
    problems = str(len(row.problems))
    if not row.documents:
        return row.case, row.state, "", "", problems, ""
    return row.case, row.documents[0], str(len(row.missing)), str(len(row.doubtful)), problems, row.outcome


@contextmanager
def _bar(job: Batch) -> Iterator[Callable[[Row], None]]:
    """What is called for each case that is done: it tells of problems. On a terminal a bar shows the time left."""
    if not sys.stderr.isatty():
        yield lambda row: _tell(row, lambda line: click.echo(line, err=True))
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True, highlight=False)
    columns = (TextColumn("Ärenden"), BarColumn(), MofNCompleteColumn(), TextColumn("kvar:"), TimeRemainingColumn())
    with Progress(*columns, console=console) as progress:
        shown = progress.add_task("", total=job.count())

        def tick(row: Row) -> None:
            _tell(row, lambda line: console.print(line, markup=False, soft_wrap=True))
            progress.advance(shown)

        yield tick


def _tell(row: Row, show: Callable[[str], None]) -> None:
    for problem in row.problems:
        show(problem)
