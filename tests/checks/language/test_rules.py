"""Each rule of language finds what is in its bad file, with exactly those words, and nothing in its good one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from iopgen.checks.language import LANGUAGE_RULES
from iopgen.model.library import ClauseLibrary
from iopgen.reading.library import read_library

from ...conftest import lay_small_library
from ...test_bad import BAD
from .conftest import SMALL_DICTIONARY

RULES = {rule.__name__.removeprefix("find_"): rule for rule in LANGUAGE_RULES}
FILES = sorted((BAD / "language").glob("*/bad*.*"))
BAD_FILES = [path for path in FILES if path.suffix in (".md", ".yaml")]
GOOD_FILES = sorted(path for path in (BAD / "language").glob("*/good*.*") if path.suffix in (".md", ".yaml"))
DAY = date(2027, 1, 1)


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.fixture(autouse=True)
def small_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IOPGEN_DICTIONARY", str(SMALL_DICTIONARY))


def library_with(path: Path, folder: Path) -> ClauseLibrary:
    """The small library, with the clause or the profile at `path`."""
    library = lay_small_library(folder / "library")
    shutil.copy(path, library / ("clauses/main" if path.suffix == ".md" else "authorities"))
    return read_library(library)


def told(rule: Any, library: ClauseLibrary, file: str = "") -> Iterator[str]:
    """What the rule finds in the files of that name: the small dictionary does not know every word of the others."""
    yield from (f"{problem}\n" for problem in sorted(rule(library, DAY)) if problem.place.path.endswith(file))


@pytest.mark.parametrize("path", BAD_FILES, ids=name_of)
def test_rule_tells_what_stands_beside_the_bad_file(path: Path, renew: bool, tmp_path: Path) -> None:
    found = "".join(told(RULES[path.parent.name], library_with(path, tmp_path), path.name))
    expected = path.with_suffix(".problems.txt")
    if renew:
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")
    assert found


@pytest.mark.parametrize("path", GOOD_FILES, ids=name_of)
def test_rule_finds_nothing_in_the_good_file(path: Path, tmp_path: Path) -> None:
    assert list(told(RULES[path.parent.name], library_with(path, tmp_path), path.name)) == []


def test_every_rule_has_a_bad_and_a_good_file() -> None:
    alone = {"missing_lists"}  # it looks for files, not in them
    assert {path.parent.name for path in BAD_FILES} == set(RULES) - alone
    assert {path.parent.name for path in GOOD_FILES} == set(RULES) - alone


def test_every_file_of_problems_lies_beside_its_bad_file() -> None:
    beside = {path.with_suffix(".problems.txt") for path in BAD_FILES}
    assert set((BAD / "language").glob("*/*.problems.txt")) == beside


def test_list_that_is_missing_is_told_of(tmp_path: Path) -> None:
    folder = lay_small_library(tmp_path / "library")
    assert list(told(RULES["missing_lists"], read_library(folder))) == []
    shutil.rmtree(folder / "language")
    assert list(told(RULES["missing_lists"], read_library(folder))) == [
        f"language/{name}: upplysning: ordlistan finns inte, så texterna är inte jämförda med den. "
        f"Kopiera language/{name} från det inbyggda biblioteket.\n"
        for name in ("heavy_words.yaml", "own_words.txt", "purchase_words.yaml")
    ]


@pytest.mark.parametrize("missing", ["dictionary", "spylls"])
def test_spelling_that_is_not_checked_is_told_of_once(
    missing: str, small: ClauseLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    if missing == "dictionary":
        monkeypatch.setenv("IOPGEN_DICTIONARY", "finns-inte")
    else:
        monkeypatch.setattr("iopgen.dictionary.find_spec", lambda _: None)
    assert list(told(RULES["misspellings"], small)) == [
        "language/own_words.txt:1: upplysning: stavningen är inte kontrollerad, för det finns ingen svensk ordlista "
        "att kontrollera mot. Installera iopgen[spelling] och ordlistan hunspell-sv, eller ange ordlistan i "
        "IOPGEN_DICTIONARY.\n"
    ]


def test_registers_are_read_but_for_addresses(tmp_path: Path) -> None:
    folder = lay_small_library(tmp_path / "library")
    (folder / "clauses/laws.yaml").write_text(
        '- {id: "SFS 2017:725", title: Lag - om \'prov\', source: "https://example.org/lag--om"}\n',
        encoding="utf-8",
    )
    library = read_library(folder)
    assert list(told(RULES["hyphens_for_dashes"], library)) == [
        "clauses/laws.yaml:1: varning: ”Lag - om” har fel streck. "
        "Skriv tankstreck (–) mellan ord, eller dela meningen.\n"
    ]
    assert len(list(told(RULES["foreign_quotation_marks"], library))) == 1


def test_words_that_a_question_looks_for_are_not_read(tmp_path: Path) -> None:
    folder = lay_small_library(tmp_path / "library")
    (folder / "review").mkdir()
    (folder / "review/questions.yaml").write_text(
        "- id: fines\n  text: Är det - eller inte?\n  criteria: [a -- b]\n"
        "  warns:\n    - {words: [vite - bot], within: [goals -- x], says: Vite -- det är inte bra.}\n",
        encoding="utf-8",
    )
    found = list(told(RULES["hyphens_for_dashes"], read_library(folder)))
    assert [line.split("”")[1] for line in found] == ["det - eller", "Vite -- det"]
