"""What a form of payment counts, and the amount for each of it."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.case import Payment, PaymentForm
from ..model.facts import UnitSupport

UNITS = {
    PaymentForm.PER_RESIDENT: ("invånare", "invånare"),
    PaymentForm.PER_PLACE: ("plats", "platser"),
    PaymentForm.PER_VISIT: ("besök", "besök"),
    PaymentForm.PER_HOUR: ("timme", "timmar"),
}
"""What each form counts: one of it, and several."""


def support_per_resident(payment: Payment | None) -> UnitSupport | None:
    """The support that follows the number of residents; None when none does."""
    return next((each for form, each in _counted(payment) if form is PaymentForm.PER_RESIDENT), None)


def support_per_unit(payment: Payment | None) -> tuple[UnitSupport, ...] | None:
    """The support that is counted per place, visit or hour, in each of the forms; None when none is."""
    return tuple(each for form, each in _counted(payment) if form is not PaymentForm.PER_RESIDENT) or None


def _counted(payment: Payment | None) -> Iterator[tuple[PaymentForm, UnitSupport]]:
    """Each form that counts something; the second has an amount of its own beside a first that counts too."""
    if payment is None:
        return
    if payment.form in UNITS:
        yield payment.form, _support(payment, payment.form, "unit_amount", "unit_note")
    if payment.also not in UNITS or payment.also is payment.form:
        return
    own = payment.form in UNITS
    amount = "also_unit_amount" if own or payment.also_unit_amount is not None else "unit_amount"
    note = "also_unit_note" if own or payment.also_unit_note is not None else "unit_note"
    yield payment.also, _support(payment, payment.also, amount, note)


def _support(payment: Payment, form: PaymentForm, amount: str, note: str) -> UnitSupport:
    one, several = UNITS[form]
    asks = {"amount": f"economy.payment.{amount}", "note": f"economy.payment.{note}"}
    return UnitSupport(unit=one, units=several, amount=getattr(payment, amount), note=getattr(payment, note), asks=asks)
