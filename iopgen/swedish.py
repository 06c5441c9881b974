"""Every Swedish form that the program writes by itself: dates, money, lists, genitives. Babel knows the locale."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from .model.fact import Choice, Count, Days, Euro, Kronor, Months, OrgNumber, Share
from .model.path import describe, lists_in
from .model.period import whole_months
from .model.text import FactMark, Run

NO_BREAK_SPACE = "\u00a0"
SIBILANTS = tuple("sxzSXZß")
MANY = 4096
"""How many numbers are kept as written; an agreement writes most of them more than once."""


@cache
def _locale() -> Any:
    from babel import Locale

    return Locale("sv", "SE")


@cache
def write_date(day: date) -> str:
    """`1 januari 2027`, with no-break spaces."""
    from babel.dates import format_date

    return format_date(day, "d MMMM y", locale=_locale()).replace(" ", NO_BREAK_SPACE)


@lru_cache(maxsize=MANY)
def write_number(number: Decimal | int) -> str:
    """`1 250 000,5`, with no-break spaces."""
    from babel.numbers import format_decimal

    return format_decimal(number, format="#,##0.##", locale=_locale())


def write_kronor(amount: Decimal) -> str:
    """`1 250 000 kr`, or `1 250 000,50 kr` when there are öre."""
    return _write_money(amount) + NO_BREAK_SPACE + "kr"


def write_euro(amount: Decimal) -> str:
    """`20 000 euro`."""
    return _write_money(amount) + NO_BREAK_SPACE + "euro"


@lru_cache(maxsize=MANY)
def _write_money(amount: Decimal) -> str:
    from babel.numbers import format_decimal

    pattern = "#,##0" if amount == amount.to_integral_value() else "#,##0.00"
    return format_decimal(amount, format=pattern, locale=_locale())


SMALLEST_SHARE = Decimal("0.001")
"""A share closer than this to nothing or to the whole is not written as a number: it would read as 0 or 100 %."""


def write_share(share: Decimal) -> str:
    """`64 %`, or `63,8 %` when it is no whole number; `mindre än 0,1 %` and `mer än 99,9 %` at the ends."""
    if 0 < share < SMALLEST_SHARE:
        return f"mindre än {_write_percent(SMALLEST_SHARE)}"
    if 1 - SMALLEST_SHARE < share < 1:
        return f"mer än {_write_percent(1 - SMALLEST_SHARE)}"
    return _write_percent(share)


def _write_percent(share: Decimal) -> str:
    from babel.numbers import format_percent

    return format_percent(share, format="#,##0.#" + NO_BREAK_SPACE + "%", locale=_locale())


def write_list(items: Sequence[str]) -> str:
    """`A, B och C`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} och {items[-1]}"


def genitive(name: str) -> str:
    """`Borås Stads`, `Röda Korsets`, `Hälsans Hus`, `RFSL:s`, `Plan B:s`."""
    if not name or name.endswith(SIBILANTS):
        return name
    if re.search(r"(?:\d|\b[A-ZÅÄÖ]+)$", name):
        return name + ":s"
    return name + "s"


def capital(text: str) -> str:
    """`text` with a capital first letter."""
    return text[:1].upper() + text[1:]


def quoted(words: str) -> str:
    """`”Vid ’mål’: varför?”`: the words within quotation marks, those that they have themselves made single."""
    return f"”{words.replace('”', '’')}”"


def write_count(number: int, one: str, several: str) -> str:
    """`1 bilaga`, `2 bilagor`, with a no-break space."""
    return f"{write_number(number)}{NO_BREAK_SPACE}{one if number == 1 else several}"


def write_months(number: int) -> str:
    """`1 månad`, `3 månader`."""
    return write_count(number, "månad", "månader")


def write_days(number: int) -> str:
    """`1 dag`, `30 dagar`."""
    return write_count(number, "dag", "dagar")


def write_length(start: date, end: date) -> str | None:
    """`3 år`, `1 år och 6 månader`; None when the time is not whole months."""
    months = whole_months(start, end)
    if months < 1:
        return None
    years, rest = divmod(months, 12)
    parts = [write_count(years, "år", "år")] if years else []
    if rest:
        parts.append(write_months(rest))
    return write_list(parts)


def _write_choice(choice: Choice) -> str:
    return choice.label


WRITERS: dict[Any, Callable[[Any], str]] = {
    str: str, OrgNumber: str, date: write_date, Kronor: write_kronor, Euro: write_euro, Share: write_share,
    Months: write_months, Days: write_days, Count: write_number,
    Decimal: write_number, int: write_number, bool: lambda answer: "ja" if answer else "nej",
}  # fmt: skip
FILTERS: dict[str, Callable[[str], str]] = {"genitive": genitive, "capital": capital}
LIST_FILTER = "list"


def write(value: Any, kind: Any) -> str:
    """`value`, a fact of type `kind`, as it stands in an agreement."""
    if isinstance(value, Choice):
        return _write_choice(value)
    return WRITERS[kind](value)


def write_title(runs: Iterable[Run], known: Callable[[str], Any]) -> str:
    """A clause's title as it is told outside the agreement; what `known` does not know goes by its label."""
    told = (_told(run, known) if isinstance(run, FactMark) else getattr(run, "text", "") for run in runs)
    return capital("".join(told))


def _told(mark: FactMark, known: Callable[[str], Any]) -> str:
    lists = lists_in(mark.path)
    value = None if lists else known(mark.path)
    text = value if isinstance(value, str) else describe(lists[0] if lists else mark.path, {}).label
    for name in mark.filters:
        text = FILTERS[name](text) if name in FILTERS else text
    return text
