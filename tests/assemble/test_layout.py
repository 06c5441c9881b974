"""What a clause's paragraphs, lists and tables become: which style each part has, and what repeats."""

from __future__ import annotations

from pathlib import Path

from iopgen.model.agreement import FilledBlock, Paragraph, Style, Table

from .cases import agreement_of, clause_file

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
    [clause] = agreement_of(folder, {"main/one.md": clause_file("one.md", body)}, facts).clauses()
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
    facts = 'goals: {purpose: "Ett.\\n\\nTvå.\\n\\n\\nTre"}'
    filled = blocks(tmp_path, "Syftet: {{ goals.purpose }} med **Värdet**.", facts)
    assert styled(filled) == [
        ("Syftet: Ett.", Style.BODY),
        ("Två.", Style.BODY),
        ("Tre med Värdet.", Style.BODY),
    ]


def test_brackets_that_go_through_a_list_fall_away_when_the_list_is_not_known_and_the_rest_stands(
    tmp_path: Path,
) -> None:
    body = "Målet är {{ goals.purpose }}[, delmålet är {{ goals.subgoals.text }}][ (se [](#gone))]."
    assert styled(blocks(tmp_path, body, "goals: {purpose: hälsa}")) == [("Målet är hälsa.", Style.BODY)]
