"""What holds of every book: unedited it changes nothing, and a word changes just the line that it stands on."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from iopgen.book import Scope, export_book, import_book
from iopgen.book.labels import CHAINS, fact_names, shown_fact
from iopgen.book.recognise import Recogniser
from iopgen.book.take_in import new_files
from iopgen.model.book import Kind, Line, Said
from iopgen.model.library import Clause, ClauseLibrary
from iopgen.reading.library import read_faulty_library
from iopgen.word.names import w

from ..conftest import lay_small_library
from .conftest import TODAY
from .editing import Edited, Element
from .libraries import Written, libraries

WORD, TYPED = "möts", "Zebra"


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library without clauses."""
    folder = lay_small_library(tmp_path_factory.mktemp("any") / "library")
    for path in folder.rglob("*.md"):
        path.unlink()
    return folder


def laid(ground: Path, written: tuple[Written, ...]) -> ClauseLibrary:
    """The library of the files, of those that can be read."""
    folder = ground / "clauses" / "main"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for each in written:
        (folder / each.name).write_bytes(each.data)
    library, problems = read_faulty_library(ground)
    assert [problem for problem in problems if "finns inte" not in problem.message] == []
    return library


SLOW = settings(
    deadline=None,
    derandomize=True,
    max_examples=20,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
"""The same libraries each time; to shrink a fault would take minutes."""


@SLOW
@given(written=libraries())
def test_book_that_nobody_has_edited_changes_nothing(ground: Path, written: tuple[Written, ...]) -> None:
    library = laid(ground, written)
    found = import_book(export_book(library, Scope(), TODAY), "bok.docx", library, TODAY)
    assert [str(problem) for problem in found.problems] == []
    assert [change.differences for change in found.changes.texts] == []
    assert found.files == {}
    assert found.changes.unchanged == len(library.clauses)


def words_in(book: Edited, clause: Clause) -> list[Element]:
    """Every run of the clause's text that has the word, but facts and references."""
    return [
        run
        for block in book.blocks(clause.id)[2:]
        for run in block.iter(w("t"))
        if WORD in (run.text or "")
        and not list(run.iterancestors(w("sdt")))
        and not is_reference(run)
        and is_text(block)
    ]


def is_reference(run: Element) -> bool:
    return "IOPHanvisning" in [each.get(w("val")) for each in next(run.iterancestors(w("r"))).iter(w("rStyle"))]


def is_text(block: Element) -> bool:
    return "IOPRad" not in [each.get(w("val")) for each in block.iter(w("pStyle"))]


def squeezed(text: str) -> str:
    """The text without any space, and as nobody had reviewed it."""
    return "".join(re.sub(r"(?m)^reviewed:[^#\n]*", "reviewed: null", text).split())


@SLOW
@given(written=libraries(), seed=st.integers(0, 999))
def test_word_that_is_typed_changes_just_its_paragraph(ground: Path, written: tuple[Written, ...], seed: int) -> None:
    library = laid(ground, written)
    book = Edited.of(export_book(library, Scope(), TODAY), ground)
    found = [(clause, run) for clause in library.clauses if not clause.locked for run in words_in(book, clause)]
    assume(found)
    clause, target = found[seed % len(found)]
    target.text = (target.text or "").replace(WORD, TYPED, 1)
    changes = import_book(book.saved(), "bok.docx", library, TODAY)
    assert [change.clause.id for change in changes.changes.texts if change.clause] == [clause.id]
    files = new_files(changes.changes.texts, library).texts
    assert list(files) == [clause.path]
    before, after = (ground / clause.path).read_bytes().decode(), files[clause.path] or ""
    places = [match.span() for match in re.finditer(WORD, before)]
    assert squeezed(after) in [squeezed(f"{before[:start]}{TYPED}{before[end:]}") for start, end in places]
    new = ("|", "reviewed:")  # a table is written anew as a whole
    kept = [line for line in after.splitlines() if TYPED not in line and not line.startswith(new)]
    left = iter(before.splitlines())
    assert all(line in left for line in kept)  # in the same order


@pytest.mark.parametrize("chain", CHAINS)
def test_every_fact_is_found_again_by_its_control(chain: tuple[str, ...]) -> None:
    reader = Recogniser({}, {}, ())
    for path in fact_names():
        mark = " | ".join((path, *chain))
        text, _ = shown_fact(mark)
        assert reader.line(Line((Said(text, Kind.FACT, mark),))).runs == (Said(text, Kind.FACT, mark),)
    assert reader.remarks == []


def test_every_fact_is_found_again_by_its_words_alone() -> None:
    reader = Recogniser({}, {}, ())
    for path in fact_names():
        text, _ = shown_fact(path)
        assert reader.line(Line((Said(f"till {text}."),))).runs[1] == Said(text, Kind.FACT, path)
    assert reader.remarks == []
