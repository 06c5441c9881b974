"""The resource table and the money in it: party × kind × year, with valuation and share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ..model.case import Party, Resource, ResourceKind, Term
from ..model.fact import Kronor, Share
from ..model.facts import Funding, ResourceRow, Resources, ResourceSum, YearAmount
from ..model.period import whole_months
from ..swedish import NO_BREAK_SPACE, write_kronor, write_number

PER_YEAR = "Per år"


@dataclass(frozen=True, slots=True)
class Contribution:
    """One resource of one party, with its value under each heading of the table."""

    party: str | None
    resource: Resource
    values: tuple[Kronor | None, ...]
    total: Kronor | None


def headings(term: Term | None, resources: Iterable[Resource]) -> tuple[str, ...]:
    """The table's columns of value: calendar years, or *Per år* where the years are not known or not whole."""
    listed = tuple(resources)
    years = {year for resource in listed for year in resource.amounts or {}}
    whole = _whole_years(term)
    yearly = any(per_year(resource) is not None for resource in listed)
    if yearly and whole:
        years |= set(whole)
    return ((PER_YEAR,) if yearly and not whole else ()) + tuple(str(year) for year in sorted(years))


def _whole_years(term: Term | None) -> range:
    if not (term and term.start and term.end):
        return range(0)
    starts_whole, ends_whole = (term.start.month, term.start.day) == (1, 1), (term.end.month, term.end.day) == (12, 31)
    return range(term.start.year, term.end.year + 1) if starts_whole and ends_whole else range(0)


def per_year(resource: Resource) -> Kronor | None:
    """The value per year: as stated, or quantity times standard value."""
    if resource.per_year is not None:
        return resource.per_year
    if resource.quantity is not None and resource.standard_value is not None and not resource.amounts:
        return Kronor(resource.quantity * resource.standard_value)
    return None


def contributions(parties: Sequence[Party], term: Term | None) -> tuple[tuple[str, ...], tuple[Contribution, ...]]:
    """The table's headings, and every resource of `parties` with its values under them."""
    columns = headings(term, (resource for party in parties for resource in party.resources or ()))
    found = tuple(
        Contribution(
            party.short_name or party.name,
            resource,
            values := _values(resource, columns),
            _total(resource, values, term),
        )
        for party in parties
        for resource in party.resources or ()
    )
    return columns, found


def _values(resource: Resource, columns: tuple[str, ...]) -> tuple[Kronor | None, ...]:
    stated, yearly = resource.amounts or {}, per_year(resource)
    for_years = None if stated or PER_YEAR in columns else yearly
    return tuple(yearly if column == PER_YEAR else stated.get(int(column), for_years) for column in columns)


def _total(resource: Resource, values: tuple[Kronor | None, ...], term: Term | None) -> Kronor | None:
    if resource.total is not None:
        return resource.total
    yearly = per_year(resource)
    if yearly is not None and not _whole_years(term):
        return _over_term(yearly, term)
    known = [value for value in values if value is not None]
    return Kronor(sum(known, Decimal(0))) if known else None


def _over_term(yearly: Kronor, term: Term | None) -> Kronor | None:
    """The yearly value times the term, when the term is known and whole months."""
    if not (term and term.start and term.end):
        return None
    months = whole_months(term.start, term.end)
    return Kronor((yearly * months / 12).quantize(Decimal("0.01"))) if months else None


def resource_table(parties: Sequence[Party], term: Term | None) -> Resources | None:
    """The resource table, or None when no party has stated any resource."""
    if all(party.resources is None for party in parties):
        return None
    columns, found = contributions(parties, term)
    sums = tuple(_sum_of(party, found, columns) for party in parties if party.resources)
    totals = [each.total for each in sums]
    grand = Kronor(sum((total for total in totals if total), Decimal(0))) if any(totals) else None
    return Resources(
        years=columns,
        rows=tuple(
            ResourceRow(
                party=each.party,
                resource=describe(each.resource),
                valuation=each.resource.valuation,
                values=each.values,
                total=each.total,
            )
            for each in found
        ),
        sums=tuple(_with_share(each, sums) for each in sums),
        total=grand,
    )


def describe(resource: Resource) -> str:
    """The resource in words: kind, what it is, who brings it, how much."""
    kind = resource.kind.label if resource.kind else ""
    text = ": ".join(part for part in (kind, resource.description) if part)
    if resource.quantity is not None:
        amount = f"{write_number(resource.quantity)}{NO_BREAK_SPACE}{resource.measure or ''}".strip()
        price = f" à {write_kronor(resource.standard_value)}" if resource.standard_value is not None else ""
        text += f", {amount} per år{price}"
    details = [part for part in (resource.unit, resource.activity) if part]
    return text + (f" ({', '.join(details)})" if details else "")


def _sum_of(party: Party, found: Sequence[Contribution], columns: tuple[str, ...]) -> ResourceSum:
    name = party.short_name or party.name
    own = [each for each in found if each.party == name]
    totals = [each.total for each in own if each.total is not None]
    values = tuple(_sum([each.values[place] for each in own]) for place in range(len(columns)))
    return ResourceSum(party=name, values=values, total=_sum(totals))


def _sum(values: Iterable[Kronor | None]) -> Kronor | None:
    known = [value for value in values if value is not None]
    return Kronor(sum(known, Decimal(0))) if known else None


def _with_share(own: ResourceSum, sums: Sequence[ResourceSum]) -> ResourceSum:
    if all(each.total for each in sums):
        measures = [(each, each.total) for each in sums]
    elif all(each.values and each.values[0] for each in sums):
        measures = [(each, each.values[0]) for each in sums if each.values]
    else:
        return own
    whole = sum((value for _, value in measures if value), Decimal(0))
    mine = next(value for each, value in measures if each is own)
    return replace(own, share=Share(mine / whole) if mine and len(sums) > 1 else None)


def funding(parties: Sequence[Party], term: Term | None) -> Funding | None:
    """The money that `parties` contribute, year by year; None when they have stated no resources at all."""
    if all(party.resources is None for party in parties):
        return None
    columns, found = contributions(parties, term)
    money = [each for each in found if each.resource.kind is ResourceKind.MONEY]
    if not money:
        return None
    by_year: dict[tuple[str | None, str], list[Kronor | None]] = {}
    for each in money:
        for column, value in zip(columns, each.values, strict=True):
            by_year.setdefault((each.party, column), []).append(value)
    years = [
        YearAmount(party=party, year=column, amount=amount)
        for (party, column), values in by_year.items()
        if (amount := _sum(values)) is not None
    ]
    return Funding(years=tuple(years), total=_sum([each.total for each in money]))
