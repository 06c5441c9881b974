"""What the authority's own document requires, and which clauses meet each requirement in one assembly."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from ..model.agreement import Agreement, NumberedClause
from ..model.authority import Side, WordSet
from ..model.case import DecisionKind
from ..model.condition import Verdict, judge_all
from ..model.library import Clause, Presence
from ..problem import Place
from .finding import Assembly, place_in_profile
from .measure import Measure

IN_TEXT = {"authority": "den offentliga parten", "partner": "den idéburna parten", "document": "avtalet"}
"""The words of a profile that the proof looks for in the text, and what they are for."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something that the authority requires. `source` says where in its document, `place` where in the library."""

    kind: str
    text: str
    source: str
    place: Place


Answer = tuple[str, ...] | None
"""The clauses that meet a requirement; none of them when nothing does, None when it does not apply."""


@dataclass(frozen=True, slots=True)
class Demand:
    """A requirement, and how it is looked for in one assembly."""

    requirement: Requirement
    look: Callable[[Assembly], Answer]


def demands_on(measure: Measure, agreement: Agreement) -> list[Demand]:
    """Every requirement of the rules that the agreement follows."""
    here = partial(place_in_profile, measure.library, agreement)
    return [
        *_sections(agreement, here), *_criteria(agreement, here), *_controls(agreement, here),
        *_decisions(agreement, here), *_documents(agreement, here), *_words(agreement, here),
        *_origins(measure, agreement),
    ]  # fmt: skip


Where = Callable[[str], Place]


def _document(agreement: Agreement) -> str:
    rules = agreement.profile.governing_document
    return (rules and rules.title) or "profilen"


def _sections(agreement: Agreement, here: Where) -> Iterator[Demand]:
    for number, section in enumerate(agreement.profile.sections or (), start=1):
        if section.mandatory or section.source:
            kind = "Obligatoriskt avsnitt" if section.mandatory else "Avsnitt"
            required = Requirement(kind, section.heading or "", section.source or "", here(f"sections[{number}]"))
            yield Demand(required, partial(_in_section, section.id or "", section.heading or ""))


def _in_section(section_id: str, heading: str, assembly: Assembly) -> Answer:
    return tuple(
        _name(part)
        for section in assembly.agreement.sections
        if section.id == section_id and section.heading == heading
        for part in section.parts
        if isinstance(part, NumberedClause) and part.clause
    )


def _name(part: NumberedClause) -> str:
    return part.clause.id if part.clause else part.id


def _criteria(agreement: Agreement, here: Where) -> Iterator[Demand]:
    for place, assessment in enumerate(agreement.profile.assessments or (), start=1):
        for number, each in enumerate(assessment.criteria or (), start=1):
            where = here(f"assessments[{place}].criteria[{number}]")
            kind = f"Punkt i ”{assessment.title}”"
            yield Demand(Requirement(kind, each.text or "", each.source or "", where), partial(_line, each.text or ""))


def _controls(agreement: Agreement, here: Where) -> Iterator[Demand]:
    profile = agreement.profile
    for key, kind, look in (
        ("before_signing", "Kontroll före undertecknande", _line),
        ("process", "Steg i arbetsgången", _line_if_any),
    ):
        for number, each in enumerate(getattr(profile, key) or (), start=1):
            required = Requirement(kind, each.text or "", each.source or "", here(f"{key}[{number}]"))
            yield Demand(required, partial(look, each.text or ""))


def _line(text: str, assembly: Assembly) -> Answer:
    """The clauses in which `text` is a paragraph or a cell of its own."""
    return tuple(assembly.present[name] for name in assembly.lines.get(text, ()))


def _line_if_any(text: str, assembly: Assembly) -> Answer:
    """As `_line`, of what belongs to the work before the agreement, and stands in it only when somebody asks."""
    return _line(text, assembly) or None


def _decisions(agreement: Agreement, here: Where) -> Iterator[Demand]:
    for number, each in enumerate(agreement.profile.required_decisions or (), start=1):
        assert each.kind
        by = "varje organisation" if each.by is Side.PARTNER else "varje offentlig part"
        where = here(f"required_decisions[{number}]")
        required = Requirement("Beslut som ska anges", f"{each.kind.label} ({by})", each.source or "", where)
        yield Demand(required, partial(_decided, each.kind, each.by or Side.AUTHORITY))


def _decided(kind: DecisionKind, side: Side, assembly: Assembly) -> Answer:
    """The clause whose table has a row for the decision of every party on that side."""
    facts = assembly.agreement.facts
    parties = [party.name for party in (facts.partners if side is Side.PARTNER else facts.authorities) or ()]
    if not parties:
        return None
    for name, body in assembly.bodies.items():
        if body.rows and all(any(kind.label in row and (party or "") in row for row in body.rows) for party in parties):
            return (assembly.present[name],)
    return ()


def _documents(agreement: Agreement, here: Where) -> Iterator[Demand]:
    profile, document = agreement.profile, _document(agreement)
    rules, compact = profile.governing_document, profile.compact
    if rules and rules.title:
        where = here("governing_document.title")
        yield Demand(Requirement("Styrdokument", rules.title, rules.source or "", where), partial(_says, rules.title))
    if compact and compact.name:
        required = Requirement("Lokal överenskommelse", compact.name, compact.source or "", here("compact.name"))
        yield Demand(required, partial(_compact, compact.name))
    if profile.vision:
        required = Requirement("Vision", profile.vision, document, here("vision"))
        yield Demand(required, partial(_says, profile.vision))


def _says(text: str, assembly: Assembly) -> Answer:
    says = assembly.measure.asked(("says", text), lambda body: text in body.text)
    return tuple(assembly.present[name] for name, body in assembly.bodies.items() if says[body])


def _compact(name: str, assembly: Assembly) -> Answer:
    """The clauses that name the authority's own compact; a case may name another."""
    stated = assembly.agreement.facts.compact
    return _says(name, assembly) if stated and stated.name == name else None


def _words(agreement: Agreement, here: Where) -> Iterator[Demand]:
    words = agreement.profile.words or WordSet()
    for key, meaning in IN_TEXT.items():
        if word := getattr(words, key):
            several = {"authority": words.authorities, "partner": words.partners}.get(key)
            shown = f"”{word}” för {meaning}" + (f"; ”{several}” när de är flera" if several else "")
            where = here(f"words.{key}")
            yield Demand(Requirement("Ord", shown, _document(agreement), where), partial(_word, key))


def _word(key: str, assembly: Assembly) -> Answer:
    """The clauses that use the very word which the profile gives for as many parties as there are."""
    facts, profile = assembly.agreement.facts, assembly.agreement.profile
    assert facts.words
    words = profile.words or WordSet()
    form = str(facts.authorities[0].legal_form) if facts.authorities else ""
    by_form = (profile.words_by_legal_form or {}).get(form, WordSet())
    count = {"authority": len(facts.authorities or ()), "partner": len(facts.partners or ())}.get(key, 1)
    name = {"authority": "authorities", "partner": "partners"}[key] if count > 1 else key
    expected = getattr(by_form, name) or getattr(words, name)
    return _says(expected, assembly) if expected == getattr(facts.words, key) else ()


def _origins(measure: Measure, agreement: Agreement) -> Iterator[Demand]:
    dropped = {drop.clause for drop in agreement.profile.drops or ()}
    for clause in measure.library.texts(agreement.profile.id or "", agreement.day):
        if clause.origin and clause.id not in dropped:
            required = Requirement("Myndighetens egen text", clause.summary, clause.origin, clause.place)
            yield Demand(required, partial(_own_text, clause))


def _own_text(clause: Clause, assembly: Assembly) -> Answer:
    """The clause itself when it stands; what is conditional or optional is required only when its conditions hold."""
    if clause.id in assembly.bodies:
        return (clause.id,)
    if clause.presence is not Presence.MANDATORY or clause.repeat:
        return None
    verdict, _ = judge_all(clause.when, clause.when_any, assembly.agreement.facts)
    return () if verdict is Verdict.HOLDS else None
