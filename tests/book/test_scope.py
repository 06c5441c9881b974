"""A book of a part of the library is held against that part alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from iopgen.book import Scope, export_book, scope_of
from iopgen.cli import main
from iopgen.reading.library import read_library

from .conftest import TODAY

SCOPES = {
    "everything": Scope(),
    "one topic": Scope(topics=("more",)),
    "two topics": Scope(topics=("main", "more")),
    "an authority": Scope(authority="dated"),
    "a day": Scope(day=date(2026, 6, 1)),
    "all of them": Scope("dated", date(2026, 6, 1), ("more",)),
}
KEYS = "---\nid: keys\ntitle: Nycklar\ntopic: {topic}\norder: 90\nsummary: En mening.\n---\nText.\n"


def written(folder: Path, scope: Scope) -> Path:
    path = folder.parent / "bok.docx"
    path.write_bytes(export_book(read_library(folder), scope, TODAY))
    return path


def told(folder: Path, *sides: Path) -> list[str]:
    output = folder.parent / "skillnader.docx"
    arguments = ["book", "diff", *map(str, sides), "--output", str(output), "--force", "--library", str(folder)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    return result.output.splitlines()[:-1]


@pytest.mark.parametrize("name", SCOPES)
def test_book_knows_what_it_was_written_to_hold(name: str, folder: Path) -> None:
    assert scope_of(written(folder, SCOPES[name])) == SCOPES[name]


def test_library_holds_everything(folder: Path) -> None:
    assert scope_of(folder) == Scope()


@pytest.mark.parametrize("name", SCOPES)
def test_what_a_book_was_not_to_hold_is_not_told_as_gone(name: str, folder: Path) -> None:
    book = written(folder, SCOPES[name])
    assert told(folder, book) == told(folder, folder, book) == told(folder, book, folder) == []


def test_clause_that_is_new_within_the_part_is_told(folder: Path) -> None:
    book = written(folder, SCOPES["one topic"])
    for topic, name in (("more", "keys"), ("main", "doors")):
        text = KEYS.format(topic=topic).replace("keys", name)
        (folder / "clauses" / topic / f"{name}.md").write_text(text, "utf-8")
    assert told(folder, book, folder) == ["Nycklar: ny."]


def test_day_that_somebody_has_spoilt_limits_nothing() -> None:
    assert Scope.within({"day": "igår", "topics": "more"}) == Scope(topics=("more",))
