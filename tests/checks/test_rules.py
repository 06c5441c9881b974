"""Every rule has a bad file and the same file made right, and every message a bad file that shows it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from iopgen.assemble import rules_on
from iopgen.checks.cases import CASE_RULES, check_case
from iopgen.checks.library import LIBRARY_RULES
from iopgen.draft import open_library
from iopgen.model.case import Case, Wish
from iopgen.model.library import ClauseLibrary, Source
from iopgen.problem import ProblemsFound
from iopgen.reading.case import read_faulty_case
from iopgen.reading.library import read_library

from ..conftest import ROOT, lay_small_library
from ..test_bad import BAD, CASES, CLAUSES, GOOD, LIBRARIES, PROFILES, lay_upon, matter

DAY = date(2027, 1, 1)
TELLING = {"Problem": 1, "Unreadable": 0, "refuse": 1, "_refuse": 1, "_refuse_kind": -1}
"""The functions that take a message, and its place among their arguments."""
SOURCES = [
    *(path for path in sorted((ROOT / "iopgen/checks").rglob("*.py")) if path.parent.name != "language"),
    *(
        path for path in sorted((ROOT / "iopgen/reading").glob("*.py")) if not path.name.startswith("case_")
    ),  # those refuse answers
]
FORMS = ROOT / "tests/reading/spreadsheets"
MADE_RIGHT = {matter(path) for path in GOOD}
TESTERS = [path for room in ("checks", "cli", "reading") for path in sorted((ROOT / "tests" / room).glob("test_*.py"))]


def broken_rules(case: Path, library: ClauseLibrary) -> set[object]:
    """The case rules that the file breaks."""
    try:
        case_file, _ = read_faulty_case(case)
    except ProblemsFound:
        return set()
    rules = rules_on(library.authorities["standard"], DAY)
    assert rules
    return {rule for rule in CASE_RULES if any(rule(case_file.case, case_file.source, rules, library))}


def test_every_case_rule_is_broken_by_a_bad_file_that_is_also_made_right(small: ClauseLibrary) -> None:
    cases = [case for case in CASES if matter(case) in MADE_RIGHT]
    assert {rule for case in cases for rule in broken_rules(case, small)} == set(CASE_RULES)


def test_every_library_rule_is_broken_by_a_bad_file_that_is_also_made_right(tmp_path: Path) -> None:
    broken = set()
    paths = [path for path in (*CLAUSES, *PROFILES, *LIBRARIES) if matter(path) in MADE_RIGHT]
    for number, path in enumerate(paths):
        try:
            library = read_library(lay_upon(lay_small_library(tmp_path / str(number)), path))
        except ProblemsFound:
            continue
        broken |= {rule for rule in LIBRARY_RULES if any(rule(library))}
    assert broken == set(LIBRARY_RULES)


def literal_parts(node: ast.expr) -> list[str]:
    """The words of a message that do not vary."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    texts = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    return [text for text in texts if re.search(r"\w{3}", text)]


def messages(path: Path) -> Iterator[list[str]]:
    """The messages that a file of the program can tell."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Assign) and any(isinstance(to, ast.Name) and to.id == "message" for to in node.targets):
            yield literal_parts(node.value)
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        place = TELLING.get(name, -1)
        if 0 <= place < len(node.args):
            yield literal_parts(node.args[place])


@pytest.fixture(scope="module")
def shown() -> list[str]:
    """The lines that the bad files tell, and the texts that the tests of reading and of the commands expect."""
    told = (*BAD.rglob("*.problems.txt"), *FORMS.glob("*.txt"))
    lines = [line for path in told for line in path.read_text(encoding="utf-8").splitlines()]
    nodes = [node for path in TESTERS for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    texts = [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return lines + texts


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_message_is_shown_by_a_bad_file_or_a_test(path: Path, shown: list[str]) -> None:
    told = [parts for parts in messages(path) if parts]
    assert [parts for parts in told if not any(all(part in text for part in parts) for text in shown)] == []


def problems_of_wishing(key: str, wished: str, authority: str, folder: Path) -> list[str]:
    """What is said of the wish, to leave out or to include, in a library where the authority `dated` has a mandatory
    text of its own for `press`, and is alone in having a clause `emblem`.
    """
    press = (lay_small_library(folder / "library") / "clauses/more/press.md").read_text(encoding="utf-8")
    own = press.replace("presence: pa_begaran", "authority: dated")
    (folder / "library/clauses/more/press.dated.md").write_text(own, encoding="utf-8")
    emblem = own.replace("id: press", "id: emblem")
    (folder / "library/clauses/more/emblem.dated.md").write_text(emblem, encoding="utf-8")
    library = open_library(folder / "library")
    wish = (Wish(id=wished, reason="Parterna vill."),)
    case = Case(authority=authority, include=wish) if key == "include" else Case(authority=authority, leave_out=wish)
    rules = rules_on(library.authorities[authority], DAY)
    return [str(problem) for problem in check_case(case, Source("a.yaml", {}), rules, library)]


@pytest.mark.parametrize(
    ("wished", "authority"),
    [("logos", "dated"), ("more", "dated"), ("press", "standard"), ("more", "standard"), ("emblem", "standard")],
)
def test_what_is_optional_for_the_authority_can_be_left_out(tmp_path: Path, wished: str, authority: str) -> None:
    """A topic can be, when any of its clauses can; a text of another authority's own decides nothing."""
    assert problems_of_wishing("leave_out", wished, authority, tmp_path) == []


@pytest.mark.parametrize(
    ("wished", "authority"), [("press", "dated"), ("emblem", "dated"), ("main", "dated"), ("term", "standard")]
)
def test_what_is_mandatory_for_the_authority_cannot_be_left_out(tmp_path: Path, wished: str, authority: str) -> None:
    (told,) = problems_of_wishing("leave_out", wished, authority, tmp_path)
    assert told.startswith(f'a.yaml:1: leave_out: "{wished}" är obligatorisk och kan inte väljas bort.')


@pytest.mark.parametrize(
    ("wished", "authority"), [("press", "standard"), ("press", "dated"), ("emblem", "dated"), ("more", "standard")]
)
def test_what_the_authority_has_can_be_included(tmp_path: Path, wished: str, authority: str) -> None:
    assert problems_of_wishing("include", wished, authority, tmp_path) == []


def test_text_that_only_another_authority_has_cannot_be_included(tmp_path: Path) -> None:
    (told,) = problems_of_wishing("include", "emblem", "standard", tmp_path)
    assert told == (
        'a.yaml:1: include: "emblem" är en egen text för dated och finns inte här. '
        "Ta bort raden, eller välj en annan klausul."
    )
