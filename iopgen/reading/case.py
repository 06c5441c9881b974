"""A case file, YAML or JSON, as a `Case`; all its faults at once."""

from __future__ import annotations

from pathlib import Path

from ..model.case import Case
from ..model.library import Source
from ..model.record import dataclass
from ..personal_number import has_personal_number
from ..problem import Place, Problem, ProblemsFound
from .record import RecordReader
from .tree import read_text


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case, and the file that states it."""

    case: Case
    source: Source


@dataclass(frozen=True, slots=True)
class SourcedCase:
    """One of the cases that a run takes up: what it is called there, what can be read of it, and what is wrong.

    Errors among the `problems` stop the case. Warnings and notes are for the one who reads.
    """

    name: str
    case_file: CaseFile
    problems: tuple[Problem, ...]


def read_case(path: Path) -> CaseFile:
    """The case in the file at `path`; `ProblemsFound` with every fault otherwise."""
    case_file, problems = read_faulty_case(path)
    if problems:
        raise ProblemsFound(problems)
    return case_file


def read_faulty_case(path: Path) -> tuple[CaseFile, list[Problem]]:
    """What can be read of the case, and every fault in the file; `ProblemsFound` when nothing can."""
    shown = str(path)
    if has_personal_number(path.name):
        raise ProblemsFound([Problem(Place(shown), "filens namn innehåller ett personnummer.", "Byt namn på filen.")])
    return case_in_text(read_text(path, shown), shown, is_json=path.suffix.lower() == ".json")


def case_in_text(text: str, shown: str, *, is_json: bool, first_line: int = 1) -> tuple[CaseFile, list[Problem]]:
    """As `read_faulty_case`, of a text whose first line stands at `first_line` of the file `shown`."""
    reader = RecordReader(shown)
    if is_json:
        from .json_tree import parse_json as parse
    else:
        from .tree import parse
    tree = parse(text, shown, reader.problems, first_line=first_line)
    case = reader.read(tree, Case)
    if case is None:
        raise ProblemsFound(reader.problems)
    line = reader.lines.get("authority")
    if case.authority is None and line not in [problem.place.line for problem in reader.problems]:
        advice = "Skriv till exempel authority: standard på första raden."
        reader.problems.append(Problem(Place(shown, line or first_line), 'nyckeln "authority" saknas.', advice))
    return CaseFile(case, Source(shown, reader.lines)), reader.problems
