"""One case → its draft and review sheet, on disk; a case that makes none says why."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path

from ..draft import draft_read_case, open_library, review_draft, write_review, write_word
from ..garbage import search_seldom
from ..model.agreement import Agreement, Blank, Gap
from ..model.library import ClauseLibrary
from ..output import DRAFT, REVIEW, write_files
from ..problem import Place, Problem, ProblemsFound
from ..reading.case import CaseFile
from ..report import gaps, unconfirmed
from ..word import Audience
from .entry import Answer, Entry, Row
from .sources import Found

OURS_NO_MORE = "Flytta den, eller skriv över den med --force."
ANOTHERS = "Ange en annan mapp med --output, eller skriv över utkastet med --force."


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted of every case: the library, the day and the reader of the drafts, and where they go.

    `today` is the day on which they are made, and `setting` names everything that decides a draft beside its case.
    """

    library: Path
    shown: str
    output: Path
    day: date | None
    audience: Audience
    today: date
    setting: str
    force: bool


@dataclass(frozen=True, slots=True)
class Task:
    """A case, the name of its files, and what is remembered of it since last."""

    found: Found
    name: str
    before: Entry | None


@dataclass(frozen=True, slots=True)
class Workshop:
    """Makes one draft after another with the same library."""

    order: Order
    library: ClauseLibrary

    def __call__(self, task: Task) -> Answer:
        """What came of the case. A fault, even in the program, is the answer for this case and stops no other."""
        try:
            return self._made(task)
        except ProblemsFound as found:
            return refused(task, found.problems)
        except Exception as error:
            return refused(task, [_unexpected(task, error)])

    def _made(self, task: Task) -> Answer:
        case_file, problems = task.found.stated_by.read()
        told = tuple(map(str, problems))
        key, before = self._key(task.found, case_file, told), task.before
        if before and before.key == key and self._is_whole(before):
            return Answer(before, is_old=True)
        order, library = self.order, self.library
        draft = draft_read_case(case_file, list(problems), library, order.day, order.today)
        reviewed = review_draft(draft, library)
        documents = {task.name + DRAFT: write_word(draft, library, order.audience)}
        if order.audience is Audience.OFFICER:
            documents[task.name + REVIEW] = write_review(draft, library, reviewed)
        stated_in = self._seen_from_output(task.found.file)
        self._write(documents, before, stated_in)
        row = Row(
            task.found.case, task.found.source, tuple(documents), _missing(draft.agreement), _doubtful(draft.agreement),
            str(reviewed.outcome), told,
        )  # fmt: skip
        files = {name: _digest(data) for name, data in documents.items()}
        return Answer(Entry(task.name, row, stated_in, key, files))

    def _seen_from_output(self, file: str) -> str:
        """The name of the file from the folder of the drafts: the same wherever the command is given."""
        try:
            return os.path.relpath(file, self.order.output)
        except ValueError:  # on another of the drives that some systems have
            return file

    def _key(self, found: Found, case_file: CaseFile, told: Sequence[str]) -> str:
        """What changes when the case or anything else that decides its draft or its row does."""
        stated = (case_file.case, list(case_file.source.lines.items()), told)
        decides = (self.order.setting, found.case, found.source, stated)
        return _digest(repr(decides).encode("utf-8", "backslashreplace"))

    def _is_whole(self, entry: Entry) -> bool:
        return all(_digest_at(self.order.output / name) == digest for name, digest in entry.files.items())

    def _write(self, documents: Mapping[str, bytes], before: Entry | None, stated_in: str) -> None:
        """Nothing; the documents are on disk. What is somebody's own, or another case's, is not overwritten unasked."""
        taken: list[Problem] = []
        new: list[tuple[Path, bytes]] = []
        for name, data in documents.items():
            path = self.order.output / name
            found = _digest_at(path)
            if found == _digest(data):
                continue
            new.append((path, data))
            if found is None or self.order.force:
                continue
            if before is None or found != before.files.get(name):
                taken.append(Problem(Place(str(path)), "det finns redan en annan fil med det namnet.", OURS_NO_MORE))
            elif before.stated_in != stated_in:
                other = os.path.normpath(self.order.output / before.stated_in)
                message = f"ärendet i {other} har redan ett utkast med det namnet."
                taken.append(Problem(Place(str(path)), message, ANOTHERS))
        if taken:
            raise ProblemsFound(taken)
        write_files(new)


def open_workshop(order: Order) -> Callable[[Task], Answer]:
    """What makes the drafts in this process, its library read and checked; where that has faults, they are the answer.

    The library was without faults when the batch began.
    """
    search_seldom()
    try:
        return Workshop(order, open_library(order.library, order.shown))
    except ProblemsFound as found:
        return partial(refused, problems=found.problems)


def refused(task: Task, problems: Iterable[Problem]) -> Answer:
    """The answer for a case that makes no draft."""
    row = Row(task.found.case, task.found.source, problems=tuple(map(str, problems)))
    return Answer(Entry(task.name, row))


def lost(task: Task, how: str) -> Answer:
    """The answer for a case whose process died: `how` says with what."""
    message = f"processen som gjorde utkastet dog ({how})."
    return refused(task, [Problem(Place(task.found.source), message, "Försök igen med --resume.")])


def _unexpected(task: Task, error: Exception) -> Problem:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__} i {Path(frame.filename).name}, rad {frame.lineno}"
    return Problem(Place(task.found.source), f"fel i programmet: {where}.", "Anmäl felet, med ärendet om det går.")


def _missing(agreement: Agreement) -> tuple[str, ...]:
    return tuple(map(_named, gaps(agreement, Blank)))


def _doubtful(agreement: Agreement) -> tuple[str, ...]:
    return tuple(map(_named, unconfirmed(agreement)))


def _named(gap: Gap) -> str:
    return f"{gap.mark.label} [{gap.mark.path}]"


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def _digest_at(path: Path) -> str | None:
    """The digest of the file; None when nothing is there, and no digest at all of what is no file that can be read."""
    if path.is_symlink():
        return ""
    try:
        return _digest(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError:
        return ""
