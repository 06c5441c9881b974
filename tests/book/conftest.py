"""Clause books of a small library with something of everything, to be edited as people do."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from iopgen.book import BookImport, Scope, export_book, import_book
from iopgen.reading.library import read_library

from ..conftest import lay_small_library

TODAY = date(2026, 11, 21)
MORE = Path(__file__).parent / "library"
CRLF = Path("clauses", "main", "parties.md")
"""A clause file as Windows writes it."""
TakeIn = Callable[[bytes], BookImport]
Export = Callable[[Scope], bytes]


def lay_book_library(folder: Path) -> Path:
    """The folder, which then holds the small library and more clauses."""
    shutil.copytree(MORE, lay_small_library(folder), dirs_exist_ok=True)
    (folder / CRLF).write_bytes((MORE / CRLF).read_bytes().replace(b"\n", b"\r\n"))
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file in the folder, by path within it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of one's own."""
    return lay_book_library(tmp_path / "library")


@pytest.fixture(scope="session")
def export(tmp_path_factory: pytest.TempPathFactory) -> Export:
    """Gives the book of the library, written once for each scope."""
    library = read_library(lay_book_library(tmp_path_factory.mktemp("book") / "library"))
    return cache(lambda scope: export_book(library, scope, TODAY))


@pytest.fixture
def book(export: Export) -> bytes:
    """The book of the whole library."""
    return export(Scope())


@pytest.fixture
def take_in(folder: Path) -> TakeIn:
    """Reads a book back against the library."""
    return lambda data: import_book(data, "bok.docx", read_library(folder), TODAY)
