"""The guides to files of facts: every key of a case and of a profile, and every fact that a clause may name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from iopgen.model.authority import AuthorityProfile, Edition
from iopgen.model.case import Case
from iopgen.model.fact import About, Choice, Count, Days, Euro, Kind, Kronor, Months, OrgNumber, descriptions, kinds
from iopgen.model.facts import Facts
from iopgen.model.path import lists_in, steps
from iopgen.swedish import capital, write_list

from .markdown import anchor, code, parts, snake, table

MANY = 4  # names of one thing; more of them do not fit in a heading
WRITTEN_AS: dict[Any, tuple[str, str]] = {
    str: ("text", ""),
    bool: ("ja eller nej", "ja"),
    date: ("datum", "2027-01-01"),
    int: ("helt tal", "6"),
    Count: ("helt tal", "2"),
    Months: ("antal månader", "6"),
    Days: ("antal dagar", "30"),
    Decimal: ("tal", "2400"),
    Kronor: ("kronor", "250 000"),
    Euro: ("euro", "20 000"),
    OrgNumber: ("organisationsnummer", "802599-9015"),
}
"""How a value of each type is written, in words and as an example."""


def case_format() -> str:
    """Every key of a case file."""
    return parts("## Ärendet", FileGuide(who=True).write(Case))


def profile_format() -> str:
    """The keys of the profile alone, then those that an edition may hold too."""
    guide, shared = FileGuide(who=False), [each.name for each in fields(Edition)]
    own = guide.write(AuthorityProfile, skip=[*shared, "editions"])
    editions = table(guide.head[:3], [guide.row(AuthorityProfile, "editions")[:3]])
    of_both = parts(anchor("edition"), "## Nycklar för profilen eller en utgåva", guide.write(Edition))
    return parts("## Nycklar för hela profilen", own, "## Utgåvor", editions, of_both)


def derived_facts() -> str:
    """The facts that a clause may name beside those of the case, each by its whole path."""
    paths = [path for path in leaves(Facts) if path.split(".")[0] not in kinds(Case)]
    rows = [(code(path), meaning(steps(path)[-1][2]), write_list(list(map(code, lists_in(path))))) for path in paths]
    return table(("Uppgift", "Betyder", "Ur en lista"), rows)


def leaves(record: type, path: str = "") -> Iterator[str]:
    """The path of every single fact within `record`."""
    for name, kind in kinds(record).items():
        below = f"{path}.{name}" if path else name
        yield from leaves(kind.base, below) if kind.is_record else [below]


@dataclass(frozen=True)
class Use:
    """A place in the file where a record stands: the path of its key, and the key's kind and description."""

    path: str
    kind: Kind
    about: About


def uses_in(record: type, path: str = "") -> Iterator[Use]:
    """Every key at any depth of `record` that holds a record."""
    for name, kind in kinds(record).items():
        if kind.is_record:
            use = Use(f"{path}.{name}" if path else name, kind, descriptions(record)[name])
            yield use
            yield from uses_in(kind.base, use.path)


class FileGuide:
    """Writes the guide to one kind of file: a table of keys for every record, in the order in which they stand."""

    def __init__(self, *, who: bool) -> None:
        self.who = who
        self.head = ("Nyckel", "Betyder", "Skrivs som", "Exempel", *(("Vem kan svara",) if who else ()))
        self.told: set[type] = set()

    def write(self, record: type, skip: Iterable[str] = ()) -> str:
        """The keys of `record` itself, without those to skip, and of all records within it."""
        uses = [use for use in uses_in(record) if use.path.split(".")[0] not in skip]
        sections = [self._keys(record, skip)]
        for first in uses:
            if first.kind.base not in self.told:
                same = [use for use in uses if use.kind.base is first.kind.base]
                sections += [_heading(first, same), self._keys(first.kind.base)]
        return parts(*sections)

    def row(self, record: type, name: str) -> list[str]:
        """What is told of one key."""
        kind, about = kinds(record)[name], descriptions(record)[name]
        cells = [code(name), meaning(about), written_as(kind), code(about.example or usual_example(kind))]
        return [*cells, about.who.value] if self.who else cells

    def _keys(self, record: type, skip: Iterable[str] = ()) -> str:
        self.told.add(record)
        names = [name for name in kinds(record) if name not in skip]
        values = [self._values(name, kinds(record)[name].base) for name in names]
        return parts(table(self.head, [self.row(record, name) for name in names]), *filter(None, values))

    def _values(self, name: str, base: Any) -> str:
        if not is_choice(base) or base in self.told:
            return ""
        self.told.add(base)
        rows = [(code(each.value), each.label) for each in base]
        return parts(anchor(snake(base.__name__)), table((f"Värde för {code(name)}", "I avtalet"), rows))


def _heading(first: Use, same: list[Use]) -> str:
    labels = list(dict.fromkeys(use.about.label for use in same))
    title = capital(", ".join(labels) if len(labels) < MANY else min(labels, key=len))
    level = "#" * (first.path.count(".") + 3)
    places = write_list([code(use.path) for use in same])
    return parts(anchor(snake(first.kind.base.__name__)), f"{level} {title}", f"Står under {places}.")


def is_choice(base: Any) -> bool:
    """True for a type that is one of a few values."""
    return isinstance(base, type) and issubclass(base, Choice)


def meaning(about: About) -> str:
    """What the fact is, and when it is needed."""
    said = [capital(about.label) + ".", about.explanation]
    said += [f"Behövs bara när {code(about.asked_if)} är ja."] if about.asked_if else []
    if about.asked_unless:
        said.append(f"Behövs inte när {' eller '.join(map(code, about.asked_unless))} är angivet.")
    said += ["Behöver inte anges."] if about.optional else []
    said += ["**Internt.**"] if about.internal else []
    return " ".join(filter(None, said))


def written_as(kind: Kind) -> str:
    """The form of the value in words; a group or a list of groups leads to the table of its keys."""
    if kind.key:
        return f"{'år' if kind.key is int else 'id'} och {_one(kind.base)}, ett par på varje rad"
    return f"lista: {_one(kind.base)}" if kind.is_list else _one(kind.base)


def _one(base: Any) -> str:
    if is_dataclass(base):
        return f"[grupp](#{snake(base.__name__)})"  # type: ignore[union-attr]  # a class, not an instance of one
    return f"[ett av värdena](#{snake(base.__name__)})" if is_choice(base) else WRITTEN_AS[base][0]


def usual_example(kind: Kind) -> str:
    """An example of the type, for facts that give none themselves."""
    if kind.is_record or kind.key or kind.is_list:
        return ""
    return next(iter(kind.base)).value if is_choice(kind.base) else WRITTEN_AS[kind.base][1]
