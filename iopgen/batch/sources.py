"""The cases of a batch, one at a time and in an order that is always the same; what cannot be read is among them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ..personal_number import without_personal_numbers
from ..problem import UNSHOWABLE, Place, Problem, ProblemsFound
from ..reading.case import CaseFile, SourcedCase, read_faulty_case
from ..reading.json_lines import json_lines
from ..reading.spreadsheet import Form, cases_in_spreadsheet

CASE_FILES = (".yaml", ".yml", ".json")
LINES, SPREADSHEETS = (".jsonl",), (".xlsx", ".csv")
NO_CASES = "Ange en mapp med ärendefiler (.yaml, .yml eller .json), eller en fil med ärenden."


class Readable(Protocol):
    """Something that states a case, read where the draft is made."""

    def read(self) -> tuple[CaseFile, Sequence[Problem]]:
        """What can be read of the case, and what is wrong; `ProblemsFound` when nothing can be read."""
        ...


@dataclass(frozen=True, slots=True)
class Found:
    """A case as it was found: what it is called, where it is stated, and what states it."""

    case: str
    source: str
    stated_by: Readable


@dataclass(frozen=True, slots=True)
class _File:
    path: Path

    def read(self) -> tuple[CaseFile, Sequence[Problem]]:
        return read_faulty_case(self.path)


@dataclass(frozen=True, slots=True)
class _Sourced:
    case: SourcedCase

    def read(self) -> tuple[CaseFile, Sequence[Problem]]:
        return self.case.case_file, self.case.problems


@dataclass(frozen=True, slots=True)
class _Unreadable:
    problems: tuple[Problem, ...]

    def read(self) -> tuple[CaseFile, Sequence[Problem]]:
        raise ProblemsFound(self.problems)


class Sources:
    """What a batch is made of. A spreadsheet is read once, also when its cases are counted first."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._paths = tuple(paths)
        self._counted: dict[Path, list[Found] | _InForm] = {}

    def count(self, output: Path) -> int:
        """How many cases there are; of all files, only spreadsheets must be read for it."""
        number = 0
        for path in self._paths:
            if _is_spreadsheet(path):
                self._counted[path] = read = _in_spreadsheet(path)
                number += len(read)
            else:
                number += sum(1 for _ in _cases_in(path, output))
        return number

    def cases(self, output: Path) -> Iterator[Found]:
        """Every case, as it is asked for. A folder gives its case files and those of its folders but `output`."""
        for path in self._paths:
            if path in self._counted:
                yield from self._counted.pop(path)
            else:
                yield from _in_spreadsheet(path) if _is_spreadsheet(path) else _cases_in(path, output)


class _InForm:
    """The cases of a form."""

    def __init__(self, form: Form) -> None:
        self.form = form

    def __len__(self) -> int:
        return len(self.form)

    def __iter__(self) -> Iterator[Found]:
        for sourced in self.form:
            yield _found(sourced.name, str(sourced.case_file.source.place()), _Sourced(sourced))


def _is_spreadsheet(path: Path) -> bool:
    return path.suffix.lower() in SPREADSHEETS and not _is_folder(path)


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112  # where the path's own question fails, this one says no


def _in_spreadsheet(path: Path) -> list[Found] | _InForm:
    try:
        return _InForm(cases_in_spreadsheet(path))
    except ProblemsFound as faults:
        return [_unreadable(path, *faults.problems)]


def _cases_in(path: Path, output: Path) -> Iterator[Found]:
    """The cases of a source that is no spreadsheet; what cannot be read of it is one."""
    is_empty = True
    try:
        for found in _stated_in(path, output):
            is_empty = False
            yield found
    except ProblemsFound as faults:
        yield _unreadable(path, *faults.problems)
    else:
        if is_empty:
            yield _unreadable(path, Problem(Place(str(path)), "det finns inga ärenden.", NO_CASES))


def _stated_in(path: Path, output: Path) -> Iterator[Found]:
    if _is_folder(path):
        yield from _in_folder(path, output)
    elif path.suffix.lower() in LINES:
        for line in json_lines(path):
            yield _found(f"{path.stem} {line.number}", f"{path}:{line.number}", line)
    else:
        yield _found(path.stem, str(path), _File(path))


def _in_folder(folder: Path, output: Path) -> Iterator[Found]:
    """The case files in the folder; links to other folders are not followed, and hidden files are nobody's cases."""
    faults: list[OSError] = []
    written = output.resolve()
    for parent, folders, files in os.walk(folder, onerror=faults.append):
        here = Path(parent)
        folders[:] = sorted(name for name in folders if _is_seen(name) and (here / name).resolve() != written)
        for path in (here / name for name in sorted(files)):
            if path.suffix.lower() in CASE_FILES and _is_seen(path.name):
                yield _found(path.relative_to(folder).with_suffix("").as_posix(), str(path), _File(path))
    for fault in faults:
        unread = Problem(
            Place(str(fault.filename)), "mappen kan inte läsas.", "Kontrollera att du har rätt att läsa den."
        )
        yield _unreadable(Path(fault.filename), unread)


def _is_seen(name: str) -> bool:
    return not name.startswith(".")


def _unreadable(source: Path, *problems: Problem) -> Found:
    return _found(source.stem, str(source), _Unreadable(problems))


def _found(case: str, source: str, stated_by: Readable) -> Found:
    return Found(_shown(case), _shown(source), stated_by)


def _shown(text: str) -> str:
    """`text` as it can be shown to everybody, on one line."""
    return UNSHOWABLE.sub(" ", without_personal_numbers(text))
