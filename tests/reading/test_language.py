"""The word lists of a library."""

from __future__ import annotations

from pathlib import Path

import pytest

from iopgen.model.language import Language, WordAdvice
from iopgen.problem import Problem
from iopgen.reading.language import read_language

from ..conftest import SMALL


def test_lists_are_read_without_their_comments() -> None:
    problems: list[Problem] = []
    language = read_language(SMALL, "vårt", problems)
    assert problems == []
    assert language.purchase_words[0] == WordAdvice(word="beställ*", instead="be om")
    assert language.own_words == {"logga", "IOP", "campus"}
    assert str(language.sources["heavy_words.yaml"].place("[2]")) == "vårt/language/heavy_words.yaml:2"


def test_library_without_lists_has_no_words(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert read_language(tmp_path, "", problems) == Language(sources={})
    assert problems == []


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("own_words.txt", "språk".encode("cp1252"), ":1: filen är inte ren text i UTF-8."),
        ("heavy_words.yaml", b"- [", ":2: YAML-filen går inte att tolka."),
        ("purchase_words.yaml", b"word: a", ":1: filen ska vara en lista, inte en grupp av nycklar."),
    ],
)
def test_list_that_cannot_be_read_is_a_fault(name: str, data: bytes, told: str, tmp_path: Path) -> None:
    (tmp_path / "language").mkdir()
    (tmp_path / "language" / name).write_bytes(data)
    problems: list[Problem] = []
    read_language(tmp_path, "", problems)
    assert [str(problem).startswith(f"language/{name}{told}") for problem in problems] == [True]
