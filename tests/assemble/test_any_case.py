"""What holds of every agreement, whatever its case states, leaves open, or says that there is none of."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import fields, replace
from random import Random
from typing import Any

import pytest

from iopgen.assemble import assemble, rules_on
from iopgen.model.agreement import Agreement
from iopgen.model.case import Case
from iopgen.model.fact import Kind, kinds
from iopgen.model.library import ClauseLibrary
from iopgen.reading.case import read_case

from ..conftest import ROOT
from .cases import DAY

SAMPLES = sorted((ROOT / "samples").rglob("case.yaml"))
ROUNDS = 12
ALWAYS = ("authority", "date", "include", "leave_out")
UNKNOWN, NONE_AT_ALL = 0.15, 0.4
"""How often a fact is left out, and how often a list that is stated is empty."""


def thinned(record: Any, chance: Random) -> Any:
    """The record, some of its facts left out and some of its lists emptied."""
    return replace(
        record,
        **{each.name: value(getattr(record, each.name), chance) for each in fields(record) if each.name not in ALWAYS},
    )


def value(stated: Any, chance: Random) -> Any:
    if chance.random() < UNKNOWN:
        return None
    if isinstance(stated, tuple):
        return () if chance.random() < NONE_AT_ALL else tuple(value_of_item(item, chance) for item in stated)
    return value_of_item(stated, chance)


def value_of_item(stated: Any, chance: Random) -> Any:
    return thinned(stated, chance) if hasattr(stated, "__dataclass_fields__") else stated


def agreements(name: str, library: ClauseLibrary) -> list[tuple[int, Agreement]]:
    """The agreements that many thinner versions of one sample make."""
    case = read_case(ROOT / "samples" / name / "case.yaml").case
    rules = rules_on(library.authorities[case.authority or ""], DAY)
    assert rules
    return [(seed, assemble(thinned(case, Random(seed)), rules, library, DAY)) for seed in range(ROUNDS)]


def is_key_of_case_file(path: str) -> bool:
    """True for a path that a case file may have, such as `partners[2].name` or `judgements.no_market.answer`."""
    kind = Kind(Case)
    for name in re.sub(r"\[\d+\]", "", path).split("."):
        if kind.key:
            kind = Kind(kind.base)
        elif kind.is_record and name in kinds(kind.base):
            kind = kinds(kind.base)[name]
        else:
            return False
    return True


@pytest.mark.parametrize("name", [path.parent.relative_to(ROOT / "samples").as_posix() for path in SAMPLES])
def test_agreement_says_something_under_every_heading_and_asks_once_for_what_can_be_stated(
    name: str, library: ClauseLibrary
) -> None:
    for seed, agreement in agreements(name, library):
        silent = [each.id for each in agreement.clauses if not any(p.text.strip() for p in each.paragraphs())]
        assert (seed, silent) == (seed, [])
        paths = [gap.mark.path for gap in agreement.gaps]
        assert (seed, [path for path in paths if not is_key_of_case_file(path)]) == (seed, [])
        told = Counter((gap.mark.path, gap.mark.label) for gap in agreement.gaps)
        assert (seed, [each for each, times in told.items() if times > 1]) == (seed, [])
