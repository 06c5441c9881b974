"""Every topic stands once in every authority's agreement, and every clause has a topic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...model.authority import Section
from ...model.library import ClauseLibrary
from ...problem import Place, Problem


def find_misplaced_topics(library: ClauseLibrary) -> Iterator[Problem]:
    """Clauses of unknown topics, and profiles that leave out, repeat or invent a topic."""
    known = {topic.id: topic for topic in library.topics}
    for clause in library.clauses:
        if clause.topic not in known:
            advice = f"Möjliga: {', '.join(str(topic) for topic in known)}."
            yield Problem(clause.head.place("topic"), f'ämnet "{clause.topic}" finns inte.', advice)
    needed = {topic.id for topic in library.topics if topic.id and not topic.annex}
    for name, profile in library.authorities.items():
        source = library.sources[name]
        stated = [
            (f"editions[{place}].", edition.sections) for place, edition in enumerate(profile.editions or (), start=1)
        ]
        for prefix, sections in [("", profile.sections), *stated]:
            if sections is not None:
                yield from _misplaced(sections, needed, source.place(f"{prefix}sections"))


def _misplaced(sections: tuple[Section, ...], needed: set[str], place: Place) -> Iterator[Problem]:
    placed = Counter(topic for section in sections for topic in section.topics or ())
    for topic in sorted(needed - set(placed)):
        yield Problem(place, f"ämnet {topic} står inte i något avsnitt.", "Lägg till det i ett avsnitts topics.")
    for topic, count in placed.items():
        if topic not in needed:
            yield Problem(
                place, f'ämnet "{topic}" kan inte stå i ett avsnitt.', f"Möjliga: {', '.join(sorted(needed))}."
            )
        elif count > 1:
            yield Problem(place, f"ämnet {topic} står i flera avsnitt.", "Behåll det ena.")
