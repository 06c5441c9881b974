"""Whatever a file holds, reading it ends in facts or in `ProblemsFound`, never in anything else."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iopgen.checks.library import check_library
from iopgen.draft import draft_case, open_library
from iopgen.model.authority import AuthorityProfile
from iopgen.model.case import Case
from iopgen.model.fact import Choice, Count, Days, Euro, Kind, Kronor, Months, kinds
from iopgen.model.library import ClauseLibrary
from iopgen.problem import ProblemsFound
from iopgen.reading.case import read_case
from iopgen.reading.clause import ClauseHead, read_clause
from iopgen.reading.markup import read_blocks

from ..conftest import lay_small_library

TODAY = date(2027, 1, 1)
ALSO_SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20),
    st.sampled_from(["ja", "nej", "2027-01-01", "2027-02-30", "1 000", "802599-9015", "811218-9876", "{{ title }}"]),
)  # fmt: skip
TREES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip
PIECES = (
    "---\n", "...\n", "- ", "? ", ": ", "{", "}", "[", "]", "&a ", "*a", "!!python/object:os.system ", "<<: *a\n",
    "| ", ">\n", "\t", "\n", "  ", '"', "'", "\\x00", "%YAML 9.9\n", "authority: standard\n",
    "title:", "term:", "partners:\n", "- name: A\n", "#", "\u2028", "\x07", "å", "😀", "@", "`", ",", "\r",
)  # fmt: skip
MARKS = (
    "{{ title }}", "{{ partners.name | list }}", "{{", "}}", "{%", "[", "]", "[](#term)", "](", "**", "*", "_", "`",
    "|", "| a | b |\n|---|---|\n", "- ", "1. ", "  ", "\n", "\n\n", "# ", "> ", "<b>", "\\", "![", "---\n", "```\n",
    "ord ", "&amp;", "\t", "http://a.se", "<a@b.se>", "\ue000",
)  # fmt: skip


RIGHT: dict[Any, st.SearchStrategy[Any]] = {
    bool: st.sampled_from(["ja", "nej"]),
    date: st.dates(date(2024, 1, 1), date(2031, 12, 31)).map(str),
    **dict.fromkeys((int, Count, Months, Days), st.integers(0, 2100)),
    str: st.sampled_from(["Text.", "standard", "main", "logos", "press", "{{ title }} & <b>", "a|b [c]", "Två ord"]),
} | dict.fromkeys((Decimal, Kronor, Euro), st.integers(0, 10**6))


def of_kind(kind: Kind) -> st.SearchStrategy[Any]:
    """Trees that are mostly what the fact requires, and now and then something else."""
    right = RIGHT.get(kind.base, SCALARS)
    if kind.is_record:
        right = of_record(kind.base)
    elif isinstance(kind.base, type) and issubclass(kind.base, Choice):
        right = st.sampled_from([choice.value for choice in kind.base])
    if kind.is_list:
        right = st.lists(right, max_size=2)
    if kind.key:
        right = st.dictionaries(st.sampled_from(["2027", "ja", "kommun", "initiative"]), right, max_size=2)
    return st.integers(0, 19).flatmap(lambda number: right if number else TREES)


def of_record(record: type) -> st.SearchStrategy[dict[str, Any]]:
    """Groups of a few keys that the record knows, and now and then one that it does not."""
    known = kinds(record)

    def group(names: list[str]) -> st.SearchStrategy[dict[str, Any]]:
        return st.fixed_dictionaries({name: of_kind(known[name]) if name in known else TREES for name in names})

    return st.lists(st.sampled_from([*known] * 5 + ["okänd"]), max_size=4, unique=True).flatmap(group)


def is_told(act: Callable[[], object]) -> None:
    """Nothing; `act` has succeeded, or has said what the user can do."""
    with suppress(ProblemsFound):
        act()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_small_library(tmp_path_factory.mktemp("hostile") / "library")


@settings(max_examples=200, deadline=None, suppress_health_check=ALSO_SLOW)
@given(tree=of_record(Case))
def test_any_tree_is_a_case_or_is_refused(tree: dict[str, Any], small: ClauseLibrary, tmp_path: Path) -> None:
    tree.setdefault("authority", "standard")
    for name, text in (("a.yaml", yaml.safe_dump(tree)), ("a.json", json.dumps(tree))):
        (tmp_path / name).write_text(text, encoding="utf-8")
        is_told(lambda name=name: draft_case(tmp_path / name, small, None, TODAY))  # type: ignore[misc]


@settings(max_examples=300, deadline=None, suppress_health_check=ALSO_SLOW)
@given(text=st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=20).map("".join))
def test_any_text_is_a_case_or_is_refused(text: str, tmp_path: Path) -> None:
    for name in ("a.yaml", "a.json"):
        (tmp_path / name).write_bytes(text.encode("utf-8", "surrogatepass"))
        is_told(lambda name=name: read_case(tmp_path / name))  # type: ignore[misc]


@settings(max_examples=100, deadline=None, suppress_health_check=ALSO_SLOW)
@given(data=st.binary(max_size=200))
def test_any_bytes_are_a_case_or_are_refused(data: bytes, tmp_path: Path) -> None:
    for name in ("a.yaml", "a.json", "a.md"):
        (tmp_path / name).write_bytes(data)
    is_told(lambda: read_case(tmp_path / "a.yaml"))
    is_told(lambda: read_case(tmp_path / "a.json"))
    is_told(lambda: read_clause(tmp_path / "a.md", "a.md"))


@settings(max_examples=60, deadline=None, suppress_health_check=ALSO_SLOW)
@given(tree=of_record(AuthorityProfile))
def test_any_profile_is_one_or_is_refused(tree: dict[str, Any], folder: Path) -> None:
    (folder / "authorities/ny.yaml").write_text(yaml.safe_dump({"id": "ny"} | tree), encoding="utf-8")
    is_told(lambda: open_library(folder))
    (folder / "authorities/ny.yaml").unlink()


@settings(max_examples=60, deadline=None, suppress_health_check=ALSO_SLOW)
@given(
    head=of_record(ClauseHead),
    tests=st.dictionaries(st.sampled_from(["people.children", "partners", "term", "x.y", "judgements.a"]), TREES),
    body=st.lists(st.sampled_from(MARKS) | st.text(max_size=5), max_size=20).map("".join),
)
def test_any_clause_is_one_or_is_refused(head: dict[str, Any], tests: dict[str, Any], body: str, folder: Path) -> None:
    required = {"id": "ny", "title": "Rubrik", "topic": "main", "order": 90, "summary": "En mening.", "when": tests}
    path = folder / "clauses/main/ny.md"
    path.write_bytes(f"---\n{yaml.safe_dump(head | required)}---\n{body}".encode("utf-8", "surrogatepass"))
    is_told(lambda: open_library(folder))
    path.unlink()


@settings(max_examples=300, deadline=None)
@given(body=st.lists(st.sampled_from(MARKS) | st.text(max_size=5), max_size=30).map("".join))
def test_any_text_is_blocks_or_problems_on_its_own_lines(body: str) -> None:
    body = body.replace("\r", "")  # as read_text does
    blocks, problems = read_blocks(body, "a.md", 10)
    assert blocks or problems
    assert all(10 <= problem.place.line <= 10 + body.count("\n") for problem in problems)


def test_small_library_that_is_played_with_is_right_to_begin_with(small: ClauseLibrary) -> None:
    assert check_library(small) == []
