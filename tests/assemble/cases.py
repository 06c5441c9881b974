"""Small libraries and cases that the tests of assembly write in place."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from textwrap import dedent

from iopgen.assemble import assemble, rules_on
from iopgen.model.agreement import Agreement, NumberedClause
from iopgen.model.case import Party, Resource
from iopgen.model.fact import Kronor
from iopgen.reading.case import read_case
from iopgen.reading.library import read_library

DAY = date(2026, 11, 20)
PROFILE = """
id: standard
title: Avtal
template: standard.docx
words:
  authority: Kommunen
  authorities: Myndigheterna
  each_authority: varje myndighet
  partner: Organisationen
  partners: Organisationerna
  each_partner: varje organisation
  document: avtalet
  this_document: detta avtal
sections:
  - {id: main, heading: Huvudavsnitt, topics: [main], mandatory: ja}
  - {id: more, heading: Mer, topics: [more]}
"""
TOPICS = """
- {id: main, title: Huvudsak}
- {id: more, title: Mer}
- {id: annex, title: Bilagor, annex: ja}
"""


def kr(amount: int) -> Kronor:
    return Kronor(Decimal(amount))


def party(name: str, *resources: Resource) -> Party:
    return Party(name=name, resources=resources)


def clause_file(name: str, body: str, head: str = "", order: int = 10, topic: str = "main") -> str:
    clause_id, _, authority = name.removesuffix(".md").partition("@")[0].partition(".")
    own = f"\nauthority: {authority}" if authority else ""
    lines = dedent(head).strip()
    fixed = f"id: {clause_id}\ntitle: Om {clause_id}\ntopic: {topic}\norder: {order}{own}\nsummary: S."
    return f"---\n{fixed}\n{lines}\n---\n{dedent(body).strip()}\n"


def write_library(folder: Path, clauses: dict[str, str], profile: str = PROFILE) -> Path:
    """The folder, holding the clauses given as `topic/name.md: text` and a profile for `standard`."""
    for name, text in {
        "clauses/topics.yaml": TOPICS,
        "clauses/laws.yaml": "[]\n",
        "authorities/standard.yaml": profile,
        **{f"clauses/{name}": text for name, text in clauses.items()},
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def agreement_of(
    folder: Path, clauses: dict[str, str], facts: str = "", profile: str = PROFILE, day: date = DAY
) -> Agreement:
    """The agreement that the case `facts` makes with a library of just these clauses."""
    library = read_library(write_library(folder, clauses, profile))
    path = folder / "case.yaml"
    path.write_text("authority: standard\n" + dedent(facts), encoding="utf-8")
    case = read_case(path).case
    rules = rules_on(library.authorities[case.authority or ""], day)
    assert rules
    return assemble(case, rules, library, day)


def text_of(agreement: Agreement) -> list[str]:
    """Every paragraph of the agreement's clauses, headings left out."""
    return [paragraph.text for clause in agreement.clauses for paragraph in clause.paragraphs()]


def filled(folder: Path, body: str, facts: str = "", head: str = "") -> list[str]:
    """The paragraphs that one clause with this body makes of the facts."""
    return text_of(agreement_of(folder, {"main/one.md": clause_file("one.md", body, head)}, facts))


def numbers(agreement: Agreement) -> list[tuple[str, str]]:
    """The number and id of every clause."""
    return [(clause.number, clause.id) for clause in agreement.clauses if isinstance(clause, NumberedClause)]
