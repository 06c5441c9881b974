"""One case becomes whole files or a reason why not; nothing is done twice, and nobody's own work is overwritten."""

from __future__ import annotations

import errno
import gc
import sys
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import _lru_cache_wrapper
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest

from iopgen.batch.entry import Answer, State
from iopgen.batch.names import Names
from iopgen.batch.sources import Sources
from iopgen.batch.work import Order, Task, Workshop, open_workshop
from iopgen.draft import draft_case, open_library, write_review, write_word
from iopgen.model.library import ClauseLibrary
from iopgen.word import Audience, TextLost

from ..conftest import lay_small_library
from .cases import BAD, DAY, TODAY, contents, good, write

Make = Callable[..., Answer]


@pytest.fixture
def order(tmp_path: Path, small_folder: Path) -> Order:
    (tmp_path / "ut").mkdir()
    return Order(small_folder, "", tmp_path / "ut", DAY, Audience.OFFICER, TODAY, "1", force=False)


@pytest.fixture
def make(order: Order, small: ClauseLibrary, tmp_path: Path) -> Make:
    """Makes the draft of one case file, as a batch would."""

    def made(text: str = good("A"), before: Answer | None = None, name: str = "a.yaml", **other: object) -> Answer:
        write(tmp_path, {name: text})
        (found,) = Sources([tmp_path / name]).cases(order.output)
        task = Task(found, Names(order.audience).of(found.case), before.entry if before else None)
        return Workshop(replace(order, **other), small)(task)  # type: ignore[arg-type]

    return made


def problem(answer: Answer) -> str:
    assert answer.entry.row.state is State.REFUSED
    assert (answer.entry.key, answer.entry.files) == ("", {})
    (only,) = answer.entry.row.problems
    return only


def test_draft_and_sheet_are_those_that_generate_writes(
    make: Make, order: Order, small: ClauseLibrary, tmp_path: Path
) -> None:
    answer = make()
    draft = draft_case(tmp_path / "a.yaml", small, DAY, TODAY)
    assert contents(order.output) == {
        "utkast-a.docx": write_word(draft, small, Audience.OFFICER),
        "utkast-a.granskning.docx": write_review(draft, small),
    }
    assert answer.entry.row.documents == ("utkast-a.docx", "utkast-a.granskning.docx")
    assert not answer.is_old


def test_partners_copy_has_no_sheet(make: Make, order: Order) -> None:
    make(audience=Audience.PARTNER)
    assert list(contents(order.output)) == ["utkast-a.docx"]


def test_row_tells_what_is_missing_and_what_the_review_says(make: Make) -> None:
    row = make(good("A").replace("goals: {purpose: fler möts}\n", "")).entry.row
    assert row.state is State.WITH_GAPS
    assert "syfte [goals.purpose]" in row.missing
    assert row.outcome == "gå vidare efter åtgärd"
    assert row.problems == ()


def test_bad_case_tells_why_with_its_line_and_writes_nothing(make: Make, order: Order, tmp_path: Path) -> None:
    told = problem(make(BAD))
    assert told.startswith(f'{tmp_path / "a.yaml"}:2: term.start (avtalets startdatum): "i morgon" är inte ett datum.')
    assert contents(order.output) == {}


def test_what_is_done_is_not_done_again(make: Make, order: Order) -> None:
    first = make()
    before = {path.name: path.stat().st_mtime_ns for path in order.output.iterdir()}
    again = make(before=first)
    assert again == replace(first, is_old=True)
    assert {path.name: path.stat().st_mtime_ns for path in order.output.iterdir()} == before


@pytest.mark.parametrize(
    "other",
    [
        {"text": good("Annat")},
        {"text": "\n" + good("A")},
        {"setting": "2"},
    ],
    ids=["another case", "other lines", "another library"],
)
def test_what_has_changed_is_done_again(make: Make, other: dict[str, str]) -> None:
    first = make()
    again = make(before=first, **other)
    assert not again.is_old
    assert again.entry.row.state is not State.REFUSED


def test_file_that_is_gone_is_made_again(make: Make, order: Order) -> None:
    first, before = make(), contents(order.output)
    (order.output / "utkast-a.granskning.docx").unlink()
    assert not make(before=first).is_old
    assert contents(order.output) == before


@pytest.mark.parametrize("text", [good("A"), good("Annat")])
def test_what_somebody_has_changed_is_not_overwritten_unasked(make: Make, order: Order, text: str) -> None:
    first = make()
    (order.output / "utkast-a.docx").write_text("mitt arbete")
    sheet = (order.output / "utkast-a.granskning.docx").read_bytes()
    told = problem(make(text, before=first))
    assert told == (
        f"{order.output / 'utkast-a.docx'}: det finns redan en annan fil med det namnet. "
        "Flytta den, eller skriv över den med --force."
    )
    assert (order.output / "utkast-a.docx").read_text() == "mitt arbete"
    assert (order.output / "utkast-a.granskning.docx").read_bytes() == sheet
    make(text, before=first, force=True)
    assert ZipFile(order.output / "utkast-a.docx").testzip() is None


def test_draft_of_another_case_with_the_same_name_is_not_overwritten_unasked(
    make: Make, order: Order, tmp_path: Path
) -> None:
    first = make(name="mars/a.yaml")
    before = contents(order.output)
    told = make(good("Annat"), before=first, name="april/a.yaml").entry.row.problems
    ours = f"ärendet i {tmp_path / 'mars/a.yaml'} har redan ett utkast med det namnet. "
    advice = "Ange en annan mapp med --output, eller skriv över utkastet med --force."
    assert told == tuple(f"{order.output / name}: {ours}{advice}" for name in sorted(first.entry.files))
    assert contents(order.output) == before
    assert make(good("Annat"), before=first, name="april/a.yaml", force=True).entry.row.documents
    assert contents(order.output) != before


def test_case_is_the_same_wherever_the_command_is_given(
    make: Make, order: Order, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = make(name="mars/a.yaml")
    monkeypatch.chdir(tmp_path / "mars")
    (found,) = Sources([write(Path(), {"a.yaml": good("Annat")}) / "a.yaml"]).cases(order.output)
    library = open_library(order.library)
    again = Workshop(replace(order, output=Path("../ut")), library)(Task(found, first.entry.name, first.entry))
    assert again.entry.row.problems == ()
    assert again.entry.files.keys() == first.entry.files.keys()
    assert again.entry.files != first.entry.files


def test_file_that_was_written_when_the_program_died_is_taken_for_its_own(make: Make, order: Order) -> None:
    make()
    before = contents(order.output)
    assert make().entry.row.state is not State.REFUSED
    assert contents(order.output) == before


@pytest.mark.parametrize("is_there", [True, False])
def test_link_in_the_place_of_a_draft_is_not_written_through(
    make: Make, order: Order, tmp_path: Path, is_there: bool
) -> None:
    elsewhere = tmp_path / "annat.docx"
    if is_there:
        elsewhere.write_text("mitt")
    (order.output / "utkast-a.docx").symlink_to(elsewhere)
    assert "det finns redan en annan fil" in problem(make())
    make(force=True)
    assert not (order.output / "utkast-a.docx").is_symlink()
    assert elsewhere.exists() is is_there
    assert not is_there or elsewhere.read_text() == "mitt"


def test_folder_in_the_place_of_a_draft_is_told(make: Make, order: Order) -> None:
    (order.output / "utkast-a.granskning.docx").mkdir()
    assert "det finns redan en annan fil" in problem(make())
    assert "Det finns redan en mapp med det namnet." in problem(make(force=True))
    assert not (order.output / "utkast-a.docx").exists()


def test_fault_in_a_form_is_told_in_the_words_of_the_form(make: Make, tmp_path: Path) -> None:
    form = """\
Ärende;Myndighet;Avtalets startdatum;Avtalets slutdatum;Avtalet kan sägas upp i förtid;Uppsägningstid
ett;standard;2027-01-01;2026-01-01;nej;3
"""
    place = f"{tmp_path / 'fall.csv'}, rad 2, kolumn"
    assert make(form, name="fall.csv").entry.row.problems == (
        f"{place} Avtalets slutdatum: ”avtalets slutdatum” är 1\u00a0januari\u00a02026, "
        "före ”avtalets startdatum” som är 1\u00a0januari\u00a02027. Rätta dagarna.",
        f"{place} Uppsägningstid: ”uppsägningstid” är angiven, men ”avtalet kan sägas upp i förtid” är nej. "
        "Ta bort den ena uppgiften.",
    )


def test_disk_that_is_full_is_told(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, "no")

    monkeypatch.setattr("iopgen.files.os.fsync", refuse)
    assert "Disken är full." in problem(make())


@pytest.mark.parametrize("error", [RecursionError(), MemoryError(), KeyError("811218-9876"), TextLost("x")])
def test_fault_of_the_program_is_told_by_its_place_and_stops_no_other(
    make: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, error: Exception
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("iopgen.batch.work.write_word", fail)
    told = problem(make())
    assert told.startswith(f"{tmp_path / 'a.yaml'}: fel i programmet: {type(error).__name__} i test_work.py, rad ")
    assert "811218" not in told


WATCHED: list[str] = []
OPENED: list[str] = []


def watch(event: str, arguments: tuple[object, ...]) -> None:
    """Nothing; remembers each file that is opened, by whatever means, in a folder that is watched."""
    if WATCHED and event == "open" and str(arguments[0]).startswith(tuple(WATCHED)):
        OPENED.append(str(arguments[0]))


sys.addaudithook(watch)


def test_everything_is_read_once_for_all_cases(order: Order, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the library only the template is opened when the first draft is made, and nothing for any other."""
    monkeypatch.setenv("IOPGEN_CACHE", "off")
    library = lay_small_library(tmp_path / "bibliotek")
    workshop = open_workshop(replace(order, library=library))
    monkeypatch.setattr(f"{__name__}.WATCHED", [str(library)])
    for number in range(4):
        OPENED.clear()
        (found,) = Sources([write(tmp_path, {"a.yaml": good(f"Fall {number}")}) / "a.yaml"]).cases(order.output)
        assert workshop(Task(found, f"utkast-{number}", None)).entry.key
        assert {Path(name).name for name in OPENED} == (set() if number else {"standard.docx"})


def test_library_that_has_gone_bad_since_the_batch_began_is_the_answer_for_every_case(
    order: Order, tmp_path: Path
) -> None:
    library = lay_small_library(tmp_path / "bibliotek")
    (library / "clauses" / "topics.yaml").write_text("topics: [", "utf-8")
    workshop = open_workshop(replace(order, library=library, shown="lib"))
    for number in range(2):
        (found,) = Sources([write(tmp_path, {"a.yaml": good("A")}) / "a.yaml"]).cases(order.output)
        (problem, *_) = workshop(Task(found, f"utkast-{number}", None)).entry.row.problems
        assert problem.startswith("lib/clauses/topics.yaml:")


def test_memory_does_not_grow_with_the_number_of_cases(order: Order, tmp_path: Path, small: ClauseLibrary) -> None:
    """Each case has its own day, title and party, so that nothing kept of one serves another."""
    workshop, names = Workshop(replace(order, day=None), small), Names(order.audience)

    def held_after(first: int, last: int) -> int:
        for number in range(first, last):
            day = (DAY + timedelta(days=number)).isoformat()
            party = f"partners: [{{name: Förening {number}, resources: [{{kind: pengar, total: {1000 + number}}}]}}]\n"
            text = good(f"Fall {number}").replace("2027-01-01", day) + party
            (found,) = Sources([write(tmp_path, {"fall.yaml": text}) / "fall.yaml"]).cases(order.output)
            assert workshop(Task(found, names.of(found.case), None)).entry.key
        forget_what_is_bounded()
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        held = [held_after(0, 50), held_after(50, 125), held_after(125, 200)]
    finally:
        tracemalloc.stop()
    # Python's own table of names, which all tests fill, may grow by megabytes at once: what is kept grows each time.
    assert min(later - earlier for earlier, later in pairwise(held)) < 75 * MOST_KEPT_OF_A_CASE


MOST_KEPT_OF_A_CASE = 1_000
"""Its name, its day in words and the list of its texts come to some 700 bytes; its facts alone are more than this."""


def forget_what_is_bounded() -> None:
    """Nothing; what is remembered up to a certain number, which a test is too short to reach, takes no room."""
    gc.collect()
    for each in gc.get_objects():
        if isinstance(each, _lru_cache_wrapper) and each.cache_info().maxsize is not None:
            each.cache_clear()
    gc.collect()


def test_documents_are_whole(make: Make, order: Order) -> None:
    make()
    for data in contents(order.output).values():
        assert ZipFile(BytesIO(data)).testzip() is None
