"""Every Swedish form that the program writes by itself."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iopgen.model.case import LegalForm
from iopgen.model.fact import Count, Days, Euro, Kronor, Months, OrgNumber, Share
from iopgen.swedish import (
    FILTERS,
    SIBILANTS,
    capital,
    genitive,
    write,
    write_count,
    write_date,
    write_euro,
    write_kronor,
    write_length,
    write_list,
    write_number,
    write_share,
)

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
AMOUNTS = st.decimals(0, 10**13, places=2)
MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip


def plain(text: str) -> str:
    """The text with ordinary spaces; there must be no ordinary one in it."""
    assert " " not in text
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Borås", "Borås"),
        ("Borås Stad", "Borås Stads"),
        ("Göteborgs Stad", "Göteborgs Stads"),
        ("Region Jönköpings län", "Region Jönköpings läns"),
        ("Röda Korset", "Röda Korsets"),
        ("Hälsans Hus", "Hälsans Hus"),
        ("Café Lax", "Café Lax"),
        ("Fritz", "Fritz"),
        ("Staden", "Stadens"),
        ("Kommunen", "Kommunens"),
        ("RFSL", "RFSL:s"),
        ("SIOS", "SIOS"),
        ("IOGT-NTO", "IOGT-NTO:s"),
        ("Plan B", "Plan B:s"),
        ("Forum 2030", "Forum 2030:s"),
        ("Å", "Å:s"),
        ("", ""),
    ],
)
def test_genitive(name: str, expected: str) -> None:
    assert genitive(name) == expected


@given(st.text(min_size=1))
def test_genitive_keeps_the_name_and_ends_as_genitives_do(name: str) -> None:
    assert genitive(name).startswith(name)
    assert genitive(name)[len(name) :] in ("", "s", ":s")
    assert genitive(name).endswith(SIBILANTS)
    assert genitive(genitive(name)) == genitive(name)


@pytest.mark.parametrize(
    ("items", "expected"), [([], ""), (["a"], "a"), (["a", "b"], "a och b"), (["a", "b", "c"], "a, b och c")]
)
def test_list(items: list[str], expected: str) -> None:
    assert write_list(items) == expected


@given(st.lists(st.sampled_from(["Föreningen", "Stiftelsen", "Kyrkan"]), min_size=2))
def test_list_names_all_in_order_with_one_och(items: list[str]) -> None:
    assert write_list(items).replace(" och ", ", ").split(", ") == items
    assert write_list(items).count(" och ") == 1


@given(DAYS)
def test_date_is_day_month_and_year_that_never_part(day: date) -> None:
    assert plain(write_date(day)) == f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("0", "0 kr"),
        ("999", "999 kr"),
        ("1000", "1 000 kr"),
        ("1250000", "1 250 000 kr"),
        ("1250000.00", "1 250 000 kr"),
        ("1250000.5", "1 250 000,50 kr"),
        ("0.05", "0,05 kr"),
    ],
)
def test_kronor(amount: str, expected: str) -> None:
    assert plain(write_kronor(Decimal(amount))) == expected


@given(AMOUNTS)
def test_nothing_is_lost_when_an_amount_is_written(amount: Decimal) -> None:
    for written, unit in ((write_kronor(amount), " kr"), (write_euro(amount), " euro"), (write_number(amount), "")):
        digits = plain(written).removesuffix(unit).replace(" ", "").replace(",", ".")
        assert Decimal(digits) == amount


@pytest.mark.parametrize(
    ("share", "expected"), [("0", "0 %"), ("0.64", "64 %"), ("0.638", "63,8 %"), ("0.6375", "63,8 %"), ("1", "100 %")]
)
def test_share(share: str, expected: str) -> None:
    assert plain(write_share(Decimal(share))) == expected


@pytest.mark.parametrize(
    ("share", "expected"),
    [("0.0000014", "mindre än 0,1~%"), ("0.001", "0,1~%"), ("0.999", "99,9~%"), ("0.9999986", "mer än 99,9~%")],
)
def test_share_never_reads_as_nothing_or_as_the_whole(share: str, expected: str) -> None:
    assert write_share(Decimal(share)).replace("\u00a0", "~") == expected


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "0 bilagor"), (1, "1 bilaga"), (2, "2 bilagor"), (1200, "1 200 bilagor")]
)
def test_word_agrees_with_its_number(number: int, expected: str) -> None:
    assert plain(write_count(number, "bilaga", "bilagor")) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2027-01-01", "2027-12-31", "1 år"),
        ("2027-01-01", "2029-12-31", "3 år"),
        ("2027-03-15", "2028-09-14", "1 år och 6 månader"),
        ("2027-01-01", "2028-01-31", "1 år och 1 månad"),
        ("2027-02-01", "2027-02-28", "1 månad"),
        ("2028-02-01", "2028-02-28", None),
        ("2027-01-01", "2027-01-01", None),
        ("2027-01-01", "2026-12-31", None),
    ],
)
def test_length(start: str, end: str, expected: str | None) -> None:
    written = write_length(date.fromisoformat(start), date.fromisoformat(end))
    assert (written and written.replace("\u00a0", " ")) == expected


@given(DAYS.filter(lambda day: day.day <= 28), st.integers(1, 12 * 50))
def test_whole_months_are_told_exactly(start: date, months: int) -> None:
    year, month = divmod(start.month - 1 + months, 12)
    end = start.replace(year=start.year + year, month=month + 1) - timedelta(days=1)
    words = (write_length(start, end) or "").replace("\u00a0", " ").split()
    told = {word[:3]: int(number) for number, word in pairwise(words) if number.isdigit()}
    assert told.get("år", 0) * 12 + told.get("mån", 0) == months


@pytest.mark.parametrize(("text", "expected"), [("organisationen", "Organisationen"), ("över", "Över"), ("", "")])
def test_capital(text: str, expected: str) -> None:
    assert capital(text) == expected


def test_filters_are_those_that_clauses_may_name() -> None:
    assert set(FILTERS) == {"genitive", "capital"}


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        (True, bool, "ja"),
        (False, bool, "nej"),
        ("text som den står", str, "text som den står"),
        (OrgNumber("802599-9015"), OrgNumber, "802599-9015"),
        (LegalForm("ideell_forening"), LegalForm, "ideell förening"),
        (date(2027, 1, 1), date, "1\u00a0januari\u00a02027"),
        (Kronor(Decimal(1000)), Kronor, "1\u00a0000\u00a0kr"),
        (Euro(Decimal(20000)), Euro, "20\u00a0000\u00a0euro"),
        (Share(Decimal("0.5")), Share, "50\u00a0%"),
        (1200, int, "1\u00a0200"),
    ],
)
def test_every_kind_of_fact_is_written_in_swedish(value: object, kind: object, expected: str) -> None:
    assert write(value, kind) == expected


@pytest.mark.parametrize(
    ("kind", "number", "written"),
    [(Months, 1, "1~månad"), (Months, 12, "12~månader"), (Days, 1, "1~dag"), (Days, 30, "30~dagar"), (Count, 3, "3")],
)
def test_number_is_written_with_what_it_counts(kind: object, number: int, written: str) -> None:
    assert write(number, kind).replace("\u00a0", "~") == written
