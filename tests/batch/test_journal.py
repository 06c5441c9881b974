"""The journal remembers the last of each draft, passes by what is broken, and ends as if nothing had happened."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iopgen.batch.entry import Entry, Row
from iopgen.batch.journal import ASIDE, Journal

from .cases import JOURNAL, TODAY

SETTING = {"library": "1"}
LATER = date(2026, 12, 24)


def entry(name: str, key: str = "k", case: str = "Fall") -> Entry:
    row = Row(case, f"{name}.yaml", (f"{name}.docx",), ("syfte",), (), "gå vidare", ())
    return Entry(name, row, f"{name}.yaml", key, {f"{name}.docx": "0"})


def refused(name: str) -> Entry:
    return Entry(name, Row("Fall", f"{name}.yaml", problems=("fel.",)))


def opened(folder: Path, *, resume: bool = True) -> Journal:
    return Journal(folder / JOURNAL, resume=resume)


def finished(folder: Path, *entries: Entry, resume: bool = True) -> bytes:
    journal = opened(folder, resume=resume)
    journal.begin(SETTING, TODAY)
    for each in entries:
        before = journal.find(each.name)
        journal.add(each, is_old=before == each)
    journal.finish()
    return (folder / JOURNAL).read_bytes()


def test_what_was_added_is_found_again(tmp_path: Path) -> None:
    finished(tmp_path, entry("å"), entry("b"))
    journal = opened(tmp_path)
    assert (journal.find("å"), journal.find("b"), journal.find("c")) == (entry("å"), entry("b"), None)
    journal.close()


@pytest.mark.parametrize("setting", ['"x"', "3", "[]", "null", "true"])
def test_setting_that_is_not_the_programs_counts_as_none(setting: str, tmp_path: Path) -> None:
    (tmp_path / JOURNAL).write_text(f'{{"setting": {setting}}}\n', "utf-8")
    journal = opened(tmp_path)
    assert journal.setting == {}
    journal.close()


def test_setting_with_which_the_batch_began_is_known(tmp_path: Path) -> None:
    finished(tmp_path, entry("a"))
    journal = opened(tmp_path)
    assert journal.setting == SETTING
    journal.close()


def test_last_entry_of_a_draft_holds(tmp_path: Path) -> None:
    journal = opened(tmp_path)
    for key in ("1", "2"):
        journal.add(entry("a", key), is_old=False)
    assert journal.find("a") == entry("a", "2")
    journal.close()


def test_entry_is_on_disk_at_once(tmp_path: Path) -> None:
    journal = opened(tmp_path)
    journal.add(entry("a"), is_old=False)
    other = opened(tmp_path)
    assert other.find("a") == entry("a")
    other.close()
    journal.close()


def test_case_that_makes_no_draft_now_leaves_what_is_known_of_the_earlier_one(tmp_path: Path) -> None:
    finished(tmp_path, entry("a"))
    finished(tmp_path, refused("a"))
    journal = opened(tmp_path)
    assert journal.find("a") == entry("a")
    journal.close()


def test_rows_come_in_order_with_old_and_refused_ones(tmp_path: Path) -> None:
    finished(tmp_path, entry("a"), entry("b"))
    journal = opened(tmp_path)
    for each in (refused("c"), entry("b"), entry("d")):
        journal.add(each, is_old=each.name == "b")
    assert list(journal.rows()) == [refused("c").row, entry("b").row, entry("d").row]
    journal.close()


def test_journal_that_went_on_ends_as_one_that_was_never_interrupted(tmp_path: Path) -> None:
    whole = finished(tmp_path, entry("a"), entry("b"), refused("c"), resume=False)
    (tmp_path / JOURNAL).write_bytes(whole[: len(whole) // 2])
    assert finished(tmp_path, entry("a"), entry("b"), refused("c")) == whole
    assert [path.name for path in tmp_path.iterdir()] == [JOURNAL]


def test_one_that_starts_anew_remembers_nothing(tmp_path: Path) -> None:
    finished(tmp_path, entry("a"))
    journal = opened(tmp_path, resume=False)
    assert journal.find("a") is None
    journal.close()


def test_day_of_the_first_run_holds_as_long_as_the_setting_does(tmp_path: Path) -> None:
    def begun(setting: dict[str, str], day: date) -> date:
        journal = opened(tmp_path)
        began = journal.begin(setting, day)
        journal.close()
        return began

    assert begun(SETTING, TODAY) == TODAY
    assert begun(SETTING, LATER) == TODAY
    assert begun({"library": "2"}, LATER) == LATER
    assert begun({"library": "2"}, TODAY) == LATER


@pytest.mark.parametrize("day", ['"i går"', "5", "null"])
def test_day_that_cannot_be_read_is_today(tmp_path: Path, day: str) -> None:
    (tmp_path / JOURNAL).write_text(f'{{"setting": {json.dumps(SETTING)}, "today": {day}}}\n')
    journal = opened(tmp_path)
    assert journal.begin(SETTING, TODAY) == TODAY
    journal.close()


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"{",
        b"[1]",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"key": "k"}',
        b'{"key": "k", "name": "a"}',
        b'{"key": "k", "name": "a", "files": [], "row": {}}',
        b'{"key": "k", "name": "a", "files": {"a": 1}, "row": {"case": "x", "source": "y"}}',
        b'{"key": "k", "name": "a", "files": {}, "row": {"case": 1, "source": "y"}}',
        b'{"key": "k", "name": "a", "files": {}, "row": {"case": "x", "source": "y", "other": "z"}}',
        b'{"key": "k", "name": "a", "files": {}, "row": {"case": "x", "source": "y", "missing": [[]]}}',
    ],
)
def test_broken_line_is_passed_by(tmp_path: Path, line: bytes) -> None:
    before = finished(tmp_path, entry("b"))
    (tmp_path / JOURNAL).write_bytes(line + b"\n" + before)
    journal = opened(tmp_path)
    assert (journal.find("a"), journal.find("b")) == (None, entry("b"))
    journal.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(end=st.integers(0, 600))
def test_journal_cut_anywhere_can_go_on(tmp_path: Path, end: int) -> None:
    whole = finished(tmp_path, entry("a"), entry("b"), resume=False)
    (tmp_path / JOURNAL).write_bytes(whole[:end])
    journal = opened(tmp_path)
    journal.begin(SETTING, TODAY)
    assert journal.find("a") in (None, entry("a"))
    journal.add(entry("c"), is_old=False)
    journal.close()
    again = opened(tmp_path)
    assert again.find("c") == entry("c")
    again.close()


def test_what_an_earlier_run_left_aside_is_replaced(tmp_path: Path) -> None:
    elsewhere = tmp_path / "annat"
    elsewhere.write_text("mitt")
    (tmp_path / ASIDE).symlink_to(elsewhere)
    finished(tmp_path, entry("a"))
    assert elsewhere.read_text() == "mitt"
