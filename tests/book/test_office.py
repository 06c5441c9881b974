"""A book that LibreOffice has saved says what it said before; without LibreOffice these tests are skipped."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from iopgen.book import BookImport, Scope, export_book, import_book
from iopgen.model.library import ClauseLibrary
from iopgen.reading.library import read_library

from .conftest import TODAY, Export, TakeIn
from .editing import Edited
from .edits import EDITS, beside, book, facts, grids, table, words

REQUIRED = "IOPGEN_REQUIRE_RENDERING"
pytestmark = pytest.mark.rendering
SAME = (
    "words/typed", "words/paragraph_split", "words/paragraph_made_an_item", "words/typed_while_tracked",
    "words/paragraph_struck_while_tracked", "words/typed_in_a_cell", "facts/fact_written_with_guillemets",
    "facts/reference_written", "facts/control_deleted_but_not_its_text", "table/new_version", "table/signed",
    "table/decision_changed", "book/heading_renamed", "book/form_filled_in", "book/moved_to_another_topic",
    "beside/comment_on_words", "beside/comment_on_a_heading", "grids/column_added",
)  # fmt: skip
GROUPS = (beside, book, facts, grids, table, words)


def saved(books: dict[str, bytes], folder: Path, kind: str = "docx") -> dict[str, bytes]:
    """The books as LibreOffice saves them, all in one run."""
    if shutil.which("soffice") is None:
        if os.environ.get(REQUIRED):
            pytest.fail(f"{REQUIRED} is set, but soffice is not installed")
        pytest.skip("soffice is not installed")
    source, target = folder / f"before_{kind}", folder / f"after_{kind}"
    source.mkdir()
    paths = {name: source / f"{name.replace('/', '-')}.{_kind(data)}" for name, data in books.items()}
    for name, path in paths.items():
        path.write_bytes(books[name])
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(target)]
    subprocess.run([*command, *map(str, paths.values())], check=True, capture_output=True, timeout=300)
    return {name: (target / f"{path.stem}.{kind}").read_bytes() for name, path in paths.items()}


def _kind(data: bytes) -> str:
    return "odt" if b"opendocument.text" in data[:200] else "docx"


def outcome(found: BookImport) -> tuple[object, ...]:
    """What the book changes, and what is told of it."""
    changes = [(each.title, each.sort, each.head, each.units, each.differences) for each in found.changes.texts]
    return changes, sorted((each.text, each.message) for each in found.faults), found.files, found.changes.unchanged


def test_book_of_the_whole_library_changes_nothing(library: ClauseLibrary, tmp_path: Path) -> None:
    data = saved({"bok": export_book(library, Scope(), date(2026, 11, 21))}, tmp_path)["bok"]
    found = import_book(data, "bok.docx", library, date(2026, 11, 21))
    assert [str(problem) for problem in found.problems] == []
    assert [each.differences for each in found.changes.texts] == []
    assert found.changes.unchanged == len(library.clauses)


@pytest.fixture(scope="module")
def after_office(export: Export, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[bytes, bytes]]:
    """The edited books, as Word and as LibreOffice saves them."""
    folder = tmp_path_factory.mktemp("office")
    before = {}
    for name in SAME:
        edited = Edited.of(export(EDITS[name].scope), folder)
        EDITS[name].act(edited)
        before[name] = edited.saved()
    after = saved(before, folder)
    return {name: (before[name], after[name]) for name in SAME}


@pytest.mark.parametrize("name", SAME)
def test_edited_book_says_the_same_when_libreoffice_has_saved_it(
    name: str, after_office: dict[str, tuple[bytes, bytes]], take_in: TakeIn
) -> None:
    before, after = after_office[name]
    assert outcome(take_in(after)) == outcome(take_in(before))


def test_every_edit_asked_is_one_of_those_that_are_known() -> None:
    assert set(SAME) <= set(EDITS)
    assert {name.partition("/")[0] for name in SAME} == {group.__name__.rpartition(".")[2] for group in GROUPS}


def test_book_of_the_small_library_survives_being_an_open_document(
    export: Export, folder: Path, tmp_path: Path
) -> None:
    office = tmp_path / "office"
    office.mkdir()
    text = saved({"bok": export(Scope())}, office, "odt")
    found = import_book(saved(text, office)["bok"], "bok.docx", read_library(folder), TODAY)
    assert [str(problem) for problem in found.problems] == []
    assert [each.differences for each in found.changes.texts] == []
