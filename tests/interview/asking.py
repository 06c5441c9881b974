"""What the tests of the interview share: the questions of a case, and a sitting whose officer is a list of answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from iopgen.assemble import rules_on
from iopgen.interview import Progress, Refusal, Sitting, Stop, Surroundings, open_questions
from iopgen.model.authority import AuthorityProfile
from iopgen.model.case import Case
from iopgen.model.library import ClauseLibrary
from iopgen.reading.case_writer import save_answer
from iopgen.reading.values import Unreadable

DAY = date(2026, 11, 20)
CASE, PROGRESS = Case(), Progress()


def rules(library: ClauseLibrary, name: str) -> AuthorityProfile:
    """The rules of the authority on the day of the tests."""
    found = rules_on(library.authorities[name], DAY)
    assert found
    return found


def asked(library: ClauseLibrary, name: str, case: Case = CASE, progress: Progress = PROGRESS) -> list[str]:
    """The paths of all open questions."""
    return [question.path for question in open_questions(case, Surroundings(rules(library, name)), progress)]


def sit(file: Path, answers: str | list[str], within: Surroundings) -> tuple[Case, str]:
    """The case, and all that was said, after an officer has given the answers; in a text, `|` parts them."""
    said: list[str] = []
    lines = iter(answers.split("|") if isinstance(answers, str) else answers)

    def listen() -> str:
        for line in lines:
            return line
        raise Stop

    def save(path: str, text: str) -> Case | Refusal:
        try:
            return save_answer(file, path, text)
        except Unreadable as fault:
            return Refusal(f"{fault.message} {fault.advice}")

    sitting = Sitting(Case(), said.append, listen, save, lambda _: within)
    sitting.conduct()
    return sitting.case, "\n".join(said)


def headings(said: str) -> Iterator[str]:
    """The headings among what was said."""
    return (line for line in said.splitlines() if line.startswith("== "))
