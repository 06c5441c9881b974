"""Numbers that must agree: sums, instalments, shares, support over three years; and with them days and names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from ..model.case import Case, Instalment, Party, PaymentForm, Resource, Term
from ..model.fact import Euro, Kronor
from ..model.facts import Facts
from ..model.path import item_name
from ..model.period import Period
from ..model.review import Ceiling, Finding
from ..swedish import write_euro, write_kronor, write_list
from .days import Found, compare_days
from .names import find_strangers
from .traces import Traces

WITHIN_ROUNDING = Decimal(1)
UNIT_FORMS = (PaymentForm.PER_PLACE, PaymentForm.PER_VISIT, PaymentForm.PER_HOUR, PaymentForm.PER_RESIDENT)


def compare_numbers(traces: Traces, ceilings: Iterable[Ceiling]) -> tuple[Finding, ...]:
    """Everything in the case's numbers, days and names that does not agree."""
    facts, day = traces.agreement.facts, traces.agreement.day
    found = (
        *_resources(facts), *_instalments(facts), *_budget_years(facts), *_activities(traces.case),
        *_contributions(facts), *compare_days(facts, traces.case), *_support(facts, day, tuple(ceilings)),
        *find_strangers(facts, traces.stated),
    )  # fmt: skip
    return tuple(Finding(text, path, *traces.place(path)) for text, path in found)


def _parties(facts: Facts) -> Iterator[tuple[str, Party]]:
    for side, parties in (("authorities", facts.authorities), ("partners", facts.partners)):
        for number, party in enumerate(parties or (), start=1):
            yield f"{side}[{number}]", party


def _resources(facts: Facts) -> Iterator[Found]:
    """Values of a resource that are stated twice and differ."""
    for holder, party in _parties(facts):
        for number, resource in enumerate(party.resources or (), start=1):
            path = f"{holder}.resources[{number}]"
            name = f"{item_name(party)}: {resource.description or (resource.kind.label if resource.kind else 'resurs')}"
            yield from ((f"{name}. {told}", path) for told in _one_resource(resource, facts.term))


def _one_resource(resource: Resource, term: Term | None) -> Iterator[str]:
    quantity, price, yearly = resource.quantity, resource.standard_value, resource.per_year
    if quantity is not None and price is not None and yearly is not None and _differ(quantity * price, yearly):
        product = write_kronor(Kronor(quantity * price))
        yield f"Mängd gånger schablon är {product}, men per år står {write_kronor(yearly)}."
    others = [
        year for year, amount in (resource.amounts or {}).items() if yearly is not None and _differ(amount, yearly)
    ]
    if yearly is not None and others:
        when = write_list([str(year) for year in others])
        yield f"Per år står {write_kronor(yearly)}, men ett annat värde för {when}. Bara värdena år för år räknas."
    years = _years(term)
    if resource.per_year is not None and resource.total is not None and years and _is_whole(term):
        expected = Kronor(resource.per_year * len(years))
        if _differ(expected, resource.total):
            yield (
                f"{write_kronor(resource.per_year)} per år i {len(years)} år är {write_kronor(expected)}, "
                f"men totalen är {write_kronor(resource.total)}."
            )


def _instalments(facts: Facts) -> Iterator[Found]:
    """Instalments against the yearly amounts and the total."""
    payment, path = facts.economy and facts.economy.payment, "economy.payment.instalments"
    listed = (payment and payment.instalments) or ()
    if not listed or not all(each.amount is not None for each in listed):
        return
    paid = _sum(each.amount for each in listed if each.amount is not None)
    funding = facts.authority_funding
    if funding and funding.total is not None and _differ(paid, funding.total):
        yield f"Utbetalningarna är {write_kronor(paid)}, men stödet är {write_kronor(funding.total)}.", path
    yield from _instalments_by_year(facts, listed)


def _instalments_by_year(facts: Facts, listed: tuple[Instalment, ...]) -> Iterator[Found]:
    funding = facts.authority_funding
    if not (funding and funding.years and all(each.day for each in listed)):
        return
    for year in sorted({each.year or "" for each in funding.years if (each.year or "").isdigit()}):
        promised = _sum(each.amount for each in funding.years if each.year == year and each.amount is not None)
        paid = _sum(each.amount for each in listed if each.day and str(each.day.year) == year and each.amount)
        if _differ(promised, paid):
            told = f"År {year}: utbetalningarna är {write_kronor(paid)}, men stödet är {write_kronor(promised)}."
            yield told, "economy.payment.instalments"


def _budget_years(facts: Facts) -> Iterator[Found]:
    """Years of the term without money, and money for years outside it."""
    years = _years(facts.term)
    if not years:
        return
    for holder, party in _parties(facts):
        for number, resource in enumerate(party.resources or (), start=1):
            path = f"{holder}.resources[{number}].amounts"
            outside = [str(year) for year in sorted(resource.amounts or {}) if year not in years]
            missing = [str(year) for year in years if resource.amounts and year not in resource.amounts]
            if outside:
                yield f"{item_name(party)}: belopp för {write_list(outside)}, utanför avtalstiden.", path
            if missing:
                yield f"{item_name(party)}: inget belopp för {write_list(missing)}, inom avtalstiden.", path


def _activities(case: Case) -> Iterator[Found]:
    """Budget lines whose years do not add up."""
    for number, activity in enumerate(case.activities or (), start=1):
        for line, each in enumerate(activity.budget or (), start=1):
            summed = _sum(each.amounts.values()) if each.amounts else None
            if summed is not None and each.total is not None and _differ(summed, each.total):
                told = f"Årens summa är {write_kronor(summed)}, men totalen är {write_kronor(each.total)}."
                yield f"{activity.name}: {each.item}. {told}", f"activities[{number}].budget[{line}]"


def _contributions(facts: Facts) -> Iterator[Found]:
    """Parties whose share of the value is nothing, and resources that nobody has valued."""
    for number, party in enumerate(facts.partners or (), start=1):
        if party.resources == ():
            yield f"{item_name(party)} bidrar inte med några resurser.", f"partners[{number}].resources"
    rows = (facts.resources and facts.resources.rows) or ()
    unvalued = [row.resource for row in rows if row.resource is not None and row.total is None]
    if unvalued:
        yield f"Resurser utan värde: {write_list(unvalued)}. Andelarna kan inte jämföras.", "partners.resources"
    payment = facts.economy and facts.economy.payment
    if payment and payment.form in UNIT_FORMS and payment.unit_amount is None:
        yield "Stödet räknas per enhet, men beloppet per enhet saknas.", "economy.payment.unit_amount"


def _support(facts: Facts, day: date, ceilings: tuple[Ceiling, ...]) -> Iterator[Found]:
    """Support of minor importance over the years that the ceiling counts, for each organisation."""
    received = [
        (_organisation(each.recipient, facts.partners or ()), each)
        for each in (facts.law and facts.law.de_minimis_received) or ()
    ]
    current = [each for each in ceilings if Period(each.valid_from, each.valid_to).contains(day)]
    for ceiling in current:
        first = _years_before(day, ceiling.years or 0)
        for recipient in dict.fromkeys(who for who, _ in received):
            counted = [each for who, each in received if who == recipient and (not each.day or each.day >= first)]
            total = Euro(sum((each.euro for each in counted if each.euro is not None), Decimal(0)))
            yield from _compared(recipient, total, ceiling)


def _organisation(recipient: str | None, partners: Sequence[Party]) -> str | None:
    """The one name of the organisation that is called `recipient`; of the only one when nobody is named."""
    if recipient is None:
        return item_name(partners[0]) if len(partners) == 1 else None
    same = recipient.strip().casefold()
    for party in partners:
        if same in [name.strip().casefold() for name in (party.short_name, party.name) if name]:
            return item_name(party)
    return recipient


def _compared(recipient: str | None, total: Euro, ceiling: Ceiling) -> Iterator[Found]:
    limit, path = ceiling.euro or Euro(Decimal(0)), "law.de_minimis_received"
    who = recipient or "Organisationen"
    if total > limit:
        yield (
            f"{who} har fått {write_euro(total)} på {ceiling.years} år, mer än taket {write_euro(limit)} "
            f"({ceiling.title}).", path,
        )  # fmt: skip
    elif total:
        rest = Euro(limit - total)
        yield (
            f"{who} har fått {write_euro(total)} av högst {write_euro(limit)} på {ceiling.years} år "
            f"({ceiling.title}). Stödet i avtalet får vara högst {write_euro(rest)}: räkna om det.", path,
        )  # fmt: skip


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)


def _years(term: Term | None) -> range:
    """The calendar years that the term touches."""
    return range(term.start.year, term.end.year + 1) if term and term.start and term.end else range(0)


def _is_whole(term: Term | None) -> bool:
    """True when the term is whole calendar years."""
    if not (term and term.start and term.end):
        return False
    return term.start == date(term.start.year, 1, 1) and term.end == date(term.end.year, 12, 31)


def _sum(values: Iterable[Decimal]) -> Kronor:
    return Kronor(sum(values, Decimal(0)))


def _differ(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) > WITHIN_ROUNDING
