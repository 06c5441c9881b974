"""A decision in one line, and what is doubtful in it."""

from __future__ import annotations

from datetime import date

import pytest

from iopgen.model.decision import RuleDecision, doubts, standing

DAY, BEFORE, AFTER = date(2027, 7, 1), date(2027, 5, 31), date(2027, 8, 1)
FULL = RuleDecision(
    body="Kommunstyrelsen", paragraph="§ 12", registry_number="KS 2027-1", day=BEFORE, legal_force=True
)  # fmt: skip


@pytest.mark.parametrize(
    ("decision", "text"),
    [
        (FULL, "Kommunstyrelsen 2027-05-31, § 12, KS 2027-1, har fått laga kraft"),
        (RuleDecision(day=BEFORE, legal_force=False), "2027-05-31, har inte fått laga kraft"),
        (RuleDecision(body="Nämnden"), "Nämnden"),
        (RuleDecision(), "utan uppgifter"),
    ],
)
def test_decision_is_told_in_one_line(decision: RuleDecision, text: str) -> None:
    assert decision.text == text
    assert standing(decision, DAY, AFTER) == text


@pytest.mark.parametrize(
    ("first", "told"),
    [
        (AFTER, "förberedd, inte beslutad"),
        (DAY, "inget beslut angivet"),
        (BEFORE, "inget beslut angivet"),
        (None, "inget beslut angivet"),
    ],
)
def test_version_without_decision_is_prepared_when_it_lies_ahead(first: date | None, told: str) -> None:
    assert standing(None, first, DAY) == told


@pytest.mark.parametrize(
    ("decision", "first", "told"),
    [
        (None, DAY, []),
        (FULL, DAY, []),
        (FULL, BEFORE, []),
        (RuleDecision(day=AFTER), None, []),
        (RuleDecision(day=AFTER), DAY,
         ["gäller från och med 2027-07-01, men beslutet fattades först 2027-08-01. "
          "Pröva med jurist vad som gäller för tiden däremellan."]),
        (RuleDecision(body="KS", legal_force=False), None,
         ["vilar på ett beslut som inte har fått laga kraft (KS, har inte fått laga kraft). "
          "Fråga om det har överklagats, och vänta med att underteckna."]),
    ],
)  # fmt: skip
def test_doubts_are_told(decision: RuleDecision | None, first: date | None, told: list[str]) -> None:
    assert doubts(decision, first) == told
