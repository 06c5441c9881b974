"""What is paid per resident, place, visit or hour: each form has an amount and terms of its own."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from iopgen.assemble import assemble, rules_on
from iopgen.assemble.payment import support_per_resident, support_per_unit
from iopgen.model.agreement import Blank
from iopgen.model.case import Payment, PaymentForm
from iopgen.model.fact import Kronor
from iopgen.model.facts import UnitSupport
from iopgen.model.library import ClauseLibrary
from iopgen.reading.case import read_case

from .cases import DAY

FORTY, SIX = Kronor(Decimal(40)), Kronor(Decimal(600))
RESIDENT, PLACE, HOUR = PaymentForm.PER_RESIDENT, PaymentForm.PER_PLACE, PaymentForm.PER_HOUR


def test_two_forms_that_count_have_an_amount_each() -> None:
    payment = Payment(form=RESIDENT, also=PLACE, unit_amount=FORTY, also_unit_amount=SIX, also_unit_note="Per natt.")
    resident, places = support_per_resident(payment), support_per_unit(payment)
    assert resident
    assert (resident.unit, resident.amount, resident.note) == ("invånare", FORTY, None)
    assert places
    assert [(each.unit, each.units, each.amount, each.note) for each in places] == [
        ("plats", "platser", SIX, "Per natt.")
    ]


ITS_OWN = {"amount": "economy.payment.unit_amount", "note": "economy.payment.unit_note"}
OF_THE_OTHER = {"amount": "economy.payment.also_unit_amount", "note": "economy.payment.also_unit_note"}


@pytest.mark.parametrize(
    ("payment", "expected"),
    [
        (
            Payment(form=HOUR, unit_amount=SIX, unit_note="Högst tio."),
            [UnitSupport(unit="timme", units="timmar", amount=SIX, note="Högst tio.", asks=ITS_OWN)],
        ),
        (
            Payment(form=PaymentForm.YEARLY, also=HOUR, unit_amount=SIX, unit_note="Högst tio."),
            [UnitSupport(unit="timme", units="timmar", amount=SIX, note="Högst tio.", asks=ITS_OWN)],
        ),
        (
            Payment(also=HOUR, unit_amount=SIX, unit_note="Högst tio."),
            [UnitSupport(unit="timme", units="timmar", amount=SIX, note="Högst tio.", asks=ITS_OWN)],
        ),
        (
            Payment(also=HOUR, unit_amount=SIX, also_unit_amount=FORTY, also_unit_note="Högst tio."),
            [UnitSupport(unit="timme", units="timmar", amount=FORTY, note="Högst tio.", asks=OF_THE_OTHER)],
        ),
        (
            Payment(form=HOUR, also=PLACE, unit_amount=SIX),
            [
                UnitSupport(unit="timme", units="timmar", amount=SIX, asks=ITS_OWN),
                UnitSupport(unit="plats", units="platser", asks=OF_THE_OTHER),
            ],
        ),
        (Payment(form=HOUR, also=HOUR), [UnitSupport(unit="timme", units="timmar", asks=ITS_OWN)]),
        (
            Payment(form=HOUR, also=PaymentForm.YEARLY),
            [UnitSupport(unit="timme", units="timmar", asks=ITS_OWN)],
        ),
    ],
)
def test_each_form_that_counts_has_the_amount_that_belongs_to_it(payment: Payment, expected: list[UnitSupport]) -> None:
    assert list(support_per_unit(payment) or ()) == expected
    assert support_per_resident(payment) is None


@pytest.mark.parametrize("payment", [None, Payment(), Payment(form=PaymentForm.YEARLY, unit_amount=SIX)])
def test_what_is_not_counted_has_no_amount_per_unit(payment: Payment | None) -> None:
    assert (support_per_resident(payment), support_per_unit(payment)) == (None, None)


def test_missing_amount_of_the_second_form_asks_for_its_own_key(tmp_path: Path, library: ClauseLibrary) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(
        "authority: standard\neconomy: {payment: {form: per_invanare, also: per_plats, unit_amount: 40}}\n", "utf-8"
    )
    rules = rules_on(library.authorities["standard"], DAY)
    assert rules
    agreement = assemble(read_case(path).case, rules, library, DAY)
    asked = {gap.mark.path for gap in agreement.gaps if isinstance(gap.mark, Blank)}
    assert "economy.payment.also_unit_amount" in asked
    assert "economy.payment.unit_amount" not in asked
    clause = next(each for each in agreement.clauses if each.id == "payment_per_unit")
    text = " ".join(paragraph.text for paragraph in clause.paragraphs())
    assert "räknas per plats är" in text
    assert "besök" not in text
