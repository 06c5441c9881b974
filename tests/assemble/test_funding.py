"""The money that each side contributes, year by year, and its sum."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from iopgen.assemble.resources import contributions, funding, resource_table
from iopgen.model.case import Party, Resource, ResourceKind, Term
from iopgen.model.facts import Funding, YearAmount

from .cases import kr, party

MONEY, TIME = ResourceKind.MONEY, ResourceKind.VOLUNTEER_HOURS
TWO_YEARS = Term(start=date(2027, 1, 1), end=date(2028, 12, 31))
MID_YEAR = Term(start=date(2027, 7, 1), end=date(2028, 12, 31))


def money_of(parties: Sequence[Party], term: Term | None) -> Funding | None:
    found = contributions(parties, [], term)
    return funding(found, "authorities") if found else None


def test_money_is_told_year_by_year_party_by_party() -> None:
    first = party("A", Resource(kind=MONEY, amounts={2027: kr(5)}), Resource(kind=TIME, amounts={2028: kr(3)}))
    second = Party(name="Bolaget", short_name="B", resources=(Resource(kind=MONEY, amounts={2028: kr(7)}),))
    money = money_of([first, second], None)
    assert money == Funding(
        years=(
            YearAmount(party="A", year="2027", amount=kr(5), asks={"party": "authorities[1].name"}),
            YearAmount(party="B", year="2028", amount=kr(7), asks={"party": "authorities[2].name"}),
        ),
        total=kr(12),
    )


def test_time_that_yearly_values_are_counted_over_is_told_only_of_a_side_that_has_any() -> None:
    yearly, once = Resource(kind=MONEY, per_year=kr(12)), Resource(kind=MONEY, total=kr(9))
    found = contributions([party("A", once)], [party("B", yearly)], MID_YEAR)
    assert found
    told = [funding(found, side) for side in ("authorities", "partners")]
    assert [each and each.counted_over for each in told] == [None, "1\u00a0år och 6\u00a0månader"]
    assert resource_table(found).counted_over == "1\u00a0år och 6\u00a0månader"


def test_side_that_has_said_nothing_or_gives_no_money_has_no_funding() -> None:
    found = contributions([Party(name="A")], [party("B", Resource(kind=TIME, total=kr(9)))], None)
    assert found
    assert (funding(found, "authorities"), funding(found, "partners")) == (None, None)


def test_money_of_one_party_and_year_is_added_up() -> None:
    resources = Resource(kind=MONEY, per_year=kr(100)), Resource(kind=MONEY, per_year=kr(50))
    money = money_of([party("A", *resources, Resource(kind=TIME, total=kr(9)))], TWO_YEARS)
    assert money
    assert [(each.year, each.amount) for each in money.years or ()] == [("2027", kr(150)), ("2028", kr(150))]
    assert money.total == 300


def test_contributions_in_kind_alone_are_no_funding() -> None:
    assert money_of([party("A", Resource(kind=TIME, total=kr(9)))], TWO_YEARS) is None


def test_year_outside_the_term_makes_no_yearly_value_count_once_more() -> None:
    municipality = party(
        "K", Resource(kind=MONEY, amounts={2026: kr(50_000)}), Resource(kind=MONEY, per_year=kr(100_000))
    )
    found = contributions([municipality], [party("F", Resource(kind=MONEY, per_year=kr(40_000)))], TWO_YEARS)
    assert found
    table = resource_table(found)
    assert table.years == ("2026", "2027", "2028")
    assert [row.values for row in table.rows or ()] == [
        (50_000, None, None), (None, 100_000, 100_000), (None, 40_000, 40_000),
    ]  # fmt: skip
    assert [each.total for each in table.sums or ()] == [250_000, 80_000]
    assert [side and side.total for side in (funding(found, "authorities"), funding(found, "partners"))] == [
        250_000,
        80_000,
    ]


@pytest.mark.parametrize("names", [("Föreningen", "Föreningen"), (None, None)])
def test_each_party_is_given_its_own_sum_whatever_it_is_called(names: tuple[str | None, str | None]) -> None:
    parties = [
        Party(short_name=name, resources=(Resource(kind=MONEY, total=kr(amount)),))
        for name, amount in zip(names, (100, 300), strict=True)
    ]
    found = contributions(parties, [], TWO_YEARS)
    assert found
    table, money = resource_table(found), funding(found, "authorities")
    assert [each.total for each in table.sums or ()] == [100, 300]
    assert [each.share for each in table.sums or ()] == [Decimal("0.25"), Decimal("0.75")]
    assert money
    assert money.total == 400


def test_support_has_no_sum_until_all_of_it_has_one() -> None:
    money = money_of([party("A", Resource(kind=MONEY, total=kr(9)), Resource(kind=MONEY, per_year=kr(5)))], None)
    assert money
    assert money.total is None


def test_sum_of_a_term_that_is_not_whole_years_is_in_whole_kronor_and_tells_its_time() -> None:
    term = Term(start=date(2027, 8, 1), end=date(2029, 6, 30))
    money = money_of([party("A", Resource(kind=MONEY, per_year=kr(100_000)))], term)
    assert money
    assert money.total == 191_667
    assert (money.counted_over or "").replace("\u00a0", "~") == "1~år och 11~månader"
    whole = money_of([party("A", Resource(kind=MONEY, per_year=kr(100_000)))], TWO_YEARS)
    assert whole
    assert whole.counted_over is None


def test_support_has_no_sum_while_one_authority_has_said_nothing() -> None:
    support = money_of([party("A", Resource(kind=MONEY, per_year=kr(100))), Party(name="B")], TWO_YEARS)
    assert support
    assert (support.total, support.asks["total"]) == (None, "authorities[2].resources")
