"""Every file under tests/bad is refused, with exactly the problems that stand beside it. A new test is a new file.

Only a file whose name begins with `good_` is not: it is the bad file of the same name made right.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from iopgen.draft import draft_case, open_library
from iopgen.model.library import ClauseLibrary
from iopgen.problem import ProblemsFound

from .conftest import lay_small_library

BAD = Path(__file__).parent / "bad"
TODAY = date(2026, 11, 20)
LIBRARY_RULES = ("clauses", "profiles", "libraries")


def bad_and_good(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """The bad files, and those that are made right."""
    ordered = sorted(paths)
    good = [path for path in ordered if path.name.startswith("good_")]
    return [path for path in ordered if path not in good], good


def matter(path: Path) -> Path:
    """What a bad file and the same file made right share: the folder, and the name without its endings."""
    return path.with_name(path.name.removeprefix("good_").split(".")[0])


CASES, GOOD_CASES = bad_and_good(
    path for path in BAD.glob("*/*.*") if path.suffix in (".yaml", ".json") and path.parent.name not in LIBRARY_RULES
)
CLAUSES, GOOD_CLAUSES = bad_and_good((BAD / "clauses").glob("*.md"))
PROFILES, GOOD_PROFILES = bad_and_good((BAD / "profiles").glob("*.yaml"))
LIBRARIES, GOOD_LIBRARIES = bad_and_good(path for path in (BAD / "libraries").iterdir() if path.is_dir())
GOOD = [*GOOD_CASES, *GOOD_CLAUSES, *GOOD_PROFILES, *GOOD_LIBRARIES]
PROBLEM = re.compile(r"[^:\n]+\.(?:yaml|json|md)(?::\d+)?: \S.*[.?]\n")
"""A path, a line where there is one, what is wrong, and what to do."""


def name_of(path: Path) -> str:
    return path.relative_to(BAD).as_posix()


def assert_problems(path: Path, found: ProblemsFound, *, renew: bool) -> None:
    """Nothing, when `found` is what stands in the file of problems that lies beside `path`."""
    told = f"{found}\n"
    expected = path.with_name(f"{path.name if path.is_dir() else path.stem}.problems.txt")
    if renew:
        expected.write_text(told, encoding="utf-8")
    assert told == (expected.read_text(encoding="utf-8") if expected.exists() else "")


def lay_upon(library: Path, bad: Path) -> Path:
    """The library, to which a bad clause, a bad profile or a folder of bad files has been added."""
    if bad.is_dir():
        shutil.copytree(bad, library, dirs_exist_ok=True)
    else:
        shutil.copy(bad, library / ("clauses/main" if bad.suffix == ".md" else "authorities"))
    return library


@pytest.mark.parametrize("path", CASES, ids=name_of)
def test_case_file_is_refused_with_the_problems_beside_it(
    path: Path, small: ClauseLibrary, renew: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    with pytest.raises(ProblemsFound) as found:
        draft_case(Path(path.name), small, None, TODAY)
    assert_problems(path, found.value, renew=renew)


@pytest.mark.parametrize("path", [*CLAUSES, *PROFILES, *LIBRARIES], ids=name_of)
def test_library_is_refused_with_the_problems_beside_what_is_bad_in_it(path: Path, renew: bool, tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        open_library(lay_upon(lay_small_library(tmp_path / "library"), path))
    assert_problems(path, found.value, renew=renew)


@pytest.mark.parametrize("path", GOOD_CASES, ids=name_of)
def test_case_made_right_is_drafted(path: Path, small: ClauseLibrary) -> None:
    assert draft_case(path, small, None, TODAY).agreement.sections


@pytest.mark.parametrize("path", [*GOOD_CLAUSES, *GOOD_PROFILES, *GOOD_LIBRARIES], ids=name_of)
def test_library_made_right_is_opened(path: Path, tmp_path: Path) -> None:
    assert open_library(lay_upon(lay_small_library(tmp_path / "library"), path)).clauses


def test_every_file_made_right_lies_beside_the_bad_one() -> None:
    assert {matter(path) for path in GOOD} <= {matter(path) for path in (*CASES, *CLAUSES, *PROFILES, *LIBRARIES)}


@pytest.mark.parametrize("path", sorted(BAD.glob("*/*.problems.txt")), ids=name_of)
def test_each_problem_is_a_line_with_place_fault_and_advice(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    assert lines
    assert [line for line in lines if not PROBLEM.fullmatch(line)] == []


@pytest.mark.parametrize("path", sorted(BAD.glob("personal_number/*.problems.txt")), ids=name_of)
def test_no_part_of_a_personal_number_is_repeated(path: Path) -> None:
    assert re.findall(r"811218|9876|9875|701063|2391|121212", path.read_text(encoding="utf-8")) == []


def test_every_file_of_problems_lies_beside_one_bad_file() -> None:
    bad = [path.with_suffix("") for path in (*CASES, *CLAUSES, *PROFILES)] + LIBRARIES
    assert len(set(bad)) == len(bad)
    told = {path.with_name(path.name.removesuffix(".problems.txt")) for path in BAD.glob("*/*.problems.txt")}
    assert told == set(bad)
