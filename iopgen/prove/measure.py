"""What the texts of one library's agreements are held to, and what is known of each text: most stand in many."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from ..model.agreement import Blank, FilledBlock, FilledRun, NumberedClause, Paragraph, Reference, Table, Term
from ..model.authority import AuthorityProfile
from ..model.library import ClauseLibrary
from ..model.text import Definition, runs_in

Answered = TypeVar("Answered")


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """What the rules ask of a clause's text: its title; the rest whole and by table rows; what its runs are.

    `plain` is the text without the marks for what is missing: they will not stand in the agreement.
    `end` is the last paragraph, if no table comes after it. `lines` are the paragraphs and cells that repeat what a
    profile lists.
    """

    title: str
    text: str
    plain: str
    end: str
    lines: frozenset[str]
    rows: tuple[frozenset[str], ...]
    references: tuple[Reference, ...]
    terms: tuple[str, ...]

    @classmethod
    def of(cls, clause: NumberedClause, listed: frozenset[str]) -> Body:
        paragraphs = tuple(clause.paragraphs())
        runs = [run for paragraph in paragraphs for run in paragraph.runs]
        lines = [paragraph.text for paragraph in paragraphs]
        plain = ("".join(run.text for run in each.runs if not isinstance(run, Blank)) for each in paragraphs)
        last = clause.blocks[-1] if clause.blocks else None
        tables = (block for block in clause.blocks if isinstance(block, Table))
        return cls(
            title=clause.title_text,
            text="\n".join(lines),
            plain="\n".join(plain),
            end=last.text if isinstance(last, Paragraph) else "",
            lines=listed.intersection(lines),
            rows=tuple(frozenset(cell.text for cell in row) for table in tables for row in table.rows),
            references=tuple(run for run in runs if isinstance(run, Reference)),
            terms=tuple(run.text for run in runs if isinstance(run, Term)),
        )

    @property
    def says_nothing(self) -> bool:
        return not self.text or self.text.isspace()


class Known(dict[Body, Answered]):
    """What `ask` answers of each text; it is asked once, where many agreements share the text."""

    def __init__(self, ask: Callable[[Body], Answered]) -> None:
        super().__init__()
        self.ask = ask

    def __missing__(self, body: Body) -> Answered:
        answer = self[body] = self.ask(body)
        return answer


Filled = tuple[tuple[FilledRun, ...], tuple[FilledBlock, ...]]


@dataclass(slots=True)
class Measure:
    """What the agreements of one library are held to; `terms` are the words that its clauses define.

    `listed` is what its profiles list and a clause repeats line by line.
    """

    library: ClauseLibrary
    terms: tuple[str, ...] = ()
    listed: frozenset[str] = frozenset()
    read: dict[tuple[int, int], tuple[Filled, Body]] = field(default_factory=dict)
    """What has been read of filled text; the text is kept with it, so that its identity stays its own."""
    patterns: dict[tuple[str, frozenset[str]], str] = field(default_factory=dict)
    """What the rule about foreign words looks for, by authority and its own words."""
    quoted: dict[tuple[str, int], tuple[str, ...]] = field(default_factory=dict)
    """What each edition of a profile says in the authority's own words."""
    in_profiles: dict[tuple[str, date], tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """The foreign words in each edition of a profile, by authority and day, and the text that each stands in."""
    known: dict[Hashable, Known[Any]] = field(default_factory=dict)
    """What is known of each text, by what was asked of it."""

    def __post_init__(self) -> None:
        runs = (run for clause in self.library.clauses for run in runs_in(clause.blocks))
        self.terms = tuple(dict.fromkeys(run.text for run in runs if isinstance(run, Definition)))
        self.listed = frozenset(text for profile in self.library.authorities.values() for text in _listed(profile))

    def body(self, clause: NumberedClause) -> Body:
        """What the rules ask of the clause's text; read once where many agreements share the text."""
        key = (id(clause.title), id(clause.blocks))
        read = self.read.get(key)
        if read is None:
            read = self.read[key] = ((clause.title, clause.blocks), Body.of(clause, self.listed))
        return read[1]

    def asked(self, question: Hashable, ask: Callable[[Body], Answered]) -> Known[Answered]:
        """What `ask` answers of each text; two that are asked under the same `question` answer the same."""
        if question not in self.known:
            self.known[question] = Known(ask)
        return self.known[question]


def _listed(profile: AuthorityProfile) -> Iterator[str]:
    """The criteria and controls of all editions of the profile."""
    for rules in (profile, *(profile.editions or ())):
        criteria = (each.text for assessment in rules.assessments or () for each in assessment.criteria or ())
        controls = (each.text for each in (*(rules.before_signing or ()), *(rules.process or ())))
        yield from (text or "" for text in (*criteria, *controls))
