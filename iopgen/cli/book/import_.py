"""`iopgen book import`: takes an edited clause book into the library."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ...personal_number import without_personal_numbers
from ...problem import Place, Problem, ProblemsFound
from ...swedish import write_count
from ..options import FOUND_PROBLEMS, library_option, open_library, own_library, tell_problems, today

if TYPE_CHECKING:
    from ...book import BookImport, TextChange


@click.command("import")
@click.argument("file", metavar="FIL", type=click.Path(path_type=Path))
@click.option("--by", metavar="NAMN", help="Den som har gjort ändringarna.")
@click.option("--reason", metavar="TEXT", help="Varför ändringarna görs.")
@click.option("--dry-run", is_flag=True, help="Visa vad som skulle ändras, och skriv ingenting.")
@click.option(
    "--commented", type=click.Path(path_type=Path), metavar="FIL",
    help="Skriv en kopia av boken med allt som måste rättas som kommentarer i Word.",
)  # fmt: skip
@click.option("--allow-removed", is_flag=True, help="Ta bort texter som inte längre finns i boken.")
@library_option
@tell_problems
def import_(
    file: Path, by: str | None, reason: str | None, dry_run: bool, commented: Path | None, allow_removed: bool,
    library_folder: Path | None,
) -> None:  # fmt: skip
    """Läs in en ändrad klausulbok.

    Visar vad som blir annorlunda, ord för ord.

    Biblioteket ändras bara om allt i boken stämmer. Annars ändras ingenting.
    """
    from ...book import import_book, with_log, write_library

    folder = own_library(library_folder)
    library = open_library(library_folder)
    found = import_book(file, str(file), library, today(), may_remove=allow_removed)
    for line in _told(found):
        click.echo(without_personal_numbers(line))
    for problem in found.problems:
        click.echo(str(problem), err=True)
    if commented:
        _write_commented(file, commented, found)
    if not found.is_sound:
        click.echo("Ingenting är skrivet. Rätta boken i Word och läs in den igen.", err=True)
        sys.exit(FOUND_PROBLEMS)
    if dry_run or not found.files:
        click.echo("Ingenting är skrivet." if found.files else "Biblioteket är som förut.")
        return
    files = with_log(found.files, library, by, reason, today())
    write_library(folder, files)
    for path, text in sorted(files.items()):
        click.echo(f"{'Borttagen' if text is None else 'Skriven'}: {path}")


def _told(found: BookImport) -> Iterator[str]:
    """What changes, text by text and word by word, and how many texts stay."""
    for change in found.changes.texts:
        yield from _told_of(change)
    changed = len(found.changes.texts)
    yield (
        f"{write_count(changed, 'text ändras', 'texter ändras')}, "
        f"{write_count(found.changes.unchanged, 'är oförändrad', 'är oförändrade')}."
    )


def _told_of(change: TextChange) -> Iterator[str]:
    name = f" [{change.clause.id}]" if change.clause else ""
    yield f"{change.title}{name}: {change.sort}{_who(change)}"
    for difference in change.differences:
        if not difference.changes:
            yield f"  {difference.text}"
            continue
        yield f"  {difference.label}:"
        for each in difference.changes:
            yield f"    {each.before} {each.text} {each.after}".rstrip()


def _who(change: TextChange) -> str:
    """Who made the changes that nobody has accepted yet, and when."""
    revisions = change.text.revisions if change.text else ()
    told = ", ".join(" ".join(filter(None, (each.by, each.day))) for each in revisions)
    return f" ({told})" if told else ""


def _write_commented(file: Path, target: Path, found: BookImport) -> None:
    from ...book import commented_book
    from ...output import write_files

    if target.exists():
        advice = "Ange ett annat namn med --commented."
        raise ProblemsFound([Problem(Place(str(target)), "filen finns redan.", advice)])
    write_files([(target, commented_book(file, str(file), found.faults, today()))])
    click.echo(f"Kommenterad kopia: {target}")
