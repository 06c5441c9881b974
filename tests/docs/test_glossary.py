"""The glossary names words that the model uses."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
import yaml

import iopgen.model
from iopgen.cli.options import embedded_library
from tests.docs.guides import DOCS

WORDS: list[dict[str, Any]] = yaml.safe_load((DOCS / "ordlista.yaml").read_text("utf-8"))


def words_of_the_model() -> Iterator[str]:
    for module in pkgutil.iter_modules(iopgen.model.__path__):
        yield module.name
        for name, value in vars(importlib.import_module(f"iopgen.model.{module.name}")).items():
            yield re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
            if is_dataclass(value):
                yield from (each.name for each in fields(value))


@pytest.fixture(scope="module")
def known() -> set[str]:
    topics = yaml.safe_load((embedded_library() / "clauses" / "topics.yaml").read_text("utf-8"))
    head = (DOCS / "klausulformat.md").read_text("utf-8")
    return {*words_of_the_model(), *(topic["id"] for topic in topics), *re.findall(r"`(\w+)`", head)}


@pytest.mark.parametrize("entry", WORDS, ids=[entry["word"] for entry in WORDS])
def test_words_of_the_glossary_exist(entry: dict[str, Any], known: set[str]) -> None:
    assert set(entry["code"]) <= known


def test_no_word_of_the_glossary_stands_twice() -> None:
    stated = [entry["word"] for entry in WORDS]
    assert len(set(stated)) == len(stated)
