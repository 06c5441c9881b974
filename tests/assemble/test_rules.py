"""The rules of one day."""

from __future__ import annotations

from datetime import date

import pytest

from iopgen.assemble import rules_on
from iopgen.model.library import ClauseLibrary


@pytest.mark.parametrize(
    ("day", "criteria"),
    [(date(2016, 9, 29), 4), (date(2022, 1, 19), 4), (date(2022, 1, 20), 8), (date(2030, 1, 1), 8)],
)
def test_boras_follows_the_criteria_of_the_day(day: date, criteria: int, library: ClauseLibrary) -> None:
    rules = rules_on(library.authorities["boras"], day)
    assert rules
    assert [len(each.criteria or ()) for each in rules.assessments or ()] == [criteria]


def test_there_are_no_rules_before_the_first_edition(library: ClauseLibrary) -> None:
    assert rules_on(library.authorities["boras"], date(2016, 9, 28)) is None
