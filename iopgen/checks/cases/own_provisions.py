"""A provision of the partnership's own has a place to stand."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.authority import AuthorityProfile
from ...model.case import Case
from ...model.library import ClauseLibrary, Source
from ...problem import Problem, suggest


def find_misplaced_provisions(
    case: Case, source: Source, rules: AuthorityProfile, library: ClauseLibrary
) -> Iterator[Problem]:
    """Provisions of the case whose topic does not exist."""
    known = [topic.id for topic in library.topics if topic.id and not topic.annex]
    for number, provision in enumerate(case.own_provisions or (), start=1):
        where = f"own_provisions[{number}]"
        if not provision.topic:
            yield Problem(source.place(where), f"{where} saknar topic.", f"Möjliga: {', '.join(known)}.")
        elif provision.topic not in known:
            message = f'{where}: ämnet "{provision.topic}" finns inte.'
            yield Problem(source.place(f"{where}.topic"), message, suggest(provision.topic, known))
