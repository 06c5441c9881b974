"""Options and habits that the commands share."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

import iopgen

from ..problem import Place, Problem, ProblemsFound, suggest

if TYPE_CHECKING:
    from ..model.authority import AuthorityProfile
    from ..model.library import ClauseLibrary

Command = TypeVar("Command", bound=Callable[..., Any])
FOUND_PROBLEMS = 1


class Day(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "ÅÅÅÅ-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        from ..reading.values import Unreadable, read_value

        try:
            found: date = read_value(str(value), date)
        except Unreadable as fault:
            self.fail(f"{fault.message} {fault.advice}", param, ctx)
        return found


def library_option(command: Command) -> Command:
    """The command with `--library FOLDER`, also read from IOPGEN_LIBRARY."""
    return click.option(
        "--library", "library_folder", type=click.Path(path_type=Path), envvar="IOPGEN_LIBRARY", metavar="MAPP",
        help="Eget klausulbibliotek i stället för det inbyggda. Kan också anges i miljövariabeln IOPGEN_LIBRARY.",
    )(command)  # fmt: skip


def date_option(command: Command) -> Command:
    """The command with `--date`."""
    return click.option("--date", "day", type=Day(), help="Den dag vars regler och texter ska gälla.")(command)


def embedded_library() -> Path:
    """The folder of the library that comes with the program, installed or in its repository."""
    package = Path(iopgen.__file__).parent
    installed = package / "library"
    return installed if installed.is_dir() else package.parent


def own_library(folder: Path | None) -> Path:
    """The folder of a library that people may change; `ProblemsFound` for the one that lies within the program."""
    if folder is None and embedded_library().name == "library":
        advice = "Gör ett eget med iopgen library copy MAPP, och ange mappen med --library."
        raise ProblemsFound([Problem(Place("biblioteket"), "det inbyggda biblioteket ändras inte.", advice)])
    return folder or embedded_library()


def open_library(folder: Path | None) -> Any:
    """The checked library in `folder`, or the embedded one."""
    from ..draft import open_library as open_checked

    return open_checked(folder, str(folder)) if folder else open_checked(embedded_library())


def demand_one_place(cases: tuple[Path, ...], output: Path | None) -> None:
    """Nothing, unless the user wants several cases in one file."""
    from ..output import is_file_name

    if output and len(cases) > 1 and is_file_name(output):
        raise click.UsageError("Flera ärenden kan inte skrivas till en enda fil. Ange en mapp med --output.")


def demand_authority(library: ClauseLibrary, authority: str) -> AuthorityProfile:
    """The profile of the authority that the user has named."""
    if authority not in library.authorities:
        raise click.UsageError(f"Myndigheten {authority} finns inte. {suggest(authority, library.authorities)}")
    return library.authorities[authority]


def tell_problems(command: Command) -> Command:
    """The command; users' faults are printed one a line, and the exit status is then 1."""

    @wraps(command)
    def told(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except ProblemsFound as found:
            for problem in found.problems:
                click.echo(str(problem), err=True)
            sys.exit(FOUND_PROBLEMS)

    return told  # type: ignore[return-value]  # wraps keeps the signature, which mypy cannot see


def today() -> date:
    """Today; the only place where the program looks at the clock."""
    return date.today()
