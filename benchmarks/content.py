"""One real agreement as plain JSON, so that every engine can be given the same content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from iopgen.draft import draft_case
from iopgen.model.agreement import Agreement, Blank, Doubt, NumberedClause, Paragraph, Question, Section, Table
from iopgen.model.library import ClauseLibrary
from iopgen.word import WordTemplate, load_template

CASE = Path("samples", "published", "oskarshamn-landsbygd", "case.yaml")
"""The shortest of the samples: twenty pages when LibreOffice sets them."""
TODAY = date(2026, 11, 21)
SHORT, SHORT_SECTIONS = 0.4, 6
"""The size at which only the first sections stand, without annexes: eight pages."""
ITEM_NAMES = {
    "parties": "party", "contacts": "contact", "signatories": "signatory", "checks": "check", "contents": "entry",
    "annex_titles": "entry", "sections": "section", "parts": "part", "annexes": "part", "blocks": "block",
    "rows": "row",
}  # fmt: skip
"""What one item of each list is called in the templates."""
Json = dict[str, Any]


def agreement_of(library: ClauseLibrary, case: Path, size: float) -> Agreement:
    """The assembled agreement; its sections that many times over, or only the first of them."""
    agreement = draft_case(case, library, None, TODAY).agreement
    if size == SHORT:
        return replace(agreement, sections=agreement.sections[:SHORT_SECTIONS], annexes=())
    rounds = range(int(size))
    return replace(agreement, sections=tuple(_again(each, turn) for turn in rounds for each in agreement.sections))


def _again(section: Section, turn: int) -> Section:
    """The section with names of its own, since a bookmark stands once in a document."""
    if not turn:
        return section
    parts = tuple(replace(part, id=f"{part.id}_{turn}") for part in section.parts)
    return replace(section, id=f"{section.id}_{turn}", parts=parts)


def template_of(agreement: Agreement, library: ClauseLibrary) -> WordTemplate:
    """The Word template of the agreement's authority."""
    shown = f"templates/docx/{agreement.profile.template}"
    return load_template(library.folder / shown, shown)


def plain(agreement: Agreement) -> Json:
    """All that the document says, as groups and lists of texts."""
    facts: Json = {each.name: _shown(getattr(agreement.furniture, each.name)) for each in fields(agreement.furniture)}
    facts["has_checks"] = bool(facts["checks"])
    facts["governing_document"]["is_there"] = bool(agreement.furniture.governing_document)
    for party in facts["parties"]:
        party["contacts"] = [_with_signs(each) for each in party["contacts"] if any(each.values())]
        party["is_unsigned"] = not party["signatories"]
        for signatory in party["signatories"]:
            signatory |= {"is_nameless": not signatory["name"], "is_without_role": not signatory["role"]}
    return facts | {
        "contents": [{"number": each.number, "heading": each.heading} for each in agreement.sections],
        "annex_titles": [{"text": f"{each.number} {each.title_text}"} for each in agreement.annexes],
        "sections": [{"heading": each.heading, "parts": list(map(_part, each.parts))} for each in agreement.sections],
        "annexes": list(map(_part, (*agreement.questions, *agreement.annexes))),
    }


def _shown(value: Any) -> Any:
    if isinstance(value, Blank | Doubt):
        return value.text
    if is_dataclass(value):
        return {each.name: _shown(getattr(value, each.name)) for each in fields(value)}
    return [_shown(each) for each in value] if isinstance(value, tuple) else value


def _with_signs(contact: Json) -> Json:
    """The contact with what the template asks of several facts at once."""
    name, role = contact["name"], contact["role"]
    return contact | {"is_named": bool(name or role), "is_both": bool(name and role)}


def _part(part: NumberedClause | Question) -> Json:
    if isinstance(part, Question):
        return {"title": "", "blocks": [{"question": part.paragraph.text}]}
    return {"title": part.title_text if part.has_heading else "", "blocks": list(map(_block, part.blocks))}


def _block(block: Paragraph | Table) -> Json:
    if isinstance(block, Paragraph):
        return {str(block.style): block.text}
    return {f"table{len(block.head)}": True, "head": _cells(block.head), "rows": list(map(_cells, block.rows))}


def _cells(cells: Sequence[Paragraph]) -> Json:
    return {f"c{place}": cell.text for place, cell in enumerate(cells, start=1)}


def flat(content: Json) -> Json:
    """The same with each fact under its whole name, `party.name`, for engines that look up no paths."""
    return dict(_flat("", content))


def _flat(before: str, group: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in group.items():
        if isinstance(value, dict):
            yield from _flat(f"{before}{name}.", value)
        elif isinstance(value, list):
            yield before + name, [dict(_flat(f"{ITEM_NAMES[name]}.", each)) for each in value]
        else:
            yield before + name, value
