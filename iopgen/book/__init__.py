"""The clause book: library → document in Word → what would change → library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ..files import NotWritten
from ..model.authority import STANDARD
from ..model.book import Book, BookText, TextDifference
from ..model.library import ClauseLibrary, RecordedChange
from ..problem import Place, Problem, ProblemsFound, Severity
from ..reading.clause_record import CHANGES, RECORDED, with_change
from ..reading.library import read_library
from ..word import WordTemplate, load_template, open_package
from ..word.book import write_book
from ..word.book_diff import write_difference
from ..word.book_lines import comment_style_ids
from ..word.book_names import LIMIT
from ..word.book_reader import read_book
from ..word.commented import with_comments
from ..word.manifest import custom_properties
from .change import BookFault, Changes, Sort, TextChange, problem_of
from .changes import find_changes
from .compose import Scope, compose
from .differences import find_differences
from .drafts import drafts
from .help import HELP, blank_form
from .moves import with_moves
from .persons import without_persons
from .recognise import recognise
from .rows import LABELS
from .take_in import new_files, read_exactly
from .trial import judge, try_out, write_texts
from .twins import with_own_bookmarks

__all__ = [
    "BookImport",
    "Scope",
    "Sort",
    "TextChange",
    "commented_book",
    "difference_document",
    "export_book",
    "import_book",
    "scope_of",
    "texts_of",
    "with_log",
    "write_library",
]
EVERYTHING = Scope()


def export_book(library: ClauseLibrary, scope: Scope, today: date) -> bytes:
    """The book of all that `scope` holds, as the bytes of a .docx."""
    return write_book(
        compose(library, scope, today), HELP, blank_form(), _template(library, scope.authority or STANDARD), today
    )


@dataclass(frozen=True, slots=True)
class BookImport:
    """What a book changes, what is wrong, and what each file of the library becomes: None for one that goes.

    `files` is empty when something must be mended first.
    """

    changes: Changes
    problems: tuple[Problem, ...]
    faults: tuple[BookFault, ...]
    files: Mapping[str, str | None]

    @property
    def is_sound(self) -> bool:
        """Whether the library can be changed as the book says."""
        return not any(problem.severity is Severity.ERROR for problem in self.problems)


def import_book(
    source: Path | bytes, shown: str, library: ClauseLibrary, today: date, *, may_remove: bool = False
) -> BookImport:
    """What the book in the file changes in the library; nothing is written. `ProblemsFound` when it is no book."""
    book = _read(source, shown, library)
    changes = with_moves(find_changes(book, library, today, may_remove=may_remove), book, library)
    faults = [*_remarks(book, changes), *changes.faults]
    if not changes.texts:
        return _outcome(book, shown, changes, faults, (), {})
    if not any(each.severity is Severity.ERROR for each in faults):
        files = new_files(changes.texts, library)
        faults += files.clashes
        if not files.clashes:
            trial = try_out(files, library, {text.bookmark: text for text in book.texts}, today)
            faults += trial.faults
            if trial.is_whole:
                texts = dict(files.texts) if trial.recorded is None else {**files.texts, RECORDED: trial.recorded}
                return _outcome(book, shown, changes, faults, trial.elsewhere, texts)
    told = {each.spot for each in faults if each.severity is Severity.ERROR}
    faults += judge(new_files(drafts(changes.texts, library), library), library, today, told)
    return _outcome(book, shown, changes, faults, (), {})


def with_log(
    files: Mapping[str, str | None], library: ClauseLibrary, by: str | None, reason: str | None, day: date
) -> dict[str, str | None]:
    """The files, and the library's list of changes with one more: who changed them, why, and on which day."""
    change = RecordedChange(day=day, by=by, reason=reason, files=tuple(sorted(set(files) - {RECORDED})))
    return {**files, CHANGES: with_change(_text_of(library, CHANGES), change)}


def commented_book(source: Path, shown: str, faults: Sequence[BookFault], day: date) -> bytes:
    """The book with every fault as a comment in Word, at its place."""
    parts = open_package(source, shown)
    told = [(each.spot, f"{each.severity.capitalize()}: {each.message} {each.advice}".rstrip()) for each in faults]
    return with_comments(parts, told, comment_style_ids(parts), day)


def write_library(folder: Path, files: Mapping[str, str | None]) -> None:
    """Nothing; the library's files are then as `files` say, all of them, or `ProblemsFound` and as they were."""
    try:
        write_texts(files, folder)
    except NotWritten as refused:
        advice = f"Kontrollera att du får skriva i biblioteket (fel {refused.error.errno}). Ingenting är ändrat."
        raise ProblemsFound([Problem(Place(str(refused.path)), "filen kan inte skrivas.", advice)]) from None


def scope_of(side: Path) -> Scope:
    """What of a library the book in the file was written to hold; everything for the library in a folder."""
    if side.is_dir():
        return Scope()
    stated = custom_properties(open_package(side, str(side)))
    return Scope.within({name.removeprefix(LIMIT): value for name, value in stated.items() if name.startswith(LIMIT)})


def texts_of(side: Path, library: ClauseLibrary, today: date, scope: Scope = EVERYTHING) -> tuple[BookText, ...]:
    """The texts of the book in the file, or those within `scope` of the library in the folder, in `library`'s words."""
    if side.is_dir():
        return compose(read_library(side, str(side)), scope, today).texts
    return tuple(text for text in _read(side, str(side), library).texts if text.title.text or text.body)


def difference_document(
    before: Sequence[BookText], after: Sequence[BookText], about: str, library: ClauseLibrary, day: date
) -> tuple[list[TextDifference], bytes]:
    """What differs between the texts, and the same as the bytes of a .docx with tracked changes."""
    differences = find_differences(before, after)
    return differences, write_difference(differences, about, _template(library, STANDARD), day)


def _read(source: Path | bytes, shown: str, library: ClauseLibrary) -> Book:
    """The book in the file, its facts and references recognised; `ProblemsFound` when it is none."""
    written = read_book(source, shown, {label: kind.key for label, kind in LABELS.items()})
    return with_own_bookmarks(recognise(without_persons(written), library), library)


def _template(library: ClauseLibrary, authority: str) -> WordTemplate:
    shown = f"templates/docx/{library.authorities[authority].template or f'{STANDARD}.docx'}"
    return load_template(library.folder / shown, shown)


def _outcome(
    book: Book,
    shown: str,
    changes: Changes,
    faults: list[BookFault],
    elsewhere: tuple[Problem, ...],
    files: Mapping[str, str | None],
) -> BookImport:
    ordered = sorted(dict.fromkeys(faults), key=lambda each: each.spot)
    problems = (*(problem_of(each, shown, book.words_at) for each in ordered), *elsewhere)
    found = BookImport(changes, problems, tuple(ordered), files)
    return found if found.is_sound else replace(found, files={})


def _remarks(book: Book, changes: Changes) -> list[BookFault]:
    """What the document holds that the book cannot, by the text where it stands; formats only of texts that change."""
    changed = {each.text.bookmark for each in changes.texts if each.text is not None}
    starts = sorted(((text.title.spot, text) for text in book.texts), key=lambda each: each[0])
    found = []
    for remark in book.remarks:
        before = (text for spot, text in reversed(starts) if spot <= remark.spot)
        text = None if remark.is_outside else next(before, None)
        if remark.severity is not Severity.NOTE or (text and text.bookmark in changed):
            title = text.title.text if text else ""
            found.append(BookFault(title, remark.spot, remark.message, remark.advice, remark.severity))
    return found


def _text_of(library: ClauseLibrary, path: str) -> str:
    return read_exactly(library, path) if (library.folder / path).exists() else ""
