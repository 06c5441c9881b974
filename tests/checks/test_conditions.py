"""A condition is the values of its fact that meet it, and periods overlap when they share a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from iopgen.checks.clauses.versions import overlap
from iopgen.checks.common.conditions import UNSTATED, meeting
from iopgen.model.case import PaymentForm
from iopgen.model.condition import Test as Condition
from iopgen.model.period import Period


@pytest.mark.parametrize(
    ("path", "requires", "values"),
    [
        ("partners", "angiven", range(1, 100)),
        ("partners", "minst 3", range(3, 100)),
        ("partners", "högst 3", range(4)),
        ("partners", "ej angiven", [UNSTATED]),
        ("premises.used", "angiven", ["ja", "nej"]),
        ("premises.used", "ja", ["ja"]),
        ("premises.used", "nej", ["nej"]),
        ("goals.purpose", "angiven", ["angiven"]),
        ("goals.purpose", "ej angiven", [UNSTATED]),
        ("economy.payment.form", ("arligen", "ingen"), ["arligen", "ingen"]),
        ("economy.payment.form", "angiven", [form.value for form in PaymentForm]),
    ],
)
def test_condition_is_met_by_these_values(path: str, requires: str | tuple[str, ...], values: Iterable[object]) -> None:
    assert meeting(Condition(path, requires)) == set(values)


FIRST, SECOND, THIRD = date(2027, 1, 1), date(2027, 1, 2), date(2027, 1, 3)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Period(), Period(), True),
        (Period(FIRST, SECOND), Period(SECOND, THIRD), True),
        (Period(FIRST, FIRST), Period(SECOND, THIRD), False),
        (Period(None, SECOND), Period(SECOND, None), True),
        (Period(None, FIRST), Period(SECOND, None), False),
        (Period(FIRST, None), Period(None, None), True),
        (Period(FIRST, None), Period(THIRD, None), True),
        (Period(None, FIRST), Period(None, THIRD), True),
    ],
)
def test_periods_overlap_when_they_share_a_day(one: Period, other: Period, expected: bool) -> None:
    assert overlap(one, other) is expected
    assert overlap(other, one) is expected
