"""What a finished agreement tells of itself: its sections, clauses, questions, and what it leaves out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from iopgen.assemble import assemble, rules_on
from iopgen.model.agreement import Blank, NumberedClause, Paragraph, Question, Reference, Style, Text
from iopgen.model.case import Case, IndexRule
from iopgen.model.fact import Who
from iopgen.reading.library import read_library

from .cases import DAY, PROFILE, agreement_of, clause_file, numbers, text_of, write_library

TEXT = "Text."
OF_CHILDREN = "when: {people.children: ja}"


def test_agreement_names_the_rules_the_facts_the_day_and_the_library_that_made_it(tmp_path: Path) -> None:
    library = replace(read_library(write_library(tmp_path, {"main/a.md": clause_file("a.md", TEXT)})), version="1.2")
    rules = rules_on(library.authorities["standard"], DAY)
    assert rules
    agreement = assemble(Case(title="Kafé"), rules, library, DAY)
    assert (agreement.profile, agreement.facts.title) == (rules, "Kafé")
    assert (agreement.day, agreement.library_version) == (DAY, "1.2")


def test_clause_has_the_text_of_the_day(tmp_path: Path) -> None:
    clauses = {
        "main/a.md": clause_file("a.md", "Gammal.", "valid_to: 2026-12-31"),
        "main/a@2027-01-01.md": clause_file("a@2027-01-01.md", "Ny.", "valid_from: 2027-01-01"),
    }
    days = DAY, date(2027, 1, 1)
    assert [text_of(agreement_of(tmp_path, clauses, day=day)) for day in days] == [["Gammal."], ["Ny."]]


def test_section_has_its_id_its_heading_and_whether_the_rules_require_it(tmp_path: Path) -> None:
    clauses = {
        "main/a.md": clause_file("a.md", TEXT),
        "more/b.md": clause_file("b.md", TEXT, topic="more"),
    }
    sections = agreement_of(tmp_path, clauses).sections
    assert [(each.id, each.number, each.heading, each.mandatory) for each in sections] == [
        ("main", "1", "Huvudavsnitt", True),
        ("more", "2", "Mer", False),
    ]


def test_section_of_which_only_the_topics_are_known_can_be_referred_to(tmp_path: Path) -> None:
    clauses = {
        "main/a.md": clause_file("a.md", TEXT, "heading: nej"),
        "main/b.md": clause_file("b.md", "Se [](#a).", order=20),
    }
    profile = PROFILE.replace("id: main, heading: Huvudavsnitt, ", "")
    [section] = agreement_of(tmp_path, clauses, profile=profile).sections
    assert (section.id, section.heading) == ("", "")
    referring = section.parts[1]
    assert isinstance(referring, NumberedClause)
    assert Reference("section_", "1") in next(referring.paragraphs()).runs


def test_clause_has_its_title_its_source_and_the_reason_why_it_stands(tmp_path: Path) -> None:
    clauses = {"main/a.md": clause_file("a.md", TEXT).replace("title: Om a", 'title: "Om {{ title }} här"')}
    [named] = agreement_of(tmp_path / "named", clauses, "title: Kafé").clauses
    assert (named.id, named.number, named.title, named.has_heading) == ("a", "1.1", (Text("Om Kafé här"),), True)
    assert (named.clause and named.clause.id, named.reason) == ("a", "Står alltid med.")
    assert named.blocks == (Paragraph((Text(TEXT),)),)
    [nameless] = agreement_of(tmp_path / "nameless", clauses).clauses
    assert nameless.title == (Text("Om "), Blank("title", "partnerskapets namn", Who.BOTH), Text(" här"))


def test_title_of_an_annex_is_listed_as_it_stands(tmp_path: Path) -> None:
    plan = clause_file("c.md", TEXT, "repeat: activities", topic="annex")
    clauses = {
        "main/a.md": clause_file("a.md", "- {{ annex_list.title }}"),
        "annex/c.md": plan.replace("title: Om c", 'title: "Plan för {{ activities.name }} i år"'),
    }
    agreement = agreement_of(tmp_path, clauses, "activities: [{name: Kafé}, {}]")
    assert text_of(agreement)[:2] == [each.title_text for each in agreement.annexes]
    assert text_of(agreement)[0] == "Plan för Kafé i år"


def test_own_provision_has_a_paragraph_for_each_line(tmp_path: Path) -> None:
    clauses = {"more/b.md": clause_file("b.md", TEXT, topic="more")}
    facts = 'own_provisions: [{topic: main, title: Eget, text: "Ett och två. \\n\\n  Tre."}]'
    assert agreement_of(tmp_path, clauses, facts).clauses[0] == NumberedClause(
        id="own_provision_1",
        clause=None,
        number="1.1",
        title=(Text("Eget"),),
        has_heading=True,
        blocks=(Paragraph((Text("Ett och två."),)), Paragraph((Text("Tre."),))),
        reason="Egen bestämmelse i ärendet.",
    )


def test_own_provision_asks_for_what_it_lacks(tmp_path: Path) -> None:
    clauses = {"more/b.md": clause_file("b.md", TEXT, topic="more")}
    own = agreement_of(tmp_path, clauses, "own_provisions: [{topic: main}]").clauses[0]
    title = Blank("own_provisions.title", "rubrik", Who.BOTH)
    text = Blank("own_provisions.text", "text", Who.BOTH)
    assert (own.title, own.blocks) == ((title,), (Paragraph((text,)),))


YES_OR_NO = Blank("people.children", "arbete med barn (ja / nej)", Who.BOTH)
OF_EACH_PARTNER = Blank("partners.democratic", "demokratiskt uppbyggd (ja / nej)", Who.PARTNER)
ONE_OF_MANY = Blank("economy.index", f"uppräkning ({' / '.join(each.label for each in IndexRule)})", Who.FINANCE)


@pytest.mark.parametrize(
    ("when", "question"),
    [
        ("people.children: ja", YES_OR_NO),
        ("partners.democratic: ja", OF_EACH_PARTNER),
        ("economy.index: [kpi]", ONE_OF_MANY),
    ],
)
def test_question_names_the_answers_and_whom_to_ask(when: str, question: Blank, tmp_path: Path) -> None:
    clauses = {
        "main/a.md": clause_file("a.md", TEXT, f"when: {{{when}}}"),
        "main/b.md": clause_file("b.md", TEXT, f"when: {{{when}}}", order=20),
    }
    agreement = agreement_of(tmp_path, clauses, "partners: [{name: Ett}]")
    told = Text(" Svaret avgör vilka av ”Om a” och ”Om b” som ska vara med i avtalet.")
    assert agreement.sections[0].parts == (
        Question(f"question_{question.path.replace('.', '_')}", question, Paragraph((question, told), Style.QUESTION)),
    )
    assert agreement.left_out == ()


def test_question_names_a_clause_by_its_title_as_it_would_read(tmp_path: Path) -> None:
    tagged = clause_file("a.md", TEXT, OF_CHILDREN).replace("Om a", '"{{ words.partner | genitive }} ansvar"')
    agreement = agreement_of(tmp_path, {"main/a.md": tagged}, "partners: [{name: Ett}]")
    (question,) = agreement.sections[0].parts
    assert isinstance(question, Question)
    assert question.paragraph.text.endswith(" Svaret avgör om ”Organisationens ansvar” ska vara med i avtalet.")


def test_all_that_does_not_stand_is_told_of_the_annexes_last(tmp_path: Path) -> None:
    silent = "- {{ goals.subgoals.text }}"
    clauses = {
        "main/a.md": clause_file("a.md", TEXT, OF_CHILDREN),
        "main/b.md": clause_file("b.md", silent, order=20),
        "main/c.md": clause_file("c.md", TEXT, order=30),
        "annex/d.md": clause_file("d.md", silent, topic="annex"),
        "annex/e.md": clause_file("e.md", TEXT, OF_CHILDREN, topic="annex", order=20),
        "annex/f.md": clause_file("f.md", TEXT, topic="annex", order=30),
    }
    agreement = agreement_of(tmp_path, clauses, "people: {children: nej}\ngoals: {subgoals: []}")
    assert numbers(agreement) == [("1.1", "c"), ("Bilaga 1", "f")]
    nothing, no_children = "det finns inget att ange i den", "svaret är nej på ”arbete med barn”"
    assert [(each.clause.id, each.reason) for each in agreement.left_out] == [
        ("a", f"Behövs inte: {no_children}."),
        ("b", f"Behövs inte: {nothing}."),
        ("d", f"Behövs inte: {nothing}."),
        ("e", f"Behövs inte: {no_children}."),
    ]
