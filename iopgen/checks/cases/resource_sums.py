"""What a resource is worth is stated once, or twice alike."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...model.authority import AuthorityProfile
from ...model.case import Case
from ...model.library import ClauseLibrary, Source
from ...problem import Problem
from ...swedish import write_kronor

WITHIN_ROUNDING = Decimal(1)


def find_contradictory_sums(
    case: Case, source: Source, rules: AuthorityProfile, library: ClauseLibrary
) -> Iterator[Problem]:
    """Totals of a resource that are not the sum of its amounts by year."""
    for side, parties in (("authorities", case.authorities), ("partners", case.partners)):
        for number, party in enumerate(parties or (), start=1):
            for place, resource in enumerate(party.resources or (), start=1):
                if resource.total is None or not resource.amounts:
                    continue
                summed = Decimal(sum(resource.amounts.values()))
                if abs(resource.total - summed) > WITHIN_ROUNDING:
                    path = f"{side}[{number}].resources[{place}].total"
                    stated = f"{source.called(path)} är {write_kronor(resource.total)}"
                    message = f"{stated}, men beloppen år för år ger {write_kronor(summed)}."
                    yield Problem(source.place(path), message, "Ange bara det ena.")
