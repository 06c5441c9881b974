"""A profile says what a draft cannot do without, and drops only clauses that exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...model.authority import STANDARD, AuthorityProfile, Edition, WordSet
from ...model.fact import kinds
from ...model.library import ClauseLibrary, Source
from ...problem import Problem, suggest

ID = re.compile(r"[a-z_][a-z0-9_]{0,29}")
ID_ADVICE = "Ge den ett id av a–z, 0–9 och understreck, högst 30 tecken."


def find_incomplete_profiles(library: ClauseLibrary) -> Iterator[Problem]:
    """Profiles without a title, words or sections; parts without an id; drops of clauses that do not exist."""
    clause_ids = set(library.ids())
    for name, profile in library.authorities.items():
        source = library.sources[name]
        for key in ("title", "sections", "template"):
            stated = [getattr(edition, key, None) for edition in profile.editions or ()]
            if not getattr(profile, key) and not (stated and all(stated)):
                yield Problem(source.place(key), f'nyckeln "{key}" saknas.', "Fyll i den.")
        if name == STANDARD:
            yield from _wordless(profile, source)
        yield from _nameless_parts(profile, source)
        for prefix, edition in _editions(profile):
            yield from _impossible_drops(edition, f"{prefix}drops", clause_ids, source)


def _editions(profile: AuthorityProfile) -> Iterator[tuple[str, Edition]]:
    yield "", profile
    for place, edition in enumerate(profile.editions or (), start=1):
        yield f"editions[{place}].", edition


def _wordless(profile: AuthorityProfile, source: Source) -> Iterator[Problem]:
    for name in kinds(WordSet):
        if not getattr(profile.words, name):
            yield Problem(source.place(f"words.{name}"), f'nyckeln "{name}" i words saknas.', "Fyll i den.")


def _impossible_drops(edition: Edition, path: str, clause_ids: set[str], source: Source) -> Iterator[Problem]:
    for number, drop in enumerate(edition.drops or (), start=1):
        place = source.place(f"{path}[{number}]")
        if not drop.clause:
            yield Problem(place, 'nyckeln "clause" saknas.', "Skriv id för klausulen som inte används.")
        elif drop.clause not in clause_ids:
            message = f'drops nämner klausulen "{drop.clause}", som inte finns.'
            yield Problem(place, message, suggest(drop.clause, clause_ids, "Rätta id."))
        elif not drop.reason:
            yield Problem(place, f"skälet till att {drop.clause} inte används saknas.", "Skriv reason.")


def _nameless_parts(profile: AuthorityProfile, source: Source) -> Iterator[Problem]:
    for prefix, edition in _editions(profile):
        for key in ("sections", "assessments", "before_signing", "process"):
            yield from _without_own_id(_numbered(getattr(edition, key), f"{prefix}{key}"), source)
        criteria = [
            found
            for path, assessment in _numbered(edition.assessments, f"{prefix}assessments")
            for found in _numbered(assessment.criteria, f"{path}.criteria")
        ]
        yield from _without_own_id(criteria, source)


def _numbered(parts: Any, path: str) -> list[tuple[str, Any]]:
    return [(f"{path}[{number}]", part) for number, part in enumerate(parts or (), start=1)]


def _without_own_id(parts: list[tuple[str, Any]], source: Source) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for path, part in parts:
        place = source.place(f"{path}.id")
        if not part.id:
            yield Problem(place, f"{path} saknar id.", ID_ADVICE)
        elif part.id in seen:
            yield Problem(place, f'{path} har samma id, "{part.id}", som {seen[part.id]}.', "Ge varje del ett eget id.")
        elif not ID.fullmatch(part.id):
            yield Problem(place, f'{path} kan inte ha id "{part.id}".', ID_ADVICE)
        else:
            seen[part.id] = path
