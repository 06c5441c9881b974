"""The forms that the tests of the form fill in."""

from __future__ import annotations

from datetime import date

import pytest

from iopgen.assemble import rules_on
from iopgen.cli.form import options_of
from iopgen.form import Scope, write_form
from iopgen.interview import FIRST_ROUND, held_in_profile
from iopgen.model.library import ClauseLibrary

DAY = date(2026, 11, 20)


@pytest.fixture(scope="session")
def form(library: ClauseLibrary) -> bytes:
    """The form for the authority that the standard profile is for."""
    return form_for("standard", library)


def form_for(authority: str, library: ClauseLibrary, day: date = DAY) -> bytes:
    """The form that the command writes on `day`."""
    rules = rules_on(library.authorities[authority], day)
    assert rules
    scope = Scope(day, FIRST_ROUND, frozenset(held_in_profile(rules)))
    return write_form(rules, options_of(library, rules), scope)
