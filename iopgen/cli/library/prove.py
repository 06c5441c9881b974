"""`iopgen library prove`: that every agreement of an authority is complete, shown by assembling them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ...problem import Place, Problem, ProblemsFound
from ..options import (
    FOUND_PROBLEMS,
    date_option,
    demand_authority,
    library_option,
    open_library,
    tell_problems,
    today,
)
from ..tables import show_facts, show_table

if TYPE_CHECKING:
    from ...model.library import ClauseLibrary
    from ...prove import Proof


@click.command()
@click.option("--authority", metavar="ID", help="Myndighetens id enligt iopgen authorities.")
@click.option("--all", "every", is_flag=True, help="Alla myndigheter i biblioteket.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, file_okay=False), metavar="MAPP",
    help="Skriv beviset som Wordfil och kalkylfil i mappen.",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Skriv över filer som redan finns.")
@date_option
@library_option
@tell_problems
def prove(
    authority: str | None, every: bool, output: Path | None, force: bool, day: date | None, library_folder: Path | None
) -> None:
    """Bevisa att myndighetens avtal är fullständiga.

    Programmet sätter ihop avtal med alla antal parter, svar, önskemål och datum som spelar
    roll, och prövar varje avtal mot kraven i myndighetens profil. Utelämnas --date prövas
    varje dag då något ändras. Beviset är ingen rättslig granskning.
    """
    if bool(authority) is every:
        raise click.UsageError("Ange en myndighet med --authority, eller alla med --all.")
    library = open_library(library_folder)
    names = sorted(library.authorities) if authority is None else [authority]
    for name in names:
        demand_authority(library, name)
    if output and not force:
        _demand_free(path for name in names for path in _places(output, name))
    proofs = [_proved(library, name, day) for name in names]
    for name, proof in zip(names, proofs, strict=True):
        _show(proof)
        if output:
            _write(proof, library, _places(output, name))
    if any(proof.problems for proof in proofs):
        sys.exit(FOUND_PROBLEMS)


def _proved(library: ClauseLibrary, name: str, day: date | None) -> Proof:
    from ...prove import prove as prove_authority
    from ...prove import prove_samples

    proof = prove_authority(library, name, day, lambda rows: _with_bar(rows, name))
    if not proof.days:
        place = library.sources[name].place("editions")
        raise ProblemsFound([Problem(place, "det finns inga regler för den dagen.", "Ange en annan dag med --date.")])
    prove_samples(proof, library)
    return proof


def _with_bar(rows: Sequence[tuple[int, ...]], name: str) -> Iterator[tuple[int, ...]]:
    """The rows one by one; on a terminal a bar shows how far the proof has come."""
    with _bar(rows, name) as shown:
        yield from shown


@contextmanager
def _bar(rows: Sequence[tuple[int, ...]], name: str) -> Iterator[Iterable[tuple[int, ...]]]:
    if not sys.stderr.isatty():
        yield rows
        return
    with click.progressbar(rows, label=name, file=sys.stderr, update_min_steps=20) as bar:
        yield bar


def _show(proof: Proof) -> None:
    from ... import __version__
    from ...prove import HEAD, authority_name, cells_of, facts_of, lines_of

    show_table(authority_name(proof), HEAD, (cells_of(line) for line in lines_of(proof)))
    show_facts(facts_of(proof, today(), __version__)[1:])
    for problem in proof.problems:
        click.echo(str(problem), err=True)


def _places(folder: Path, name: str) -> tuple[Path, Path]:
    return folder / f"bevis-{name}.docx", folder / f"bevis-{name}.csv"


def _demand_free(paths: Iterable[Path]) -> None:
    advice = "Ange en annan mapp med --output, eller --force för att skriva över."
    if taken := [Problem(Place(str(path)), "filen finns redan.", advice) for path in paths if path.exists()]:
        raise ProblemsFound(taken)


def _write(proof: Proof, library: ClauseLibrary, places: tuple[Path, Path]) -> None:
    from ... import __version__
    from ...output import write_files
    from ...prove import spreadsheet_of, write_proof

    sheet, spreadsheet = places
    write_files(
        [
            (sheet, write_proof(proof, library, today(), __version__)),
            (spreadsheet, spreadsheet_of(proof, today(), __version__)),
        ]
    )
    for path in places:
        click.echo(f"Bevis: {path}")
