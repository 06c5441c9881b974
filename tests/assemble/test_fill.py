"""Clause text filled with facts."""

from __future__ import annotations

from pathlib import Path

import pytest

from iopgen.model.agreement import Doubt, Reference, Term, Text
from iopgen.model.fact import Who
from iopgen.problem import ProblemsFound

from .cases import PROFILE, agreement_of, clause_file, filled, text_of

ROLE_MISSING = "[Uppgift saknas: partens roll i partnerskapet]"
TWO_PARTNERS = """
partners:
  - name: Röda Korset
    commitments: [{text: lagar mat, place: köket}, {text: sjunger}]
  - name: Hälsans Hus
    commitments: []
"""


def test_fact_stands_in_the_sentence(tmp_path: Path) -> None:
    assert filled(tmp_path, "Syftet är {{ goals.purpose }}.", "goals: {purpose: att mötas}") == ["Syftet är att mötas."]


def test_missing_fact_becomes_a_marker_with_its_label(tmp_path: Path) -> None:
    assert filled(tmp_path, "Syftet är {{ goals.purpose }}.") == ["Syftet är [Uppgift saknas: syfte]."]


def test_text_in_brackets_falls_away_when_its_fact_is_missing(tmp_path: Path) -> None:
    body = "Avtalet gäller[ från den {{ term.start }}][ till den {{ term.end }}]."
    assert filled(tmp_path, body, "term: {end: 2027-12-31}") == ["Avtalet gäller till den 31\u00a0december\u00a02027."]


def test_paragraph_wholly_in_brackets_falls_away_whole(tmp_path: Path) -> None:
    assert filled(tmp_path, "Alltid.\n\n[Syfte: {{ goals.purpose }}]") == ["Alltid."]


def test_item_repeats_for_each_of_several(tmp_path: Path) -> None:
    body = "Mål:\n\n- {{ goals.subgoals.text }}[, {{ goals.subgoals.by }}]"
    facts = "goals: {subgoals: [{text: ett, by: i vår}, {text: två}]}"
    assert filled(tmp_path, body, facts) == ["Mål:", "ett, i vår", "två"]


def test_items_below_follow_the_item_above(tmp_path: Path) -> None:
    body = "- {{ partners.name }}\n  - {{ partners.commitments.text }}[ i {{ partners.commitments.place }}]"
    assert filled(tmp_path, body, TWO_PARTNERS) == ["Röda Korset", "lagar mat i köket", "sjunger", "Hälsans Hus"]


def test_unknown_list_gives_one_marker(tmp_path: Path) -> None:
    assert filled(tmp_path, "Mål:\n\n- {{ goals.subgoals.text }}") == ["Mål:", "[Uppgift saknas: delmål]"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Målet {{ goals.subgoals.text }} nås[ {{ goals.subgoals.by }}].", "[Uppgift saknas: delmål]"),
        (
            "Målet är {{ title }}[, nu {{ goals.purpose }}][, sedan {{ goals.subgoals.text }}].",
            "Målet är Kafé, nu hälsa.",
        ),
        ("Mål[: {{ goals.subgoals.text }}] och [{{ goals.subgoals.text | list }}].", "Mål och ."),
    ],
)
def test_text_of_a_list_that_is_not_known_stands_only_when_the_list_is_named_in_brackets_alone(
    body: str, expected: str, tmp_path: Path
) -> None:
    assert filled(tmp_path, body, "title: Kafé\ngoals: {purpose: hälsa}") == [expected]


def test_empty_list_takes_its_lead_in_with_it(tmp_path: Path) -> None:
    assert filled(tmp_path, "Före.\n\nMål:\n\n- {{ goals.subgoals.text }}", "goals: {subgoals: []}") == ["Före."]


@pytest.mark.parametrize(
    ("lead_in", "left"),
    [
        ("Parterna följer upp. Målen är:", ["Parterna följer upp."]),
        ("Hur? Så! Delmål 1.5 är:", ["Hur? Så!"]),
        ("Parterna följer upp {{ title }}. {{ title }} har mål:", ["Parterna följer upp Kafé."]),
        ("För {{ title }} finns, enligt 2 kap. 3 §, mål:", []),
    ],
)
def test_empty_list_leaves_the_sentences_before_its_lead_in(lead_in: str, left: list[str], tmp_path: Path) -> None:
    body = f"Före.\n\n{lead_in}\n\n- {{{{ goals.subgoals.text }}}}"
    assert filled(tmp_path, body, "title: Kafé\ngoals: {subgoals: []}") == ["Före.", *left]


def test_list_filter_enumerates_in_the_sentence(tmp_path: Path) -> None:
    body = "Parter: {{ partners.name | list }}. Stöd till {{ partners.name | genitive | list }} arbete."
    expected = "Parter: Röda Korset och Hälsans Hus. Stöd till Röda Korsets och Hälsans Hus arbete."
    assert filled(tmp_path, body, TWO_PARTNERS) == [expected]


def test_clause_of_which_only_a_lead_in_with_brackets_is_left_is_left_out(tmp_path: Path) -> None:
    body = "Delmålen[ för {{ title }}:]\n\n- {{ goals.subgoals.text }}"
    clauses = {"main/a.md": clause_file("a.md", body), "main/b.md": clause_file("b.md", "Text.", order=20)}
    assert text_of(agreement_of(tmp_path, clauses, "title: Kafé\ngoals: {subgoals: []}")) == ["Text."]


def test_filters_after_the_list_work_on_all_of_it(tmp_path: Path) -> None:
    body = (
        "{{ partners.name | genitive | list | capital }} arbete. {{ partners.name | list | capital | genitive }} väg."
    )
    facts = "partners: [{name: vännerna}, {name: grannarna}]"
    expected = "Vännernas och grannarnas arbete. Vännerna och grannarnas väg."
    assert filled(tmp_path, body, facts) == [expected]


@pytest.mark.parametrize("facts", ["", "partners: []", "partners: [{name: Ett}, {}]"])
def test_list_of_which_a_part_is_not_known_is_asked_for_whole(facts: str, tmp_path: Path) -> None:
    body = "Parter: {{ partners.name | list }}.[ Också {{ partners.name | list }}.]"
    assert filled(tmp_path, body, facts) == ["Parter: [Uppgift saknas: namn]."]


def test_text_in_brackets_stands_whole_when_all_that_it_names_is_known(tmp_path: Path) -> None:
    body = "Avtalet[ om {{ goals.purpose }} kallas **Planen** och {{ title }}]."
    facts = "goals: {purpose: hälsa}\ntitle: Kafé"
    assert filled(tmp_path / "both", body, facts) == ["Avtalet om hälsa kallas Planen och Kafé."]
    assert filled(tmp_path / "one", body, "title: Kafé") == ["Avtalet."]
    assert filled(tmp_path / "other", body, "goals: {purpose: hälsa}") == ["Avtalet."]


def test_fact_that_nobody_has_confirmed_is_marked_as_it_is_written(tmp_path: Path) -> None:
    profile = PROFILE + "party: {name: Sjöbo kommun, phone: 0416-270}\nunconfirmed: [name, phone]\n"
    body = "{{ authorities.name | genitive }} växel är {{ authorities.phone }}."
    clauses = {"main/one.md": clause_file("one.md", body)}
    [clause] = agreement_of(tmp_path, clauses, profile=profile).clauses
    [paragraph] = clause.paragraphs()
    assert paragraph.runs == (
        Doubt("Sjöbo kommuns", "authorities.name", "namn, Sjöbo kommun", Who.OFFICER),
        Text(" växel är "),
        Doubt("0416-270", "authorities.phone", "telefon, Sjöbo kommun", Who.OFFICER),
        Text("."),
    )


def test_fact_of_each_item_is_written_anew(tmp_path: Path) -> None:
    body = "{{ title }}: {{ partners.name }} om {{ title }}."
    assert filled(tmp_path, body, "title: Kafé\npartners: [{name: Ett}, {name: Två}]") == [
        "Kafé: Ett om Kafé.",
        "Kafé: Två om Kafé.",
    ]


def test_texts_that_adjoin_are_one_and_marks_stand_apart(tmp_path: Path) -> None:
    clauses = {
        "main/a.md": clause_file("a.md", "Kallas **Planen** i {{ title }}[ och {{ goals.purpose }}], se [](#b)"),
        "main/b.md": clause_file("b.md", "Text.", order=20),
    }
    first, _ = agreement_of(tmp_path, clauses, "title: Kafé\ngoals: {purpose: hälsa}").clauses
    assert [paragraph.runs for paragraph in first.paragraphs()] == [
        (Text("Kallas "), Term("Planen"), Text(" i Kafé och hälsa, se "), Reference("b", "1.2"))
    ]


def test_first_of_several_places_is_referred_to_where_no_item_tells_which(tmp_path: Path) -> None:
    clauses = {
        "main/first.md": clause_file("first.md", "Se [](#plan).\n\n- {{ partners.name }}: [](#plan)"),
        "annex/plan.md": clause_file("plan.md", "Plan för {{ activities.name }}.", "repeat: activities", topic="annex"),
    }
    facts = "activities: [{name: Kafé}, {name: Kör}]\npartners: [{name: Ett}]"
    first, *_ = agreement_of(tmp_path, clauses, facts).clauses
    assert [paragraph.text for paragraph in first.paragraphs()] == ["Se Bilaga 1.", "Ett: Bilaga 1"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("- {{ goals.subgoals.text }}\n\nSist.", ["Sist."]),
        ("Först.\n\n- {{ goals.subgoals.text }}", ["Först."]),
        ("Ett:\n\nMål:\n\n- {{ goals.subgoals.text }}\n\n1. {{ goals.subgoals.text }}", ["Ett:"]),
        ("Ett:\n\n[{{ goals.purpose }}]\n\n- {{ goals.subgoals.text }}", ["Ett:"]),
        ("Ett:\n\n[{{ goals.purpose }}]", ["Ett:"]),
        ("Mål:\n\n| Mål |\n|---|\n| {{ goals.subgoals.text }} |\n\nSist.", ["Sist."]),
        ("- Punkt:\n\n1. {{ goals.subgoals.text }}", ["Punkt:"]),
    ],
)
def test_only_the_paragraph_next_before_goes_with_a_list_or_table_that_falls_away(
    body: str, expected: list[str], tmp_path: Path
) -> None:
    assert filled(tmp_path, body, "goals: {subgoals: []}") == expected


def test_repeated_clause_speaks_of_one_item_at_a_time(tmp_path: Path) -> None:
    body = "{{ partners.name }} bidrar:\n\n- {{ partners.commitments.text }}"
    result = filled(tmp_path, "Alltid. " + body, TWO_PARTNERS, "repeat: partners")
    assert result == ["Alltid. Röda Korset bidrar:", "lagar mat", "sjunger", "Alltid."]


@pytest.mark.parametrize(
    ("partners", "expected"),
    [
        ("[{name: Ett}]", "Organisationen och Organisationens vänner. Organisationen deltar."),
        ("[{name: Ett}, {name: Två}]", "Organisationerna och Organisationernas vänner. Varje organisation deltar."),
    ],
)
def test_words_follow_the_number_of_organisations(partners: str, expected: str, tmp_path: Path) -> None:
    body = "{{ words.partner }} och {{ words.partner | genitive }} vänner. {{ words.each_partner | capital }} deltar."
    assert filled(tmp_path, body, f"partners: {partners}") == [expected]


def test_column_repeats_when_its_heading_does(tmp_path: Path) -> None:
    body = """
        | Part | {{ resources.years }} | Summa |
        |---|---|---|
        | {{ resources.rows.party }} | {{ resources.rows.values }} | {{ resources.rows.total }} |
    """
    facts = """
        term: {start: 2027-01-01, end: 2028-12-31}
        authorities: [{resources: []}]
        partners:
          - {name: Ett, resources: [{kind: pengar, per_year: 1 000}, {kind: material, amounts: {2028: 50}}]}
    """
    cells = ["Part", "2027", "2028", "Summa", "Ett", "1~000~kr", "1~000~kr", "2~000~kr", "Ett", "–", "50~kr", "50~kr"]
    assert [cell.replace("\u00a0", "~") for cell in filled(tmp_path, body, facts)] == cells


def test_reference_gives_the_number_of_its_clause(tmp_path: Path) -> None:
    clauses = {
        "main/first.md": clause_file("first.md", "Se [](#second) och [](#extra)."),
        "more/second.md": clause_file("second.md", "Text.", topic="more"),
        "annex/extra.md": clause_file("extra.md", "Text.", topic="annex"),
    }
    first, *_ = agreement_of(tmp_path, clauses).clauses
    assert [paragraph.text for paragraph in first.paragraphs()] == ["Se 2.1 och Bilaga 1."]


def test_reference_in_brackets_falls_away_with_its_clause(tmp_path: Path) -> None:
    clauses = {
        "main/first.md": clause_file("first.md", "Text.[ Se [](#second).]"),
        "more/second.md": clause_file("second.md", "Text.", "when: {people.children: ja}", topic="more"),
    }
    first, *_ = agreement_of(tmp_path, clauses, "people: {children: nej}").clauses
    assert [paragraph.text for paragraph in first.paragraphs()] == ["Text."]


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("Text. Se [](#second).", 9),
        ("- Text.\n- Se [](#second).", 10),
        ("- Text.\n  1. Se [](#second).", 10),
        ("| Se [](#second) |\n|---|\n| Text. |", 9),
        ("| Text. |\n|---|\n| Se [](#second) |", 11),
        ("| Part |\n|---|\n| {{ partners.name }} [](#second) |", 11),
        ("| Part | {{ resources.years }} [](#second) |\n|---|---|\n| Text. | {{ resources.sums.values }} |", 9),
        ("Text.\n\n{{ partners.name }}: [](#second)", 11),
    ],
)
def test_reference_to_a_clause_that_is_left_out_is_refused_with_its_place(body: str, line: int, tmp_path: Path) -> None:
    clauses = {
        "main/first.md": clause_file("first.md", body),
        "more/second.md": clause_file("second.md", "Text.", "when: {people.children: ja}", topic="more"),
    }
    facts = "people: {children: nej}\npartners: [{name: Ett, resources: [{kind: pengar, amounts: {2027: 5}}]}]"
    with pytest.raises(ProblemsFound) as found:
        agreement_of(tmp_path, clauses, facts)
    assert str(found.value) == (
        f'clauses/main/first.md:{line}: hänvisar till klausulen "second", som inte finns i det här avtalet. '
        "Sätt hänvisningen inom hakparentes, eller ta med klausulen."
    )


def test_reference_within_an_item_leads_to_the_repetition_for_that_item(tmp_path: Path) -> None:
    clauses = {
        "main/first.md": clause_file("first.md", "- {{ activities.name }}: [](#plan)"),
        "annex/plan.md": clause_file("plan.md", "Plan för {{ activities.name }}.", "repeat: activities", topic="annex"),
    }
    first, *_ = agreement_of(tmp_path, clauses, "activities: [{name: Kafé}, {name: Kör}]").clauses
    assert [paragraph.text for paragraph in first.paragraphs()] == ["Kafé: Bilaga 1", "Kör: Bilaga 2"]


def test_empty_line_in_a_fact_makes_a_new_paragraph(tmp_path: Path) -> None:
    facts = 'goals: {purpose: "Första.\\n\\nAndra."}'
    assert filled(tmp_path, "{{ goals.purpose }}", facts) == ["Första.", "Andra."]


def test_list_that_is_not_known_gives_one_marker_in_its_row(tmp_path: Path) -> None:
    body = "| Mål | När |\n|---|---|\n| {{ goals.subgoals.text }} | {{ goals.subgoals.by }} |"
    assert filled(tmp_path, body) == ["Mål", "När", "[Uppgift saknas: delmål]", "–"]


def test_marker_in_a_row_does_not_repeat_which_item_it_belongs_to(tmp_path: Path) -> None:
    body = "| Part | Roll |\n|---|---|\n| {{ partners.name }} | {{ partners.role }} |"
    agreement = agreement_of(tmp_path, {"main/one.md": clause_file("one.md", body)}, TWO_PARTNERS)
    assert text_of(agreement)[2:] == ["Röda Korset", ROLE_MISSING, "Hälsans Hus", ROLE_MISSING]
    told = [gap.mark.label for gap in agreement.gaps if gap.mark.path == "partners.role"]
    assert told == [f"partens roll i partnerskapet, {name}" for name in ("Röda Korset", "Hälsans Hus")]


VALUES = "| Resurs | Summa |\n|---|---|\n| {{ resources.rows.resource }} | {{ resources.rows.total }} |"


@pytest.mark.parametrize(
    ("resource", "term", "path"),
    [
        ("{kind: pengar, per_year: 9}", "{start: 2027-01-01}", "term.end"),
        ("{kind: pengar, per_year: 9}", "{end: 2027-12-31}", "term.start"),
        ("{kind: pengar, per_year: 9}", "{start: 2027-01-01, end: 2028-01-15}", "authorities[1].resources[1].total"),
        ("{kind: pengar, per_year: 9}", "{description: ett par år}", "authorities[1].resources[1].total"),
        ("{kind: lokal}", "{start: 2027-01-01, end: 2027-12-31}", "authorities[1].resources[1].total"),
    ],
)
def test_missing_sum_asks_for_what_it_waits_for(resource: str, term: str, path: str, tmp_path: Path) -> None:
    facts = f"term: {term}\nauthorities: [{{name: Kommunen, resources: [{resource}]}}]"
    body = VALUES + "\n\nStödet är {{ authority_funding.total }}."
    agreement = agreement_of(tmp_path, {"main/one.md": clause_file("one.md", body)}, facts)
    asked = [gap.mark.path for gap in agreement.gaps if gap.where.endswith("Om one")]
    assert asked == ([path] if "pengar" in resource else [path, "authorities.resources"])
