"""The clause library: clauses with their versions, topics, laws and authorities."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from hashlib import sha256
from pathlib import Path, PurePosixPath

from ..problem import Place
from .authority import AuthorityProfile
from .condition import Test
from .decision import RuleDecision
from .fact import fact
from .language import Language
from .path import UNBOUND, describe, without_places
from .period import Period
from .record import dataclass
from .review import Ceiling, Question
from .text import Block, Run

MOST_TEXTS = 256
"""For how many pairs of an authority and a day a library remembers its texts; a batch may have thousands."""


def fingerprint(text: str) -> str:
    """Sixteen hexadecimal digits that change with any change of a clause's words."""
    return sha256(" ".join(text.split()).encode()).hexdigest()[:16]


class Presence(StrEnum):
    MANDATORY = "obligatorisk"
    OPTIONAL = "valfri"
    ON_REQUEST = "pa_begaran"


@dataclass(frozen=True, slots=True, kw_only=True)
class LawReference:
    law: str | None = fact("lag", "Id i clauses/laws.yaml.", example="SFS 2017:725")
    at: str | None = fact("lagrum", example="2 kap. 1 §")


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """A statute, decision or case that clauses rest on, and when somebody last checked it."""

    id: str | None = fact("id", example="SFS 2017:725")
    title: str | None = fact("titel")
    in_force: date | None = fact("i kraft")
    repealed: date | None = fact("upphävd")
    replaced_by: str | None = fact("ersatt av")
    certainty: str | None = fact("säkerhet", "A: bekräftad i källa, B: väl känd men inte kontrollerad, C: osäker.")
    checked: date | None = fact("senast kontrollerad")
    source: str | None = fact("källa")
    note: str | None = fact("anmärkning")


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A shelf of the clause library."""

    id: str | None = fact("id")
    title: str | None = fact("rubrik")
    annex: bool | None = fact("bilagor", "Ja, om varje klausul blir en egen bilaga.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """That somebody has reviewed a clause: who, when, and the words that were reviewed."""

    by: str | None = fact("granskare")
    day: date | None = fact("dag")
    fingerprint: str | None = fact("textens fingeravtryck")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What somebody has remarked on a clause: for those who keep the library, never for an agreement."""

    by: str | None = fact("skriven av")
    day: date | None = fact("dag")
    text: str | None = fact("anteckning")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedText:
    """The words of a clause as they once were, when somebody reviewed them or wrote another text against them."""

    fingerprint: str | None = fact("fingeravtryck")
    clause: str | None = fact("klausul")
    text: str | None = fact("rubrik och text")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedChange:
    """That a clause book was taken in: when, by whom, why, and which files it changed."""

    day: date | None = fact("dag")
    by: str | None = fact("ändrad av")
    reason: str | None = fact("skäl")
    files: tuple[str, ...] | None = fact("filer")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownException:
    """A problem that the library keeps on purpose, and why."""

    rule: str | None = fact("regel", example="unused_facts")
    place: str | None = fact("fil", example="clauses/term/notice.md")
    about: str | None = fact("ord ur meddelandet", "När bara ett av flera problem i filen avses.")
    reason: str | None = fact("skäl")


@dataclass(frozen=True, slots=True)
class Source:
    """A file of facts: its name as the user knows it, and the line of each fact by its path.

    In a spreadsheet a line is a row, and `places` tells the sheet and the column besides.
    """

    shown: str
    lines: Mapping[str, int]
    places: Mapping[str, Place] = field(default_factory=dict)

    def place(self, path: str = "") -> Place:
        """Where the fact at `path` stands, or the nearest key above it."""
        while path and path not in self.lines:
            path = path.rpartition("[" if path.endswith("]") else ".")[0]
        return self.places.get(path) or Place(self.shown, self.lines.get(path, 1))

    def called(self, path: str) -> str:
        """What the fact at `path` is called in the file: its key, or in a spreadsheet, which has no keys, its label."""
        return f"”{describe(without_places(path), UNBOUND).label}”" if self.places else path


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One version of one clause. `place` is where its text begins; `head` tells where each key of its head stands."""

    id: str
    title: tuple[Run, ...]
    title_source: str
    topic: str
    order: int
    authority: str | None
    heading: bool
    when: tuple[Test, ...]
    when_any: tuple[Test, ...]
    presence: Presence
    repeat: str | None
    valid: Period
    decision: RuleDecision | None = None
    laws: tuple[LawReference, ...]
    reviewed: Review | None
    overrides: str | None
    summary: str
    guidance: str | None
    origin: str | None
    notes: tuple[Note, ...] = ()
    locked: str | None = None
    blocks: tuple[Block, ...]
    source: str
    fingerprint: str
    place: Place
    head: Source

    @property
    def path(self) -> str:
        """The clause's file within its library."""
        return f"clauses/{self.topic}/{PurePosixPath(self.place.path).name}"

    @property
    def is_reviewed(self) -> bool:
        """True when somebody has reviewed the very words that the clause has now."""
        return self.reviewed is not None and self.reviewed.fingerprint == self.fingerprint


OPEN_LIBRARIES = 4
"""Of so many libraries what is worked out once is kept; more are seldom open at once."""


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class ClauseLibrary:
    """Everything that an organisation maintains. A library is the same only as itself.

    `sources` tells where the facts of each profile and register stand, `templates` how the Word templates are called,
    and `language` how the texts are to be written.
    """

    folder: Path
    version: str
    topics: tuple[Topic, ...]
    laws: Mapping[str, Law]
    authorities: Mapping[str, AuthorityProfile]
    clauses: tuple[Clause, ...]
    sources: Mapping[str, Source]
    templates: frozenset[str]
    language: Language = field(default_factory=Language, kw_only=True)
    questions: tuple[Question, ...] = ()
    ceilings: tuple[Ceiling, ...] = ()
    exceptions: tuple[KnownException, ...] = ()
    recorded: tuple[RecordedText, ...] = ()
    changes: tuple[RecordedChange, ...] = ()
    _versions: Mapping[str, tuple[Clause, ...]] = field(init=False, repr=False, compare=False)
    _texts: dict[tuple[str, date], tuple[Clause, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        shelves = {topic.id: place for place, topic in enumerate(self.topics)}
        ordered = sorted(self.clauses, key=lambda clause: (shelves.get(clause.topic, -1), clause.order, clause.id))
        versions: dict[str, list[Clause]] = {clause.id: [] for clause in ordered}
        for clause in sorted(self.clauses, key=lambda c: (c.authority or "", c.valid.first or date.min)):
            versions[clause.id].append(clause)
        object.__setattr__(self, "_versions", {name: tuple(found) for name, found in versions.items()})

    def ids(self) -> Iterator[str]:
        """Every clause id once, topic by topic and in the order of the clauses."""
        yield from self._versions

    def versions(self, clause_id: str) -> tuple[Clause, ...]:
        """All versions of one clause: the general ones first, then each authority's, oldest first."""
        return self._versions.get(clause_id, ())

    def texts(self, authority: str, day: date) -> tuple[Clause, ...]:
        """The text of every clause that `authority` has on `day`, topic by topic and in the order of the clauses."""
        if (authority, day) not in self._texts:
            if len(self._texts) >= MOST_TEXTS:
                self._texts.clear()
            chosen = (self.choose(clause_id, authority, day) for clause_id in self.ids())
            self._texts[authority, day] = tuple(clause for clause in chosen if clause)
        return self._texts[authority, day]

    def changes_of(self, clause: Clause) -> tuple[RecordedChange, ...]:
        """Every change of the clause's file that the library remembers, oldest first."""
        return tuple(change for change in self.changes if clause.path in (change.files or ()))

    def choose(self, clause_id: str, authority: str, day: date) -> Clause | None:
        """The clause's text for `authority` on `day`: its own before the general one, or None."""
        valid = [clause for clause in self.versions(clause_id) if clause.valid.contains(day)]
        own = [clause for clause in valid if clause.authority == authority]
        general = [clause for clause in valid if clause.authority is None]
        return next(iter(own or general), None)
