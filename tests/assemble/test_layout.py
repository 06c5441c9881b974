"""What a clause's paragraphs, lists and tables become: which style each part has, and what repeats."""

from __future__ import annotations

from pathlib import Path

import pytest

from iopgen.model.agreement import Blank, Doubt, FilledBlock, Paragraph, Reference, Style, Table, Term, Text
from iopgen.model.fact import Who

from .cases import PROFILE, agreement_of, clause_file

MONEY = """
    authorities:
      - name: Kommunen
        resources: [{kind: pengar, amounts: {2027: 600000, 2028: 400000}}]
    partners:
      - name: Föreningen
        resources: [{kind: pengar, amounts: {2027: 250000}}]
"""
SUMS = """
    | Part | {{ resources.years }} | Summa |
    |---|---|---|
    | {{ resources.sums.party }} | {{ resources.sums.values }} | {{ resources.sums.total }} |
    | Tillsammans |  | [{{ resources.total }}] |
"""


def blocks(folder: Path, body: str, facts: str = "") -> tuple[FilledBlock, ...]:
    """The blocks that one clause with this body makes of the facts."""
    [clause] = agreement_of(folder, {"main/one.md": clause_file("one.md", body)}, facts).clauses
    return clause.blocks


def styled(paragraphs: tuple[FilledBlock, ...]) -> list[tuple[str, Style]]:
    return [(each.text.replace("\u00a0", " "), each.style) for each in paragraphs if isinstance(each, Paragraph)]


def test_column_that_repeats_has_a_heading_and_an_amount_for_each_item(tmp_path: Path) -> None:
    [table] = blocks(tmp_path, SUMS, MONEY)
    assert isinstance(table, Table)
    assert styled(table.head) == [
        ("Part", Style.COLUMN),
        ("2027", Style.AMOUNT_COLUMN),
        ("2028", Style.AMOUNT_COLUMN),
        ("Summa", Style.AMOUNT_COLUMN),
    ]
    commune, association, together = map(styled, table.rows)
    assert commune == [
        ("Kommunen", Style.CELL),
        ("600 000 kr", Style.AMOUNT),
        ("400 000 kr", Style.AMOUNT),
        ("1 000 000 kr", Style.AMOUNT),
    ]
    assert association == [
        ("Föreningen", Style.CELL),
        ("250 000 kr", Style.AMOUNT),
        ("–", Style.AMOUNT),
        ("250 000 kr", Style.AMOUNT),
    ]
    assert together == [
        ("Tillsammans", Style.CELL),
        ("–", Style.CELL),
        ("–", Style.CELL),
        ("1 250 000 kr", Style.AMOUNT),
    ]


def test_row_of_a_list_that_is_not_known_is_as_wide_as_the_table(tmp_path: Path) -> None:
    body = """
        | Delmål | {{ resources.years }} | När |
        |---|---|---|
        | {{ goals.subgoals.text }} | {{ resources.sums.values }} | {{ goals.subgoals.by }} |
    """
    [table] = blocks(tmp_path, body, MONEY)
    assert isinstance(table, Table)
    assert [text for text, _ in styled(table.rows[0])] == ["[Uppgift saknas: delmål]", "–", "–", "–"]


def test_items_have_the_style_of_their_list_and_depth_and_the_number_of_their_list(tmp_path: Path) -> None:
    body = """
        1. Först

           - Under

        2. Sedan

        - Punkt

          1. Under punkten
    """
    filled = blocks(tmp_path, body)
    assert styled(filled) == [
        ("Först", Style.NUMBERED),
        ("Under", Style.BULLET_2),
        ("Sedan", Style.NUMBERED),
        ("Punkt", Style.BULLET),
        ("Under punkten", Style.NUMBERED_2),
    ]
    assert [each.list_id for each in filled if isinstance(each, Paragraph)] == [1, 2, 1, 3, 4]


def test_empty_lines_in_a_fact_divide_the_paragraph_around_it(tmp_path: Path) -> None:
    facts = 'goals: {purpose: "X och Y.\\n\\nTvå.\\n\\n\\nTre"}'
    filled = blocks(tmp_path, "Syftet: {{ goals.purpose }} med **Värdet**.", facts)
    assert styled(filled) == [
        ("Syftet: X och Y.", Style.BODY),
        ("Två.", Style.BODY),
        ("Tre med Värdet.", Style.BODY),
    ]


def test_brackets_that_go_through_a_list_fall_away_when_the_list_is_not_known_and_the_rest_stands(
    tmp_path: Path,
) -> None:
    body = "Målet är {{ goals.purpose }}[, delmålet är {{ goals.subgoals.text }}][ (se [](#gone))]."
    assert styled(blocks(tmp_path, body, "goals: {purpose: hälsa}")) == [("Målet är hälsa.", Style.BODY)]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ("goals: {subgoals: [{text: ett}, {text: två}]}", [("ett", 1), ("två", 1), ("Sist", 1), ("Igen", 2)]),
        ("", [("[Uppgift saknas: delmål]", 1), ("Sist", 1), ("Igen", 2)]),
        ("goals: {subgoals: []}", [("Sist", 1), ("Igen", 2)]),
    ],
)
def test_items_that_repeat_belong_to_the_list_that_they_stand_in(
    facts: str, expected: list[tuple[str, int]], tmp_path: Path
) -> None:
    filled = blocks(tmp_path, "1. {{ goals.subgoals.text }}\n2. Sist\n\nText.\n\n1. Igen", facts)
    assert [(each.text, each.list_id) for each in filled if isinstance(each, Paragraph) and each.list_id] == expected


def test_fact_that_nobody_has_confirmed_is_marked_as_one_although_it_holds_empty_lines(tmp_path: Path) -> None:
    profile = PROFILE + 'party: {name: Sjöbo kommun, phone: "1\\n\\n2"}\nunconfirmed: [phone]\n'
    clauses = {"main/one.md": clause_file("one.md", "{{ authorities.phone }}")}
    [clause] = agreement_of(tmp_path, clauses, profile=profile).clauses
    [paragraph] = clause.paragraphs()
    assert paragraph.runs == (Doubt("1\n\n2", "authorities.phone", "telefon, Sjöbo kommun", Who.OFFICER),)


def test_empty_lines_after_each_other_divide_once(tmp_path: Path) -> None:
    facts = 'goals: {purpose: "\\n\\nX och Y.\\n\\n\\n\\nTvå.\\n"}\ntitle: "A\\n\\nB"'
    filled = blocks(tmp_path, "{{ goals.purpose }}\n\n**Ord** {{ title }}, [](#one)", facts)
    assert [each.runs for each in filled if isinstance(each, Paragraph)] == [
        (Text("X och Y."),),
        (Text("Två."),),
        (Term("Ord"), Text(" A")),
        (Text("B, "), Reference("one", "1.1")),
    ]


def test_table_of_lists_that_nobody_knows_has_its_still_columns(tmp_path: Path) -> None:
    [table] = blocks(tmp_path, SUMS)
    assert isinstance(table, Table)
    assert styled(table.head) == [("Part", Style.COLUMN), ("Summa", Style.AMOUNT_COLUMN)]
    assert [styled(row) for row in table.rows] == [
        [("[Uppgift saknas: parternas andelar]", Style.CELL), ("–", Style.CELL)],
        [("Tillsammans", Style.CELL), ("–", Style.AMOUNT)],
    ]


def test_table_of_which_no_row_is_left_falls_away(tmp_path: Path) -> None:
    body = "Text.\n\n| Mål |\n|---|\n| {{ goals.subgoals.text }} |"
    assert styled(blocks(tmp_path, body, "goals: {subgoals: []}")) == [("Text.", Style.BODY)]


def test_heading_of_a_column_that_repeats_may_hold_more_than_its_item(tmp_path: Path) -> None:
    body = """
        | {{ title }} | År {{ resources.years }} |
        |---|---|
        | {{ resources.rows.party }} | {{ resources.rows.values }} |
        | Igen | {{ resources.years }} |
    """
    [table] = blocks(tmp_path, body, MONEY + "\n    title: Kafé")
    assert isinstance(table, Table)
    assert [text for text, _ in styled(table.head)] == ["Kafé", "År 2027", "År 2028"]
    assert [text for text, _ in styled(table.rows[1])] == ["Föreningen", "250 000 kr", "–"]
    assert [text for text, _ in styled(table.rows[2])] == ["Igen", "2027", "2028"]


def test_column_repeats_for_the_items_of_the_item_that_its_clause_speaks_of(tmp_path: Path) -> None:
    body = "| {{ activities.name }} | {{ activities.budget.item }} |\n|---|---|\n| {{ goals.subgoals.text }} | Ja |"
    clauses = {"main/one.md": clause_file("one.md", body, "repeat: activities")}
    facts = "activities: [{name: Kafé, budget: [{item: hyra}, {item: lön}]}, {name: Kör, budget: [{item: noter}]}]"
    tables = [clause.blocks[0] for clause in agreement_of(tmp_path, clauses, facts).clauses]
    assert [styled(each.head) for each in tables if isinstance(each, Table)] == [
        [("Kafé", Style.COLUMN), ("hyra", Style.COLUMN), ("lön", Style.COLUMN)],
        [("Kör", Style.COLUMN), ("noter", Style.COLUMN)],
    ]
    assert [len(each.rows[0]) for each in tables if isinstance(each, Table)] == [3, 2]


def test_row_repeats_for_each_item_of_the_lists_under_each_other(tmp_path: Path) -> None:
    body = """
        | Part | Åtagande | Svarar |
        |---|---|---|
        | {{ partners.name }} | {{ partners.commitments.text }} | {{ partners.commitments.responsible }} |
    """
    facts = "partners: [{name: Ett, commitments: [{text: lagar, responsible: Eva}, {text: sjunger}]}, {name: Två}]"
    [table] = blocks(tmp_path, body, facts)
    assert isinstance(table, Table)
    assert [[text for text, _ in styled(row)] for row in table.rows] == [
        ["Ett", "lagar", "Eva"],
        ["Ett", "sjunger", "[Uppgift saknas: ansvarig enhet eller person för åtagandet]"],
        ["[Uppgift saknas: åtaganden, Två]", "–", "–"],
    ]


@pytest.mark.parametrize(
    ("cell", "style"),
    [
        ("{{ resources.total }}", Style.AMOUNT),
        ("[{{ resources.total }}]", Style.AMOUNT),
        ("{{ resources.sums.share }}", Style.AMOUNT),
        ("{{ resources.total }} i allt", Style.CELL),
        ("[{{ resources.total }} i allt]", Style.CELL),
        ("{{ resources.total }}[{{ resources.total }}]", Style.CELL),
        ("{{ date }}", Style.CELL),
        ("Text", Style.CELL),
    ],
)
def test_amount_that_stands_alone_in_its_cell_is_set_as_a_number(cell: str, style: Style, tmp_path: Path) -> None:
    [table] = blocks(tmp_path, f"| Först | Sedan |\n|---|---|\n| {cell} | Text |", MONEY)
    assert isinstance(table, Table)
    assert [each.style for each in table.rows[0]] == [style, Style.CELL]
    heading = Style.AMOUNT_COLUMN if style is Style.AMOUNT else Style.COLUMN
    assert styled(table.head) == [("Först", heading), ("Sedan", Style.COLUMN)]


def test_marker_in_a_row_tells_whom_to_ask_of_which_item(tmp_path: Path) -> None:
    body = "| Part | Roll |\n|---|---|\n| {{ partners.name }} | Är {{ partners.role }} |"
    [table] = blocks(tmp_path, body, "partners: [{name: Ett}]")
    assert isinstance(table, Table)
    role = "partens roll i partnerskapet"
    assert table.rows[0][1].runs == (Text("Är "), Blank("partners.role", f"{role}, Ett", Who.BOTH, role))


@pytest.mark.parametrize(
    ("cell", "expected"), [("[{{ title }}]", "–"), ("{{ title }}", "[Uppgift saknas: partnerskapets namn]")]
)
def test_cell_that_would_be_empty_has_a_dash(cell: str, expected: str, tmp_path: Path) -> None:
    [table] = blocks(tmp_path, f"| Titel |\n|---|\n| {cell} |")
    assert isinstance(table, Table)
    assert styled(table.rows[0]) == [(expected, Style.CELL)]
