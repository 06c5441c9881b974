"""The only writer of case files: one fact at a time, set into the text where it belongs.

What people wrote – comments, order, indents, quotation marks, line ends – stays byte for byte, since
only the new fact is put in. Every text is read again before it is saved: it must state the old facts,
the new one, and no other.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..files import NotWritten, write_together
from ..model.case import NONE_EXIST, Case
from ..model.fact import Kind, descriptions, kinds
from ..model.library import Source
from ..model.path import STEP, statements
from ..problem import Place, Problem, ProblemsFound
from .case import CaseFile
from .case_text import CaseText, Step
from .record import RecordReader
from .tree import Scalar, parse, read_text
from .values import Unreadable, read_value

HEADER = """\
# Ett ärende för iopgen: uppgifterna om ett partnerskap.
# Fyll i för hand, eller låt iopgen new fråga efter det som saknas. Det som inte är känt utelämnas.
# Skriv aldrig personnummer.
"""


def read_begun(path: Path) -> CaseFile:
    """The case in the file at `path`, which may not have said its authority yet; `ProblemsFound` when it has faults."""
    return _read(_load(path)[1], str(path))


def save_answer(path: Path, fact_path: str, text: str) -> Case:
    """The case, after `text` is saved as the fact at `fact_path` in the file at `path`. See `save_answers`."""
    return save_answers(path, [(fact_path, text)])


def save_answers(path: Path, answers: Iterable[tuple[str, str]]) -> Case:
    """The case, after all answers – pairs of fact path and text – are saved in the file at `path`, made if missing.

    A list takes the text as its only item, or `[]` for no items. Either all answers are saved or none: raises
    `Unreadable`, in the words of the reader, for a text that is no value of its fact, and `ProblemsFound`
    when the file has faults or cannot be written. A path must name a fact.
    """
    mark, text = _load(path) if path.exists() else (b"", HEADER)
    case = _read(text, str(path)).case
    for fact_path, answer in answers:
        text, case = _with_answer(text, case, _field(fact_path), answer, str(path))
    _write(path, mark + text.encode("utf-8"))
    return case


@dataclass(frozen=True, slots=True)
class _Field:
    """A fact of the case file: where it stands, what it may be, what it is called."""

    path: str
    steps: tuple[Step, ...]
    kind: Kind
    label: str


def _field(path: str) -> _Field:
    steps: list[Step] = []
    kind, label = Kind(Case), ""
    for name, number in STEP.findall(path):
        if kind.key:
            read_value(name, kind.key)
            kind, label = Kind(kind.base), ""
        else:
            kind, label = kinds(kind.base)[name], descriptions(kind.base)[name].label
        steps.append(name)
        if number:
            steps.append(int(number))
            kind, label = Kind(kind.base), ""
    return _Field(path, tuple(steps), kind, label)


def _with_answer(text: str, case: Case, field: _Field, answer: str, shown: str) -> tuple[str, Case]:
    stated = dict(statements(case))
    _demand_no_gap(field.path, list(stated))
    within = re.compile(re.escape(field.path) + r"(?![^.\[])")
    expected = {path: value for path, value in stated.items() if not within.match(path)}
    value = None if field.kind.is_list and answer == NONE_EXIST else answer
    rest: tuple[Step, ...] = (1,) if field.kind.is_list and value is not None else ()
    if value is not None:
        expected[field.path + "[1]" * len(rest)] = _value(field, value)
    edited = CaseText(text).with_value((*field.steps, *rest), len(field.steps), value)
    after = None
    with suppress(ProblemsFound):
        after = _read(edited, shown).case
    if after is None or dict(statements(after)) != expected:
        message = f"{field.path} kan inte skrivas in bland det som redan står där."
        raise ProblemsFound([Problem(Place(shown), message, "Skriv in det för hand i filen.")])
    return edited, after


def _value(field: _Field, text: str) -> Any:
    reader = RecordReader("")
    value = reader._one(Scalar(text, True, 0), Kind(field.kind.base), field.path, field.label)
    for problem in reader.problems:
        raise Unreadable(problem.message, problem.advice)
    return value


def _demand_no_gap(path: str, stated: list[str]) -> None:
    for match in re.finditer(r"\[(\d+)\]", path):
        before, number = path[: match.start()], int(match[1])
        previous = f"{before}[{number - 1}]"
        if number > 1 and not any(each.startswith(previous) for each in stated):
            raise Unreadable(f"{before}[{number}] kan inte fyllas i före {previous}.", f"Börja med {previous}.")


def _load(path: Path) -> tuple[bytes, str]:
    read_text(path, str(path))
    data = path.read_bytes()
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return mark, data.removeprefix(mark).decode("utf-8")


def _read(text: str, shown: str) -> CaseFile:
    reader = RecordReader(shown)
    case = reader.read(parse(text, shown, reader.problems), Case)
    if reader.problems:
        raise ProblemsFound(reader.problems)
    return CaseFile(case, Source(shown, reader.lines))


def _write(path: Path, data: bytes) -> None:
    try:
        write_together([(path.resolve(), data)], with_folders=False)
    except NotWritten as refused:
        advice = f"Kontrollera att mappen finns och att du får skriva i den (fel {refused.error.errno})."
        raise ProblemsFound([Problem(Place(str(path)), "filen kan inte sparas.", advice)]) from None
