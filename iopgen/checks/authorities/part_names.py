"""What a profile says by name – fields, legal forms, answers – exists under that name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...model.authority import AuthorityProfile, PublicParty
from ...model.case import Answer, LegalForm
from ...model.fact import kinds
from ...model.library import ClauseLibrary
from ...problem import Problem, suggest


def find_misnamed_profile_parts(library: ClauseLibrary) -> Iterator[Problem]:
    """Names in profiles that nothing bears: what stands under them would be passed over in silence."""
    for name, profile in library.authorities.items():
        for path, used, known in _names(profile):
            for wrong in (each for each in used if each not in known):
                place = library.sources[name].place(f"{path}.{wrong}")
                yield Problem(place, f'{path}: "{wrong}" finns inte.', suggest(wrong, known))


def _names(profile: AuthorityProfile) -> Iterator[tuple[str, Iterable[str], list[str]]]:
    yield "unconfirmed", profile.unconfirmed or (), [*kinds(PublicParty)]
    yield "words_by_legal_form", profile.words_by_legal_form or {}, [form.value for form in LegalForm]
    answers = [answer.value for answer in Answer]
    for place, edition in enumerate((profile, *(profile.editions or ()))):
        prefix = f"editions[{place}]." if place else ""
        for number, assessment in enumerate(edition.assessments or (), start=1):
            yield f"{prefix}assessments[{number}].scale", assessment.scale or {}, answers
