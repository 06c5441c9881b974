"""The resource table: party × kind × year, with valuation and share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from iopgen.assemble.resources import contributions, describe, resource_table
from iopgen.model.case import Party, Resource, ResourceKind, Term
from iopgen.model.fact import Kronor
from iopgen.model.facts import ResourceRow, Resources, ResourceSum

from .cases import kr, party

MONEY, TIME = ResourceKind.MONEY, ResourceKind.VOLUNTEER_HOURS
TWO_YEARS = Term(start=date(2027, 1, 1), end=date(2028, 12, 31))
MID_YEAR = Term(start=date(2027, 7, 1), end=date(2028, 12, 31))


def table_of(parties: Sequence[Party], term: Term | None) -> Resources | None:
    found = contributions([], parties, term)
    return resource_table(found) if found else None


def test_yearly_value_stands_under_every_calendar_year_of_the_term() -> None:
    table = table_of([party("A", Resource(kind=MONEY, per_year=kr(100)))], TWO_YEARS)
    assert table
    assert table.years == ("2027", "2028")
    assert table.rows
    assert (table.rows[0].values, table.rows[0].total) == ((kr(100), kr(100)), kr(200))


@pytest.mark.parametrize(
    ("start", "end", "total"),
    [
        (date(2027, 7, 1), date(2028, 12, 31), 150),
        (date(2027, 1, 1), date(2028, 6, 30), 150),
        (date(2027, 2, 1), date(2027, 11, 30), 83),
        (date(2027, 1, 2), date(2027, 12, 31), None),
        (date(2027, 1, 1), date(2027, 12, 30), None),
        (date(2027, 1, 1), None, None),
        (None, date(2027, 12, 31), None),
    ],
)
def test_yearly_value_stands_under_per_year_when_the_years_are_not_whole(
    start: date | None, end: date | None, total: int | None
) -> None:
    table = table_of([party("A", Resource(kind=MONEY, per_year=kr(100)))], Term(start=start, end=end))
    assert table
    assert table.years == ("Per år",)
    assert table.rows
    assert (table.rows[0].values, table.rows[0].total) == ((kr(100),), total)


def test_yearly_value_of_whole_years_is_added_up_to_the_ore() -> None:
    table = table_of([party("A", Resource(kind=MONEY, per_year=Kronor(Decimal("0.25"))))], TWO_YEARS)
    assert table
    assert table.total == Decimal("0.50")


def test_half_a_krona_is_rounded_up() -> None:
    half_a_year = Term(start=date(2027, 1, 1), end=date(2027, 6, 30))
    table = table_of([party("A", Resource(kind=MONEY, per_year=kr(5)))], half_a_year)
    assert table
    assert table.total == 3


def test_row_tells_whose_it_is_what_it_is_worth_and_what_it_waits_for() -> None:
    known = Resource(kind=MONEY, description="lön", valuation="enligt avtal", amounts={2028: kr(7), 2027: kr(5)})
    table = table_of([Party(name="Föreningen", short_name="F", resources=(known, Resource()))], None)
    assert table
    assert table.rows == (
        ResourceRow(
            party="F", resource="pengar: lön", valuation="enligt avtal", values=(kr(5), kr(7)), total=kr(12),
            asks={
                "party": "partners[1].name",
                "resource": "partners[1].resources[1]",
                "total": "partners[1].resources[1].total",
            },
        ),
        ResourceRow(
            party="F", resource="", values=(None, None),
            asks={
                "party": "partners[1].name",
                "resource": "partners[1].resources[2]",
                "total": "partners[1].resources[2].total",
            },
        ),
    )  # fmt: skip
    assert table.sums == (ResourceSum(party="F", values=(kr(5), kr(7)), asks={"party": "partners[1].name"}),)


@pytest.mark.parametrize(
    ("resource", "total"),
    [
        (Resource(total=kr(9), per_year=kr(1)), 9),
        (Resource(total=kr(9), amounts={2027: kr(1)}), 9),
        (Resource(per_year=kr(3), quantity=Decimal(4), standard_value=kr(5)), 6),
        (Resource(amounts={2027: kr(1)}, per_year=kr(3)), 1),
        (Resource(amounts={2027: kr(1)}, quantity=Decimal(4), standard_value=kr(5), quantity_for="säsongen"), 1),
        (Resource(quantity=Decimal(4), standard_value=kr(5), quantity_for="säsongen"), 20),
        (Resource(quantity=Decimal(4)), None),
        (Resource(standard_value=kr(5)), None),
    ],
)
def test_value_is_taken_from_what_is_stated_most_plainly(resource: Resource, total: int | None) -> None:
    table = table_of([party("A", resource)], TWO_YEARS)
    assert table
    assert table.total == total


@pytest.mark.parametrize(
    ("resource", "words"),
    [
        (Resource(), ""),
        (Resource(description="kök"), "kök"),
        (Resource(kind=MONEY), "pengar"),
        (Resource(kind=TIME, quantity=Decimal(4)), "ideell tid, 4 per år"),
        (Resource(kind=TIME, quantity=Decimal(4), measure="timmar"), "ideell tid, 4~timmar per år"),
        (Resource(kind=MONEY, unit="Köket", activity="Kafé"), "pengar (Köket, Kafé)"),
        (Resource(description="kök", activity="Kafé"), "kök (Kafé)"),
    ],
)
def test_resource_is_described_by_what_is_known_of_it(resource: Resource, words: str) -> None:
    assert describe(resource).replace("\u00a0", "~") == words


@pytest.mark.parametrize("term", [None, Term(start=date(2027, 7, 1)), Term(end=date(2028, 6, 30))])
def test_no_time_is_told_while_the_term_is_not_known(term: Term | None) -> None:
    table = table_of([party("A", Resource(kind=MONEY, per_year=kr(12)))], term)
    assert table
    assert table.counted_over is None


def test_no_one_has_a_share_when_somebody_gives_nothing() -> None:
    table = table_of([party("A", Resource(total=kr(0))), party("B", Resource(total=kr(5)))], None)
    assert table
    assert [each.share for each in table.sums or ()] == [None, None]


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


def test_there_is_no_share_of_yearly_values_when_somebody_gives_more_in_one_year() -> None:
    more = Resource(kind=MONEY, amounts={2027: kr(900)})
    parties = [
        party("A", Resource(kind=MONEY, per_year=kr(100)), more),
        party("B", Resource(kind=MONEY, per_year=kr(100))),
    ]
    table = table_of(parties, None)
    assert table
    assert table.years == ("Per år", "2027")
    assert [each.share for each in table.sums or ()] == [None, None]


def test_there_is_no_share_and_no_whole_when_a_value_is_missing() -> None:
    money, work = Resource(kind=MONEY, total=kr(300)), Resource(kind=TIME, description="arbete")
    for parties in ([party("A", money), party("B", work)], [party("A", money), party("B", money, work)]):
        table = table_of(parties, None)
        assert table
        assert [each.share for each in table.sums or ()] == [None, None]
        assert ([each.total for each in table.sums or ()], table.total) == ([kr(300), None], None)


def test_there_is_no_table_until_somebody_states_a_resource() -> None:
    assert table_of([Party(name="A")], TWO_YEARS) is None


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


def test_party_that_contributes_nothing_has_no_row() -> None:
    table = table_of([party("A", Resource(kind=MONEY, per_year=kr(100))), party("B")], TWO_YEARS)
    assert table
    assert table.rows
    assert ([each.party for each in table.rows], table.total) == (["A"], kr(200))


def test_sum_waits_while_one_of_several_values_is_not_known_for_the_whole_term() -> None:
    """A sum of the others only would look like the whole."""
    rent = Resource(kind=ResourceKind.PREMISES, total=kr(90_000))
    staff = Resource(kind=ResourceKind.STAFF, per_year=kr(100_000))
    parties = [Party(name="A", resources=(rent, staff)), Party(name="B", resources=(rent,))]
    waiting, whole = table_of(parties, None), table_of(parties, Term(start=date(2027, 1, 1), end=date(2028, 12, 31)))
    assert waiting
    assert whole
    assert ([each.total for each in waiting.sums or ()], waiting.total) == ([None, kr(90_000)], None)
    assert ([each.total for each in whole.sums or ()], whole.total) == ([kr(290_000), kr(90_000)], kr(380_000))
