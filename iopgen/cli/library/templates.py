"""`iopgen library templates`: everything that is wrong with Word templates, at its place."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ...problem import Place, Problem, ProblemsFound, Severity
from ...swedish import write_count
from ..options import FOUND_PROBLEMS, embedded_library, library_option, tell_problems, today

if TYPE_CHECKING:
    from ...word.audit import TemplateAudit

FILES = Path("templates", "docx")


@click.command()
@click.argument("files", metavar="[FIL]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--commented", "folder", type=click.Path(path_type=Path), metavar="MAPP",
    help="Skriv också kopior av mallarna i mappen, med allt som hittas som kommentarer på sin plats i Word.",
)  # fmt: skip
@library_option
@tell_problems
def templates(files: tuple[Path, ...], folder: Path | None, library_folder: Path | None) -> None:
    """Kontrollera Wordmallar.

    Märken, formatmallar, språk, bilder, tabeller, fält och typsnitt kontrolleras.
    Utan FIL kontrolleras bibliotekets alla mallar.
    """
    from ...word import audit_template

    paths = files or _of_library(library_folder)
    places = _places(paths, folder) if folder else ()
    names = [str(path) if files or library_folder else (FILES / path.name).as_posix() for path in paths]
    audits = [audit_template(path, name) for path, name in zip(paths, names, strict=True)]
    for name, audit in zip(names, audits, strict=True):
        _tell(name, audit)
    if folder:
        _write(places, audits)
    if any(problem.severity is Severity.ERROR for audit in audits for problem in audit.problems):
        sys.exit(FOUND_PROBLEMS)


def _of_library(folder: Path | None) -> tuple[Path, ...]:
    found = tuple(sorted(((folder or embedded_library()) / FILES).glob("*.docx")))
    if not found:
        place = Place(str((folder or embedded_library()) / FILES))
        raise ProblemsFound([Problem(place, "här finns inga Wordmallar.", "Ange en mall, eller ett bibliotek.")])
    return found


def _places(paths: tuple[Path, ...], folder: Path) -> tuple[Path, ...]:
    """Where each copy goes; `ProblemsFound` when two would share one, or a file is there."""
    places = tuple(folder / path.with_suffix(".docx").name for path in paths)
    if problems := list(_taken(places)):
        raise ProblemsFound(problems)
    return places


def _taken(places: tuple[Path, ...]) -> Iterator[Problem]:
    for place, count in Counter(places).items():
        if count > 1:
            yield Problem(Place(str(place)), "två mallar får samma filnamn.", "Kontrollera dem var för sig.")
        elif place.exists():
            yield Problem(Place(str(place)), "filen finns redan.", "Ange en annan mapp med --commented.")


def _tell(name: str, audit: TemplateAudit) -> None:
    for problem in audit.problems:
        click.echo(str(problem))
    counts = Counter(problem.severity for problem in audit.problems)
    faults, warnings = counts[Severity.ERROR], counts[Severity.WARNING]
    click.echo(f"{name}: {write_count(faults, 'fel', 'fel')}, {write_count(warnings, 'varning', 'varningar')}.")


def _write(places: tuple[Path, ...], audits: list[TemplateAudit]) -> None:
    from ...output import write_files
    from ...word.commented import commented

    copies = [(place, commented(audit, today())) for place, audit in zip(places, audits, strict=True)]
    write_files([(place, data) for place, data in copies if data is not None])
    for place, data in copies:
        told = "Kopia med kommentarer" if data is not None else "Ingen kopia, filen går inte att öppna"
        click.echo(f"{told}: {place}")
