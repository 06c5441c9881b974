"""Every Word template belongs to an authority."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...model.library import ClauseLibrary
from ...problem import Place, Problem, Severity


def find_unused_templates(library: ClauseLibrary, today: date) -> Iterator[Problem]:
    """Word templates that no profile names."""
    used = {profile.template for profile in library.authorities.values()}
    for name in sorted(library.templates - used):
        advice = "Skriv template i myndighetens profil eller ta bort mallen."
        yield Problem(Place(f"templates/docx/{name}"), "ingen myndighet använder mallen.", advice, Severity.WARNING)
