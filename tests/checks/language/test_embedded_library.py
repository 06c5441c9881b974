"""The embedded library is written as its rules say, and every exception is explained."""

from __future__ import annotations

from datetime import date

import pytest

from iopgen.checks.language import LANGUAGE_RULES
from iopgen.checks.language.measures import measure, middle
from iopgen.checks.library import audit_library
from iopgen.model.library import ClauseLibrary

DAY = date(2026, 11, 21)
RULES = {rule.__name__.removeprefix("find_") for rule in LANGUAGE_RULES}


@pytest.mark.usefixtures("swedish")
def test_no_rule_of_language_is_broken(library: ClauseLibrary) -> None:
    assert [str(each.problem) for each in audit_library(library, DAY) if each.rule in RULES] == []


def test_texts_are_easy_to_read(library: ClauseLibrary) -> None:
    """As plain as a newspaper by the middle, and none as hard as a dissertation."""
    lix = [measure(clause).lix for clause in library.clauses]
    median = middle(lix)
    assert median is not None
    assert median < 45
    assert max(value for value in lix if value is not None) <= 60
