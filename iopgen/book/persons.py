"""Personal numbers in a book: told where they stand, and said nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..model.book import Book, BookBlock, BookNote, BookRow, BookText, Grid, Line, Remark, Said
from ..personal_number import has_personal_number, without_personal_numbers
from ..problem import Severity

ADVICE = "Ta bort det. Personnummer får aldrig stå i en klausul."


def without_persons(book: Book) -> Book:
    """The book with an ellipsis for each personal number in its texts, and a remark at each place where one stood."""
    found = tuple(
        Remark(spot, f"{where} ett personnummer.", ADVICE, Severity.ERROR)
        for text in book.texts
        for spot, where in _places(text)
    )
    if not found:
        return book
    return replace(book, texts=tuple(map(_text, book.texts)), remarks=(*book.remarks, *found))


def _places(text: BookText) -> Iterator[tuple[int, str]]:
    """The paragraph of each number, and the words that tell where it is."""
    yield from ((line.spot, "här står") for line in text.lines() if has_personal_number(line.text))
    for row in text.rows:
        is_heading = row.key == "title" and has_personal_number(text.title.text)
        if has_personal_number("\n".join(row.lines)) and not is_heading:
            yield row.spot, f"på raden {row.label} står"
    if any(has_personal_number(f"{note.by} {note.text}") for note in text.notes):
        yield text.title.spot, "i en kommentar vid klausulen står"


def _text(text: BookText) -> BookText:
    return replace(
        text,
        title=_line(text.title),
        rows=tuple(map(_row, text.rows)),
        body=tuple(map(_block, text.body)),
        guidance=tuple(map(_line, text.guidance)),
        notes=tuple(map(_note, text.notes)),
    )


def _block(block: BookBlock) -> BookBlock:
    return _line(block) if isinstance(block, Line) else Grid(tuple(tuple(map(_line, row)) for row in block.rows))


def _line(line: Line) -> Line:
    """The line without numbers; in plain words alone where one stands partly in a fact or a defined term."""
    runs = tuple(replace(run, text=without_personal_numbers(run.text)) for run in line.runs)
    kept = replace(line, runs=runs)
    if not has_personal_number(kept.text):
        return kept
    return replace(line, runs=(Said(without_personal_numbers(kept.text)),))


def _row(row: BookRow) -> BookRow:
    return replace(row, lines=tuple(without_personal_numbers("\n".join(row.lines)).split("\n")) if row.lines else ())


def _note(note: BookNote) -> BookNote:
    return replace(note, by=without_personal_numbers(note.by), text=without_personal_numbers(note.text))
