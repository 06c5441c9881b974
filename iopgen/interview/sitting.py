"""One sitting: puts the questions in turn and deals with the answers, through whatever screen and file it is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from ..model.case import NONE_EXIST, Case
from .question import (
    Ask,
    Progress,
    Question,
    Surroundings,
    fact_as_meant,
    first_name,
    items_at,
    value_at,
)
from .walk import open_questions
from .wording import explanation, first_round_done, heading, known_already, wording

FIRST_OF_ALL = "authority"
"""The fact without which there is no case."""

NOT_A_LIST = "Minustecken betyder att det inte finns något att räkna upp. Tryck Enter om du inte vet."
NEEDED_FIRST = "Den uppgiften behövs först. Skriv sluta om du vill vänta."
NO_ROW = "Skriv år och belopp, till exempel 2027: 250000."
HAS_ROWS = "Det står redan något i listan. Sluta med en tom rad."
NO_EARLIER = "Det finns ingen tidigare fråga."
ALL_PUT = "Det var alla frågor."


class Stop(Exception):
    """The officer leaves the interview."""


class Back(Exception):
    """The officer wants to answer the question before once more."""


class Skip(Exception):
    """The officer leaves one question for now."""


class Onward(Exception):
    """The officer leaves the rest of the group for now."""


COMMANDS = {"sluta": Stop, "tillbaka": Back, "hoppa": Skip, "vidare": Onward}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an answer was not saved, and what to write instead."""

    text: str


@dataclass(slots=True)
class Sitting:
    """An officer, asked about one case.

    `say` shows lines, `listen` gives the next line written and raises `Stop` when there is none,
    `save` gives the case with one more fact, `surroundings` what is known outside a case.
    """

    case: Case
    say: Callable[[str], None]
    listen: Callable[[], str]
    save: Callable[[str, str], Case | Refusal]
    surroundings: Callable[[Case], Surroundings]
    progress: Progress = field(default_factory=Progress)
    history: list[tuple[Question, Progress]] = field(default_factory=list)
    group: str | None = None
    in_first_round: bool = False

    def conduct(self) -> None:
        """Nothing; every question has then been put, or the officer has left."""
        returned: Question | None = None
        try:
            while question := returned or next(self._open_questions(), None):
                returned = self._put(question)
            self.say(f"\n{ALL_PUT}")
        except Stop:
            self.say("")

    def _open_questions(self) -> Iterator[Question]:
        return open_questions(self.case, self.surroundings(self.case), self.progress)

    def _put(self, question: Question) -> Question | None:
        """The question to return to, if the officer asks for it; otherwise this one is dealt with."""
        before = self.progress
        self._tell(question)
        try:
            self._ask(question)
        except Back:
            return self._return_from(question)
        except Onward:
            self._leave_group(question)
        except Skip:
            self.progress = self.progress.passing(question.path)
        if question.path == FIRST_OF_ALL and not self._is_known(question):
            self.say(NEEDED_FIRST)
            self.progress = before
            return question
        self.history.append((question, before))
        return None

    def _leave_group(self, question: Question) -> None:
        """Nothing; what is open in the question's group is left for now, in the first round for the next round."""
        for each in [*self._open_questions()]:
            within = each.group == question.group or each.path.startswith(f"{question.group}.")
            if within and each.is_first == question.is_first:
                self._leave(each)
        self._leave(question)
        if not question.is_first:
            self.progress = self.progress.passing(question.group)

    def _return_from(self, question: Question) -> Question:
        if not self.history:
            self.say(NO_EARLIER)
            return question
        earlier, self.progress = self.history.pop()
        return earlier

    def _tell(self, question: Question) -> None:
        left = sum(1 for each in self._open_questions() if each.is_first or not question.is_first)
        if self.in_first_round and not question.is_first:
            self.say(f"\n{first_round_done(left)}")
        self.in_first_round = question.is_first
        if question.group != self.group:
            self.group = question.group
            self.say(f"\n== {heading(question.group, self.case, self.surroundings(self.case).rules)} ==")
        self.say(f"\nFråga {len(self.history) + 1} av omkring {len(self.history) + max(left, 1)}")
        for line in wording(question, self.case):
            self.say(line)
        if question.ask not in (Ask.ITEM, Ask.GROUP) and self._is_known(question):
            self.say(known_already(question, self.case))

    def _ask(self, question: Question) -> None:
        match question.ask:
            case Ask.FACT:
                self._ask_for_fact(question)
            case Ask.PARAGRAPHS:
                self._ask_for_paragraphs(question)
            case Ask.LINES:
                self._ask_for_lines(question)
            case Ask.ITEM | Ask.GROUP:
                self._ask_whether(question)

    def _ask_for_fact(self, question: Question) -> None:
        while answer := self._answer(question) or self._default(question):
            if answer == "-":
                self.say(NOT_A_LIST)
            elif self._is_saved(question.path, fact_as_meant(question, answer)):
                return
        self._leave(question)

    def _ask_for_paragraphs(self, question: Question) -> None:
        while lines := list(iter(lambda: self._answer(question), "")):
            if self._is_saved(question.path, "\n".join(lines)):
                return
        self._leave(question)

    def _ask_for_lines(self, question: Question) -> None:
        answered = 0
        while written := self._answer(question):
            if written == "-" and not question.kind.key:
                if answered or (question.kind.is_record and self._is_known(question)):
                    self.say(HAS_ROWS)
                elif self._is_saved(question.path, NONE_EXIST):
                    return
                continue
            for line in filter(None, map(str.strip, written.splitlines())):
                answered += self._is_line_saved(question, line, answered)
        if not answered:
            self._leave(question)

    def _is_line_saved(self, question: Question, line: str, answered: int) -> bool:
        if question.kind.key:
            return self._is_row_saved(question, line)
        if question.kind.is_record:
            place = len(value_at(self.case, question.path) or ()) + 1
            return self._is_saved(f"{question.path}[{place}].{first_name(question.kind)}", line)
        return self._is_saved(question.path + (f"[{answered + 1}]" if answered else ""), fact_as_meant(question, line))

    def _is_row_saved(self, question: Question, line: str) -> bool:
        year, colon, amount = line.partition(":")
        if not colon or not year.strip().isdecimal():
            self.say(NO_ROW)
            return False
        return self._is_saved(f"{question.path}.{int(year)}", amount.strip())

    def _ask_whether(self, question: Question) -> None:
        while (answer := fact_as_meant(question, self._answer(question)).lower()) not in ("ja", "nej", "-", ""):
            self.say("Svara ja eller nej.")
        if answer == "ja":
            self.progress = self.progress.opening(question.path)
        elif answer and question.ask is Ask.ITEM and not items_at(self.case, question.path):
            self._is_saved(question.path.rpartition("[")[0], NONE_EXIST)
        else:
            self._leave(question)

    def _answer(self, question: Question) -> str:
        """The next answer to the question; raises what it commands."""
        while (answer := self.listen().strip()) == "?":
            for line in explanation(question):
                self.say(line)
        if command := COMMANDS.get(answer.lower()):
            raise command
        return answer

    def _default(self, question: Question) -> str:
        return "" if self._is_known(question) else question.default

    def _is_known(self, question: Question) -> bool:
        return value_at(self.case, question.path) is not None

    def _is_saved(self, path: str, text: str) -> bool:
        saved = self.save(path, text)
        if isinstance(saved, Refusal):
            self.say(saved.text)
            return False
        self.case = saved
        return True

    def _leave(self, question: Question) -> None:
        self.progress = self.progress.passing(question.path)
