"""A case in which every fact is stated: each text is one of its own, and as hostile as text can be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from stdnum import luhn

from iopgen.assemble import rules_on
from iopgen.model.authority import AuthorityProfile
from iopgen.model.case import Case, CheckDone, Judgement, Wish
from iopgen.model.fact import Choice, Count, Days, Kind, Months, OrgNumber, about, kinds
from iopgen.model.library import ClauseLibrary, Presence
from iopgen.swedish import write

from .drafts import TODAY

HOSTILE = (
    " & <w:t>x</w:t> &amp; {{ 7*7 }} {% for x in y %} {_{ }_} {#c#} \\a \\n \\f ]]> <!-- --> \"'´ \t tab\nrad  två"
    " blanksteg 👩\u200d👩\u200d👧 e\u0301å \u202eשלום\u202c *md* _md_ # `k` [l](#x) | $1 %s \u00a0\u200b\ufffd 𝔸 Ω"
)
VALUED = ("amounts", "per_year", "total")
"""Three ways to state what a resource or a cost is worth; a case states one of them."""


@dataclass(frozen=True)
class Variant:
    """What every yes/no fact, choice, date and list is, so that each clause meets a case that calls for it."""

    answer: bool = True
    choice: int = 0
    with_days: bool = True
    items: int = 2

    def __str__(self) -> str:
        return f"{'ja' if self.answer else 'nej'}-{self.choice}-{'days' if self.with_days else 'words'}-{self.items}"


VARIANTS = (
    Variant(),
    Variant(choice=1),
    Variant(choice=5),
    Variant(choice=8),
    Variant(answer=False),
    Variant(with_days=False, choice=2),
    Variant(items=1, choice=4),
)


@dataclass
class Texts:
    """Gives out texts; `paths` tells what each of them was given for."""

    paths: dict[str, list[str]] = field(default_factory=dict)
    given: int = 0

    def number(self, path: str, base: Any) -> Any:
        """A value that no other fact has; it is looked for as it is written."""
        self.given += 1
        number: Any = {
            **dict.fromkeys((int, Count, Months, Days), 7000 + self.given),
            OrgNumber: _org_number(self.given),
            date: date(2100, 1, 1) + timedelta(self.given),
        }.get(base, Decimal(7_000_000 + self.given * 1001))
        self.paths.setdefault(path, []).append(write(number, base))
        return number

    def text(self, path: str) -> str:
        self.given += 1
        # Provisions of the case's own are written one paragraph a line, stripped of spaces around.
        hostile = HOSTILE.replace("\n", " ").replace("\t", " ") if path == "own_provisions.text" else HOSTILE
        text = f"№{self.given}№{hostile}№{self.given}"
        self.paths.setdefault(path, []).append(text)
        return text


@dataclass
class Filler:
    rules: AuthorityProfile
    library: ClauseLibrary
    variant: Variant
    texts: Texts = field(default_factory=Texts)

    def case(self) -> Case:
        case: Case = self.record(Case, "")
        return case

    def record(self, record: type, path: str) -> Any:
        own = {each.name: self.fact(kinds(record)[each.name], _join(path, each.name)) for each in fields(record)}
        return record(**own)

    def fact(self, kind: Kind, path: str) -> Any:
        if path in ("include", "leave_out"):
            return tuple(self.wishes(path))
        if path in ("judgements", "checks"):
            keys = self.criteria() if path == "judgements" else self.controls()
            return {key: self.record(Judgement if path == "judgements" else CheckDone, path) for key in keys}
        if path.rpartition(".")[2] in VALUED and not path.endswith(VALUED[self.variant.choice % len(VALUED)]):
            return None
        if kind.key:
            return {year: self.texts.number(path, kind.base) for year in (2027, 2028)}
        if kind.is_list:
            return tuple(self.one(kind.base, path) for _ in range(self.variant.items))
        return self.one(kind.base, path)

    def one(self, base: Any, path: str) -> Any:
        if kinds_of_record(base):
            return self.record(base, path)
        if path == "authority":
            return self.rules.id
        if path == "own_provisions.topic":
            return "goals"
        if base is bool:
            return self.variant.answer
        if base is date and not self.variant.with_days:
            return None
        if isinstance(base, type) and issubclass(base, Choice):
            further = path == "economy.payment.also"  # another form than the first
            return list(base)[(self.variant.choice + further) % len(base)]
        return self.texts.text(path) if base is str else self.texts.number(path, base)

    def wishes(self, path: str) -> Iterator[Wish]:
        """Every clause that stands only on request is asked for; one optional topic is not wanted."""
        asked = [clause.id for clause in self.library.clauses if clause.presence is Presence.ON_REQUEST]
        for wanted in dict.fromkeys(asked) if path == "include" else ["documentation_summary"]:
            yield Wish(id=wanted, reason=self.texts.text(f"{path}.reason"))

    def criteria(self) -> list[str]:
        return [each.id or "" for assessment in self.rules.assessments or () for each in assessment.criteria or ()]

    def controls(self) -> list[str]:
        return [each.id or "" for each in (*(self.rules.before_signing or ()), *(self.rules.process or ()))]


def _org_number(number: int) -> OrgNumber:
    digits = f"8020{number:05}"
    return OrgNumber(f"{digits[:6]}-{digits[6:]}{luhn.calc_check_digit(digits)}")


def kinds_of_record(base: Any) -> bool:
    return hasattr(base, "__dataclass_fields__")


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def filler_for(authority: str, library: ClauseLibrary, variant: Variant) -> Filler:
    rules = rules_on(library.authorities[authority], TODAY)
    assert rules
    return Filler(rules, library, variant)


def all_facts(record: type = Case, path: str = "") -> Iterator[tuple[str, bool]]:
    """The path of every fact that is text, a day or a number, and whether it is internal or lies within one that is."""
    for each in fields(record):
        kind, where = kinds(record)[each.name], _join(path, each.name)
        if kinds_of_record(kind.base):
            yield from ((inner, about(each).internal or hidden) for inner, hidden in all_facts(kind.base, where))
        elif kind.base is not bool and not (isinstance(kind.base, type) and issubclass(kind.base, Choice)):
            yield where, about(each).internal
