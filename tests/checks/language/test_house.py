"""A rule of language lies alone in its file, and is in the list."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from iopgen.checks import AUDIT_RULES, language

FILES = sorted(path.stem for path in Path(language.__path__[0]).glob("*.py") if path.stem != "__init__")


def test_every_file_has_one_rule_of_the_list_or_none() -> None:
    found = set()
    for name in FILES:
        module = import_module(f"iopgen.checks.language.{name}")
        own = [each for each in vars(module).values() if getattr(each, "__module__", "") == module.__name__]
        rules = [each for each in own if getattr(each, "__name__", "").startswith("find_")]
        assert len(rules) <= 1, name
        found.update(rules)
    assert found == set(language.LANGUAGE_RULES)


def test_every_rule_is_asked_by_the_library_check() -> None:
    assert set(language.LANGUAGE_RULES) <= set(AUDIT_RULES)
