"""Which questions a case still raises, and in what order.

The questions follow from the case alone, and from what the officer has said in this sitting
(`Progress`). So an interview can be broken off anywhere: what is saved is all there is to remember.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from ..model.authority import AuthorityProfile
from ..model.case import Answer, Case, Commitment, GroupMember, Judgement, Subgoal, Unit
from ..model.fact import About, Kind, descriptions, kinds
from ..model.path import statements, without_places
from .question import NOTHING_SAID, Ask, Progress, Question, Surroundings, first_name
from .relevance import is_relevant, unconfirmed_value
from .wording import OPTIONAL_GROUPS, SEVERAL_PARAGRAPHS, as_written

AT_LEAST_ONE = frozenset({"authorities", "partners"})
"""Lists whose first item every case has: its questions are asked at once."""

ONE_ON_EACH_LINE = frozenset({Commitment, GroupMember, Subgoal, Unit})
"""Records that one line begins: a list of them is one question, and what more there is to say comes after it."""


def open_questions(case: Case, surroundings: Surroundings, progress: Progress = NOTHING_SAID) -> Iterator[Question]:
    """The questions that the case leaves open, those of the first round first; an unopened group or list is one."""
    found = [*_Walk(case, surroundings, progress, _last_statement(case)).record(case, "")]
    yield from (question for question in found if question.is_first)
    yield from (question for question in found if not question.is_first)


def _last_statement(case: Case) -> str:
    stated = [path for path, _ in statements(case)]
    return stated[-1] if stated else ""


@dataclass(frozen=True, slots=True)
class _Walk:
    """Walks through a case in the order in which its facts are declared."""

    case: Case
    surroundings: Surroundings
    progress: Progress
    last: str

    def record(self, record: Any, path: str) -> Iterator[Question]:
        """The open questions within `record`, which stands at `path`."""
        for each in fields(record):
            where = f"{path}.{each.name}" if path else each.name
            if where not in self.progress.passed and is_relevant(where, record, self.case, self.surroundings.rules):
                yield from self._field(where, record, each.name)

    def _field(self, path: str, record: Any, name: str) -> Iterator[Question]:
        record_type: type = type(record)
        kind, about, value = kinds(record_type)[name], descriptions(record_type)[name], getattr(record, name)
        if kind.key and kind.is_record:
            yield from self._judgements(path, value or {})
        elif kind.is_list and kind.base in ONE_ON_EACH_LINE and value is None:
            yield self._lines(path, kind, about)
        elif kind.is_record and kind.is_list:
            yield from self._items(path, kind, about, value)
        elif kind.is_record:
            yield from self._group(path, kind, about, value)
        elif value is None:
            yield self._fact(path, path.rpartition(".")[0], kind, about)

    def _fact(self, path: str, group: str, kind: Kind, about: About) -> Question:
        options = self.surroundings.options_for(path, kind)
        default = unconfirmed_value(path, self.surroundings.rules)
        return Question(path, _way_to_ask(path, kind), group, kind, about, options, as_written(default))

    def _lines(self, path: str, kind: Kind, about: About) -> Question:
        item = descriptions(kind.base)[first_name(kind)]
        described = replace(about, explanation=about.explanation or item.explanation, example=item.example)
        return Question(path, Ask.LINES, path.rpartition(".")[0], kind, described)

    def _group(self, path: str, kind: Kind, about: About, value: Any) -> Iterator[Question]:
        optional = without_places(path) in OPTIONAL_GROUPS and value is None
        if optional and path not in self.progress.opened:
            yield Question(path, Ask.GROUP, _holder(path), kind, about)
        else:
            yield from self.record(value or kind.base(), path)

    def _items(self, path: str, kind: Kind, about: About, items: tuple[Any, ...] | None) -> Iterator[Question]:
        for place, item in enumerate(items or (), start=1):
            if f"{path}[{place}]" not in self.progress.passed:
                yield from self.record(item, f"{path}[{place}]")
        following = f"{path}[{len(items or ()) + 1}]"
        if following in self.progress.passed:
            return
        if following in self.progress.opened or (items is None and path in AT_LEAST_ONE):
            yield from self.record(kind.base(), following)
        elif items is None:
            begun = [question for question in self.record(kind.base(), following) if question.is_first]
            yield from begun or [Question(following, Ask.ITEM, _holder(path), kind, about)]
        elif items and kind.base not in ONE_ON_EACH_LINE and self._is_in_hand(path):
            yield Question(following, Ask.ITEM, _holder(path), kind, about)

    def _is_in_hand(self, path: str) -> bool:
        """True when the list at `path` is being filled in, now or when the interview was broken off."""
        begun = (*self.progress.opened, self.last)
        return any(item.startswith(f"{path}[") for item in begun)

    def _judgements(self, path: str, judged: dict[str, Judgement]) -> Iterator[Question]:
        for criterion_id, about in _criteria(self.surroundings.rules):
            record, where = judged.get(criterion_id, Judgement()), f"{path}.{criterion_id}"
            names = ("answer",) if record.answer in (None, Answer.UNKNOWN) else ("reason",)
            for name in names:
                if getattr(record, name) is None and f"{where}.{name}" not in self.progress.passed:
                    described = about if name == "answer" else descriptions(Judgement)[name]
                    yield self._fact(f"{where}.{name}", path, kinds(Judgement)[name], described)


def _holder(path: str) -> str:
    """The path of the record that holds the group or list at `path`; its own where the case itself does."""
    return path.rpartition(".")[0] or path


def _way_to_ask(path: str, kind: Kind) -> Ask:
    if kind.is_list or kind.key:
        return Ask.LINES
    return Ask.PARAGRAPHS if without_places(path) in SEVERAL_PARAGRAPHS else Ask.FACT


def _criteria(rules: AuthorityProfile | None) -> Iterator[tuple[str, About]]:
    asked = descriptions(Judgement)["answer"]
    listed = (each for assessment in (rules and rules.assessments) or () for each in assessment.criteria or ())
    for criterion in {each.id: each for each in listed}.values():
        yield criterion.id or "", replace(asked, label=criterion.text or "", explanation=criterion.source or "")
