"""The sentences of the interview are for facts that exist, and no list lacks its words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from iopgen.interview.walk import ONE_ON_EACH_LINE
from iopgen.interview.wording import FIRST_ITEM, ITEMS, OPTIONAL_GROUPS, SEVERAL_PARAGRAPHS, heading
from iopgen.model.case import Case, Party
from iopgen.model.fact import kinds
from iopgen.model.library import ClauseLibrary
from iopgen.model.path import kind_at

from .asking import rules


@pytest.mark.parametrize("path", [*OPTIONAL_GROUPS, *sorted(SEVERAL_PARAGRAPHS), *FIRST_ITEM])
def test_special_wordings_are_for_facts_that_exist(path: str) -> None:
    assert kind_at(path)


def lists_offered(record: type) -> Iterator[str]:
    """The names of all lists of records whose items are offered one by one."""
    for name, kind in kinds(record).items():
        if kind.is_record:
            yield from [name] if kind.is_list and kind.base not in ONE_ON_EACH_LINE else []
            yield from lists_offered(kind.base)


def test_every_list_has_a_word_for_its_items_and_no_word_is_idle() -> None:
    worded = {path.rpartition(".")[2] for path in ITEMS}
    assert {*lists_offered(Case)} == worded


def test_heading_names_the_items_on_the_way(library: ClauseLibrary) -> None:
    case, profile = Case(partners=(Party(name="Hjälpen"),)), rules(library, "boras")
    assert heading("partners[1].resources[1]", case) == "Idéburna parter 1 (Hjälpen) – resurser 1"
    assert heading("authorities[1]", case, profile) == "Offentliga parter 1 (Borås Stad)"
    assert heading("", case) == "Ärendet"
