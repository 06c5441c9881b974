"""`iopgen authorities`: the authorities that have a profile, and one profile in full."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..model.period import Period
from .options import date_option, demand_authority, library_option, open_library, tell_problems, today
from .tables import show_facts, show_table

if TYPE_CHECKING:
    from ..model.authority import AuthorityProfile
    from ..model.library import ClauseLibrary


@click.command()
@click.argument("authority", metavar="[ID]", required=False)
@date_option
@library_option
@tell_problems
def authorities(authority: str | None, day: date | None, library_folder: Path | None) -> None:
    """Visa myndigheter.

    Utan ID visas alla som har en egen profil, med ID en av dem i sin helhet.
    """
    library = open_library(library_folder)
    if authority is None:
        rows = [
            (name, _name(profile), _governing(profile), profile.template or "")
            for name, profile in library.authorities.items()
        ]
        show_table("Myndigheter", ("Id", "Namn", "Styrdokument", "Wordmall"), rows)
    else:
        _show_on(library, authority, day or today())


def _show_on(library: ClauseLibrary, authority: str, day: date) -> None:
    from ..assemble import rules_on

    profile = demand_authority(library, authority)
    if rules := rules_on(profile, day):
        _show(rules)
        return
    click.echo(f"{_name(profile)} har inga regler som gäller den {day.isoformat()}.")
    for edition in profile.editions or ():
        click.echo(f"Regler finns {Period(edition.valid_from, edition.valid_to).text}.")


def _name(profile: AuthorityProfile) -> str:
    return (profile.party and profile.party.name) or "annan kommun eller region"


def _governing(profile: AuthorityProfile) -> str:
    stated = [edition.governing_document for edition in (*(profile.editions or ()), profile)]
    rules = [each for each in stated if each]
    if not rules:
        return "–"
    until = f" (till och med {rules[-1].valid_to})" if rules[-1].valid_to else ""
    return f"{rules[-1].title}{until}"


def _decided(rules: AuthorityProfile) -> str:
    """The decision on the edition, or that it lies ahead and nobody has decided on it; otherwise nothing."""
    from ..model.decision import standing

    lies_ahead = rules.valid_from is not None and rules.valid_from > today()
    return standing(rules.decision, rules.valid_from, today()) if rules.decision or lies_ahead else ""


def _show(rules: AuthorityProfile) -> None:
    from ..model.authority import RuleDocument

    document = rules.governing_document or RuleDocument()
    click.echo(_name(rules))
    show_facts([
        ("Avtalets titel", " – ".join(filter(None, (rules.title, rules.subtitle)))),
        ("Styrdokument", ", ".join(filter(None, (document.title, document.registry_number, document.decided)))),
        ("Gäller till och med", str(document.valid_to or "")),
        ("Beslut om utgåvan", _decided(rules)),
        ("Lokal överenskommelse", (rules.compact and rules.compact.name) or ""),
        ("Principer", ", ".join((rules.compact and rules.compact.principles) or ())),
        ("Vision", rules.vision or ""),
        ("Strategiska mål", ", ".join(rules.strategic_goals or ())),
        ("Wordmall", rules.template or ""),
        ("Ej bekräftade uppgifter", ", ".join(rules.unconfirmed or ())),
    ])  # fmt: skip
    sections = [
        (
            str(number),
            section.heading or "",
            ", ".join(section.topics or ()),
            section.source or ("" if not section.mandatory else "obligatoriskt"),
        )
        for number, section in enumerate(rules.sections or (), start=1)
    ]
    show_table("Avsnitt", ("Nr", "Rubrik", "Ämnen", "Krav"), sections)
    for assessment in rules.assessments or ():
        rule = assessment.rule.label if assessment.rule else ""
        rows = [(each.id or "", each.text or "", each.source or "") for each in assessment.criteria or ()]
        show_table(f"{assessment.title}. {rule}", ("Id", "Kriterium", "Källa"), rows)
    for title, controls in (("Före undertecknande", rules.before_signing), ("Arbetsgång", rules.process)):
        if controls:
            show_table(
                title, ("Id", "Vad", "Vem"), [(each.id or "", each.text or "", each.who or "") for each in controls]
            )
    for remark in rules.remarks or ():
        click.echo(f"Obs: {remark}")
