"""Signs that answer a question: looked for in the facts of a case, in the clauses of its draft and in its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from ..model.case import Decision, DecisionKind, Party
from ..model.condition import Judge, Requirement, Verdict, judge_of, tests_of, together
from ..model.facts import Facts
from ..model.path import UNBOUND, Bound, item_name, lists_in, look_up, look_up_list
from ..model.record import dataclass
from ..model.review import Reason, Sign
from ..swedish import write_list
from .traces import Traces

FREE_TEXT = (
    "authorities.commitments", "partners.commitments", "cooperation.commitments", "activities", "economy.notes",
    "term.rescission", "own_provisions", "annexes",
)  # fmt: skip
"""Where words are looked for, unless a sign says otherwise: what the parties promise each other in their own words."""
Asked = tuple[str, Judge]
"""The fact that a condition asks for, and what says whether it holds."""


@dataclass(frozen=True, slots=True, eq=False)
class SignForm:
    """A sign, with what to look at: `paths` of facts, and conditions of which each, and one of `either`, must hold."""

    sign: Sign
    paths: tuple[str, ...]
    each: tuple[Asked, ...]
    either: tuple[Asked, ...]

    @classmethod
    def of(cls, sign: Sign) -> SignForm:
        lists = frozenset(lists_in(sign.every) if sign.every else ())
        decided = ("decisions",) if sign.decided else ()
        paths = (*(sign.when or ()), *(sign.when_any or ()), *(sign.passed or ()), *decided)
        return cls(sign, paths, _asked(sign.when, lists), _asked(sign.when_any, lists))

    def found(self, traces: Traces) -> Iterator[Reason]:
        """Every reason that the sign gives: none when the case and its draft do not show it."""
        sign, says = self.sign, self.sign.says or ""
        if self.paths and self._holds(traces):
            path = traces.first_stated(self.paths[0])
            yield Reason(says, path, *traces.place(path))
        if sign.clause:
            standing = (each for each in traces.agreement.clauses if each.clause and each.clause.id == sign.clause)
            if first := next(standing, None):
                yield Reason(f"{says} Se {first.number} {first.title_text}.")
        if sign.words:
            yield from _worded(sign, traces)
        for control in sign.done or ():
            done = (traces.case.checks or {}).get(control)
            if done and done.day and done.day <= traces.agreement.day:
                path = f"checks.{control}.day"
                yield Reason(says, path, *traces.place(path))

    def _holds(self, traces: Traces) -> bool:
        facts, day, sign = traces.agreement.facts, traces.agreement.day, self.sign
        items = list(_items(facts, sign.every)) if sign.every else [UNBOUND]
        if not items or any(item is None or not self._hold_for(facts, item) for item in items):
            return False
        if any(not isinstance(on := look_up(facts, path, UNBOUND), date) or on > day for path in sign.passed or ()):
            return False
        return not (sign.decided and (undecided(sign, traces) or not (facts.authorities and facts.partners)))

    def _hold_for(self, facts: Facts, bound: Bound) -> bool:
        each, either = ([(path, judge(facts, bound)) for path, judge in asked] for asked in (self.each, self.either))
        return together(each, either)[0] is Verdict.HOLDS


def _asked(required: Mapping[str, Requirement] | None, lists: frozenset[str]) -> tuple[Asked, ...]:
    return tuple((test.path, judge_of(test, lists)) for test in tests_of(required))


def undecided(sign: Sign, traces: Traces) -> str:
    """In a sentence, the parties that have not taken the decision that the sign asks for; empty when all have."""
    if sign.decided is None:
        return ""
    facts, day = traces.agreement.facts, traces.agreement.day
    waiting = [each for each in _parties(facts) if not _has_decided(each, sign.decided, facts.decisions or (), day)]
    names = write_list([item_name(each) or "en part utan namn" for each in waiting])
    return f"Ett {sign.decided.label} är inte angivet med organ och dag för {names}." if waiting else ""


def _items(facts: Facts, path: str, bound: Bound = UNBOUND) -> Iterator[Bound | None]:
    """Each item of the list, bound; None for a list on the way of which nobody knows what it holds."""
    through = next(each for each in lists_in(path) if each not in bound)
    items = look_up_list(facts, through, bound)
    if items is None:
        yield None
    for item in items or ():
        inner = {**bound, through: item}
        if through == path:
            yield inner
        else:
            yield from _items(facts, path, inner)


def _parties(facts: Facts) -> tuple[Party, ...]:
    return (*(facts.authorities or ()), *(facts.partners or ()))


def _has_decided(party: Party, kind: DecisionKind, decisions: tuple[Decision, ...], day: date) -> bool:
    """Whether the party, or each member of a joint one, has decided; a coming decision is none yet."""
    taken = [each for each in decisions if each.kind is kind and each.body and each.day and each.day <= day]
    if any(each.is_by(party) for each in taken):
        return True
    members = party.members or ()
    return bool(members) and all(any(each.party == member.name for each in taken) for member in members)


def _worded(sign: Sign, traces: Traces) -> Iterator[Reason]:
    pattern = _any_of(sign.words or ())
    for path, text in traces.texts(sign.within or FREE_TEXT):
        if match := pattern.search(text):
            yield Reason(f"{sign.says} Ordet ”{match[0]}” står i texten.", path, *traces.place(path))


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(_pattern, words)))


def _pattern(word: str) -> str:
    """The word and whatever it begins, in any case; an abbreviation only as it is."""
    return rf"\b{re.escape(word)}\b" if word.isupper() else rf"(?i:\b{re.escape(word)}\w*)"
