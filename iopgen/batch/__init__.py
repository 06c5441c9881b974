"""Many cases → their drafts in one folder, a journal by which the work can go on, and a summary of it all."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path

from .. import __version__
from ..files import remove_leftovers
from ..model.library import ClauseLibrary
from ..output import demand_no_person, refused_by_system, write_files
from ..problem import Place, Problem, ProblemsFound
from ..word import Audience
from .entry import Answer, Row, State
from .journal import NAME as JOURNAL
from .journal import Journal, is_foreign
from .names import Names
from .pool import answers
from .sources import Sources, names_of_authorities
from .summary import NAME as SUMMARY
from .summary import write_summary
from .work import Order, Task, lost, open_workshop

__all__ = ["SUMMARY", "Answer", "Batch", "Row", "Sources", "State", "names_of_authorities"]


@dataclass(frozen=True, slots=True)
class Batch:
    """What is to be made: of which cases, into which folder, as of which day and for whom.

    `shown` is how the user knows the library. `force` says that whatever lies in the folder may be written over, and
    `resume` that the folder is an earlier batch which goes on.
    """

    sources: Sources
    output: Path
    library: ClauseLibrary
    shown: str
    day: date | None
    audience: Audience
    jobs: int
    force: bool
    resume: bool

    def count(self) -> int:
        """How many cases there are. Nothing is made of them."""
        return self.sources.count(self.output)

    def run(self, today: date) -> Generator[Answer, None, None]:
        """What comes of each case, in their order and as soon as it is known. Last, the summary is written."""
        journal = self._journal()
        try:
            setting = self._setting()
            self._demand_same_reader(journal.setting.get("audience", self.audience.value))
            began = journal.begin(setting, today)
            for answer in self._answers(self._order(setting, began), journal):
                journal.add(answer.entry, is_old=answer.is_old)
                yield answer
            write_files([(self.output / SUMMARY, write_summary(journal.rows()))])
            self._finish(journal)
        finally:
            journal.close()

    def _demand_same_reader(self, earlier: str) -> None:
        """Nothing, unless the folder has drafts for somebody else, which would no longer be known as the program's."""
        if earlier != self.audience.value:
            advice = "Ange en annan mapp med --output, eller börja om med --force."
            raise ProblemsFound(
                [Problem(Place(str(self.output)), f"mappen har utkast med --audience {earlier}.", advice)]
            )

    def _finish(self, journal: Journal) -> None:
        try:
            journal.finish()
        except FileNotFoundError:
            message = "en annan körning har arbetat i mappen samtidigt."
            raise ProblemsFound([Problem(Place(str(self.output)), message, "Kör en i taget, med --resume.")]) from None

    def _journal(self) -> Journal:
        """The folder's journal; `ProblemsFound` when the folder cannot be had, or is somebody else's."""
        demand_no_person(self.output)
        self.sources.demand_some()
        path = self.output / JOURNAL
        try:
            if problems := list(self._taken(path)):
                raise ProblemsFound(problems)
            self.output.mkdir(parents=True, exist_ok=True)
            if path.exists():
                remove_leftovers(self.output)
            return Journal(path, resume=self.resume)
        except OSError as error:
            raise refused_by_system(Path(error.filename or self.output), error) from None

    def _taken(self, journal: Path) -> Iterator[Problem]:
        if self.output.exists() and not self.output.is_dir():
            yield Problem(Place(str(self.output)), "är en fil, inte en mapp.", "Ange en mapp med --output.")
        elif journal.is_symlink():
            yield Problem(Place(str(journal)), "journalen är en länk till en annan plats.", "Ta bort länken.")
        elif lost := [each for each in (journal, self.output / SUMMARY) if self.sources.hold(each)]:
            advice = "Byt namn på den, eller ange en annan mapp med --output."
            yield from (Problem(Place(str(each)), "ärendena skulle skrivas över.", advice) for each in lost)
        elif self.resume and is_foreign(journal):
            advice = "Flytta filen, eller ange en annan mapp med --output."
            yield Problem(Place(str(journal)), "är ingen journal som programmet har skrivit.", advice)
        elif self.force or (self.resume and journal.exists()):
            return
        elif journal.exists():
            advice = "Fortsätt den med --resume, börja om med --force eller ange en annan mapp."
            yield Problem(Place(str(self.output)), "mappen har en tidigare körning.", advice)
        elif (summary := self.output / SUMMARY).exists():
            advice = "Ange en annan mapp med --output, eller --force för att skriva över."
            yield Problem(Place(str(summary)), "filen finns redan.", advice)

    def _setting(self) -> dict[str, str]:
        """What decides every draft, beside its case and the day when the batch began."""
        day = self.day.isoformat() if self.day else ""
        return {"iopgen": __version__, "library": _print_of(self.library), "date": day, "audience": self.audience.value}

    def _order(self, setting: dict[str, str], began: date) -> Order:
        decides = json.dumps(setting, sort_keys=True)
        folder = self.library.folder
        return Order(folder, self.shown, self.output, self.day, self.audience, began, decides, self.force)

    def _answers(self, order: Order, journal: Journal) -> Iterator[Answer]:
        names = Names(self.audience)
        named = ((found, names.of(found.case)) for found in self.sources.cases(self.output))
        tasks = (Task(found, name, journal.find(name)) for found, name in named)
        return answers(tasks, self.jobs, partial(open_workshop, order), lost)


def _print_of(library: ClauseLibrary) -> str:
    """What changes with any file of the library that a draft is made of."""
    digest = sha256(library.version.encode())
    for name in sorted(library.templates):
        digest.update(name.encode() + b"\0" + (library.folder / "templates" / "docx" / name).read_bytes())
    return digest.hexdigest()
