"""A case file, YAML or JSON, as a `Case`; all its faults at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..model.case import Case
from ..model.library import Source
from ..problem import Place, Problem, ProblemsFound
from .record import RecordReader
from .tree import parse, parse_json, read_text


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case, and the file that states it."""

    case: Case
    source: Source


def read_case(path: Path) -> CaseFile:
    """The case in the file at `path`; `ProblemsFound` with every fault otherwise."""
    shown = str(path)
    text = read_text(path, shown)
    tree = parse_json(text, shown) if path.suffix.lower() == ".json" else parse(text, shown)
    reader = RecordReader(shown)
    case = reader.read(tree, Case)
    if case is not None and case.authority is None and "authority" not in reader.lines:
        advice = "Skriv till exempel authority: standard på första raden."
        reader.problems.append(Problem(Place(shown, 1), 'nyckeln "authority" saknas.', advice))
    if reader.problems:
        raise ProblemsFound(reader.problems)
    return CaseFile(case, Source(shown, reader.lines))
