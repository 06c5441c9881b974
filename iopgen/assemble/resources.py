"""The resource table and the money in it: party × kind × year, with valuation and share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from ..model.case import Party, Resource, ResourceKind, Term
from ..model.fact import Kronor, Share
from ..model.facts import Funding, ResourceRow, Resources, ResourceSum, YearAmount
from ..model.period import whole_months
from ..model.record import dataclass
from ..swedish import NO_BREAK_SPACE, write_kronor, write_length, write_number

PER_YEAR = "Per år"


@dataclass(frozen=True, slots=True)
class Contribution:
    """One resource of one party: `holder` is the party's key in the case file, `key` that of the resource.

    A party of whom nobody has said what it contributes has one that is not known; `key` is then that of them all.
    """

    holder: str
    party: Party
    key: str
    resource: Resource
    values: tuple[Kronor | None, ...]
    total: Kronor | None
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class Contributions:
    """What every party contributes, under one row of headings; the one source of all sums of money."""

    term: Term | None
    columns: tuple[str, ...]
    rows: tuple[Contribution, ...]

    def counted_over(self, rows: Iterable[Contribution]) -> str | None:
        """The time that sums of yearly values are counted over; None when no value of `rows` is *per year*."""
        if not (self.term and self.term.start and self.term.end and PER_YEAR in self.columns):
            return None
        yearly = any(per_year(each.resource) is not None for each in rows)
        return write_length(self.term.start, self.term.end) if yearly else None


def contributions(authorities: Sequence[Party], partners: Sequence[Party], term: Term | None) -> Contributions | None:
    """Every resource of every party with its value under each heading; None when no party has stated any."""
    sides = (("authorities", authorities), ("partners", partners))
    holders = {f"{side}[{place}]": party for side, parties in sides for place, party in enumerate(parties, start=1)}
    if all(party.resources is None for party in holders.values()):
        return None
    columns = _headings(term, [resource for party in holders.values() for resource in party.resources or ()])
    rows = []
    for holder, party in holders.items():
        if party.resources is None:
            nothing = (None,) * len(columns)
            rows.append(Contribution(holder, party, f"{holder}.resources", Resource(), nothing, None, is_known=False))
        for place, resource in enumerate(party.resources or (), start=1):
            values = _values(resource, columns, term)
            key = f"{holder}.resources[{place}]"
            rows.append(Contribution(holder, party, key, resource, values, _total(resource, values, term)))
    return Contributions(term, columns, tuple(rows))


def _headings(term: Term | None, resources: Iterable[Resource]) -> tuple[str, ...]:
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
    """The value of every year of the term, as stated or quantity times standard value; amounts by year go before."""
    if resource.amounts:
        return None
    if resource.per_year is not None:
        return resource.per_year
    return _counted(resource) if resource.quantity_for is None else None


def _counted(resource: Resource) -> Kronor | None:
    """Quantity times standard value, when both are stated."""
    if resource.quantity is None or resource.standard_value is None:
        return None
    return Kronor(resource.quantity * resource.standard_value)


def _values(resource: Resource, columns: tuple[str, ...], term: Term | None) -> tuple[Kronor | None, ...]:
    yearly = per_year(resource)
    by_year = dict.fromkeys(_whole_years(term), yearly) if yearly is not None else resource.amounts or {}
    return tuple(yearly if column == PER_YEAR else by_year.get(int(column)) for column in columns)


def _total(resource: Resource, values: tuple[Kronor | None, ...], term: Term | None) -> Kronor | None:
    if resource.total is not None:
        return resource.total
    yearly = per_year(resource)
    if yearly is not None and not _whole_years(term):
        return _over_term(yearly, term)
    if yearly is None and not resource.amounts:
        return _counted(resource)
    return _sum(values)


def _over_term(yearly: Kronor, term: Term | None) -> Kronor | None:
    """The yearly value times the term in whole kronor, when the term is known and whole months."""
    if not (term and term.start and term.end):
        return None
    months = whole_months(term.start, term.end)
    return Kronor((yearly * months / 12).to_integral_value(ROUND_HALF_UP)) if months else None


def resource_table(found: Contributions) -> Resources:
    """The resource table, with the sum and the share of every party; no whole while one party's part is not known."""
    sums = tuple(_sum_of(own, found.columns) for own in _by_holder(found.rows))
    shares = _shares(sums, found.columns)
    return Resources(
        years=found.columns,
        rows=tuple(_row(each, found.term) for each in found.rows),
        sums=tuple(replace(each, share=shares[place]) for place, each in enumerate(sums)) if shares else sums,
        total=_whole(found.rows),
        counted_over=found.counted_over(found.rows),
    )


def _by_holder(rows: Iterable[Contribution]) -> Iterable[Sequence[Contribution]]:
    """The rows of each party together."""
    held: dict[str, list[Contribution]] = {}
    for each in rows:
        held.setdefault(each.holder, []).append(each)
    return held.values()


def _row(each: Contribution, term: Term | None) -> ResourceRow:
    return ResourceRow(
        party=_called(each.party),
        resource=describe(each.resource) if each.is_known else None,
        valuation=each.resource.valuation,
        values=each.values,
        total=each.total,
        asks={"party": f"{each.holder}.name", "resource": each.key, "total": _missing_for_total(each, term)},
    )


def _called(party: Party) -> str | None:
    return party.short_name or party.name


def _missing_for_total(each: Contribution, term: Term | None) -> str:
    """The fact that the sum over the term waits for: a day of the term, or the resource's own value."""
    if per_year(each.resource) is not None and not (term and term.description):
        if not (term and term.start):
            return "term.start"
        if not term.end:
            return "term.end"
    return f"{each.key}.total" if each.is_known else each.key


def describe(resource: Resource) -> str:
    """The resource in words: kind, what it is, who brings it, how much."""
    kind = resource.kind.label if resource.kind else ""
    text = ": ".join(part for part in (kind, resource.description) if part)
    if resource.quantity is not None:
        amount = f"{write_number(resource.quantity)}{NO_BREAK_SPACE}{resource.measure or ''}".strip()
        price = f" à {write_kronor(resource.standard_value)}" if resource.standard_value is not None else ""
        time = f"under {resource.quantity_for}" if resource.quantity_for else "per år"
        text += f", {amount} {time}{price}"
    details = [part for part in (resource.unit, resource.activity) if part]
    return text + (f" ({', '.join(details)})" if details else "")


def _sum_of(own: Sequence[Contribution], columns: tuple[str, ...]) -> ResourceSum:
    """What one party contributes, all its resources together."""
    values = tuple(_sum(each.values[place] for each in own) for place in range(len(columns)))
    asks = {"party": f"{own[0].holder}.name"}
    return ResourceSum(party=_called(own[0].party), values=values, total=_whole(own), asks=asks)


def _whole(rows: Sequence[Contribution]) -> Kronor | None:
    """What the resources are worth together over the term; None while one is not: the rest would look like all."""
    return None if any(each.total is None for each in rows) else _sum(each.total for each in rows)


def _sum(values: Iterable[Kronor | None]) -> Kronor | None:
    known = [value for value in values if value is not None]
    return Kronor(Decimal(sum(known))) if known else None


def _shares(sums: Sequence[ResourceSum], columns: tuple[str, ...]) -> list[Share] | None:
    """What part of the whole each of several parties has: of the sums or, where one is missing, of all yearly values.

    What they give in one of several years says nothing of the whole.
    """
    totals = [each.total for each in sums]
    known = [amount for amount in (totals if all(totals) else _yearly(sums, columns)) if amount]
    if len(known) < len(sums) or len(sums) < 2:
        return None
    return [Share(amount / Decimal(sum(known))) for amount in known]


def _yearly(sums: Sequence[ResourceSum], columns: tuple[str, ...]) -> list[Kronor | None]:
    return [each.values[0] for each in sums if each.values] if columns == (PER_YEAR,) else []


def funding(found: Contributions, side: str) -> Funding | None:
    """The money in the table that the parties of one side contribute, year by year; None when there is none."""
    own_side = [
        each
        for each in found.rows
        if each.holder.startswith(side) and (each.resource.kind is ResourceKind.MONEY or not each.is_known)
    ]
    money = [each for each in own_side if each.is_known]
    if not money:
        return None
    years = [
        YearAmount(party=_called(own[0].party), year=column, amount=amount, asks={"party": f"{own[0].holder}.name"})
        for own in _by_holder(money)
        for place, column in enumerate(found.columns)
        if (amount := _sum(each.values[place] for each in own)) is not None
    ]
    unsummed = next((each for each in own_side if each.total is None), None)
    return Funding(
        years=tuple(years),
        total=None if unsummed else _sum(each.total for each in money),
        counted_over=found.counted_over(money),
        asks={"total": _missing_for_total(unsummed, found.term)} if unsummed else {},
    )
