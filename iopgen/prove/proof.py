"""One authority's agreements, assembled in every way that matters and held to every rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial

from ..assemble import Filler, FillerOf, assemble, rules_on
from ..garbage import no_search
from ..model.agreement import Agreement
from ..model.authority import AuthorityProfile
from ..model.library import Clause, ClauseLibrary, Presence
from ..model.path import UnknownPath
from ..problem import Problem, ProblemsFound
from .cases import CaseMaker
from .covering import cover, is_exhaustive
from .dimension import Row
from .dimensions import Space, space_of, statable
from .finding import Assembly, Finding, Rule
from .measure import Measure
from .memory import Memory, RememberingFiller
from .requirements import Demand, Requirement, demands_on
from .shrink import needed, shrink
from .structure import (
    find_empty_clauses,
    find_missing_sections,
    find_undefined_terms,
    find_wrong_numbers,
    find_wrong_references,
    find_wrong_sections,
)
from .wording import find_foreign_words, find_foreign_words_in_profile, find_traces

RULES: tuple[Rule, ...] = (
    find_missing_sections,
    find_wrong_sections,
    find_wrong_numbers,
    find_wrong_references,
    find_empty_clauses,
    find_undefined_terms,
    find_traces,
    find_foreign_words,
    find_foreign_words_in_profile,
)
MOST_EXPLAINED = 25
"""So many faults are traced to the values that they take; the others are told as they were met."""

Watch = Callable[[Sequence[Row]], Iterable[Row]]
"""Gives back the combinations one by one, and may show how far the proof has come."""


@dataclass(slots=True)
class Tally:
    """What came of one requirement: in how many assemblies it applied, and in how many it held, by which clauses."""

    requirement: Requirement
    applied: int = 0
    held: int = 0
    clauses: Counter[str] = field(default_factory=Counter)

    def count(self, answer: Sequence[str]) -> None:
        """Nothing; one more assembly is counted, in which the clauses of `answer` meet the requirement."""
        self.applied += 1
        self.held += bool(answer)
        for name in dict.fromkeys(answer):
            self.clauses[name] += 1


@dataclass(slots=True)
class Counted:
    """A demand of the rules of one day; the tally of its requirement begins when it first applies."""

    demand: Demand
    tally: Tally | None = None


@dataclass(frozen=True, slots=True)
class Unused:
    """A clause that the authority never has, and why that is as it should be."""

    clause: Clause
    reason: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What was proved of one authority's agreements, and how."""

    profile: AuthorityProfile
    library_version: str
    days: tuple[date, ...]
    space: Space
    is_exhaustive: bool
    assemblies: int
    tallies: tuple[Tally, ...]
    unused: tuple[Unused, ...]
    problems: tuple[Problem, ...]
    samples: tuple[Agreement, ...]
    """A few of the agreements, as unlike each other as they come, to write to Word."""


def prove(library: ClauseLibrary, authority: str, day: date | None, watch: Watch = iter) -> Proof:
    """The proof of every agreement of `authority` on `day`, or on every day when anything changes."""
    profile = library.authorities[authority]
    days = (day,) if day else changing_days(library, profile)
    days = tuple(each for each in days if rules_on(profile, each))
    space = space_of(library, profile, days)
    with no_search():
        return Prover(library, profile, days, space).proof(watch)


def changing_days(library: ClauseLibrary, profile: AuthorityProfile) -> tuple[date, ...]:
    """The first day of every time in which the authority's rules and texts are the same, newest first."""
    own = [clause for clause in library.clauses if clause.authority in (None, profile.id)]
    periods = [(each.valid.first, each.valid.last) for each in own]
    periods += [(each.valid_from, each.valid_to) for each in (profile, *(profile.editions or ()))]
    firsts = {first for first, _ in periods if first} | {last + timedelta(1) for _, last in periods if last}
    before = {min(firsts) - timedelta(1)} if firsts else {date(2000, 1, 1)}
    found: dict[tuple[int, ...], date] = {}
    for day in sorted(firsts | before):
        rules = rules_on(profile, day)
        if rules:
            edition = next((n for n, each in enumerate(profile.editions or ()) if _is_on(each, day)), -1)
            found.setdefault((edition, *map(id, library.texts(profile.id or "", day))), day)
    return tuple(sorted(found.values(), reverse=True))


def _is_on(edition: object, day: date) -> bool:
    first, last = getattr(edition, "valid_from", None), getattr(edition, "valid_to", None)
    return (first is None or first <= day) and (last is None or day <= last)


@dataclass(slots=True)
class Prover:
    """Assembles the agreements of one authority and gathers what is found."""

    library: ClauseLibrary
    profile: AuthorityProfile
    days: tuple[date, ...]
    space: Space
    found: dict[Finding, list[Row]] = field(default_factory=dict)
    tallies: dict[Requirement, Tally] = field(default_factory=dict)
    reached: set[int] = field(default_factory=set)
    """The clauses that have stood in an agreement without being asked for, by their identity."""
    demands: dict[date, list[Counted]] = field(default_factory=dict)
    measure: Measure = field(init=False)
    maker: CaseMaker = field(init=False)
    memory: Memory = field(init=False)
    rules: dict[date, AuthorityProfile] = field(init=False)

    def __post_init__(self) -> None:
        self.measure = Measure(self.library)
        self.rules = {day: rules for day in self.days if (rules := rules_on(self.profile, day))}
        self.maker = CaseMaker(self.profile, self.space.dimensions)
        self.memory = Memory(self.library, self.space.dimensions)

    def proof(self, watch: Watch) -> Proof:
        rows = cover(self.space)
        for row in watch(rows):
            for finding in self.findings(row, is_counted=True):
                self.found.setdefault(finding, []).append(row)
        valid = {clause.place: clause for day in self.days for clause in self.library.texts(self.profile.id or "", day)}
        unreached = [(clause, self._reason(clause)) for clause in valid.values() if id(clause) not in self.reached]
        faults = [_never_reached(clause) for clause, reason in unreached if not reason]
        return Proof(
            profile=self.profile, library_version=self.library.version, days=self.days, space=self.space,
            is_exhaustive=is_exhaustive(self.space), assemblies=len(rows), tallies=tuple(self.tallies.values()),
            unused=tuple(Unused(clause, reason) for clause, reason in unreached if reason),
            problems=tuple(sorted({*self._explained(len(rows)), *faults})),
            samples=tuple(self._samples(rows)),
        )  # fmt: skip

    def _reason(self, clause: Clause) -> str:
        """Why the authority never has the clause; empty when nothing in its profile explains it."""
        editions = (self.profile, *(self.profile.editions or ()))
        if any(drop.clause == clause.id for each in editions for drop in each.drops or ()):
            return "profilen säger att den inte används."
        paths = [test.path for test in (*clause.when, *clause.when_any)] + [clause.repeat or ""]
        if any(path and statable(path) is None for path in paths):
            return "profilen har inte det som klausulen gäller. Den kan ändå begäras."
        return ""

    def agreement(self, row: Row, filler_of: FillerOf = Filler) -> Agreement:
        case, day = self.maker.case(row)
        rules = self.rules[day]
        return assemble(case, rules, self.library, day, filler_of)

    def findings(self, row: Row, *, is_counted: bool) -> list[Finding]:
        """Every fault of the combination; a requirement that is not met is one."""
        try:
            agreement = self.agreement(row, partial(RememberingFiller, memory=self.memory, row=row))
        except ProblemsFound as stopped:
            return [Finding(each.place, each.message) for each in stopped.problems]
        except UnknownPath as unknown:
            return [Finding(self.library.sources[self.profile.id or ""].place(), f"okänd uppgift: {unknown.wrong}.")]
        assembly = Assembly.of(agreement, self.measure)
        if is_counted:
            asked = self.maker.asked_for(row)
            self.reached |= {
                id(each.clause)
                for each, _ in assembly.texts
                if each.clause and (each.clause.id not in asked or each.clause.presence is Presence.ON_REQUEST)
            }
        return [*(one for rule in RULES for one in rule(assembly)), *self._unmet(assembly, is_counted=is_counted)]

    def _unmet(self, assembly: Assembly, *, is_counted: bool) -> Iterator[Finding]:
        day = assembly.agreement.day
        if day not in self.demands:
            self.demands[day] = [Counted(each) for each in demands_on(self.measure, assembly.agreement)]
        for each in self.demands[day]:
            answer = each.demand.look(assembly)
            if answer is None:
                continue
            required = each.demand.requirement
            if is_counted:
                if each.tally is None:
                    each.tally = self.tallies.setdefault(required, Tally(required))
                each.tally.count(answer)
            if not answer:
                yield Finding(required.place, f"kravet ”{required.text}” ({required.kind.lower()}) är inte uppfyllt.")

    def _explained(self, assemblies: int) -> Iterator[Problem]:
        for number, (finding, rows) in enumerate(sorted(self.found.items(), key=lambda each: each[0].place)):
            counted = f"I {len(rows)} av {assemblies} avtal."
            if number >= MOST_EXPLAINED:
                yield Problem(finding.place, finding.message, counted)
                continue
            seen: dict[Row, bool] = {}

            def shows(row: Row, finding: Finding = finding, seen: dict[Row, bool] = seen) -> bool:
                if row not in seen:
                    seen[row] = finding in self.findings(row, is_counted=False)
                return seen[row]

            told = needed(shrink(rows[0], shows), shows, self.space.dimensions)
            when = f"Det händer när {'; '.join(told)}." if told else "Det händer alltid."
            yield Problem(finding.place, finding.message, f"{when} {counted}")

    def _samples(self, rows: Sequence[Row]) -> Iterator[Agreement]:
        """The usual agreement, and one for each further day and for each way that the other facts are."""
        days: set[int] = set()
        rests: set[int] = set()
        for row in rows:
            if row[0] not in days or row[1] not in rests:
                days.add(row[0])
                rests.add(row[1])
                try:
                    yield self.agreement(row)
                except ProblemsFound:
                    continue  # it is told as a fault


def _never_reached(clause: Clause) -> Problem:
    message = f"klausulen ”{clause.title_source}” gäller för myndigheten men står inte i något avtal utan att begäras."
    return Problem(clause.place, message, "Ändra villkoren, eller ta bort klausulen med drops i profilen.")
