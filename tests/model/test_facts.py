"""What is declared of facts holds for all of them, in the case file and in the profile."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from iopgen.model.authority import AuthorityProfile
from iopgen.model.case import Case
from iopgen.model.fact import About, Choice, Kind, descriptions, kinds
from iopgen.model.path import ITEMS_OF_LABEL, UnknownPath, kind_at, lists_in
from iopgen.reading.record import RecordReader
from iopgen.reading.tree import parse


def described(record: type, path: str = "") -> Iterator[tuple[str, type, Kind, About]]:
    """Every fact below `record`, with its path and the record that holds it."""
    for name, kind in kinds(record).items():
        if name in descriptions(record):
            yield f"{path}{name}", record, kind, descriptions(record)[name]
        if kind.is_record:
            yield from described(kind.base, f"{path}{name}.")


FACTS = {
    f"{record.__name__}:{path}": (holder, kind, about)
    for record in (Case, AuthorityProfile)
    for path, holder, kind, about in described(record)
}


@pytest.mark.parametrize("name", [name for name, (_, _, about) in FACTS.items() if about.example])
def test_example_of_a_fact_is_one_that_can_be_read(name: str) -> None:
    holder, _, about = FACTS[name]
    reader = RecordReader("example.yaml")
    reader.read(parse(f"{name.rpartition('.')[2].rpartition(':')[2]}: {about.example}", "example.yaml", []), holder)
    assert reader.problems == []


def test_fact_that_depends_on_another_names_a_yes_or_no_question() -> None:
    questions = {about.asked_if for name, (_, _, about) in FACTS.items() if name.startswith("Case:") and about.asked_if}
    assert [path for path in questions if kind_at(path).base is not bool] == []


def test_fact_has_a_label_that_can_stand_in_a_sentence() -> None:
    assert [name for name, (_, _, about) in FACTS.items() if not about.label or about.label.endswith(".")] == []


def test_choice_is_written_as_words() -> None:
    bases = {
        kind.base for _, kind, _ in FACTS.values() if isinstance(kind.base, type) and issubclass(kind.base, Choice)
    }
    assert bases
    assert [choice for base in bases for choice in base if not choice.label or "_" in choice.label] == []


@pytest.mark.parametrize(
    ("path", "wrong"), [("x", "x"), ("term.x", "x"), ("term.start.x", "x"), ("partners.contacts.x", "x"), ("", "")]
)
def test_path_that_leads_nowhere_is_told_by_its_wrong_part(path: str, wrong: str) -> None:
    with pytest.raises(UnknownPath) as unknown:
        kind_at(path)
    assert unknown.value.wrong == wrong


def test_lists_on_the_way_to_a_fact_come_outermost_first() -> None:
    assert lists_in("partners.contacts.name") == ("partners", "partners.contacts")
    assert lists_in("term.start") == ()


def test_label_holds_nothing_that_parts_it_from_the_items_it_belongs_to() -> None:
    assert [
        name for name, (_, _, about) in FACTS.items() if name.startswith("Case:") and ITEMS_OF_LABEL in about.label
    ] == []


def test_fact_that_makes_a_question_needless_is_one_that_the_case_states() -> None:
    others = {
        other for name, (_, _, about) in FACTS.items() if name.startswith("Case:") for other in about.asked_unless
    }
    assert others
    assert [path for path in others if f"Case:{path}" not in FACTS] == []
