"""Spans of days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iopgen.checks.clauses.versions import overlap
from iopgen.model.period import Period, whole_months

DAYS = st.dates(date(2020, 1, 1), date(2020, 3, 1))
PERIODS = st.builds(Period, st.none() | DAYS, st.none() | DAYS).filter(
    lambda period: not (period.first and period.last and period.last < period.first)
)
EVERY_DAY = [date(2019, 12, 31) + timedelta(days=number) for number in range(64)]


@given(PERIODS, PERIODS)
def test_periods_overlap_when_they_share_a_day(one: Period, other: Period) -> None:
    shared = any(one.contains(day) and other.contains(day) for day in EVERY_DAY)
    assert overlap(one, other) is overlap(other, one) is shared


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        ("2027-01-01", "2027-01-31", 1),
        ("2027-01-01", "2027-12-31", 12),
        ("2027-01-15", "2027-03-14", 2),
        ("2027-01-01", "2027-01-30", 0),
        ("2024-02-29", "2025-02-27", 0),
    ],
)
def test_months_are_counted_only_when_they_are_whole(first: str, last: str, months: int) -> None:
    assert whole_months(date.fromisoformat(first), date.fromisoformat(last)) == months
