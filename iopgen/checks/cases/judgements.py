"""A case judges only criteria, and ticks off only controls, that the authority has."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.authority import AuthorityProfile
from ...model.case import Case
from ...model.library import ClauseLibrary, Source
from ...problem import Problem, suggest


def find_unknown_judgements(
    case: Case, source: Source, rules: AuthorityProfile, library: ClauseLibrary
) -> Iterator[Problem]:
    """Judgements of criteria and notes of controls that are not among the authority's rules of the day."""
    criteria = [each.id for assessment in rules.assessments or () for each in assessment.criteria or () if each.id]
    controls = [each.id for each in (*(rules.before_signing or ()), *(rules.process or ())) if each.id]
    for key, stated, known in (("judgements", case.judgements, criteria), ("checks", case.checks, controls)):
        for name in stated or {}:
            if name not in known:
                message = f'{key}: "{name}" finns inte bland myndighetens regler.'
                yield Problem(source.place(f"{key}.{name}"), message, suggest(name, known))
