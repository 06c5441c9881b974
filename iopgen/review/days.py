"""Days that must agree: decisions, payments, conditions, activities and follow-up against the agreement's term."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..model.case import Case, Economy, FollowUp, Payment, Term
from ..model.facts import Facts
from ..model.period import Period
from ..swedish import write_date

AFTERWARDS = 12
"""A final follow-up comes at most so many months after the end: the last accounts are then done since long."""

Found = tuple[str, str]
"""What does not agree, and the fact where it is seen."""


def compare_days(facts: Facts, case: Case) -> Iterator[Found]:
    """Everything in the case's days that does not agree with the agreement's term."""
    term = facts.term or Term()
    yield from _instalments(facts, term)
    yield from _activities(case, term)
    yield from _decisions(facts, term)
    yield from _conditions(facts, term)
    yield from _final_follow_up(facts, term)


def _instalments(facts: Facts, term: Term) -> Iterator[Found]:
    payment = (facts.economy or Economy()).payment or Payment()
    for number, each in enumerate(payment.instalments or (), start=1):
        if each.day and term.end and each.day > term.end:
            told = f"Utbetalningen {write_date(each.day)} ligger efter avtalets slut."
            yield told, f"economy.payment.instalments[{number}]"
        if each.day and term.start and each.day < term.start:
            told = f"Utbetalningen {write_date(each.day)} ligger före avtalets början {write_date(term.start)}."
            yield f"{told} Ändra dagen, eller förklara varför.", f"economy.payment.instalments[{number}]"


def _activities(case: Case, term: Term) -> Iterator[Found]:
    for number, activity in enumerate(case.activities or (), start=1):
        for key, day in (("start", activity.start), ("end", activity.end)):
            if day and not Period(term.start, term.end).contains(day):
                yield f"{activity.name}: {write_date(day)} ligger utanför avtalstiden.", f"activities[{number}].{key}"


def _decisions(facts: Facts, term: Term) -> Iterator[Found]:
    for number, each in enumerate(facts.decisions or (), start=1):
        if term.start and each.day and each.day > term.start:
            told = f"Avtalet börjar gälla {write_date(term.start)}, före {each.name} {write_date(each.day)}."
            yield told, f"decisions[{number}].day"


def _conditions(facts: Facts, term: Term) -> Iterator[Found]:
    """Conditions for the agreement to hold that need not be met until it has begun to."""
    for number, each in enumerate(facts.conditions or (), start=1):
        if term.start and each.by and each.by > term.start:
            yield (
                f"Avtalet börjar gälla {write_date(term.start)}, men villkoret behöver inte vara uppfyllt förrän "
                f"{write_date(each.by)}. Ändra en av dagarna, eller skriv vad som gäller däremellan.",
                f"conditions[{number}].by",
            )


def _final_follow_up(facts: Facts, term: Term) -> Iterator[Found]:
    final = (facts.follow_up or FollowUp()).final_date
    if final and term.end and final > _months_after(term.end, AFTERWARDS):
        yield (
            f"Den slutliga uppföljningen {write_date(final)} ligger mer än {AFTERWARDS} månader efter avtalets slut "
            f"{write_date(term.end)}. Kontrollera året.",
            "follow_up.final_date",
        )


def _months_after(day: date, months: int) -> date:
    """The last day of the month that lies so many months after the day's own."""
    year, month = divmod(day.year * 12 + day.month + months, 12)
    return date.fromordinal(date(year, month + 1, 1).toordinal() - 1)
