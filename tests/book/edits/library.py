"""The library has become another since the book was written, or the book holds only some of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from iopgen.book import Scope

from ..editing import Edited
from . import edit


def _write(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / "clauses" / name
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


@edit()
def properties_lost(book: Edited) -> None:
    book.parts.pop("docProps/custom.xml")
    book.type("högst ett år", "högst två år")


@edit()
def library_changed_elsewhere(book: Edited) -> None:
    _write(book.folder, "main/steps.md", "tre steg", "minst tre steg")
    book.type("tillsammans verka", "tillsammans arbeta")


@edit()
def library_changed_in_the_same_place(book: Edited) -> None:
    _write(book.folder, "main/steps.md", "tre steg", "minst tre steg")
    book.type("högst ett år", "högst två år")


@edit()
def library_changed_in_the_same_way(book: Edited) -> None:
    _write(book.folder, "main/steps.md", "högst ett år", "högst två år")
    book.type("högst ett år", "högst två år")


@edit()
def library_has_lost_the_clause(book: Edited) -> None:
    (book.folder / "clauses/main/steps.md").unlink()


@edit()
def library_has_lost_the_clause_that_is_changed(book: Edited) -> None:
    (book.folder / "clauses/main/steps.md").unlink()
    book.type("högst ett år", "högst två år")


@edit()
def library_changed_and_properties_lost(book: Edited) -> None:
    _write(book.folder, "main/steps.md", "tre steg", "minst tre steg")
    book.parts.pop("docProps/custom.xml")


@edit()
def library_has_got_a_clause(book: Edited) -> None:
    text = (book.folder / "clauses/main/steps.md").read_text(encoding="utf-8")
    (book.folder / "clauses/main/more_steps.md").write_text(text.replace("id: steps", "id: more_steps"))


@edit(scope=Scope(topics=("more",)))
def book_of_one_topic(book: Edited) -> None:
    book.type("ingenting", "inga pengar")


@edit(scope=Scope(authority="standard"))
def book_of_one_authority(book: Edited) -> None:
    book.type("ingenting", "inga pengar")


@edit(scope=Scope(day=date(2027, 6, 1)))
def book_of_one_day(book: Edited) -> None:
    book.type("ingenting", "inga pengar")


@edit("--dry-run")
def only_shown(book: Edited) -> None:
    book.type("ingenting", "inga pengar")
