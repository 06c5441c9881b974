"""A fact is asked for only where the other facts leave it open."""

from __future__ import annotations

import pytest

from iopgen.model.case import (
    Case,
    Economy,
    IndexRule,
    Law,
    Party,
    Payment,
    PaymentForm,
    People,
    Premises,
    Term,
)
from iopgen.model.library import ClauseLibrary

from .asking import DAY, asked


@pytest.mark.parametrize(
    ("fact", "without", "with_it"),
    [
        ("premises.terms", Case(premises=Premises(used=False)), Case(premises=Premises(used=True))),
        ("people.licence", Case(), Case(people=People(licensed_activity=True))),
        ("economy.payment.unit_amount", Case(economy=Economy(payment=Payment(form=PaymentForm.YEARLY))),
         Case(economy=Economy(payment=Payment(form=PaymentForm.PER_PLACE)))),
        ("economy.index_note", Case(economy=Economy(index=IndexRule.NONE)), Case(economy=Economy(index=IndexRule.CPI))),
        ("term.description", Case(term=Term(start=DAY, end=DAY)), Case(term=Term(start=DAY))),
        ("law.entrustment", Case(law=Law(economic_activity=False)), Case(law=Law(economic_activity=True))),
        ("cooperation.mutual_relation", Case(partners=(Party(),)), Case(partners=(Party(), Party()))),
    ],
)  # fmt: skip
def test_question_is_asked_only_where_it_makes_sense(
    library: ClauseLibrary, fact: str, without: Case, with_it: Case
) -> None:
    assert fact not in asked(library, "boras", without)
    assert fact in asked(library, "boras", with_it)


def test_public_party_is_not_asked_what_only_civil_society_can_be(library: ClauseLibrary) -> None:
    paths = asked(library, "boras")
    assert "partners[1].democratic" in paths
    assert "authorities[1].democratic" not in paths
