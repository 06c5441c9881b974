"""Order and numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from iopgen.assemble import assemble, rules_on
from iopgen.model.agreement import NumberedClause, Question, Reference
from iopgen.model.case import Case, Party, People
from iopgen.model.library import ClauseLibrary

from .cases import DAY, PROFILE, agreement_of, clause_file, numbers, text_of

AUTHORITIES = ("boras", "borlange", "goteborg", "jonkoping", "kungalv", "standard")


def test_clauses_are_numbered_within_their_sections(tmp_path: Path) -> None:
    clauses = {
        "main/b.md": clause_file("b.md", "Text.", order=20),
        "main/a.md": clause_file("a.md", "Text.", order=10),
        "more/c.md": clause_file("c.md", "Text.", topic="more"),
        "annex/d.md": clause_file("d.md", "Text.", topic="annex"),
    }
    assert numbers(agreement_of(tmp_path, clauses)) == [("1.1", "a"), ("1.2", "b"), ("2.1", "c"), ("Bilaga 1", "d")]


def test_clause_without_heading_bears_the_number_of_its_section(tmp_path: Path) -> None:
    clauses = {
        "main/a.md": clause_file("a.md", "Text.", "heading: nej"),
        "main/b.md": clause_file("b.md", "Text. Se [](#a).", order=20),
    }
    agreement = agreement_of(tmp_path, clauses)
    assert numbers(agreement) == [("1", "a"), ("1.1", "b")]
    assert [p.text for clause in agreement.clauses for p in clause.paragraphs()] == ["Text.", "Text. Se 1."]


def test_repetitions_have_ids_of_their_own(tmp_path: Path) -> None:
    clauses = {"main/a.md": clause_file("a.md", "Text.", "repeat: partners")}
    agreement = agreement_of(tmp_path, clauses, "partners: [{name: Ett}, {name: Två}, {name: Tre}]")
    assert numbers(agreement) == [("1.1", "a"), ("1.2", "a_2"), ("1.3", "a_3")]


def test_section_that_nothing_belongs_in_is_left_out_and_leaves_no_hole(tmp_path: Path) -> None:
    clauses = {"more/c.md": clause_file("c.md", "Text.", topic="more")}
    assert numbers(agreement_of(tmp_path, clauses)) == [("1.1", "c")]


def test_clause_whose_every_part_falls_away_is_left_out(tmp_path: Path) -> None:
    clauses = {
        "main/a.md": clause_file("a.md", "- {{ goals.subgoals.text }}"),
        "main/b.md": clause_file("b.md", "Text.", order=20),
    }
    assert numbers(agreement_of(tmp_path, clauses, "goals: {subgoals: []}")) == [("1.1", "b")]


def test_clause_of_which_only_a_lead_in_would_be_left_is_left_out(tmp_path: Path) -> None:
    clauses = {
        "main/a.md": clause_file("a.md", "Delmålen är:\n\n- {{ goals.subgoals.text }}"),
        "main/b.md": clause_file("b.md", "Text.", order=20),
    }
    assert numbers(agreement_of(tmp_path, clauses, "goals: {subgoals: []}")) == [("1.1", "b")]


def test_repetition_of_which_nothing_would_be_left_is_left_out(tmp_path: Path) -> None:
    body = "{{ partners.name }} har dessa åtaganden:\n\n- {{ partners.commitments.text }}"
    clauses = {"main/a.md": clause_file("a.md", body, "repeat: partners")}
    facts = "partners: [{name: Ett, commitments: []}, {name: Två, commitments: [{text: gör}]}]"
    agreement = agreement_of(tmp_path, clauses, facts)
    assert numbers(agreement) == [("1.1", "a")]
    assert next(p.text for clause in agreement.clauses for p in clause.paragraphs()).startswith("Två")


def test_clause_whose_only_sentence_speaks_of_none_is_left_out_and_told_of(tmp_path: Path) -> None:
    clauses = {
        "main/a.md": clause_file("a.md", "Målet är {{ goals.subgoals.text }}."),
        "main/b.md": clause_file("b.md", "Text.", order=20),
    }
    agreement = agreement_of(tmp_path, clauses, "goals: {subgoals: []}")
    assert numbers(agreement) == [("1.1", "b")]
    assert [(each.clause.id, each.reason) for each in agreement.left_out] == [
        ("a", "Behövs inte: det finns inget att ange i den.")
    ]


def test_clause_that_asks_for_annexes_stands_when_there_are_any(tmp_path: Path) -> None:
    clauses = {
        "main/a.md": clause_file("a.md", "- {{ annex_list.number }}", "when: {annex_list: minst 1}"),
        "main/b.md": clause_file("b.md", "Text.", order=20),
    }
    assert numbers(agreement_of(tmp_path / "none", clauses)) == [("1.1", "b")]
    clauses["annex/c.md"] = clause_file("c.md", "Text.", topic="annex")
    assert numbers(agreement_of(tmp_path / "one", clauses)) == [("1.1", "a"), ("1.2", "b"), ("Bilaga 1", "c")]


def test_clause_that_only_refers_to_another_says_something(tmp_path: Path) -> None:
    clauses = {"main/a.md": clause_file("a.md", "[](#b)"), "main/b.md": clause_file("b.md", "Text.", order=20)}
    assert text_of(agreement_of(tmp_path, clauses)) == ["1.2", "Text."]


def test_own_provision_stands_last_in_its_topic(tmp_path: Path) -> None:
    clauses = {"main/a.md": clause_file("a.md", "Text."), "more/b.md": clause_file("b.md", "Text.", topic="more")}
    facts = "own_provisions: [{topic: main, title: Eget, text: Så här.}]"
    assert numbers(agreement_of(tmp_path, clauses, facts)) == [("1.1", "a"), ("1.2", "own_provision_1"), ("2.1", "b")]


def test_clause_that_asks_for_no_heading_has_one_unless_it_comes_first(tmp_path: Path) -> None:
    clauses = {
        "main/a.md": clause_file("a.md", "- {{ goals.subgoals.text }}", order=10),
        "main/b.md": clause_file("b.md", "Text.", "heading: nej", order=20),
        "main/c.md": clause_file("c.md", "Text.", "heading: nej", order=30),
        "annex/d.md": clause_file("d.md", "Text.", "heading: nej", topic="annex"),
    }
    agreement = agreement_of(tmp_path, clauses, "goals: {subgoals: []}")
    assert numbers(agreement) == [("1", "b"), ("1.1", "c"), ("Bilaga 1", "d")]
    assert [each.has_heading for each in agreement.clauses] == [False, True, True]


def test_own_provisions_bear_the_number_that_they_have_in_the_case_and_a_heading_each(tmp_path: Path) -> None:
    clauses = {"more/b.md": clause_file("b.md", "Text.", "heading: nej", topic="more")}
    facts = "own_provisions: [{topic: more, title: A, text: B}, {topic: main, title: C, text: D}, {topic: main}]"
    profile = PROFILE.replace("[main]", "[main, more]").replace("- {id: more, heading: Mer, topics: [more]}", "")
    assert numbers(agreement_of(tmp_path, clauses, facts, profile)) == [
        ("1.1", "own_provision_2"), ("1.2", "own_provision_3"), ("1.3", "b"), ("1.4", "own_provision_1"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("repeat", "facts", "expected"),
    [
        ("partners", "", ["[Uppgift saknas: namn, idéburna parter]"]),
        ("partners", "partners: []", []),
        ("activities", "", []),
        ("activities", "activities: [{name: Kafé}, {name: Kör}]", ["Kafé", "Kör"]),
    ],
)
def test_clause_for_each_party_stands_once_while_nobody_knows_who_they_are(
    repeat: str, facts: str, expected: list[str], tmp_path: Path
) -> None:
    clauses = {
        "main/a.md": clause_file("a.md", f"{{{{ {repeat}.name }}}}", f"repeat: {repeat}"),
        "more/b.md": clause_file("b.md", "Sist.", topic="more"),
    }
    assert text_of(agreement_of(tmp_path, clauses, facts)) == [*expected, "Sist."]


def test_question_stands_where_the_first_clause_that_waits_for_it_would(tmp_path: Path) -> None:
    asks_of_children = "when: {people.children: ja}"
    asks_of_both = "when: {people.children: ja, people.volunteers: ja}"
    clauses = {
        "main/a.md": clause_file("a.md", "Text.", order=10),
        "main/b.md": clause_file("b.md", "Text.", asks_of_children, order=20),
        "main/c.md": clause_file("c.md", "Text.", order=30),
        "main/d.md": clause_file("d.md", "Text.", asks_of_both, order=40),
        "main/e.md": clause_file("e.md", "Text.", order=50),
        "more/f.md": clause_file("f.md", "Text.", asks_of_children, topic="more"),
    }
    main, more = agreement_of(tmp_path, clauses).sections
    assert [part.id for part in main.parts] == [
        "a", "question_people_children", "c", "question_people_volunteers", "e",
    ]  # fmt: skip
    assert [part.id for part in more.parts] == ["question_people_children_2"]


def test_question_names_the_annexes_too_the_first_time(tmp_path: Path) -> None:
    asks = "when: {people.children: ja}"
    clauses = {
        "main/a.md": clause_file("a.md", "Text.", asks),
        "more/b.md": clause_file("b.md", "Text.", asks, topic="more"),
        "annex/c.md": clause_file("c.md", "Text.", asks, topic="annex"),
    }
    agreement = agreement_of(tmp_path, clauses)
    first, again = (text_of_question(part) for section in agreement.sections for part in section.parts)
    assert first.endswith(" Svaret avgör vilka av ”Om a” och ”Om c” som ska vara med i avtalet.")
    assert again.endswith(" Svaret avgör om ”Om b” ska vara med i avtalet.")
    assert agreement.questions == ()


def test_question_for_which_only_annexes_wait_stands_before_them(tmp_path: Path) -> None:
    clauses = {
        "main/a.md": clause_file("a.md", "Text."),
        "annex/b.md": clause_file("b.md", "Text.", "when: {people.children: ja}", topic="annex"),
        "annex/c.md": clause_file("c.md", "Text.", topic="annex", order=20),
    }
    agreement = agreement_of(tmp_path, clauses)
    assert list(map(text_of_question, agreement.questions)) == [
        "[Uppgift saknas: arbete med barn (ja / nej)] Svaret avgör om ”Om b” ska vara med i avtalet."
    ]
    assert numbers(agreement) == [("1.1", "a"), ("Bilaga 1", "c")]
    assert ("people.children", "före bilagorna") in [(gap.mark.path, gap.where) for gap in agreement.gaps]
    assert agreement.left_out == ()


def text_of_question(part: object) -> str:
    assert isinstance(part, Question)
    return part.paragraph.text


def test_annexes_are_numbered_through_their_repetitions(tmp_path: Path) -> None:
    clauses = {
        "main/a.md": clause_file("a.md", "- {{ annex_list.number }}: {{ annex_list.title }}"),
        "annex/b.md": clause_file("b.md", "Text.", "when: {people.children: ja}", topic="annex"),
        "annex/c.md": clause_file("c.md", "{{ activities.name }}", "repeat: activities", order=20, topic="annex"),
        "annex/d.md": clause_file("d.md", "Text.", order=30, topic="annex"),
    }
    agreement = agreement_of(tmp_path, clauses, "activities: [{name: Kafé}, {name: Kör}]")
    annexes = [("Bilaga 1", "c"), ("Bilaga 2", "c_2"), ("Bilaga 3", "d")]
    assert numbers(agreement) == [("1.1", "a"), *annexes]
    assert text_of(agreement)[:3] == ["Bilaga 1: Om c", "Bilaga 2: Om c", "Bilaga 3: Om d"]


def test_references_lead_to_the_clause_or_where_it_has_no_heading_to_its_section(tmp_path: Path) -> None:
    clauses = {
        "main/a.md": clause_file("a.md", "Text.", "heading: nej"),
        "main/b.md": clause_file("b.md", "Text.", order=20),
        "more/c.md": clause_file("c.md", "Se [](#a), [](#b) och [](#d).", topic="more"),
        "annex/d.md": clause_file("d.md", "Text.", topic="annex"),
    }
    runs = [run for clause in agreement_of(tmp_path, clauses).clauses for p in clause.paragraphs() for run in p.runs]
    assert [run for run in runs if isinstance(run, Reference)] == [
        Reference("section_main", "1"), Reference("b", "1.1"), Reference("d", "Bilaga 1"),
    ]  # fmt: skip


@pytest.mark.parametrize("authority", AUTHORITIES)
@pytest.mark.parametrize("answer", [None, True, False])
@pytest.mark.parametrize("partners", [0, 1, 2, 7])
def test_every_mandatory_section_stands_once_in_order_under_its_name(
    authority: str, answer: bool | None, partners: int, library: ClauseLibrary
) -> None:
    rules = rules_on(library.authorities[authority], DAY)
    assert rules
    people = People(children=answer, volunteers=answer, individuals=answer, employees=answer)
    case = Case(
        authority=authority, people=people, partners=tuple(Party(name=f"Förening {n}") for n in range(partners))
    )
    agreement = assemble(case, rules, library, DAY)
    prescribed = [section.heading for section in rules.sections or () if section.mandatory]
    assert [section.heading for section in agreement.sections if section.mandatory] == prescribed
    for place, section in enumerate(agreement.sections, start=1):
        assert section.number == str(place)
        headings = [part.number for part in section.parts if isinstance(part, NumberedClause) and part.has_heading]
        assert headings == [f"{place}.{n}" for n in range(1, len(headings) + 1)]
        assert section.parts


@pytest.mark.parametrize(
    ("authority", "headings"),
    [
        (
            "boras",
            [
                "Bakgrundsförutsättningar för avtalet",
                "Värdegrund",
                "Insatser och åtaganden",
                "Övergripande mål/syfte",
                "Uppföljning",
                "Ekonomi",
                "Avtalstid",
                "Omförhandling, hävning och tvist",
            ],
        ),
        (
            "jonkoping",
            [
                "Syfte och mål",
                "Bakgrundsförutsättningar",
                "Gemensamt förhållningssätt (värdegrund)",
                "Omfattning av tjänster",
                "Ekonomi",
                "Hur samverkan ska ske",
                "Avtalslängd",
                "Former för dokumentation",
                "Uppföljning",
                "Omförhandling, tvist",
                "Kontaktperson",
            ],
        ),
    ],
)
def test_prescribed_headings_are_those_of_the_authoritys_own_document(
    authority: str, headings: list[str], library: ClauseLibrary
) -> None:
    rules = rules_on(library.authorities[authority], DAY)
    assert rules
    assert [section.heading for section in rules.sections or () if section.mandatory] == headings
