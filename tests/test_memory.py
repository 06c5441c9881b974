"""What is remembered between runs is only that which the same content would give, and nothing depends on it."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from iopgen import memory
from iopgen.draft import open_library
from iopgen.memory import remembered
from iopgen.model.period import Period
from iopgen.problem import ProblemsFound
from iopgen.word import _loaded, load_template

from .conftest import ROOT, lay_small_library

MADE = Period(date(2027, 1, 1))
IS_WINDOWS = os.name == "nt"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where entries lie in this test."""
    monkeypatch.setenv("IOPGEN_CACHE", str(tmp_path / "memory"))
    memory._folder.cache_clear()
    yield tmp_path / "memory"
    memory._folder.cache_clear()


class Maker:
    """Makes the same thing again and again, and counts."""

    def __init__(self, made: Any = MADE) -> None:
        self.made, self.times = made, 0

    def __call__(self) -> Any:
        self.times += 1
        return self.made


def entry(folder: Path) -> Path:
    (path,) = folder.glob("*.iopgen")
    return path


def with_checksum(data: bytes) -> bytes:
    return sha256(data).digest() + data


def test_what_was_made_of_the_same_content_is_not_made_again(folder: Path) -> None:
    make = Maker()
    assert [remembered("thing", [b"a", b"b"], make) for _ in range(3)] == [MADE] * 3
    assert make.times == 1


@pytest.mark.parametrize("other", [[b"ab"], [b"a", b"c"], [b"a"], []])
def test_other_content_is_made_by_itself(folder: Path, other: list[bytes]) -> None:
    make = Maker()
    remembered("thing", [b"a", b"b"], make)
    remembered("thing", other, make)
    remembered("another", [b"a", b"b"], make)
    assert make.times == 3


def test_another_version_of_the_program_makes_its_own(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make = Maker()
    remembered("thing", [b"a"], make)
    monkeypatch.setattr(memory, "__version__", "99")
    remembered("thing", [b"a"], make)
    assert make.times == 2


class Trap:
    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return os.system, ("touch trapped",)


BROKEN = {
    "empty": b"",
    "cut off": with_checksum(pickle.dumps(MADE))[:-3],
    "changed": with_checksum(pickle.dumps(MADE)) + b"x",
    "no pickle": with_checksum(b"nothing"),
    "runs a command": with_checksum(pickle.dumps(Trap())),
    "names a function of the program": with_checksum(b"ciopgen.model.period\nwhole_months\n."),
    "names a class of another program": with_checksum(pickle.dumps(Path)),
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN.keys())
def test_entry_that_is_broken_or_foreign_is_made_anew(
    folder: Path, data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make = Maker()
    remembered("thing", [b"a"], make)
    whole = entry(folder).read_bytes()
    entry(folder).write_bytes(data)
    assert remembered("thing", [b"a"], make) == MADE
    assert make.times == 2
    assert entry(folder).read_bytes() == whole
    assert not Path("trapped").exists()


def test_what_fails_is_not_remembered(folder: Path) -> None:
    def fail() -> None:
        raise ProblemsFound([])

    for _ in range(2):
        with pytest.raises(ProblemsFound):
            remembered("thing", [b"a"], fail)
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(IS_WINDOWS, reason="Windows has other rights")
def test_folder_that_others_can_write_in_is_not_used(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o777)
    make = Maker()
    for _ in range(2):
        remembered("thing", [b"a"], make)
    assert make.times == 2
    assert list(folder.iterdir()) == []


def test_place_where_no_folder_can_be_is_no_hindrance(folder: Path) -> None:
    folder.write_text("a file")
    make = Maker()
    assert remembered("thing", [b"a"], make) == MADE


def test_disk_that_is_full_is_no_hindrance(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("iopgen.memory.tempfile.mkstemp", refuse)
    assert remembered("thing", [b"a"], Maker()) == MADE


def test_the_oldest_entries_are_forgotten(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "MOST_ENTRIES", 3)
    for number in range(6):
        remembered("thing", [bytes([number])], Maker())
    assert len(list(folder.iterdir())) == 3


def test_library_that_is_remembered_is_the_one_that_is_read(folder: Path, tmp_path: Path) -> None:
    library = lay_small_library(tmp_path / "library")
    read, kept = open_library(library), open_library(library)
    names = [each.name for each in fields(read)]
    assert [name for name in names if getattr(kept, name) != getattr(read, name)] == []
    assert len(list(folder.iterdir())) == 1


def test_library_that_has_changed_is_read_again(folder: Path, tmp_path: Path) -> None:
    library = lay_small_library(tmp_path / "library")
    open_library(library)
    clause = library / "clauses/main/term.md"
    text = clause.read_text(encoding="utf-8")
    clause.write_text(text.replace("En mening.", "En annan mening."), encoding="utf-8")
    (changed,) = [each for each in open_library(library).clauses if each.id == "term"]
    assert changed.summary == "En annan mening."


def test_template_that_is_remembered_is_the_one_that_is_read(folder: Path) -> None:
    path = ROOT / "templates/docx/standard.docx"
    _loaded.cache_clear()
    read = load_template(path, "standard.docx")
    _loaded.cache_clear()
    assert load_template(path, "standard.docx") == read
    assert len(list(folder.iterdir())) == 1
