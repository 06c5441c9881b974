"""`iopgen book diff`: what differs between two books, or a book and the library, as tracked changes in Word."""

from __future__ import annotations

from pathlib import Path

import click

from ...problem import Place, Problem, ProblemsFound
from ...swedish import write_count
from ..options import library_option, open_library, tell_problems, today

NAME = Path("skillnader.docx")


@click.command()
@click.argument("old", metavar="FÖRE", type=click.Path(path_type=Path))
@click.argument("new", metavar="[EFTER]", required=False, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FIL", default=NAME, show_default=True,
    help="Worddokumentet som skrivs.",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Skriv över filen om den finns.")
@library_option
@tell_problems
def diff(old: Path, new: Path | None, output: Path, force: bool, library_folder: Path | None) -> None:
    """Jämför två klausulböcker i Word.

    Skillnaderna skrivs som spårade ändringar. FÖRE och EFTER är klausulböcker eller mappar med bibliotek.
    Utan EFTER jämförs biblioteket med boken FÖRE. Av ett bibliotek jämförs bara det som boken skulle innehålla.
    """
    from ...book import difference_document, scope_of, texts_of
    from ...output import write_files

    library = open_library(library_folder)
    sides = (old, new) if new else (library.folder, old)
    if output.exists() and not force:
        advice = "Ange ett annat namn med --output, eller --force för att skriva över."
        raise ProblemsFound([Problem(Place(str(output)), "filen finns redan.", advice)])
    held = [scope_of(side) for side in reversed(sides)]
    before, after = (texts_of(side, library, today(), scope) for side, scope in zip(sides, held, strict=True))
    names = [side.name if new or side is old else "biblioteket" for side in sides]
    differences, document = difference_document(before, after, f"från {names[0]} till {names[1]}", library, today())
    for each in differences:
        line = each.title.new or each.title.old
        click.echo(f"{line.text if line else ''}{' – ' if each.suffix else ''}{each.suffix}: {each.state}.")
    write_files([(output, document)])
    click.echo(f"{write_count(len(differences), 'text skiljer sig', 'texter skiljer sig')}. Skrivet: {output}")
