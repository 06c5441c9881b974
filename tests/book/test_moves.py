"""A clause that stands in another place of the book gets another order in the library; the others keep theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iopgen.book import Scope
from iopgen.book.change import Changes
from iopgen.book.compose import compose
from iopgen.book.labels import clause_names
from iopgen.book.moves import with_moves
from iopgen.book.take_in import new_files
from iopgen.model.book import Book
from iopgen.model.library import ClauseLibrary
from iopgen.reading.library import read_library

from ..conftest import ROOT
from .conftest import TODAY

TOPIC = "term"


@pytest.fixture(scope="module")
def library() -> ClauseLibrary:
    return read_library(ROOT)


def ids(book: Book) -> list[str]:
    return list(dict.fromkeys(text.rows[1].lines[0] for text in book.texts))


def book_in_order(library: ClauseLibrary, order: list[str]) -> Book:
    """The book of the topic, its clauses in the order given."""
    book = compose(library, Scope(topics=(TOPIC,)), TODAY)
    texts = {name: [text for text in book.texts if text.rows[1].lines[0] == name] for name in ids(book)}
    return replace(book, texts=tuple(text for name in order for text in texts[name]))


def orders_after(library: ClauseLibrary, book: Book) -> Iterator[tuple[int, str]]:
    """Order and id of every clause of the topic, as the book makes them."""
    files = new_files(with_moves(Changes(), book, library).texts, library).texts
    for clause in library.clauses:
        if clause.topic == TOPIC:
            text = files.get(f"clauses/{TOPIC}/{Path(clause.place.path).name}")
            stated = re.search(r"^order: (\d+)$", text, re.MULTILINE) if text else None
            yield (int(stated[1]) if stated else clause.order), clause.id


def test_book_in_the_order_of_the_library_moves_nothing(library: ClauseLibrary) -> None:
    book = compose(library, Scope(), TODAY)
    assert with_moves(Changes(), book, library).texts == []


def test_clause_that_was_moved_is_the_only_one_that_gets_another_order(library: ClauseLibrary) -> None:
    first, second, third, *rest = ids(compose(library, Scope(topics=(TOPIC,)), TODAY))
    moved = with_moves(Changes(), book_in_order(library, [second, third, first, *rest]), library)
    assert [change.clause and change.clause.id for change in moved.texts] == [first]
    told = [each.text for change in moved.texts for each in change.differences]
    assert told == [f"flyttad, står nu efter ”{clause_names(library)[third]}”"]


@given(data=st.data())
def test_library_then_has_the_clauses_in_the_order_of_the_book(library: ClauseLibrary, data: st.DataObject) -> None:
    order = data.draw(st.permutations(ids(compose(library, Scope(topics=(TOPIC,)), TODAY))))
    after = sorted(set(orders_after(library, book_in_order(library, list(order)))))
    assert [name for _, name in after] == list(order)
    assert len({number for number, _ in after}) == len(order)
