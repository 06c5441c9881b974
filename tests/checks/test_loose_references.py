"""A reference is loose unless the conditions of its clause demand those of the clause that it refers to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from iopgen.checks.references.loose import find_loose_references
from iopgen.reading.library import read_library

from ..conftest import lay_small_library

CLAUSE = "---\nid: {name}\ntitle: Prov\ntopic: main\norder: 50\n{key}: {{{when}}}\nsummary: En mening.\n---\n{text}\n"


def told(own: str, other: str, folder: Path, key: str = "when") -> list[str]:
    """What is told of a reference from a clause under the condition `own` to one under the condition `other`."""
    clauses = lay_small_library(folder / "library") / "clauses/main"
    for name, when, text in (("emblem", own, "Se [](#rooms)."), ("rooms", other, "Lokalen finns.")):
        written = CLAUSE.format(name=name, key=key, when=when, text=text)
        clauses.joinpath(f"{name}.md").write_text(written, encoding="utf-8")
    return [problem.message for problem in find_loose_references(read_library(folder / "library"), date(2026, 11, 21))]


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ("premises.used: ja", "premises.used: ja"),
        ("premises.used: nej", "premises.used: angiven"),
        ("premises.used: ja", "premises: angiven"),
        ("economy.payment.form: [arligen]", "economy.payment.form: [rekvisition, arligen]"),
        ("economy.payment.form: [arligen, rekvisition]", "economy.payment.form: [rekvisition, arligen]"),
        ("economy.payment.form: [arligen]", "economy.payment.form: angiven"),
        ("partners: minst 2", "partners: minst 2"),
        ("partners: minst 10", "partners: minst 9"),
        ("partners: minst 2", "partners: angiven"),
        ("activities: högst 2", "activities: högst 2"),
        ("activities: högst 9", "activities: högst 10"),
        ("activities: ej angiven", "activities: högst 3"),
        ("goals.purpose: ej angiven", "goals.purpose: ej angiven"),
    ],
)
def test_condition_that_is_demanded_leaves_no_reference_loose(own: str, other: str, tmp_path: Path) -> None:
    assert told(own, other, tmp_path) == []


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ("premises.used: nej", "premises.used: ja"),
        ("people.children: ja", "premises.used: ja"),
        ("people.children: ja", "premises: angiven"),
        ("premises.used: ej angiven", "premises: angiven"),
        ("premises.used: ja", "premises.used: ej angiven"),
        ("goals.purpose: ej angiven", "goals.purpose: angiven"),
        ("premises.used: ja", "premises.sublet: angiven"),
        ("economy.payment.form: [arligen, rekvisition]", "economy.payment.form: [arligen]"),
        ("economy.payment.form: angiven", "economy.payment.form: [arligen]"),
        ("partners: minst 2", "partners: minst 3"),
        ("partners: minst 2", "partners: högst 2"),
        ("activities: högst 3", "activities: högst 2"),
        ("activities: högst 3", "activities: angiven"),
        ("premises.gone: angiven", "premises.gone: ja"),
    ],
)
def test_condition_that_is_not_demanded_leaves_the_reference_loose(own: str, other: str, tmp_path: Path) -> None:
    path, requires = other.split(": ")
    written = requires.strip("[]").replace(", ", " eller ")
    assert told(own, other, tmp_path) == [f"hänvisar till rooms, som står med bara när {path} är {written}."]


EITHER = "people.children: ja, premises.used: ja"


def test_one_of_several_conditions_is_demanded_when_each_of_the_clauses_own_demands_one(tmp_path: Path) -> None:
    assert told(EITHER, "premises: angiven, people.children: ja", tmp_path, "when_any") == []


def test_one_of_several_conditions_is_not_demanded_when_one_of_the_clauses_own_demands_none(tmp_path: Path) -> None:
    assert told(EITHER, "people.children: ja, people.volunteers: ja", tmp_path, "when_any") == [
        "hänvisar till rooms, som står med bara när people.children är ja eller people.volunteers är ja."
    ]
