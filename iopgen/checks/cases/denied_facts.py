"""What one fact denies, no other fact states."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from ...model.authority import AuthorityProfile
from ...model.case import Case, Economy, Law, Party, Payment, PaymentForm, People, ResourceKind, Term
from ...model.fact import descriptions, kinds
from ...model.library import ClauseLibrary, Source
from ...problem import Problem

ONE_OF_THEM = "Ta bort den ena uppgiften."


def find_denied_facts(case: Case, source: Source, rules: AuthorityProfile, library: ClauseLibrary) -> Iterator[Problem]:
    """Facts that are stated although another fact says that there is nothing of the kind."""
    yield from _behind_a_no(case, source)
    yield from _without_payment(case, source)
    yield from _without_volunteers(case, source)
    term, law = case.term or Term(), case.law or Law()
    if term.notice_possible is False and term.notice_months:
        message = (
            f"{source.called('term.notice_months')} är angiven, men {source.called('term.notice_possible')} är nej."
        )
        yield Problem(source.place("term.notice_months"), message, ONE_OF_THEM)
    if law.economic_activity is False and law.de_minimis:
        message = (
            f"{source.called('law.de_minimis')} är ja, men {source.called('law.economic_activity')} är nej. "
            "Stöd av mindre betydelse gäller bara ekonomisk verksamhet."
        )
        yield Problem(source.place("law.de_minimis"), message, "Låt juristen ändra det ena svaret.")


def _behind_a_no(case: Case, source: Source) -> Iterator[Problem]:
    """Facts that are asked for only when another is answered with yes, where that one is answered with no."""
    for path, gate in _gated():
        if _value(case, path) and _value(case, gate) is False:
            message = f"{source.called(path)} är angiven, men {source.called(gate)} är nej."
            yield Problem(source.place(path), message, "Ta bort raden, eller svara ja.")


@cache
def _gated(record: type = Case, prefix: str = "") -> tuple[tuple[str, str], ...]:
    """Every fact that is asked for only after another one, and that one; no list holds any."""
    found: list[tuple[str, str]] = []
    for name, kind in kinds(record).items():
        path, gate = f"{prefix}{name}", descriptions(record)[name].asked_if
        if gate:
            found.append((path, gate))
        elif kind.is_record and not kind.is_list and not kind.key:
            found += _gated(kind.base, f"{path}.")
    return tuple(found)


def _value(case: Case, path: str) -> Any:
    value: Any = case
    for name in path.split("."):
        value = getattr(value, name, None)
    return value


def _without_payment(case: Case, source: Source) -> Iterator[Problem]:
    """Money of the authorities, and what is said of how it is paid, where nothing is paid."""
    payment, form = (case.economy or Economy()).payment or Payment(), source.called("economy.payment.form")
    if payment.form is not PaymentForm.NONE:
        return
    for name in descriptions(Payment):
        if name != "form" and getattr(payment, name):
            path = f"economy.payment.{name}"
            message = f"{source.called(path)} är angiven, men {form} är ingen."
            yield Problem(source.place(path), message, "Ta bort uppgiften, eller välj en annan betalningsform.")
    for path in _of_kind(ResourceKind.MONEY, "authorities", case.authorities or ()):
        message = f"{source.called(path)} är pengar, men {form} är ingen."
        yield Problem(source.place(path), message, "Välj ett annat slag av resurs, eller en annan betalningsform.")


def _without_volunteers(case: Case, source: Source) -> Iterator[Problem]:
    """The organisations' volunteer time, where nobody takes part as a volunteer."""
    if (case.people or People()).volunteers is not False:
        return
    for path in _of_kind(ResourceKind.VOLUNTEER_HOURS, "partners", case.partners or ()):
        message = f"{source.called(path)} är ideell tid, men {source.called('people.volunteers')} är nej."
        yield Problem(source.place(path), message, "Ta bort resursen, eller svara ja.")


def _of_kind(kind: ResourceKind, side: str, parties: tuple[Party, ...]) -> Iterator[str]:
    """The path of every resource of the kind that a party on the side contributes."""
    for number, party in enumerate(parties, start=1):
        for place, resource in enumerate(party.resources or (), start=1):
            if resource.kind is kind:
                yield f"{side}[{number}].resources[{place}]"
