"""`iopgen batch` on screen: what it shows and tells, its exit status, and the bar on a terminal."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from docx import Document

from iopgen.cli import batch as module

from ..batch.cases import BAD, good, start, write
from ..conftest import ROOT
from .conftest import Run, names

HINT = "Skriv ÅÅÅÅ-MM-DD, till exempel 2027-01-01."


def test_batch_is_summed_up_on_screen(run: Run) -> None:
    write(Path("fall"), {"a.yaml": good("A"), "b.yaml": good("B")})
    result = run("batch", "fall", "-o", "ut", "--jobs", "1")
    assert (result.exit_code, result.stderr) == (0, "")
    shown = result.stdout
    assert [word in shown for word in ("Ärende", "Utkast", "Saknas", "Att bekräfta", "Problem", "Granskning")] == [
        True
    ] * 6
    assert re.search(r"│ a +│ utkast-a.docx │ [1-9]\d* +│ 0 +│ 0 +│ gå vidare efter åtgärd │", shown)
    assert shown.endswith(
        "Utkast utan luckor: 0\nUtkast med luckor: 2\nInget utkast: 0\n"
        f"Sammanfattning: {Path('ut', 'sammanfattning.xlsx')}\n"
    )
    assert names("ut") == [
        "iopgen-batch.jsonl", "sammanfattning.xlsx", "utkast-a.docx", "utkast-a.granskning.docx", "utkast-b.docx",
        "utkast-b.granskning.docx",
    ]  # fmt: skip


def test_bad_case_is_told_with_its_line_and_the_status_says_so(run: Run) -> None:
    write(Path("fall"), {"a.yaml": BAD, "b.yaml": good("B")})
    result = run("batch", "fall", "borta.yaml", "-o", "ut", "--jobs", "1")
    assert result.exit_code == 1
    assert result.stderr == (
        f'{Path("fall", "a.yaml")}:2: term.start (avtalets startdatum): "i morgon" är inte ett datum. {HINT}\n'
        "borta.yaml: filen finns inte. Kontrollera namn och mapp.\n"
    )
    assert "Utkast med luckor: 1\nInget utkast: 2\n" in result.stdout


def test_form_may_call_the_authority_by_its_word_when_the_profile_names_it(run: Run) -> None:
    form = "Ärende;Myndighet;Styrgrupp: sammankallande\na;boras;myndighet 1\nb;standard;myndighet 1\n"
    write(Path(), {"svar.csv": form})
    result = run("batch", "svar.csv", "-o", "ut", "--jobs", "1", "--library", str(ROOT))
    assert result.stderr == (
        "svar.csv, rad 3, kolumn Styrgrupp: sammankallande: parten myndighet 1 har inget namn. "
        "Fyll i det på bladet Parter.\n"
    )
    text = " ".join(each.text for each in Document("ut/utkast-a.docx").paragraphs)
    assert "Sammankallande är Borås Stad." in text


def test_what_is_skipped_is_counted(run: Run) -> None:
    write(Path("fall"), {"a.yaml": good("A")})
    first = run("batch", "fall", "-o", "ut", "--jobs", "1")
    assert "oförändrade" not in first.stdout
    again = run("batch", "fall", "-o", "ut", "--jobs", "1", "--resume")
    assert (again.exit_code, "Redan gjorda och oförändrade: 1\n" in again.stdout) == (0, True)


def test_long_table_is_left_to_the_spreadsheet(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST_TABLE", 1)
    write(Path("fall"), {"a.yaml": good("A"), "b.yaml": good("B")})
    shown = run("batch", "fall", "-o", "ut", "--jobs", "1").stdout
    assert "utkast-a.docx" not in shown
    assert shown.startswith("Utkast utan luckor: 0\nUtkast med luckor: 2\n")


def test_date_and_audience_hold_for_all(run: Run) -> None:
    write(Path("fall"), {"a.yaml": "authority: dated\n", "b.yaml": "authority: dated\ndate: 2027-01-01\n"})
    refused = run("batch", "fall", "-o", "ut", "--jobs", "1", "--date", "2019-12-31")
    assert refused.stderr.count("det finns inga regler för dated som gäller den 2019-12-31.") == 2
    made = run("batch", "fall", "-o", "kopior", "--jobs", "1", "--audience", "partner", "--date", "2027-01-01")
    assert made.exit_code == 0
    assert names("kopior")[2:] == ["utkast-a-partner.docx", "utkast-b-partner.docx"]


@pytest.mark.parametrize("jobs", ["0", "61", "två"])
def test_number_of_jobs_is_a_number_that_can_be_had(run: Run, jobs: str) -> None:
    write(Path("fall"), {"a.yaml": good("A")})
    result = run("batch", "fall", "-o", "ut", "--jobs", jobs)
    assert result.exit_code == 2
    assert "--jobs" in result.stderr
    assert "range" not in result.stderr
    assert not Path("ut").exists()


def test_output_must_be_named(run: Run) -> None:
    result = run("batch", "fall")
    assert (result.exit_code, "Val saknas: '-o' / '--output'" in result.stderr) == (2, True)


@pytest.mark.skipif(os.name == "nt", reason="no terminal can be made")
def test_terminal_shows_how_many_are_done_and_the_time_left(tmp_path: Path, small_folder: Path) -> None:
    import pty

    write(tmp_path / "fall", {"a.yaml": good("A"), "b.yaml": BAD, "[röd].yaml": good("C")})
    ours, theirs = pty.openpty()
    wide = {"TERM": "xterm", "COLUMNS": "120"}
    program = start(
        tmp_path / "fall", "-o", tmp_path / "ut", "--library", small_folder, screen=theirs, environment=wide
    )
    os.close(theirs)
    shown = b""
    while piece := _read(ours):
        shown += piece
    os.close(ours)
    program.communicate(timeout=60)
    assert program.returncode == 1
    told = re.sub(r"\x1b\[[\d?;]*\w", "", shown.decode())
    assert "3/3" in told
    assert "kvar: 0:00:0" in told
    assert f'b.yaml:2: term.start (avtalets startdatum): "i morgon" är inte ett datum. {HINT}' in told


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # how a terminal says that nobody writes to it any more
        return b""
