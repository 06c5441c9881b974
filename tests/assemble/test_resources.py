"""The resource table: party × kind × year, with valuation and share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from iopgen.assemble.resources import contributions, describe, funding, resource_table
from iopgen.model.case import Party, Resource, ResourceKind, Term
from iopgen.model.fact import Kronor
from iopgen.model.facts import Funding, Resources

MONEY, TIME = ResourceKind.MONEY, ResourceKind.VOLUNTEER_HOURS
TWO_YEARS = Term(start=date(2027, 1, 1), end=date(2028, 12, 31))
MID_YEAR = Term(start=date(2027, 7, 1), end=date(2028, 12, 31))


def kr(amount: int) -> Kronor:
    return Kronor(Decimal(amount))


def party(name: str, *resources: Resource) -> Party:
    return Party(name=name, resources=resources)


def table_of(parties: Sequence[Party], term: Term | None) -> Resources | None:
    found = contributions([], parties, term)
    return resource_table(found) if found else None


def money_of(parties: Sequence[Party], term: Term | None) -> Funding | None:
    found = contributions(parties, [], term)
    return funding(found, "authorities") if found else None


def test_yearly_value_stands_under_every_calendar_year_of_the_term() -> None:
    table = table_of([party("A", Resource(kind=MONEY, per_year=kr(100)))], TWO_YEARS)
    assert table
    assert table.years == ("2027", "2028")
    assert table.rows
    assert (table.rows[0].values, table.rows[0].total) == ((kr(100), kr(100)), kr(200))


def test_yearly_value_stands_under_per_year_when_the_years_are_not_whole() -> None:
    table = table_of([party("A", Resource(kind=MONEY, per_year=kr(100)))], MID_YEAR)
    assert table
    assert table.years == ("Per år",)
    assert table.rows
    assert (table.rows[0].values, table.rows[0].total) == ((kr(100),), kr(150))


def test_yearly_value_of_an_unknown_term_has_no_total() -> None:
    table = table_of([party("A", Resource(kind=MONEY, per_year=kr(100)))], None)
    assert table
    assert table.rows
    assert (table.years, table.rows[0].total, table.total) == (("Per år",), None, None)


def test_yearly_values_and_amounts_of_single_years_are_not_mixed_up() -> None:
    resources = Resource(kind=MONEY, per_year=kr(100)), Resource(kind=MONEY, amounts={2027: kr(7)})
    table = table_of([party("A", *resources)], MID_YEAR)
    assert table
    assert table.years == ("Per år", "2027")
    assert [row.values for row in table.rows or ()] == [(100, None), (None, 7)]


def test_quantity_times_standard_value_is_the_yearly_value() -> None:
    hours = Resource(kind=TIME, quantity=Decimal(400), measure="timmar", standard_value=kr(250))
    table = table_of([party("A", hours)], TWO_YEARS)
    assert table
    assert table.total == 200_000
    assert describe(hours).replace("\u00a0", "~") == "ideell tid, 400~timmar per år à 250~kr"


def test_quantity_for_a_season_counts_once_whatever_the_term() -> None:
    nights = Resource(
        kind=TIME, quantity=Decimal(150), measure="nätter", quantity_for="säsongen", standard_value=kr(100)
    )
    for term in (TWO_YEARS, Term(start=date(2027, 1, 1), end=date(2027, 6, 30)), None):
        table = table_of([party("A", nights)], term)
        assert table
        assert table.rows
        assert (table.years, table.rows[0].values, table.rows[0].total) == ((), (), kr(15000))
        assert table.counted_over is None
    assert describe(nights).replace("\u00a0", "~") == "ideell tid, 150~nätter under säsongen à 100~kr"


def test_shares_follow_the_totals() -> None:
    parties = [party("A", Resource(kind=MONEY, total=kr(300))), party("B", Resource(kind=TIME, total=kr(100)))]
    table = table_of(parties, None)
    assert table
    assert [(each.party, each.share) for each in table.sums or ()] == [("A", Decimal("0.75")), ("B", Decimal("0.25"))]


def test_shares_follow_the_yearly_values_when_the_term_is_not_known() -> None:
    parties = [
        party("Kommunen", Resource(kind=MONEY, per_year=kr(3_700_000))),
        party("Föreningen", Resource(kind=MONEY, per_year=kr(2_100_000))),
    ]
    table = table_of(parties, None)
    assert table
    assert [round(each.share or 0, 2) for each in table.sums or ()] == [Decimal("0.64"), Decimal("0.36")]


def test_there_is_no_share_when_a_value_is_missing() -> None:
    parties = [party("A", Resource(kind=MONEY, total=kr(300))), party("B", Resource(kind=TIME, description="arbete"))]
    table = table_of(parties, None)
    assert table
    assert [each.share for each in table.sums or ()] == [None, None]


def test_there_is_no_table_until_somebody_states_a_resource() -> None:
    assert table_of([Party(name="A")], TWO_YEARS) is None


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
    table, money = table_of(parties, TWO_YEARS), money_of(parties, TWO_YEARS)
    assert table
    assert money
    assert [each.total for each in table.sums or ()] == [100, 300]
    assert [each.share for each in table.sums or ()] == [Decimal("0.25"), Decimal("0.75")]
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


def test_party_of_whom_nothing_is_said_has_a_row_that_asks_and_leaves_the_whole_unknown() -> None:
    money = Resource(kind=MONEY, per_year=kr(100))
    table = table_of([party("A", money), Party(name="B"), party("C", money)], TWO_YEARS)
    assert table
    assert table.rows
    unknown = table.rows[1]
    assert (unknown.party, unknown.resource, unknown.values, unknown.total) == ("B", None, (None, None), None)
    assert (unknown.asks["resource"], unknown.asks["total"]) == ("partners[2].resources", "partners[2].resources")
    assert table.sums
    assert [(each.party, each.total, each.share) for each in table.sums] == [
        ("A", kr(200), None), ("B", None, None), ("C", kr(200), None),
    ]  # fmt: skip
    assert table.total is None


def test_support_has_no_sum_while_one_authority_has_said_nothing() -> None:
    support = money_of([party("A", Resource(kind=MONEY, per_year=kr(100))), Party(name="B")], TWO_YEARS)
    assert support
    assert (support.total, support.asks["total"]) == (None, "authorities[2].resources")


def test_party_that_contributes_nothing_has_no_row() -> None:
    table = table_of([party("A", Resource(kind=MONEY, per_year=kr(100))), party("B")], TWO_YEARS)
    assert table
    assert table.rows
    assert ([each.party for each in table.rows], table.total) == (["A"], kr(200))
