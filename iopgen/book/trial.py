"""The library as a book would make it, tried before anything is written: every new fault, at its place in the book."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest
from pathlib import Path

from ..checks.common.findings import EXCEPTION_RULE
from ..checks.language.spelling import words_of
from ..checks.library import audit_library
from ..files import write_together
from ..keeping.files import library_files
from ..model.book import BookBlock, BookText, Kind, Line, Said
from ..model.library import Clause, ClauseLibrary
from ..problem import Problem, Severity
from ..reading.clause_record import RECORDED, recorded_text, texts_to_keep
from ..reading.clause_writer import unit_lines
from ..reading.library import read_faulty_library
from .change import BookFault, Sort
from .compose import bookmark
from .drafts import BY_PASSAGE, BY_WORD
from .markup import shown_blocks, units
from .take_in import NewFiles
from .wording import Wording

SIGNS_TO_AVOID = "Skriv om det utan tecknen * _ # | < > ` & \\\\, och utan streck eller siffra först i stycket."
Known = tuple[str, str, str]
"""A fault by rule, file and words: where in the file it stands may move."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What was found: faults that the book brings, and the library's list of kept texts as it becomes, if it does.

    When some file cannot be read the trial is not whole: then only that is told, and what each file says by itself.
    """

    faults: tuple[BookFault, ...]
    elsewhere: tuple[Problem, ...]
    recorded: str | None
    is_whole: bool


def try_out(files: NewFiles, library: ClauseLibrary, texts: Mapping[str, BookText], today: date) -> Trial:
    """The trial of the files; `texts` are those of the book, by bookmark. Faults of before are not told again."""
    staged, unreadable, recorded = _stage(files, library)
    placed, elsewhere = list(_misread(files, staged)), []
    wording = Wording.of(library, staged)
    for _, found in _brought(staged, unreadable, library.folder, files, today):
        problem = wording.told(found)
        fault = _placed(problem, files, staged, texts)
        if fault:
            placed.append(fault)
        else:
            elsewhere.append(problem)
    return Trial(tuple(placed), tuple(elsewhere), recorded, is_whole=not unreadable)


def judge(files: NewFiles, library: ClauseLibrary, today: date, told: Container[int]) -> Iterator[BookFault]:
    """Every fault that one of the files has by itself, when not all that the book says can be tried.

    `told` are the paragraphs of which something is told already: there, only single words are judged.
    """
    staged, unreadable, _ = _stage(files, library)
    wording = Wording.of(library, staged)
    for rule, problem in _brought(staged, [], library.folder, files, today, BY_PASSAGE):
        fault = _placed(wording.told(problem), files, staged, {})
        if fault and (fault.spot not in told or rule in BY_WORD):
            yield fault
    for problem in unreadable:
        fault = _placed(wording.told(problem), files, staged, {})
        if fault and fault.spot not in told:
            yield fault
    yield from (each for each in _misread(files, staged) if each.spot not in told)


def _stage(files: NewFiles, library: ClauseLibrary) -> tuple[ClauseLibrary, list[Problem], str | None]:
    """The library with the files, what cannot be read of it, and its list of kept texts, when that is another."""
    with tempfile.TemporaryDirectory(prefix="iopgen-") as name:
        folder = Path(name)
        for path in library_files(library.folder):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(library.folder / path, folder / path)
        write_texts(files.texts, folder)
        staged, unreadable = read_faulty_library(folder)
        recorded = _recorded(library, staged)
        if recorded is not None:
            write_texts({RECORDED: recorded}, folder)
            staged, unreadable = read_faulty_library(folder)
    return staged, unreadable, recorded


def _misread(files: NewFiles, staged: ClauseLibrary) -> Iterator[BookFault]:
    """Texts whose files do not say what the book says: a sign means something else there than in Word."""
    for clause in staged.clauses:
        change = files.holders.get(clause.path)
        if change is None or change.text is None or change.sort is Sort.REMOVED or not change.units:
            continue
        wanted = _forms(change.text.body)
        read = _forms(shown_blocks(clause.blocks, lambda target: Said(target, Kind.LINK, target)))
        place = next((number for number, (a, b) in enumerate(zip_longest(wanted, read)) if a != b), None)
        if place is not None and clause.valid.first == change.head.get("valid_from", clause.valid.first):
            body = change.text.body
            message = (
                "stycket skulle bli något annat i klausulbiblioteket, för ett tecken i det har en särskild mening."
            )
            spot = body[min(place, len(body) - 1)].spot
            yield BookFault(change.title, spot, message, SIGNS_TO_AVOID)


def _forms(body: Sequence[BookBlock]) -> list[object]:
    """What each block is, how a clause file says it, and what each of its words is."""
    kinds = [block.form if isinstance(block, Line) else "table" for block in body]
    cells = [[[block]] if isinstance(block, Line) else block.rows for block in body]
    meant = [[_meant(cell) for row in rows for cell in row] for rows in cells]
    return list(zip(units(body), kinds, meant, strict=True))


def _meant(line: Line) -> list[tuple[str, str]]:
    return [(run.kind, run.mark or " ".join(run.text.split())) for run in line.runs]


def _recorded(before: ClauseLibrary, after: ClauseLibrary) -> str | None:
    """The library's list of kept texts as it becomes; None when it stays as it is."""
    then, now = (recorded_text(texts_to_keep(before, each)) for each in (before, after))
    return now if now != then else None


def write_texts(texts: Mapping[str, str | None], folder: Path) -> None:
    """Nothing; the files in the folder are then as `texts` say. `NotWritten` when any cannot be: then none is."""
    write_together((folder / path, None if text is None else text.encode("utf-8")) for path, text in texts.items())


def _brought(
    staged: ClauseLibrary,
    unreadable: list[Problem],
    before: Path,
    files: NewFiles,
    today: date,
    asked: Container[str] | None = None,
) -> Iterator[tuple[str, Problem]]:
    """Every fault of the library `staged` that was not there before, with its rule; by the rules that are asked."""
    settled = _settled_words(staged, files)
    found = _faults(staged, unreadable, settled, today, asked)
    now = [(known, problem) for known, problem in found if problem.severity is not Severity.NOTE]
    if not now:
        return
    rules = {known[0] for known, _ in now}
    is_any = EXCEPTION_RULE in rules and asked is None  # an exception is needed or not by what all rules find
    only = None if is_any else rules
    old = Counter(known for known, _ in _faults(*read_faulty_library(before), settled, today, only))
    for known, problem in now:
        old[known] -= 1
        if old[known] < 0:
            yield known[0], problem


def _settled_words(staged: ClauseLibrary, files: NewFiles) -> frozenset[str]:
    """Every word that stands in no text that changes: to look all of them up again takes the longest of all."""
    found = words_of(staged).items()
    return frozenset(word for word, places in found if files.texts.keys().isdisjoint(each.path for each in places))


def _faults(
    library: ClauseLibrary,
    unreadable: list[Problem],
    settled: frozenset[str],
    today: date,
    only: Container[str] | None = None,
) -> Iterator[tuple[Known, Problem]]:
    language = replace(library.language, own_words=library.language.own_words | settled)
    for problem in unreadable:
        yield ("", problem.place.path, problem.message), problem
    spared = replace(library, language=language)
    for finding in audit_library(spared, today, is_whole=not unreadable, only=only):
        problem = finding.problem
        yield (finding.rule, problem.place.path, problem.message), problem


def _placed(
    problem: Problem, files: NewFiles, staged: ClauseLibrary, texts: Mapping[str, BookText]
) -> BookFault | None:
    """The problem at its place in the book; None when it stands in a file that the book does not hold."""
    change = files.holders.get(problem.place.path)
    clause = next((each for each in staged.clauses if each.path == problem.place.path), None)
    text = (change and change.text) or (texts.get(bookmark(clause)) if clause else None)
    if text is None:
        return None
    is_unread = clause is None and change is not None
    spot = _unread_spot(problem, files, text) if is_unread else _spot(problem.place.line, clause, text)
    return BookFault(text.title.text, spot, problem.message, problem.advice, problem.severity)


def _unread_spot(problem: Problem, files: NewFiles, text: BookText) -> int:
    """The paragraph of the book that says what stands at the place of a file that cannot be read; else the heading."""
    lines = (files.texts.get(problem.place.path) or "").splitlines()
    said = lines[problem.place.line - 1].strip() if 0 < problem.place.line <= len(lines) else ""
    found = (block.spot for block, unit in zip(text.body, units(text.body), strict=True) if said and said in unit)
    return next(found, text.title.spot)


def _spot(line: int, clause: Clause | None, text: BookText) -> int:
    """The paragraph of the book that says what stands on the line of the clause's file."""
    if clause is None or not line:
        return text.title.spot
    if line >= clause.place.line:
        starts = unit_lines(clause)
        place = max((number for number, start in enumerate(starts) if start <= line), default=0)
        return text.body[min(place, len(text.body) - 1)].spot if text.body else text.title.spot
    keys = [key for key, at in clause.head.lines.items() if at <= line and "." not in key and "[" not in key]
    key = max(keys, key=lambda each: clause.head.lines[each], default="")
    row = text.row(key)
    return row.spot if row and key != "title" else text.title.spot
