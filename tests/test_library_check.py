"""Every rule of the library check has its bad and its good libraries in tests/bad/audit. A new one is a new folder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from iopgen.checks.common.findings import EXCEPTION_RULE, rule_id
from iopgen.checks.library import AUDIT_RULES, audit_library
from iopgen.model.library import ClauseLibrary
from iopgen.problem import Problem, Severity
from iopgen.reading.library import read_faulty_library, read_library

from .conftest import ROOT, lay_small_library
from .test_bad import BAD, CLAUSES, PROFILES, lay_upon
from .test_bad import LIBRARIES as BROKEN

TODAY = date(2026, 11, 21)
RULES = {rule_id(rule): rule for rule in AUDIT_RULES}
AUDIT = BAD / "audit"
LIBRARIES = sorted(path for path in AUDIT.glob("*/*") if path.is_dir())
GOOD = [path for path in LIBRARIES if path.name.startswith("good_")]


def name_of(path: Path) -> str:
    return path.relative_to(AUDIT).as_posix()


def found_by(rule: str, library: ClauseLibrary) -> list[Problem]:
    """What the rule finds; it is asked alone, but for the rule of exceptions, which needs what the others find."""
    if rule == EXCEPTION_RULE:
        return [each.problem for each in audit_library(library, TODAY) if each.rule == rule]
    return sorted(set(RULES[rule](library, TODAY)))


def told_by(rule: str, library: ClauseLibrary, small: ClauseLibrary) -> str:
    """What the rule finds that it does not find in the small library, a line for each problem."""
    before = found_by(rule, small)
    return "".join(f"{problem}\n" for problem in found_by(rule, library) if problem not in before)


@pytest.mark.parametrize("path", [path for path in LIBRARIES if path not in GOOD], ids=name_of)
def test_bad_library_breaks_the_rule_as_told_beside_it(
    path: Path, renew: bool, tmp_path: Path, small: ClauseLibrary
) -> None:
    told = told_by(path.parent.name, read_library(lay_upon(lay_small_library(tmp_path / "library"), path)), small)
    expected = path.with_name(f"{path.name}.problems.txt")
    if renew:
        expected.write_text(told, encoding="utf-8")
    assert told
    assert told == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", GOOD, ids=name_of)
def test_good_library_keeps_the_rule(path: Path, tmp_path: Path, small: ClauseLibrary) -> None:
    library = read_library(lay_upon(lay_small_library(tmp_path / "library"), path))
    assert told_by(path.parent.name, library, small) == ""


def is_about_more_than_language(rule: Callable[..., Any]) -> bool:
    """False for rules of language, which have tests of their own."""
    return ".language." not in rule.__module__


def test_every_rule_has_a_bad_and_a_good_library() -> None:
    rules = {rule_id(rule) for rule in AUDIT_RULES if is_about_more_than_language(rule)} | {EXCEPTION_RULE}
    assert {path.parent.name for path in GOOD} == rules
    assert {path.parent.name for path in LIBRARIES if path not in GOOD} == rules


@pytest.mark.parametrize("path", [*CLAUSES, *PROFILES, *BROKEN], ids=lambda path: path.name)
def test_a_library_that_is_refused_is_checked_as_far_as_it_can_be_read(path: Path, tmp_path: Path) -> None:
    library, unreadable = read_faulty_library(lay_upon(lay_small_library(tmp_path / "library"), path))
    found = audit_library(library, TODAY, is_whole=not unreadable)
    assert unreadable or any(each.problem.severity is Severity.ERROR for each in found)


def test_the_embedded_library_breaks_no_rule() -> None:
    found = audit_library(read_library(ROOT), TODAY)
    assert [str(each.problem) for each in found if each.problem.severity is not Severity.NOTE] == []
