"""Personal numbers are known however they are written, and what is like them is let through."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from iopgen.output import NAMELESS, place_files, plain_name
from iopgen.personal_number import has_personal_number, may_have_personal_number, without_personal_numbers
from iopgen.problem import Place, Problem, ProblemsFound

from .conftest import ROOT

PERSON = "811218", "9876"
APART = [
    "",
    " ",
    "  ",
    "-",
    "--",
    "–",
    " - ",
    "/",
    ":",
    ".",
    ",",
    "_",
    "~",
    "+",
    "\n",
    "\u00a0",
    "\u2011",
    "\u200b",
    "➖",
]
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
LIKE_ONE = (
    "802599-9015", "16802599-9015", "5566778899", "123-4567", "12 34 56-7", "8327-9, 123 456 789-0", "123 123 45 67",
    "08-123 45 67", "08-112 198 76", "070-112 18 98", "+46 8 11 21 98 76", "0911-12 18 98", "1 300 000 kr",
    "2026-12-15", "2026-12-15 kl. 14.30", "KS 2026-00123", "KSN-2018-2469", "KS 2021/1218", "501 80 Borås", "2027–2029",
    "SFS 2017:725", "(EU) 2023/2831", "SE45 5000 0000 0583 9825 7466", "250 000, 300 000 och 350 000",
)  # fmt: skip
NOT_REAL = ("811218-9875", "811318-9872", "810230-9878", "81121-89876", "8112 1898 76")


@given(before=st.sampled_from(APART), after=st.sampled_from(APART), century=st.sampled_from(["", "19", "19 "]))
def test_number_is_found_whatever_sets_its_parts_apart(before: str, after: str, century: str) -> None:
    """Year, month and day stand together or all apart."""
    day, last = PERSON
    written = century + before.join((day[:2], day[2:4], day[4:])) + after + last
    for text in (
        written,
        f"Anna ({written}) ringer.",
        f"Rum a{written}",
        written.translate({48 + n: 0xFF10 + n for n in range(10)}),
    ):
        assert has_personal_number(text)
        assert not has_personal_number(without_personal_numbers(text))


def test_number_with_its_century_is_hidden_and_nothing_beside_it() -> None:
    for number in ("19811218-9876", "811218-9876", "198112189876"):
        assert without_personal_numbers(f"anna {number}.yaml: fel; {number}.") == "anna ….yaml: fel; …."


@given(day=DAYS, serial=st.integers(0, 999), is_coordination=st.booleans())
def test_every_persons_number_is_found(day: date, serial: int, is_coordination: bool) -> None:
    digits = f"{day:%y%m}{day.day + 60 * is_coordination:02}{serial:03}"
    number = digits + luhn.calc_check_digit(digits)
    assert has_personal_number(f"{number[:6]}-{number[6:]}")
    assert has_personal_number(f"{day:%Y}{number[2:6]}-{number[6:]}")


@pytest.mark.parametrize("text", [*LIKE_ONE, *NOT_REAL])
def test_what_is_no_persons_number_is_let_through(text: str) -> None:
    assert not has_personal_number(text)
    assert without_personal_numbers(text) == text


@given(first=DAYS, last=DAYS, between=st.sampled_from(["–", " – ", " ", ", ", " till ", "/"]))
def test_spans_of_days_are_let_through(first: date, last: date, between: str) -> None:
    assert not has_personal_number(f"{first}{between}{last}")
    assert not has_personal_number(f"{first:%Y%m%d}{between}{last:%Y%m%d}")


@given(digits=st.integers(0, 10**9 - 1), third=st.integers(2, 9))
def test_organisation_numbers_are_let_through(digits: int, third: int) -> None:
    nine = f"{digits:09}"
    number = nine[:2] + str(third) + nine[3:]
    number += luhn.calc_check_digit(number)
    assert not has_personal_number(f"{number[:6]}-{number[6:]}")
    assert not has_personal_number(f"{number[:6]}-{number[6:]}, {number[:6]}-{number[6:]}")


def test_nothing_in_samples_profiles_and_clauses_is_a_personal_number() -> None:
    folders = ("samples", "authorities", "clauses", "review", "tests/golden")
    paths = [
        path for folder in folders for path in (ROOT / folder).rglob("*.*") if path.suffix in (".yaml", ".md", ".txt")
    ]
    assert len(paths) > 100
    assert [path for path in paths if has_personal_number(path.read_text(encoding="utf-8"))] == []


def test_ten_digits_that_begin_with_0_are_a_phone_number_where_one_is_asked_for() -> None:
    for text in ("0112189873", "011218 9873", "01 12 18 9873"):
        assert has_personal_number(text)
        assert not has_personal_number(text, phone=True)
    assert has_personal_number("011218-9873", phone=True)


def test_misspelt_number_is_like_one() -> None:
    assert may_have_personal_number("811218-9875")
    assert not may_have_personal_number("1 300 000 kr")


def test_no_problem_repeats_a_number() -> None:
    told = Problem(Place("811218-9876.yaml", 1), "”{{ 1981-12-18 9876 }}” finns inte.", "Menade du 802599-9015?")
    assert str(told) == "….yaml:1: ”{{ … }}” finns inte. Menade du 802599-9015?"


@pytest.mark.parametrize("name", ["Stöd till 811218-9876", "8112ø18 §§ 9876", "1981 12 18 §: 9876"])
def test_no_file_is_named_by_a_number(name: str) -> None:
    assert plain_name(name) == NAMELESS


@pytest.mark.parametrize("output", ["811218-9876.docx", "811218-9876/", "a/1981-12-18 9876/b.docx"])
def test_no_file_is_written_under_a_number(output: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        place_files([], [], Path(output), "officer", (".docx",), force=False)
    assert "innehåller ett personnummer. Välj ett annat namn" in str(found.value)
    assert "9876" not in str(found.value)
