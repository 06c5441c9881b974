"""The chosen clauses in the authority's order, numbered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import NamedTuple

from ..model.agreement import Reference, section_bookmark
from ..model.authority import AuthorityProfile, Section
from ..model.case import OwnProvision, Party
from ..model.fact import changed
from ..model.facts import AnnexEntry, Facts
from ..model.library import Clause
from ..model.path import UNBOUND, Bound, kind_at
from ..model.record import dataclass
from .choose import Chosen, items_for
from .fill import ClauseForm, Targets

ANNEX = "Bilaga"

Stands = Callable[[ClauseForm, Bound], bool]
"""False for a clause, or one of its repetitions, of which nothing would be left."""


class Placed(NamedTuple):
    """A clause, or one of its repetitions, at its place; `number` is *3.2*, or *Bilaga 1*."""

    id: str
    chosen: Chosen
    bound: Bound
    number: str
    has_heading: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """Clauses of one topic, and annexes, that wait for the answer to one question; `id` is unique in the agreement."""

    id: str
    path: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Own:
    """A provision that only this partnership has."""

    id: str
    provision: OwnProvision
    number: str


@dataclass(frozen=True, slots=True)
class PlacedSection:
    section: Section
    number: str
    parts: tuple[Placed | Asked | Own, ...]


class Arranged(NamedTuple):
    """The sections, and the questions for which only annexes wait."""

    sections: tuple[PlacedSection, ...]
    asked: tuple[Asked, ...]


def arrange(
    chosen: Sequence[Chosen], annexed: Sequence[Chosen], profile: AuthorityProfile, facts: Facts, stands: Stands
) -> Arranged:
    """The sections with their clauses. A section or clause that says nothing is left out.

    A question stands where the first clause of the topic that waits for it would. The first time, it also names those
    of the `annexed` that wait for it.
    """
    sections: list[PlacedSection] = []
    by_topic: dict[str, list[Chosen]] = {}
    for each in chosen:
        by_topic.setdefault(each.clause.topic, []).append(each)
    questions = _Questions(_waiting(annexed))
    for section in profile.sections or ():
        number = str(len(sections) + 1)
        parts = tuple(_parts(section, number, by_topic, questions, facts, stands))
        if parts:
            sections.append(PlacedSection(section, number, parts))
    return Arranged(tuple(sections), tuple(map(questions.ask, list(questions.annexed))))


def topics_of(profile: AuthorityProfile) -> frozenset[str]:
    """The topics that stand in a section; every clause of another topic is an annex."""
    return frozenset(topic for section in profile.sections or () for topic in section.topics or ())


def arrange_annexes(chosen: Sequence[Chosen], facts: Facts, stands: Stands) -> tuple[Placed, ...]:
    """The annexes in their order, numbered."""
    return tuple(_annexes([each for each in chosen if not each.open_facts], facts, stands))


def _parts(
    section: Section, number: str, by_topic: Mapping[str, Sequence[Chosen]], questions: _Questions, facts: Facts,
    stands: Stands,
) -> Iterator[Placed | Asked | Own]:  # fmt: skip
    headings, is_begun = 0, False
    for topic in section.topics or ():
        here = by_topic.get(topic, ())
        waiting = _waiting(here)
        for each in here:
            if each.open_facts:
                for path in each.open_facts:
                    if path in waiting:
                        yield questions.ask(path, waiting.pop(path))
                continue
            for clause_id, bound in _repetitions(each.form, facts, stands):
                has_heading = each.clause.heading or is_begun
                headings += has_heading
                yield Placed(clause_id, each, bound, f"{number}.{headings}" if has_heading else number, has_heading)
                is_begun = True
        for place, provision in enumerate(facts.own_provisions or (), start=1):
            if provision.topic == topic:
                headings += 1
                yield Own(f"own_provision_{place}", provision, f"{number}.{headings}")
                is_begun = True


def _waiting(chosen: Sequence[Chosen]) -> dict[str, list[Clause]]:
    """The clauses that wait for an answer, by the fact that is asked for."""
    waiting: dict[str, list[Clause]] = {}
    for each in chosen:
        for path in each.open_facts:
            waiting.setdefault(path, []).append(each.clause)
    return waiting


@dataclass(slots=True)
class _Questions:
    """The questions of one agreement. `annexed` are the annexes that wait and that no question has named yet."""

    annexed: dict[str, list[Clause]]
    times: Counter[str] = field(default_factory=Counter)

    def ask(self, path: str, waiting: Sequence[Clause] = ()) -> Asked:
        """The question at the place of the clauses that are `waiting` for it."""
        self.times[path] += 1
        name = "question_" + path.replace(".", "_")
        times = self.times[path]
        return Asked(name if times == 1 else f"{name}_{times}", path, (*waiting, *self.annexed.pop(path, ())))


def _repetitions(form: ClauseForm, facts: Facts, stands: Stands) -> Iterator[tuple[str, Bound]]:
    """Each repetition of the clause with its own id: `commitments_partner`, `commitments_partner_2` and so on."""
    clause = form.clause
    if clause.repeat is None:
        if stands(form, UNBOUND):
            yield clause.id, UNBOUND
        return
    items = items_for(form, facts)
    if items is None:
        items = (kind_at(clause.repeat).base(),) if kind_at(clause.repeat).base is Party else ()
    repetitions = [bound for item in items if stands(form, bound := {clause.repeat: item})]
    for place, bound in enumerate(repetitions, start=1):
        yield clause.id if place == 1 else f"{clause.id}_{place}", bound


def _annexes(chosen: Sequence[Chosen], facts: Facts, stands: Stands) -> Iterator[Placed]:
    number = 0
    for each in chosen:
        for clause_id, bound in _repetitions(each.form, facts, stands):
            number += 1
            yield Placed(clause_id, each, bound, f"{ANNEX} {number}", has_heading=True)


def references(sections: Sequence[PlacedSection], annexes: Sequence[Placed]) -> Targets:
    """Where every clause stands, each repetition with the item that it speaks of.

    A clause without a heading of its own is referred to by its section.
    """
    targets: dict[str, list[tuple[Bound, Reference]]] = {}
    for section in sections:
        for part in section.parts:
            if isinstance(part, Placed):
                target = part.id if part.has_heading else section_bookmark(section.section.id or "")
                targets.setdefault(part.chosen.clause.id, []).append((part.bound, Reference(target, part.number)))
    for annex in annexes:
        targets.setdefault(annex.chosen.clause.id, []).append((annex.bound, Reference(annex.id, annex.number)))
    return targets


def with_annex_list(facts: Facts, annexes: Sequence[tuple[str, str]]) -> Facts:
    """The facts, with the numbers and titles of the annexes."""
    entries = tuple(AnnexEntry(number=number, title=title) for number, title in annexes)
    return changed(facts, {"annex_list": entries})
