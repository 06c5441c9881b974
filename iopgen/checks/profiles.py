"""A profile says what a draft cannot do without, and drops only clauses that exist."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from ..model.authority import AuthorityProfile
from ..model.library import ClauseLibrary, Source
from ..problem import Problem

LONGEST_ID = 30


def find_incomplete_profiles(library: ClauseLibrary) -> Iterator[Problem]:
    """Profiles without a title, words or sections; parts without an id; drops of clauses that do not exist."""
    clause_ids = set(library.ids())
    for name, profile in library.authorities.items():
        source = library.sources[name]
        for key in ("title", "sections", "template"):
            stated = [getattr(edition, key, None) for edition in profile.editions or ()]
            if not getattr(profile, key) and not (stated and all(stated)):
                yield Problem(source.place(key), f'nyckeln "{key}" saknas.', "Fyll i den.")
        yield from _nameless_parts(profile, source)
        for edition in (profile, *(profile.editions or ())):
            for drop in edition.drops or ():
                if drop.clause not in clause_ids:
                    message = f'drops nämner klausulen "{drop.clause or ""}", som inte finns.'
                    yield Problem(source.place("drops"), message, "Rätta id.")
                if not drop.reason:
                    yield Problem(
                        source.place("drops"), f"skälet till att {drop.clause} inte används saknas.", "Skriv reason."
                    )


def _nameless_parts(profile: AuthorityProfile, source: Source) -> Iterator[Problem]:
    for place, edition in enumerate((profile, *(profile.editions or ()))):
        prefix = f"editions[{place}]." if place else ""
        for key in ("sections", "assessments", "before_signing", "process"):
            yield from _without_own_id(getattr(edition, key) or (), f"{prefix}{key}", source)
        criteria = [criterion for assessment in edition.assessments or () for criterion in assessment.criteria or ()]
        yield from _without_own_id(criteria, f"{prefix}assessments", source)


def _without_own_id(parts: Any, path: str, source: Source) -> Iterator[Problem]:
    ids = Counter(part.id for part in parts)
    for part_id, count in ids.items():
        if not part_id:
            yield Problem(
                source.place(path), f"en del av {path} saknar id.", "Ge den ett id av a–z, 0–9 och understreck."
            )
        elif count > 1:
            yield Problem(source.place(path), f'{path} har id "{part_id}" {count} gånger.', "Ge varje del ett eget id.")
        elif not part_id.isidentifier() or not part_id.isascii() or len(part_id) > LONGEST_ID:
            advice = f"Använd a–z, 0–9 och understreck, högst {LONGEST_ID} tecken."
            yield Problem(source.place(path), f'id "{part_id}" i {path} kan inte användas.', advice)
