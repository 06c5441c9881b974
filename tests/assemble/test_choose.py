"""Which clauses belong in an agreement."""

from __future__ import annotations

from pathlib import Path

import pytest

from iopgen.model.agreement import Agreement, Question

from .cases import PROFILE, agreement_of, clause_file, numbers, text_of


def told(agreement: Agreement) -> list[tuple[str, str]]:
    """Every clause that is left out, and why."""
    return [(each.clause.id, each.reason) for each in agreement.left_out]


def stands(folder: Path, head: str, facts: str = "") -> bool:
    clauses = {
        "main/always.md": clause_file("always.md", "Text."),
        "main/one.md": clause_file("one.md", "Text.", head, order=20),
    }
    return "one" in [clause_id for _, clause_id in numbers(agreement_of(folder, clauses, facts))]


@pytest.mark.parametrize(
    ("condition", "facts", "expected"),
    [
        ("{people.children: ja}", "people: {children: ja}", True),
        ("{people.children: ja}", "people: {children: nej}", False),
        ("{people.children: nej}", "people: {children: nej}", True),
        ("{goals.purpose: angiven}", "goals: {purpose: x}", True),
        ("{goals.purpose: angiven}", "", False),
        ("{goals.purpose: ej angiven}", "", True),
        ("{goals.subgoals: angiven}", "goals: {subgoals: []}", False),
        ("{partners: minst 2}", "partners: [{name: a}, {name: b}]", True),
        ("{partners: minst 2}", "partners: [{name: a}]", False),
        ("{partners: högst 1}", "partners: [{name: a}]", True),
        ("{economy.payment.form: [arligen, rekvisition]}", "economy: {payment: {form: rekvisition}}", True),
        ("{economy.payment.form: [arligen]}", "economy: {payment: {form: rekvisition}}", False),
        ("{partners.democratic: ja}", "partners: [{name: a, democratic: nej}, {name: b, democratic: ja}]", True),
        ("{people.children: ja, people.volunteers: ja}", "people: {children: ja, volunteers: nej}", False),
    ],
)
def test_clause_stands_when_its_conditions_hold(condition: str, facts: str, expected: bool, tmp_path: Path) -> None:
    assert stands(tmp_path, f"when: {condition}", facts) is expected


def test_one_condition_of_several_can_be_enough(tmp_path: Path) -> None:
    head = "when_any: {goals.purpose: angiven, goals.overall_goal: angiven}"
    assert stands(tmp_path, head, "goals: {overall_goal: x}")


def test_unanswered_question_stands_in_the_draft_once_with_all_that_depends_on_it(tmp_path: Path) -> None:
    clauses = {
        "main/one.md": clause_file("one.md", "Text.", "when: {people.children: ja}"),
        "main/two.md": clause_file("two.md", "Text.", "when: {people.children: ja}", order=20),
    }
    (section,) = agreement_of(tmp_path, clauses).sections
    (question,) = section.parts
    assert isinstance(question, Question)
    assert question.paragraph.text == (
        "[Uppgift saknas: arbete med barn (ja / nej)]"
        " Svaret avgör vilka av ”Om one” och ”Om two” som ska vara med i avtalet."
    )


def test_question_that_follows_on_another_is_not_asked_until_that_is_answered_with_yes(tmp_path: Path) -> None:
    head = "when: {information.sensitive_data: ja}"
    clauses = {"main/a.md": clause_file("a.md", "Text."), "main/one.md": clause_file("one.md", "Text.", head, order=20)}
    (section,) = agreement_of(tmp_path, clauses, "information: {personal_data: nej}").sections
    assert len(section.parts) == 1
    (section,) = agreement_of(tmp_path, clauses, "information: {personal_data: ja}").sections
    assert isinstance(section.parts[1], Question)


@pytest.mark.parametrize(
    ("extension", "asked"),
    [
        ("possible: ja", True),
        ("possible: nej", False),
        ("possible: ja, until: 2030-12-31", False),
        ("possible: ja, length: två år", False),
    ],
)
def test_question_is_not_asked_when_another_fact_makes_it_needless(extension: str, asked: bool, tmp_path: Path) -> None:
    head = "when: {term.extension.possible: ja, term.extension.unlimited: ja}"
    clauses = {"main/a.md": clause_file("a.md", "Text."), "main/one.md": clause_file("one.md", "Text.", head, order=20)}
    (section,) = agreement_of(tmp_path, clauses, f"term: {{extension: {{{extension}}}}}").sections
    assert any(isinstance(part, Question) for part in section.parts) is asked


def test_clause_stands_on_an_answer_to_a_needless_question(tmp_path: Path) -> None:
    facts = "term: {extension: {possible: ja, length: två år i taget, unlimited: ja}}"
    assert stands(tmp_path, "when: {term.extension.possible: ja, term.extension.unlimited: ja}", facts)


def test_optional_clause_can_be_left_out_with_a_reason(tmp_path: Path) -> None:
    clauses = {
        "main/always.md": clause_file("always.md", "Text."),
        "main/one.md": clause_file("one.md", "Text.", "presence: valfri", order=20),
    }
    agreement = agreement_of(tmp_path, clauses, "leave_out: [{id: one, reason: finns i bilaga}]")
    assert numbers(agreement) == [("1.1", "always")]
    assert told(agreement) == [("one", "Handläggaren har valt bort den: finns i bilaga")]


@pytest.mark.parametrize(
    ("head", "wish", "reason"),
    [
        ("presence: valfri", "include: [{id: one, reason: behövs}]", "Handläggaren har begärt den: behövs"),
        ("presence: valfri", "include: [{id: more, reason: behövs}]", "Handläggaren har begärt den: behövs"),
        ("presence: valfri", "leave_out: [{id: more, reason: för långt}]", "Handläggaren har valt bort den: för långt"),
        ("", "include: [{id: one, reason: behövs}]", "Handläggaren har begärt den: behövs"),
        ("", "include: [{id: more, reason: behövs}]", "Behövs inte: svaret är nej på ”arbete med barn”."),
        ("", "leave_out: [{id: more, reason: för långt}]", "Behövs inte: svaret är nej på ”arbete med barn”."),
    ],
)
def test_wish_for_a_topic_decides_on_its_clauses_that_are_not_mandatory(
    head: str, wish: str, reason: str, tmp_path: Path
) -> None:
    text = clause_file("one.md", "Text.", f"when: {{people.children: ja}}\n{head}", topic="more")
    clauses = {"main/always.md": clause_file("always.md", "Text."), "more/one.md": text}
    agreement = agreement_of(tmp_path, clauses, f"people: {{children: nej}}\n{wish}")
    standing = [each.reason for each in agreement.clauses if each.id == "one"]
    assert [*standing, *(reason for _, reason in told(agreement))] == [reason]


def test_wish_for_one_clause_goes_before_that_for_its_topic(tmp_path: Path) -> None:
    wishes = "include: [{id: main, reason: allt}, {id: one, reason: just den}]"
    clauses = {"main/one.md": clause_file("one.md", "Text.", "presence: valfri")}
    [clause] = agreement_of(tmp_path, clauses, wishes).clauses
    assert clause.reason == "Handläggaren har begärt den: just den"


def test_clause_repeats_for_those_items_that_its_conditions_hold_for(tmp_path: Path) -> None:
    head = "repeat: partners\nwhen: {partners.democratic: ja, people.children: ja}"
    facts = "people: {children: ja}\npartners: [{name: Ett, democratic: ja}, {name: Två, democratic: nej}]"
    agreement = agreement_of(tmp_path, {"main/one.md": clause_file("one.md", "{{ partners.name }}", head)}, facts)
    assert text_of(agreement) == ["Ett"]


@pytest.mark.parametrize(
    ("presence", "reason"), [("obligatorisk", "Står alltid med."), ("valfri", "Står med om den inte väljs bort.")]
)
def test_clause_without_conditions_stands_unless_it_may_be_left_out(presence: str, reason: str, tmp_path: Path) -> None:
    clauses = {"main/one.md": clause_file("one.md", "Text.", f"presence: {presence}")}
    [clause] = agreement_of(tmp_path, clauses).clauses
    assert clause.reason == reason


def test_clause_on_request_stands_only_when_asked_for(tmp_path: Path) -> None:
    clauses = {"main/one.md": clause_file("one.md", "Text.", "presence: pa_begaran")}
    assert told(agreement_of(tmp_path, clauses)) == [("one", "Står med bara på begäran.")]
    assert stands(tmp_path, "presence: pa_begaran", "include: [{id: one, reason: behövs}]")


def test_own_clause_replaces_the_general_one(tmp_path: Path) -> None:
    clauses = {
        "main/one.md": clause_file("one.md", "Allmän."),
        "main/one.standard.md": clause_file("one.standard.md", "Egen."),
    }
    (clause,) = agreement_of(tmp_path, clauses).clauses
    assert [paragraph.text for paragraph in clause.paragraphs()] == ["Egen."]


@pytest.mark.parametrize(
    ("party", "reason"),
    [
        ("party: {name: Sjöbo kommun}", "Sjöbo kommun använder den inte: står i reglerna"),
        ("party: {phone: 0416-270}", "Används inte: står i reglerna"),
        ("", "Används inte: står i reglerna"),
    ],
)
def test_dropped_clause_is_left_out_with_the_profiles_reason(party: str, reason: str, tmp_path: Path) -> None:
    clauses = {
        "main/one.md": clause_file("one.md", "Text."),
        "main/two.md": clause_file("two.md", "Text.", order=20),
        "main/three.md": clause_file("three.md", "Text.", order=30),
    }
    profile = f"{PROFILE}{party}\ndrops: [{{clause: two, reason: står i reglerna}}]\n"
    agreement = agreement_of(tmp_path, clauses, profile=profile)
    assert numbers(agreement) == [("1.1", "one"), ("1.2", "three")]
    assert told(agreement) == [("two", reason)]


PAID = "when: {economy.payment.form: [arligen, engangsbelopp]}"
BOTH = "when: {people.children: ja, people.volunteers: ja}"
EITHER = "when_any: {people.children: ja, people.volunteers: ja}"


@pytest.mark.parametrize(
    ("head", "facts", "reason"),
    [
        (
            PAID,
            "economy: {payment: {form: engangsbelopp}}",
            "Står med eftersom utbetalning: betalningsform är ett engångsbelopp.",
        ),
        (
            PAID,
            "economy: {payment: {form: delbetalningar}}",
            "Behövs inte: utbetalning: betalningsform är delbetalningar.",
        ),
        (BOTH, "people: {children: ja, volunteers: nej}", "Behövs inte: svaret är nej på ”ideella deltar”."),
        (
            BOTH,
            "people: {children: ja, volunteers: ja}",
            "Står med eftersom svaret är ja på ”arbete med barn”, svaret är ja på ”ideella deltar”.",
        ),
        (EITHER, "people: {children: ja, volunteers: nej}", "Står med eftersom svaret är ja på ”arbete med barn”."),
        (
            f"{PAID}\n{EITHER}",
            "economy: {payment: {form: arligen}}\npeople: {children: nej, volunteers: nej}",
            "Behövs inte: svaret är nej på ”arbete med barn”, svaret är nej på ”ideella deltar”.",
        ),
    ],
)
def test_reason_names_the_conditions_that_decide_and_the_choice_that_was_made(
    tmp_path: Path, head: str, facts: str, reason: str
) -> None:
    clauses = {"main/one.md": clause_file("one.md", "Text.", head), "main/two.md": clause_file("two.md", "Text.")}
    agreement = agreement_of(tmp_path, clauses, facts)
    standing = [each.reason for each in agreement.clauses if each.id == "one"]
    assert [*standing, *(each.reason for each in agreement.left_out)] == [reason]
