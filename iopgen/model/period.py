"""A span of days."""

from __future__ import annotations

from datetime import date, timedelta

from .record import dataclass


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, both included; `None` is an open end."""

    first: date | None = None
    last: date | None = None

    def contains(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    @property
    def text(self) -> str:
        """The span in words: *från och med 2027-01-01 till och med 2027-06-30*, or *tills vidare*."""
        first = f"från och med {self.first} " if self.first else ""
        return first + (f"till och med {self.last}" if self.last else "tills vidare")


def whole_months(first: date, last: date) -> int:
    """The number of months from `first` to `last`, both included; 0 when they are not whole."""
    after = last + timedelta(days=1)
    return (after.year - first.year) * 12 + after.month - first.month if after.day == first.day else 0
