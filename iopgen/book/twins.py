"""A clause that somebody has copied within the book: which of the two it is, and when they are one clause twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..model.book import Book, BookText
from ..model.library import Clause, ClauseLibrary
from .change import BookFault
from .compare import row_value, text_print
from .compose import bookmark
from .rows import authority_name

Pair = tuple[BookText, Clause | None]
"""A text of the book, and the clause that it was written from."""
ADVICE = (
    "Är en av dem en ny klausul: töm raden Klausul i den. Är en av dem en ny version: skriv dess första dag på raden "
    "Gäller från. Annars: ta bort den ena."
)


def with_own_bookmarks(book: Book, library: ClauseLibrary) -> Book:
    """The book, where each bookmark that a copy took with it is back at the text that it was copied from."""
    known = {bookmark(clause): clause for clause in library.clauses}
    texts = list(book.texts)
    for place, text in enumerate(texts):
        clause = known.get(text.bookmark)
        others = (number for number, each in enumerate(texts) if clause and _is_copied(each, clause, library))
        if clause is None or (other := next(others, None)) is None:
            continue
        is_as_it_was = text_print(texts[other]) == book.prints.get(text.bookmark) != text_print(text)
        if is_as_it_was or row_value(text, "id") != clause.id:
            texts[place] = replace(text, bookmark="")
            texts[other] = replace(texts[other], bookmark=text.bookmark)
    return replace(book, texts=tuple(texts))


def _is_copied(text: BookText, clause: Clause, library: ClauseLibrary) -> bool:
    """Whether the text has no bookmark, and a table that says that it is the clause."""
    said = tuple(row_value(text, key) for key in ("id", "authority", "valid_from"))
    return not text.bookmark and said == (
        clause.id, authority_name(clause.authority, library), str(clause.valid.first or ""),
    )  # fmt: skip


def find_twins(pairs: Sequence[Pair], library: ClauseLibrary) -> dict[int, BookFault]:
    """That a text is a clause which another text of the book is already, by the place of the text among the pairs."""
    held: dict[str, BookText] = {}
    for text, clause in pairs:
        if clause is not None:
            held.setdefault(bookmark(clause), text)
    found = {}
    for place, (text, origin) in enumerate(pairs):
        copied = (each for each in library.versions(row_value(text, "id")) if _is_copied(text, each, library))
        clause = origin or next(copied, None)
        other = held.get(bookmark(clause)) if clause else None
        if clause and other and other is not text:
            found[place] = _told(text, other, clause, library)
    return found


def _told(text: BookText, other: BookText, clause: Clause, library: ClauseLibrary) -> BookFault:
    topics = {each.id: each.title for each in library.topics}
    row = text.row("id")
    where = f"som ”{other.title.text}” i ämnet ”{topics.get(other.topic) or other.topic}”"
    message = f"klausulen {clause.id} står mer än en gång i boken, här och {where}."
    return BookFault(text.title.text, row.spot if row else text.title.spot, message, ADVICE)
