"""`iopgen form`: writes the form in which people state the facts of one or many partnerships."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..personal_number import has_personal_number
from ..problem import Place, Problem, ProblemsFound
from .options import date_option, demand_authority, library_option, open_library, tell_problems, today

if TYPE_CHECKING:
    from ..model.authority import AuthorityProfile
    from ..model.library import ClauseLibrary

ENDING = ".xlsx"


@click.command()
@click.argument("file", metavar="FIL.xlsx", type=click.Path(path_type=Path))
@click.option("--authority", metavar="ID", required=True, help="Myndighetens id enligt iopgen authorities.")
@date_option
@click.option("--force", is_flag=True, help="Skriv över filen om den finns.")
@library_option
@tell_problems
def form(file: Path, authority: str, day: date | None, force: bool, library_folder: Path | None) -> None:
    """Skriv ett formulär i Excel för uppgifter om partnerskap.

    I formuläret har varje partnerskap en rad. Organisationer och handläggare fyller i det de vet.
    """
    from ..form import Scope, write_form
    from ..interview import FIRST_ROUND, held_in_profile
    from ..output import write_files

    library = open_library(library_folder)
    rules = _rules(library, authority, day or today())
    if has_personal_number(file.name):
        raise click.UsageError("Filens namn innehåller ett personnummer. Välj ett annat namn.")
    if file.suffix.lower() != ENDING:
        raise click.UsageError(f"Formulärets namn slutar på {ENDING}.")
    if file.exists() and not force:
        advice = "Ange ett annat namn, eller --force för att skriva över."
        raise ProblemsFound([Problem(Place(str(file)), "filen finns redan.", advice)])
    scope = Scope(day or today(), FIRST_ROUND, frozenset(held_in_profile(rules)))
    write_files([(file, write_form(rules, options_of(library, rules), scope))])
    click.echo(f"Formulär: {file}")
    click.echo("Börja på bladet Läs först. Spara det ifyllda formuläret som .xlsx.")


def _rules(library: ClauseLibrary, authority: str, day: date) -> AuthorityProfile:
    """The authority's rules on `day`."""
    from ..assemble import rules_on

    rules = rules_on(demand_authority(library, authority), day)
    if rules is None:
        raise click.UsageError(f"Det finns inga regler för {authority} som gäller den {day.isoformat()}.")
    return rules


def options_of(library: ClauseLibrary, rules: AuthorityProfile) -> dict[str, list[str]]:
    """What people choose among that the library decides."""
    from ..model.form import id_and_text

    criteria = [each for assessment in rules.assessments or () for each in assessment.criteria or ()]
    return {
        "authority": [rules.id or ""],
        "background.strategic_goal": [*(rules.strategic_goals or ())],
        "own_provisions.topic": [id_and_text(each.id or "", each.title or "") for each in library.topics],
        "judgements": [id_and_text(each.id or "", each.text or "") for each in criteria],
    }
