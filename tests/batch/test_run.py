"""Whole batches: what is in the folder afterwards, however many processes there are and whatever happens to them."""

from __future__ import annotations

import json
import os
import signal
import time
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from subprocess import Popen
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from iopgen.batch import Sources
from iopgen.batch.entry import State
from iopgen.batch.journal import Journal
from iopgen.problem import ProblemsFound
from iopgen.word import Audience

from ..conftest import lay_small_library
from .cases import BAD, DAY, JOURNAL, SUMMARY, TODAY, batch, contents, drafts, good, mixed, start, write

SURROUNDINGS = [
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"},
    {"PYTHONHASHSEED": "4711", "TZ": "Etc/GMT+12", "LC_ALL": "C", "PYTHONUTF8": "0", "LANG": "C"},
]
MANY = 40


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A folder of cases; each tenth is bad."""
    files = {f"{number:03}.yaml": good(f"Fall {number}") if number % 10 else BAD for number in range(MANY)}
    return write(tmp_path / "fall", files)


def without_day(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files, of which only the journal's first line tells when the batch began."""
    return files | {JOURNAL: files[JOURNAL].partition(b"\n")[2]}


def ended(program: Popen[str]) -> tuple[int, str, str]:
    """Its status and what it has said, when it and all its processes have let go of the screen."""
    out, err = program.communicate(timeout=120)
    return program.returncode, out, err


def wait_for(program: Popen[str], output: Path, number: int) -> None:
    """Nothing; `number` drafts are then there, and the program is in the midst of its work."""
    until = time.monotonic() + 60
    while len(drafts(output)) < number:
        assert program.poll() is None, program.communicate()
        assert time.monotonic() < until
        time.sleep(0.01)


def test_every_case_comes_to_something_and_none_stops_another(tmp_path: Path, small_folder: Path) -> None:
    output = tmp_path / "ut"
    rows = [answer.entry.row for answer in batch(mixed(tmp_path), output, small_folder).run(TODAY)]
    assert [row.state is not State.REFUSED for row in rows] == [
        True,
        False,
        False,
        True,
        True,
        False,
        True,
        False,
        False,
    ]
    assert drafts(output) == ["utkast-a.docx", "utkast-ensam.docx", "utkast-ett.docx", "utkast-rader-1.docx"]
    faults = [row.problems[0].removeprefix(f"{tmp_path}{os.sep}") for row in rows if row.problems]
    places = [
        "mapp/under/b.yml:2: ",
        "mapp/under/c.json:1: ",
        "rader.jsonl:2: ",
        "blad.csv, rad 3, kolumn ",
        "borta.yaml: ",
    ]
    assert all(fault.startswith(str(Path(place))) for fault, place in zip(faults, places, strict=True))


def test_workbook_tells_the_sheet_the_row_and_the_column_of_a_fault(tmp_path: Path, small_folder: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet
    sheet.title = "Ärenden"
    for row in (("Ärende", "Myndighet", "Avtalets datum"), ("ett", "standard", DAY), ("två", "standard", "i morgon")):
        sheet.append(row)
    book.save(tmp_path / "bok.xlsx")
    made, refused = batch([tmp_path / "bok.xlsx"], tmp_path / "ut", small_folder).run(TODAY)
    assert made.entry.row.documents == ("utkast-ett.docx", "utkast-ett.granskning.docx")
    (told,) = refused.entry.row.problems
    assert told.startswith(f"{tmp_path / 'bok.xlsx'}, bladet Ärenden, rad 3, kolumn Avtalets datum: ")


def test_summary_has_every_case_in_order(tmp_path: Path, small_folder: Path) -> None:
    output = tmp_path / "ut"
    answers = list(batch(mixed(tmp_path), output, small_folder).run(TODAY))
    sheet = load_workbook(BytesIO((output / SUMMARY).read_bytes())).active
    assert sheet
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == [answer.entry.row.case for answer in answers]


@pytest.mark.parametrize("surroundings", SURROUNDINGS, ids=["far east", "far west, in C"])
def test_jobs_hash_seed_and_time_zone_make_no_difference(
    tmp_path: Path, small_folder: Path, surroundings: dict[str, str]
) -> None:
    sources = mixed(tmp_path)
    list(batch(sources, tmp_path / "en", small_folder).run(TODAY))
    two = start(*sources, "-o", tmp_path / "två", "--jobs", "2", "--library", small_folder, environment=surroundings)
    assert ended(two)[0] == 1
    assert without_day(contents(tmp_path / "två")) == without_day(contents(tmp_path / "en"))


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_batch_that_is_ended_in_the_middle_goes_on(
    many: Path, tmp_path: Path, small_folder: Path, how: signal.Signals, jobs: str
) -> None:
    whole, output = tmp_path / "hel", tmp_path / "ut"
    list(batch([many], whole, small_folder, jobs=2).run(TODAY))
    program = start(many, "-o", output, "--jobs", jobs, "--library", small_folder)
    wait_for(program, output, 5)
    os.killpg(program.pid, how)
    status, _, told = ended(program)
    assert status != 0
    if how is signal.SIGINT:
        assert "Fortsätt med samma kommando och --resume.\n" in told
        assert "Traceback" not in told
    assert len(drafts(output)) < MANY * 9 // 10
    assert not (output / SUMMARY).exists()
    for path in output.glob("utkast-*"):
        assert path.read_bytes() == (whole / path.name).read_bytes()
    rest = start(many, "-o", output, "--jobs", jobs, "--library", small_folder, "--resume")
    assert ended(rest)[0] == 1
    assert without_day(contents(output)) == without_day(contents(whole))


def test_processes_end_when_the_one_that_asks_is_killed(many: Path, tmp_path: Path, small_folder: Path) -> None:
    output = tmp_path / "ut"
    program = start(many, "-o", output, "--jobs", "2", "--library", small_folder)
    wait_for(program, output, 3)
    program.kill()
    ended(program)
    assert len(drafts(output)) < MANY * 9 // 10


def test_what_a_killed_program_had_begun_to_write_is_cleared_away(
    many: Path, tmp_path: Path, small_folder: Path
) -> None:
    output = tmp_path / "ut"
    list(batch([many], output, small_folder).run(TODAY))
    before = contents(output)
    (output / ".iopgen-abc123").write_text("halv")
    answers = list(batch([many], output, small_folder, resume=True).run(TODAY))
    assert contents(output) == before
    assert sum(answer.is_old for answer in answers) == MANY * 9 // 10


def test_resumed_batch_makes_only_what_has_changed(many: Path, tmp_path: Path, small_folder: Path) -> None:
    output = tmp_path / "ut"
    list(batch([many], output, small_folder).run(TODAY))
    write(many, {"001.yaml": good("Annat"), "002.yaml": BAD, "010.yaml": good("Rättat")})
    (output / "utkast-003.docx").unlink()
    again = [
        answer.entry.name for answer in batch([many], output, small_folder, resume=True).run(TODAY) if not answer.is_old
    ]
    bad = [f"utkast-{number:03}" for number in (0, 20, 30)]
    assert again == sorted(["utkast-001", "utkast-002", "utkast-003", "utkast-010", *bad])


def test_folder_with_drafts_for_somebody_else_is_left_as_it_is(many: Path, tmp_path: Path, small_folder: Path) -> None:
    output = tmp_path / "ut"
    list(batch([many], output, small_folder).run(TODAY))
    before = contents(output)
    with pytest.raises(ProblemsFound) as found:
        list(replace(batch([many], output, small_folder, resume=True), audience=Audience.PARTNER).run(TODAY))
    advice = "Ange en annan mapp med --output, eller börja om med --force."
    assert str(found.value) == f"{output}: mappen har utkast med --audience officer. {advice}"
    assert contents(output) == before


def test_two_batches_at_once_in_one_folder_are_told(
    many: Path, tmp_path: Path, small_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def finish(_: Journal) -> None:
        raise FileNotFoundError  # the other has taken it away

    monkeypatch.setattr(Journal, "finish", finish)
    output = tmp_path / "ut"
    with pytest.raises(ProblemsFound) as found:
        list(batch([many], output, small_folder).run(TODAY))
    message = "en annan körning har arbetat i mappen samtidigt. Kör en i taget, med --resume."
    assert str(found.value) == f"{output}: {message}"


def test_batch_with_another_library_makes_all_anew(many: Path, tmp_path: Path) -> None:
    library, output = lay_small_library(tmp_path / "bibliotek"), tmp_path / "ut"
    list(batch([many], output, library).run(TODAY))
    template = library / "templates" / "docx" / "standard.docx"
    template.write_bytes((template.parent / "standard.docx").read_bytes() + b"\0")
    assert not any(answer.is_old for answer in batch([many], output, library, resume=True).run(TODAY))


def test_batch_that_goes_on_another_day_is_of_the_day_when_it_began(
    many: Path, tmp_path: Path, small_folder: Path
) -> None:
    output = tmp_path / "ut"
    list(batch([many], output, small_folder).run(TODAY))
    before = contents(output)
    list(batch([many], output, small_folder, resume=True).run(TODAY + timedelta(days=40)))
    assert contents(output) == before
    assert json.loads(before[JOURNAL].partition(b"\n")[0])["today"] == TODAY.isoformat()


def test_broken_journal_costs_work_and_nothing_else(many: Path, tmp_path: Path, small_folder: Path) -> None:
    output = tmp_path / "ut"
    list(batch([many], output, small_folder).run(TODAY))
    before = contents(output)
    head, end, entries = before[JOURNAL][:5000].partition(b"\n")
    (output / JOURNAL).write_bytes(head + end + b"\xff\n" + entries.replace(b'"key"', b'"yek"') + b'{"key"')
    list(batch([many], output, small_folder, resume=True).run(TODAY))
    assert contents(output) == before


def refusal(tmp_path: Path, library: Path, output: Path, **how: bool) -> str:
    sources = [write(tmp_path / "in", {"a.yaml": good("A")})]
    with pytest.raises(ProblemsFound) as found:
        list(replace(batch(sources, output, library), **how).run(TODAY))  # type: ignore[arg-type]
    return str(found.value)


def test_folder_of_an_earlier_batch_is_not_written_in_unasked(tmp_path: Path, small_folder: Path) -> None:
    sources, output = [write(tmp_path / "in", {"a.yaml": good("A")})], tmp_path / "ut"
    list(batch(sources, output, small_folder).run(TODAY))
    before = contents(output)
    assert refusal(tmp_path, small_folder, output) == (
        f"{output}: mappen har en tidigare körning. "
        "Fortsätt den med --resume, börja om med --force eller ange en annan mapp."
    )
    assert contents(output) == before
    assert not any(answer.is_old for answer in batch(sources, output, small_folder, force=True).run(TODAY))
    assert contents(output) == before


def test_file_of_somebody_else_is_not_taken_for_the_journal(tmp_path: Path, small_folder: Path) -> None:
    write(tmp_path, {f"ut/{JOURNAL}": "mina anteckningar"})
    assert refusal(tmp_path, small_folder, tmp_path / "ut", resume=True) == (
        f"{tmp_path / 'ut' / JOURNAL}: är ingen journal som programmet har skrivit. "
        "Flytta filen, eller ange en annan mapp med --output."
    )
    assert contents(tmp_path / "ut") == {JOURNAL: b"mina anteckningar"}


def test_cases_are_not_written_over_by_what_is_made_of_them(tmp_path: Path, small_folder: Path) -> None:
    output = write(tmp_path / "ut", {"sammanfattning.xlsx": "ett ifyllt formulär", JOURNAL: "{}"})
    for name in (JOURNAL, "sammanfattning.xlsx"):
        with pytest.raises(ProblemsFound) as found:
            list(batch([output / name], output, small_folder, force=True).run(TODAY))
        advice = "Byt namn på den, eller ange en annan mapp med --output."
        assert str(found.value) == f"{output / name}: ärendena skulle skrivas över. {advice}"


def test_part_of_a_batch_can_be_made_anew_and_then_all_of_it(tmp_path: Path, small_folder: Path) -> None:
    folder, output = write(tmp_path / "in", {"a.yaml": good("A"), "b.yaml": good("B")}), tmp_path / "ut"
    list(batch([folder], output, small_folder).run(TODAY))
    list(batch([folder / "a.yaml"], output, small_folder, resume=True).run(TODAY))
    write(folder, {"b.yaml": good("Annat")})
    answers = list(batch([folder], output, small_folder, resume=True).run(TODAY))
    assert [(answer.entry.name, answer.entry.row.problems) for answer in answers] == [
        ("utkast-a", ()),
        ("utkast-b", ()),
    ]


def test_output_that_cannot_be_a_folder_is_refused(tmp_path: Path, small_folder: Path) -> None:
    write(tmp_path, {"fil": "mitt", "ut/sammanfattning.xlsx": "mitt"})
    assert refusal(tmp_path, small_folder, tmp_path / "fil").endswith(
        "fil: är en fil, inte en mapp. Ange en mapp med --output."
    )
    assert "filen kan inte skrivas." in refusal(tmp_path, small_folder, tmp_path / "fil" / "under")
    assert "sammanfattning.xlsx: filen finns redan." in refusal(tmp_path, small_folder, tmp_path / "ut", resume=True)
    assert "innehåller ett personnummer." in refusal(tmp_path, small_folder, tmp_path / "811218-9876")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["fil", "in", "ut"]


@pytest.mark.parametrize("how", [{}, {"resume": True}, {"force": True}])
def test_journal_that_leads_elsewhere_is_refused(tmp_path: Path, small_folder: Path, how: dict[str, bool]) -> None:
    elsewhere = tmp_path / "annat"
    elsewhere.write_text("mitt")
    (tmp_path / "ut").mkdir()
    (tmp_path / "ut" / JOURNAL).symlink_to(elsewhere)
    assert "journalen är en länk" in refusal(tmp_path, small_folder, tmp_path / "ut", **how)
    assert elsewhere.read_text() == "mitt"


def test_nothing_is_written_outside_the_folder(tmp_path: Path, small_folder: Path) -> None:
    lines = [{"authority": "standard", "title": title} for title in ("../../x", "/etc/passwd", "C:\\x", "a/b", "..")]
    sources = [write(tmp_path / "in", {"..x.jsonl": "\n".join(map(json.dumps, lines))}) / "..x.jsonl"]
    list(batch(sources, tmp_path / "in" / ".." / "ut", small_folder).run(TODAY))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "ut"]
    assert drafts(tmp_path / "ut") == [f"utkast-x-{number}.docx" for number in range(1, 6)]


def test_cases_within_the_output_folder_are_drafted_beside_them(tmp_path: Path, small_folder: Path) -> None:
    output = write(tmp_path / "ut", {"a.yaml": good("A")})
    for resume in (False, True):
        answers = list(batch([output], output, small_folder, resume=resume).run(TODAY))
        assert [(answer.entry.row.case, answer.is_old) for answer in answers] == [("a", resume)]


def test_cases_are_counted_without_being_made(tmp_path: Path) -> None:
    assert Sources(mixed(tmp_path)).count(tmp_path / "ut") == 9
    assert not (tmp_path / "ut").exists()


def test_two_hundred_cases_of_every_kind(tmp_path: Path, small_folder: Path) -> None:
    """In CI a small version of the large batches: equal bytes of one process and of two, and every draft whole."""
    sources = mixed(tmp_path)
    write(tmp_path / "mapp", {f"{number % 7}/{number}.yaml": good(f"Fall {number}") for number in range(100)})
    lines = [json.dumps({"authority": "standard", "title": f"Rad {number}"}) for number in range(91)]
    write(tmp_path, {"rader.jsonl": "\n".join(lines) + "\n{"})
    for jobs in (1, 2):
        answers = list(batch(sources, tmp_path / str(jobs), small_folder, jobs=jobs).run(TODAY))
        assert len(answers) == 199
    assert contents(tmp_path / "1") == contents(tmp_path / "2")
    assert len(drafts(tmp_path / "1")) == 194
    assert all(ZipFile(path).testzip() is None for path in (tmp_path / "1").glob("*.docx"))
