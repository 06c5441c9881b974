"""A book that nobody has edited changes nothing, however it has been saved."""

from __future__ import annotations

from .conftest import TakeIn


def test_book_that_nobody_has_edited_changes_nothing(book: bytes, take_in: TakeIn) -> None:
    found = take_in(book)
    assert found.problems == ()
    assert found.files == {}
    assert found.changes.texts == []
    assert found.changes.unchanged > 0
