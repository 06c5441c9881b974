"""What a fact is called in the book, so that a person can read it and the program can find it again.

A fact stands as its label within guillemets: *«avtalets startdatum»*. The label alone says which fact it is, since
a control of Word's can be lost on the way.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from ..model.fact import Choice, Count, Days, Euro, Kind, Kronor, Months, OrgNumber, Share, kinds
from ..model.facts import Facts
from ..model.library import ClauseLibrary
from ..model.path import describe, steps
from ..swedish import capital, genitive, write, write_title

OPEN, CLOSE, ARROW = "«", "»", "→"
SHOWN = re.compile(rf"{OPEN}\s*([^{OPEN}{CLOSE}]*?)\s*{CLOSE}")
"""Words within guillemets: a fact or a reference, written or left as text."""
LISTED = ", uppräknade"
FILTERS: dict[str, Any] = {"capital": capital, "genitive": genitive, "list": lambda label: label + LISTED}
CHAINS = ((), ("capital",), ("genitive",), ("list",), ("genitive", "capital"), ("capital", "genitive"))
"""The filters that a fact may have in the book, in the order in which they are applied."""
SAMPLES: dict[Any, Any] = {
    date: date(2027, 1, 1), Kronor: Decimal(250_000), Euro: Decimal(20_000), Share: Decimal("0.25"),
    Months: 6, Days: 30, Count: 12, Decimal: Decimal(12), int: 12, bool: True, OrgNumber: "802002-1234",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FactName:
    """A fact as the book names it, and a value as it could stand in an agreement."""

    path: str
    label: str
    sample: str


@cache
def fact_names() -> Mapping[str, FactName]:
    """Every fact that a clause may name, by path; no two have the same label, whatever their capitals."""
    paths = list(_paths(Facts, ""))
    labels = {path: _candidates(path) for path in paths}
    depth = dict.fromkeys(paths, 0)
    while crowded := _crowded({path: labels[path][depth[path]] for path in paths}):
        for path in crowded:
            depth[path] = min(depth[path] + 1, len(labels[path]) - 1)
    return {path: FactName(path, labels[path][depth[path]], _sample(path)) for path in paths}


def _paths(record: type, prefix: str) -> Iterator[str]:
    for name, kind in kinds(record).items():
        path = f"{prefix}.{name}" if prefix else name
        if kind.is_record and not kind.key:
            yield from _paths(kind.base, path)
        elif not kind.key:
            yield path


def _candidates(path: str) -> tuple[str, ...]:
    """Ever longer labels of the fact, the last of which holds its path."""
    own = describe(path, {}).label
    chain = [about.label for _, _, about in steps(path)]
    return (own, ": ".join(chain[-2:]), ": ".join(chain[-3:]), f"{own} ({path})")


def _crowded(labels: Mapping[str, str]) -> list[str]:
    times = Counter(label.casefold() for label in labels.values())
    return [path for path, label in labels.items() if times[label.casefold()] > 1]


def _sample(path: str) -> str:
    _, kind, about = steps(path)[-1]
    return about.example or _written(kind)


def _written(kind: Kind) -> str:
    base = kind.base
    if isinstance(base, type) and issubclass(base, Choice):
        return next(iter(base)).label
    if base in SAMPLES:
        return write(SAMPLES[base], base)
    return ""


def shown_fact(mark: str) -> tuple[str, str]:
    """The words of a fact in the book, and a hint with its label and a sample; `mark` is `path | filter`."""
    path, *filters = (part.strip() for part in mark.split("|"))
    name = fact_names().get(path)
    if name is None:
        return f"{OPEN}{mark}{CLOSE}", mark
    hint = f"{capital(name.label)}, t.ex. {name.sample}" if name.sample else f"{capital(name.label)} (fri text)"
    return f"{OPEN}{_filtered(name.label, filters)}{CLOSE}", hint


def _filtered(label: str, filters: list[str] | tuple[str, ...]) -> str:
    for name in filters:
        label = FILTERS[name](label) if name in FILTERS else f"{label}, {name}"
    return label


@cache
def facts_shown() -> Mapping[str, str]:
    """The mark of every fact by its words in the book, without guillemets."""
    found: dict[str, str] = {}
    for chain in CHAINS:
        for name in fact_names().values():
            mark = " | ".join((name.path, *chain))
            found.setdefault(_filtered(name.label, chain), mark)
    return found


def clause_names(library: ClauseLibrary) -> dict[str, str]:
    """What each clause is called in the book, by its id; no two have the same name."""
    titles = {}
    for clause_id in library.ids():
        first = library.versions(clause_id)[0]
        titles[clause_id] = write_title(first.title, lambda _: None)
    times = Counter(titles.values())
    return {name: title if times[title] == 1 else f"{title} ({name})" for name, title in titles.items()}


def shown_link(name: str) -> str:
    """The words of a reference to a clause that the book does not hold."""
    return f"{OPEN}{ARROW} {name}{CLOSE}"


def has_label(text: str, path: str) -> bool:
    """Whether the fact's label stands in plain words in the text."""
    label = fact_names()[path].label
    return re.search(rf"(?<!\w){re.escape(label)}(?!\w)", text, re.IGNORECASE) is not None
