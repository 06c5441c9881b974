"""The rules of one day."""

from __future__ import annotations

from datetime import date

import pytest

from iopgen.assemble import rules_on
from iopgen.model.authority import AuthorityProfile, Edition, Section
from iopgen.model.library import ClauseLibrary


@pytest.mark.parametrize(
    ("day", "criteria"),
    [(date(2016, 9, 29), 4), (date(2022, 1, 19), 4), (date(2022, 1, 20), 8), (date(2030, 1, 1), 8)],
)
def test_boras_follows_the_criteria_of_the_day(day: date, criteria: int, library: ClauseLibrary) -> None:
    rules = rules_on(library.authorities["boras"], day)
    assert rules
    assert [len(each.criteria or ()) for each in rules.assessments or ()] == [criteria]


def test_there_are_no_rules_before_the_first_edition(library: ClauseLibrary) -> None:
    assert rules_on(library.authorities["boras"], date(2016, 9, 28)) is None


FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
BEFORE, AFTER = date(2025, 12, 31), date(2027, 1, 1)


@pytest.mark.parametrize(("day", "is_valid"), [(BEFORE, False), (FIRST, True), (LAST, True), (AFTER, False)])
def test_profile_without_editions_is_valid_on_its_own_days(day: date, is_valid: bool) -> None:
    profile = AuthorityProfile(id="x", valid_from=FIRST, valid_to=LAST)
    assert rules_on(profile, day) == (profile if is_valid else None)


@pytest.mark.parametrize(("day", "title"), [(BEFORE, None), (FIRST, "Första"), (LAST, "Första"), (AFTER, "Andra")])
def test_edition_of_the_day_is_laid_over_the_profile(day: date, title: str | None) -> None:
    sections = (Section(id="main"),)
    editions = Edition(valid_from=FIRST, valid_to=LAST, title="Första"), Edition(valid_from=AFTER, title="Andra")
    profile = AuthorityProfile(id="x", title="Avtal", sections=sections, editions=editions)
    found = rules_on(profile, day)
    assert (found and (found.id, found.title, found.sections, found.editions)) == (
        title and ("x", title, sections, None)
    )
