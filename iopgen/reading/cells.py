"""What stands in a cell of a spreadsheet, as the text that a case file would have for it.

A spreadsheet stores dates, numbers and yes as what it takes them for. Here each becomes the text that was meant, by
the type of the fact that it is for. What that text means is then decided as in any case file (`values`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, TypeVar

from ..model.fact import Choice, Count, Days, Euro, Kind, Kronor, Months, OrgNumber
from ..problem import Place, suggest
from .values import Unreadable, quoted

T = TypeVar("T")
NUMBERS = (Decimal, Kronor, Euro, int, Count, Months, Days)
MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
DAY_IN_WORDS = re.compile(r"(?:den )?(\d{1,2})[ \u00a0]([a-zåäö]+)[ \u00a0](\d{4})", re.ASCII | re.IGNORECASE)
DAY_AT_MIDNIGHT = re.compile(r"(\d{4}-\d\d-\d\d)[ T]00:00(?::00)?", re.ASCII)
FIRST_SERIAL, LAST_SERIAL = 32874, 73050
"""The days from 1990 to 2099 as a spreadsheet counts them."""

SERIAL_DAY_ZERO = date(1899, 12, 30)
SPOKEN = {"sant": "ja", "falskt": "nej", "1": "ja", "0": "nej"}
"""Yes and no as a Swedish spreadsheet writes them when it saves as text."""

BULLET = re.compile(r"^\s*(?:[-–•*·]|\d{1,2}\))[ \t\u00a0]+")
DIGITS_SHOWN, LARGEST = 15, 10**15
"""How many digits of a number a spreadsheet keeps, what comes after them is noise; and the first number with more."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell; `fault` when that can be nothing that anybody meant, `percent` when it is shown as %."""

    value: Any
    percent: bool = False
    fault: Unreadable | None = None

    @property
    def is_empty(self) -> bool:
        return self.fault is None and (self.value is None or (isinstance(self.value, str) and not self.value.strip()))


def plain(text: str) -> str:
    """The text with the line breaks of a case file, and without space at its ends."""
    return re.sub(r"(?:_x000D_)?\n|\r\n?", "\n", text).replace("_x000D_", "\n").strip(" \t\n\u00a0")


def lines_of(text: str) -> list[str]:
    """What stands on each line of a cell that holds a list; a sign that a list begins with is no part of it."""
    return [stripped for line in text.split("\n") if (stripped := BULLET.sub("", line, count=1).strip())]


def text_of(cell: Cell, kind: Kind, name: str) -> str:
    """The cell's text for the fact called `name`; `Unreadable` when what stands there cannot be such a fact."""
    if cell.fault:
        raise cell.fault
    value, base = cell.value, kind.base
    if isinstance(value, str):
        return _from_text(plain(value), base)
    if isinstance(value, bool):
        return _from_yes_no("ja" if value else "nej", base)
    if isinstance(value, datetime | date):
        return _from_day(value, base)
    if isinstance(value, int | float):
        return _from_number(cell, base, name)
    if isinstance(value, time) and base is str:
        return value.strftime("%H:%M")
    what = "ett klockslag" if isinstance(value, time | timedelta) else "något annat än text, tal och datum"
    raise Unreadable(f"cellen innehåller {what}.", "Formatera den som text och skriv värdet på nytt.")


def _from_text(text: str, base: Any) -> str:
    if base is date:
        return _day_in_words(text)
    if base is bool:
        return SPOKEN.get(text.lower(), text)
    if isinstance(base, type) and issubclass(base, Choice):
        return _chosen(text, base)
    return text


def _chosen(text: str, base: type[Choice]) -> str:
    """The value that is meant by the label that people choose; a form never shows them the value."""
    values = {choice.label.lower(): choice.value for choice in base} | {choice.value: choice.value for choice in base}
    if text.lower() not in values:
        advice = suggest(text.lower(), [choice.label for choice in base])
        raise Unreadable(f"{quoted(text)} är inget av de värden som kan väljas.", advice)
    return values[text.lower()]


def _day_in_words(text: str) -> str:
    """The day as YYYY-MM-DD where it is written in words, or with the midnight that a spreadsheet adds."""
    if found := DAY_AT_MIDNIGHT.fullmatch(text):
        return found[1]
    if (found := DAY_IN_WORDS.fullmatch(text)) and found[2].lower() in MONTHS:
        return f"{found[3]}-{MONTHS.index(found[2].lower()) + 1:02}-{int(found[1]):02}"
    return text


def _from_yes_no(text: str, base: Any) -> str:
    if base in (bool, str):
        return text
    raise Unreadable(f"cellen innehåller {text}.", "Formatera den som text och skriv värdet på nytt.")


def _from_day(value: date, base: Any) -> str:
    day = value.date() if isinstance(value, datetime) else value
    if base not in (date, str):
        advice = "Formatera cellen som text eller tal och skriv värdet på nytt."
        raise Unreadable(f"cellen innehåller datumet {day.isoformat()}.", advice)
    if isinstance(value, datetime) and value.time() != time():
        raise Unreadable(f"dagen {day.isoformat()} har ett klockslag.", "Skriv bara dagen.")
    return day.isoformat()


def _from_number(cell: Cell, base: Any, name: str) -> str:
    if not abs(cell.value) < LARGEST:
        raise Unreadable("talet i cellen är orimligt stort.", "Formatera den som text och skriv värdet på nytt.")
    number = Decimal(format(cell.value, f".{DIGITS_SHOWN}g"))
    if cell.percent:
        if base is not str:
            raise Unreadable(f"cellen innehåller {_written(number * 100)} procent.", "Formatera den som ett tal.")
        return f"{_written(number * 100)} %".replace(".", ",")
    written = _written(number)
    if base is bool:
        return SPOKEN.get(written, written)
    if base is date and number == int(number) and FIRST_SERIAL <= number <= LAST_SERIAL:
        return (SERIAL_DAY_ZERO + timedelta(days=int(number))).isoformat()
    if name == "phone":
        raise Unreadable(
            "telefonnumret är lagrat som ett tal, och då faller den första nollan bort.",
            "Formatera cellen som text och skriv numret på nytt.",
        )
    if base is OrgNumber and len(written) < 10:
        message = f"organisationsnumret {quoted(written)} är lagrat som ett tal och har inte tio siffror."
        raise Unreadable(message, "Formatera cellen som text och skriv det som NNNNNN-NNNN.")
    return written if base in NUMBERS else written.replace(".", ",")


def _written(number: Decimal) -> str:
    """The number with its digits only, no exponent and no needless zeros."""
    return format(number.normalize(), "f")


@dataclass(frozen=True, slots=True)
class Cells:
    """A row that holds anything: its number, the columns from 1 in which something stands, and what stands in each."""

    row: int
    columns: tuple[int, ...]
    contents: tuple[Cell, ...]

    def at(self, column: int) -> Cell | None:
        """What stands in that column."""
        return self.contents[self.columns.index(column)] if column in self.columns else None

    def items(self) -> Iterator[tuple[int, Cell]]:
        """What stands in the row, with its column."""
        return zip(self.columns, self.contents, strict=True)


class Gathered:
    """The rows of a file as they come. Equal parts of them become one object: the same is said in many rows."""

    def __init__(self) -> None:
        self._known: dict[Any, Any] = {}

    def row(self, number: int, cells: Mapping[int, Cell]) -> Cells:
        """The row of that number, with what stands in each of its columns."""
        columns = tuple(sorted(at for at, cell in cells.items() if not cell.is_empty))
        return Cells(number, self._one(columns, columns), tuple(self._cell(cells[at]) for at in columns))

    def _cell(self, cell: Cell) -> Cell:
        value = cell.value
        return self._one(value if isinstance(value, str) else (type(value), cell), cell)

    def _one(self, key: Any, value: T) -> T:
        """The first value that came with that key."""
        first: T = self._known.setdefault(key, value)
        return first


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: its name, what it is called in a message, and in their order the rows that hold anything."""

    name: str
    part: str
    rows: Sequence[Cells] = ()

    def place(self, shown: str, row: int = 0, label: str = "") -> Place:
        """Where in the file `shown` the sheet is, or the row, or the column called `label` in it."""
        where = (self.part, f"rad {row}" if row else "", f"kolumn {label}" if label else "")
        return Place(shown, part=", ".join(filter(None, where)))
