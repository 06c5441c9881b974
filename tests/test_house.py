"""The house is as README says. Lint, types and import contracts are run by `make check`."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from iopgen.checks.cases import CASE_RULES
from iopgen.checks.library import AUDIT_RULES, LIBRARY_RULES

from .conftest import ROOT

PROGRAM = ROOT / "iopgen"
MODULES = sorted(PROGRAM.rglob("*.py"))
ALL_FACTS = PROGRAM / "model" / "case.py"
LONGEST_FUNCTION, LONGEST_FILE = 40, 300
PATHS_OF_A_MACHINE = re.compile(r"(?<![\w.:/}])/(?:work|tmp|home|Users|root)/\w|[A-Z]:\\\\?Users")
TEXT = {".py", ".md", ".yaml", ".yml", ".txt", ".toml", ".cfg", ".xml", ".json", ""}


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def strings(path: Path) -> set[str]:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def tracked() -> list[Path]:
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("this is no git repository")
    return [path for name in listed.stdout.splitlines() if (path := ROOT / name).is_file()]


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_no_function_and_no_file_is_too_long_to_be_read_at_once(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    long = [each.name for each in functions(path) if (each.end_lineno or 0) - each.lineno >= LONGEST_FUNCTION]
    assert long == []
    assert path == ALL_FACTS or len(text.splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_program_names_no_authority(path: Path) -> None:
    """What differs between authorities is data; only the profile that the others lean on has a name."""
    authorities = {profile.stem for profile in (ROOT / "authorities").glob("*.yaml")} - {"standard"}
    assert len(authorities) > 1
    words = re.compile(rf"\b(?:{'|'.join(authorities)})\b")
    assert [text for text in strings(path) if words.search(text)] == []


RULES = [path for path in MODULES if PROGRAM / "checks" in path.parent.parents and path.name != "__init__.py"]


@pytest.mark.parametrize("path", [path for path in RULES if path.parent.name != "common"], ids=named)
def test_file_among_the_checks_has_one_rule_of_the_lists_or_none(path: Path) -> None:
    """None, where it measures for the rules beside it."""
    module = import_module(f"iopgen.checks.{path.parent.name}.{path.stem}")
    own = {value for name, value in vars(module).items() if name.startswith("find_")}
    rules = {rule for rule in own if rule.__module__ == module.__name__}
    assert len(rules) <= 1
    assert rules <= {*LIBRARY_RULES, *AUDIT_RULES, *CASE_RULES}
    assert rules or path.stem in HELPERS


HELPERS = {"listed", "measures", "prose", "tell", "texts"}
"""What the rules of language share."""


@pytest.mark.parametrize("room", sorted(path.parent for path in PROGRAM.glob("*/__init__.py")), ids=named)
def test_room_has_its_tests(room: Path) -> None:
    tests = ROOT / "tests"
    assert (tests / room.name).is_dir() or (tests / f"test_{room.name}.py").is_file()


def test_every_room_stands_in_readme_and_in_the_package() -> None:
    rooms = {path.parent.name for path in PROGRAM.glob("*/__init__.py")}
    for name, pattern in (("README.md", r"\b(\w+)/ "), ("setup.cfg", r"^    iopgen\.(\w+)$")):
        listed = re.findall(pattern, (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
        assert rooms - set(listed) == set(), name


def test_no_file_names_a_place_on_one_machine() -> None:
    found = [
        f"{named(path)}:{number}"
        for path in tracked()
        if path.suffix in TEXT and path != Path(__file__)
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1)
        if PATHS_OF_A_MACHINE.search(line)
    ]
    assert found == []
