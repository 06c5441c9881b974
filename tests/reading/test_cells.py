"""Whatever a person can mean by a value, the cell that holds it means the same, however the spreadsheet stores it."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from stdnum import luhn

from iopgen.form.look import put
from iopgen.model.case import Initiator
from iopgen.model.fact import Count, Kind, Kronor, OrgNumber
from iopgen.personal_number import has_personal_number
from iopgen.reading.cells import SERIAL_DAY_ZERO, Cell, lines_of, plain, text_of
from iopgen.reading.values import Unreadable, read_value
from iopgen.swedish import write_date, write_number

UNHURRIED = settings(deadline=None)  # others may use the machine at the same time
DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))
AMOUNTS = st.decimals(0, 10**12, places=2)
DIGITS = st.from_regex(r"[1-9][0-9][2-9][0-9]{6}", fullmatch=True)
TEXTS = st.text().filter(lambda text: not ILLEGAL_CHARACTERS_RE.search(text) and "_x" not in text)


def meant(value: Any, base: Any, name: str = "name", *, percent: bool = False) -> Any:
    """What the cell that holds `value` means for a fact of type `base`."""
    return read_value(text_of(Cell(value, percent), Kind(base), name), base)


@UNHURRIED
@given(DAYS)
def test_day_is_the_same_however_it_is_stored(day: date) -> None:
    serial = (day - SERIAL_DAY_ZERO).days
    stored = (day, datetime(day.year, day.month, day.day), serial, float(serial), day.isoformat())  # noqa: DTZ001
    for value in (*stored, write_date(day), f"den {write_date(day)}", f" {day} 00:00:00 "):
        assert meant(value, date) == day


@UNHURRIED
@given(AMOUNTS)
def test_amount_is_the_same_however_it_is_stored(amount: Decimal) -> None:
    for value in (float(amount), str(amount), f"{write_number(amount)} kr", str(amount).replace(".", ",")):
        assert meant(value, Kronor) == amount


@UNHURRIED
@given(st.integers(1, 999_999))
def test_number_is_the_same_however_it_is_stored(number: int) -> None:
    for value in (number, float(number), str(number)):
        assert meant(value, Count) == number


@UNHURRIED
@given(DIGITS)
def test_org_number_is_the_same_however_it_is_stored(digits: str) -> None:
    digits += luhn.calc_check_digit(digits)
    written = f"{digits[:6]}-{digits[6:]}"
    for value in (int(digits), float(digits), digits, written, f" {written} ", f"16{digits}", int(f"16{digits}")):
        assert meant(value, OrgNumber) == written


@pytest.mark.parametrize("choice", Initiator)
def test_choice_is_the_same_by_label_and_by_value(choice: Initiator) -> None:
    for value in (choice.value, choice.label, choice.label.upper(), f" {choice.label}\n"):
        assert meant(value, Initiator) is choice


@UNHURRIED
@given(st.lists(st.text(st.characters(categories=("L", "N", "Zs"))).map(str.strip).filter(bool)))
def test_lines_are_items_whatever_sign_each_begins_with(items: list[str]) -> None:
    for sign in ("", "- ", "– ", "• ", "  * "):
        assert lines_of("\n".join(f"{sign}{item}" for item in items)) == items


@UNHURRIED
@given(st.floats(), st.sampled_from([str, bool, date, Kronor, Count, OrgNumber, Initiator]), st.booleans())
def test_any_number_is_understood_or_told(number: float, base: Any, percent: bool) -> None:
    with suppress(Unreadable):
        assert meant(number, base, percent=percent) is not None


@settings(max_examples=25, deadline=None)
@given(st.lists(TEXTS, min_size=20, max_size=40))
def test_text_that_the_program_writes_is_read_as_it_was_and_never_as_a_formula(texts: list[str]) -> None:
    texts += [f"{sign}{text}" for sign in "=+-@" for text in texts[:3]]
    book, written = Workbook(), BytesIO()
    for row, text in enumerate(texts, start=1):
        put(book.worksheets[0], row, 1, text)
    book.save(written)
    cells = [row[0] for row in load_workbook(written).worksheets[0].iter_rows(max_row=len(texts))]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    assert [plain(str(cell.value or "")) for cell in cells] == [plain(text) for text in texts]


@UNHURRIED
@given(st.integers(0, 10**12))
def test_number_of_a_person_stays_one_that_is_found(number: int) -> None:
    assert has_personal_number(text_of(Cell(number), Kind(str), "name")) == has_personal_number(str(number))
