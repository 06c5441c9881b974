"""The summary as a spreadsheet: a row for each case, text that is never a formula, equal rows equal bytes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from iopgen.batch.entry import Row
from iopgen.batch.summary import COLUMNS, LONGEST_CELL, write_summary

MADE = Row(
    "fall", "mapp/fall.yaml", ("utkast-fall.docx", "utkast-fall.granskning.docx"), ("syfte [goals.purpose]", "x [y]"),
    ("ort [z]",), "kan gå vidare",
)  # fmt: skip
REFUSED = Row("fel", "fel.yaml", problems=("fel.yaml:2: ett.", "fel.yaml:3: två."))


def read(data: bytes) -> list[list[Any]]:
    sheet = load_workbook(BytesIO(data)).active
    assert sheet
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_each_case_has_a_row_beneath_the_headings() -> None:
    head, made, refused = read(write_summary([MADE, REFUSED]))
    assert head == list(COLUMNS)
    assert made == [
        "fall", "utkast med luckor", "utkast-fall.docx, utkast-fall.granskning.docx", 2, 1, "kan gå vidare", None,
        "syfte [goals.purpose]\nx [y]", "ort [z]", "mapp/fall.yaml",
    ]  # fmt: skip
    assert refused == [
        "fel", "inget utkast", None, None, None, None, "fel.yaml:2: ett.\nfel.yaml:3: två.", None, None, "fel.yaml",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["=1+1", "+46", "-1", "@SUM(A1)", "=cmd|'/c calc'!A0", "\t=1", "#REF!", "2027-01-01"])
def test_text_is_never_read_as_anything_else(text: str) -> None:
    sheet = load_workbook(BytesIO(write_summary([Row(text, text)]))).active
    assert sheet
    cell = sheet["A2"]
    assert (cell.data_type, cell.value) == ("s", text)


def test_what_no_spreadsheet_can_hold_is_left_out() -> None:
    rows = read(write_summary([Row("a\x00b\uffffc\ud800d", "x" * 40_000)]))
    assert rows[1][0] == "a b c d"
    assert len(rows[1][-1]) == LONGEST_CELL


def test_equal_rows_give_equal_bytes_whenever_they_are_written(monkeypatch: pytest.MonkeyPatch) -> None:
    first = write_summary([MADE, REFUSED])
    later = time.time() + 100_000
    monkeypatch.setattr("time.time", lambda: later)
    time.sleep(1.1)  # the clock of an archive counts seconds
    assert write_summary([MADE, REFUSED]) == first


def test_no_cases_give_headings_alone() -> None:
    assert read(write_summary([])) == [list(COLUMNS)]


def test_rows_are_taken_one_at_a_time_and_nothing_is_left_on_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    sizes: list[int] = []

    def rows() -> Iterator[Row]:
        for _ in range(3000):
            sizes.append(sum(path.stat().st_size for path in tmp_path.iterdir()))
            yield MADE

    write_summary(rows())
    assert sizes[-1] > sizes[1000] > sizes[10]
    assert list(tmp_path.iterdir()) == []
