"""The cases of a batch, one at a time and in an order that is always the same; what cannot be read is among them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ..model.library import ClauseLibrary
from ..model.path import item_name
from ..personal_number import without_personal_numbers
from ..problem import UNSHOWABLE, Place, Problem, ProblemsFound
from ..reading.case import CaseFile, SourcedCase, read_faulty_case
from ..reading.json_lines import json_lines
from ..reading.spreadsheet import NO_NAMES, Form, cases_in_spreadsheet
from .summary import NAME as SUMMARY

CASE_FILES = (".yaml", ".yml", ".json")
LINES, SPREADSHEETS = (".jsonl",), (".xlsx", ".csv")
OPEN_IN_EXCEL = "~$"
"""What the name of a file begins with by which Excel knows that somebody has a workbook open."""
NO_CASES = "Ange en mapp med ärendefiler (.yaml, .yml eller .json) eller ifyllda formulär, eller en fil med ärenden."


def names_of_authorities(library: ClauseLibrary) -> dict[str, str]:
    """What each authority of the library is called, by its id; a profile that is for no single one has no name."""
    parties = {name: profile.party for name, profile in library.authorities.items()}
    return {name: called for name, party in parties.items() if (called := item_name(party))}


class Readable(Protocol):
    """Something that states a case, read where the draft is made."""

    def read(self) -> tuple[CaseFile, Sequence[Problem]]:
        """What can be read of the case, and what is wrong; `ProblemsFound` when nothing can be read."""
        ...


@dataclass(frozen=True, slots=True)
class Found:
    """A case as it was found: what it is called, where and in which file it is stated, and what states it."""

    case: str
    source: str
    file: str
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
    """What a batch is made of. A spreadsheet is read once, also when its cases are counted first.

    `names` has what each authority is called, by its id: forms name it by a word.
    """

    def __init__(self, paths: Iterable[Path], names: Mapping[str, str] = NO_NAMES) -> None:
        self._paths, self._names = tuple(paths), names
        self._counted: dict[Path, list[Found] | _InForm] = {}

    def demand_some(self) -> None:
        """Nothing; `ProblemsFound` when none of the sources exists."""
        if not any(map(os.path.lexists, self._paths)):
            advice = "Kontrollera namnet."
            raise ProblemsFound([Problem(Place(_shown(str(path))), "finns inte.", advice) for path in self._paths])

    def hold(self, path: Path) -> bool:
        """True when the file at `path` is itself one of the sources."""
        return path.exists() and any(each.exists() and each.samefile(path) for each in self._paths)

    def count(self, output: Path) -> int:
        """How many cases there are; of all files, only spreadsheets must be read for it."""
        number = 0
        for each in self._stated(output):
            if isinstance(each, _Spreadsheet):
                self._counted[each.path] = read = each.read(self._names)
                number += len(read)
            else:
                number += 1
        return number

    def cases(self, output: Path) -> Iterator[Found]:
        """Every case, as it is asked for. A folder gives its files of cases and those of its folders but `output`."""
        for each in self._stated(output):
            if isinstance(each, _Spreadsheet):
                yield from self._counted.pop(each.path) if each.path in self._counted else each.read(self._names)
            else:
                yield each

    def _stated(self, output: Path) -> Iterator[Found | _Spreadsheet]:
        for path in self._paths:
            yield from _cases_in(path, output)


class _InForm:
    """The cases of a form; `within` comes before what each is called."""

    def __init__(self, form: Form, within: str) -> None:
        self.form, self.within = form, within

    def __len__(self) -> int:
        return len(self.form)

    def __iter__(self) -> Iterator[Found]:
        for sourced in self.form:
            name = f"{self.within} {sourced.name}".strip()
            yield _found(name, sourced.case_file.source.place(), _Sourced(sourced))


@dataclass(frozen=True, slots=True)
class _Spreadsheet:
    """A form that has not been read; `within` tells it from others in a folder."""

    path: Path
    within: str = ""

    def read(self, names: Mapping[str, str]) -> list[Found] | _InForm:
        """Its cases, with the `names` of authorities; what cannot be read is one."""
        try:
            return _InForm(cases_in_spreadsheet(self.path, names), self.within)
        except ProblemsFound as faults:
            return [_unreadable(self.path, *faults.problems)]


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112  # where the path's own question fails, this one says no


def _cases_in(path: Path, output: Path) -> Iterator[Found | _Spreadsheet]:
    """What the source states; what cannot be read of it is a case."""
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


def _stated_in(path: Path, output: Path) -> Iterator[Found | _Spreadsheet]:
    if _is_folder(path):
        yield from _in_folder(path, output)
    elif path.suffix.lower() in SPREADSHEETS:
        yield _Spreadsheet(path)
    elif path.suffix.lower() in LINES:
        for line in json_lines(path):
            yield _found(f"{path.stem} {line.number}", Place(str(path), line.number), line)
    else:
        yield _found(path.stem, Place(str(path)), _File(path))


def _in_folder(folder: Path, output: Path) -> Iterator[Found | _Spreadsheet]:
    """The case files and forms in the folder; links to other folders are not followed, hidden files nobody's cases."""
    faults: list[OSError] = []
    written = output.resolve()
    for parent, folders, files in os.walk(folder, onerror=faults.append):
        here = Path(parent)
        folders[:] = sorted(name for name in folders if _is_seen(name) and (here / name).resolve() != written)
        for path in (here / name for name in sorted(files)):
            kind, name = path.suffix.lower(), path.relative_to(folder).with_suffix("").as_posix()
            if kind in CASE_FILES and _is_seen(path.name):
                yield _found(name, Place(str(path)), _File(path))
            elif kind in SPREADSHEETS and _is_seen(path.name) and path.name != SUMMARY:
                yield _Spreadsheet(path, name)
    for fault in faults:
        unread = Problem(
            Place(str(fault.filename)), "mappen kan inte läsas.", "Kontrollera att du har rätt att läsa den."
        )
        yield _unreadable(Path(fault.filename), unread)


def _is_seen(name: str) -> bool:
    return not name.startswith((".", OPEN_IN_EXCEL))


def _unreadable(source: Path, *problems: Problem) -> Found:
    return _found(source.stem, Place(str(source)), _Unreadable(problems))


def _found(case: str, place: Place, stated_by: Readable) -> Found:
    return Found(_shown(case), _shown(str(place)), _shown(place.path), stated_by)


def _shown(text: str) -> str:
    """`text` as it can be shown to everybody, on one line."""
    return UNSHOWABLE.sub(" ", without_personal_numbers(text))
