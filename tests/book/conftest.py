"""A clause book of the small library, to be edited as people do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from iopgen.book import BookImport, Scope, export_book, import_book
from iopgen.reading.library import read_library

from ..conftest import lay_small_library

TODAY = date(2026, 11, 21)
TakeIn = Callable[[bytes], BookImport]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small library of one's own."""
    return lay_small_library(tmp_path / "library")


@pytest.fixture
def book(folder: Path) -> bytes:
    """The book of the small library."""
    return export_book(read_library(folder), Scope(), TODAY)


@pytest.fixture
def take_in(folder: Path) -> TakeIn:
    """Reads a book back against the small library."""
    return lambda data: import_book(data, "bok.docx", read_library(folder), TODAY)
