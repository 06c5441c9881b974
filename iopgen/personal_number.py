"""Personal identity and co-ordination numbers, however they are written: found, and never said again.

A number is a day and four digits. Its parts may be set apart by signs of any kind, and hidden signs and other
alphabets' digits make no difference. What tells it from other digits is that the day exists and the check digit is
right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

HIDDEN = ("Cf", "Mn", "Me")  # signs without width, such as soft hyphens, and marks upon other signs
SHORTEST = 10
LEAP_YEAR = 2000
APART = r"(?:[^\w§]|_){1,4}"
NUMBER = re.compile(
    rf"(?=((?:18|19|20)?(?P<year>\d\d)(?P<parted>{APART})?(?P<month>\d\d)(?(parted){APART})(?P<day>\d\d)"
    rf"(?P<dash>{APART})?(?P<last>\d\d\d\d))(?!\d)(?!(?P<another_day>[-./]\d\d[-./]\d\d)))"
)
"""A day, whose year, month and day stand either together or all apart, and four digits that begin no other day."""
ELLIPSIS = "…"


def has_personal_number(text: str, *, phone: bool = False) -> bool:
    """True when `text` holds a personal identity or co-ordination number with a right check digit.

    In a `phone` number, ten digits that begin with 0 are no person's: they are what they say.
    """
    return any(_is_person(found) and not (phone and _is_dialled(found)) for found in _written(text))


def may_have_personal_number(text: str) -> bool:
    """True when `text` holds what looks like such a number, be it misspelt."""
    return next(_written(text), None) is not None


def without_personal_numbers(text: str) -> str:
    """`text`, with an ellipsis where each such number stood."""
    places = sorted(found.span(1) for found in _written(text) if _is_person(found))
    if not places:
        return text
    plain, shown, after = _plain(text), "", 0
    for start, end in places:
        if start >= after:  # or it is a part of the one before it, read without its century
            shown += plain[after:start] + ELLIPSIS
        after = max(after, end)
    return shown + plain[after:]


def _written(text: str) -> Iterator[re.Match[str]]:
    """Everything in `text` that is written as a personal number."""
    if sum(map(str.isdigit, text)) < SHORTEST:
        return
    for found in NUMBER.finditer(_plain(text)):
        begins_here = not found.string[: found.start()][-1:].isdecimal()
        if begins_here or (found["dash"] and not found["parted"]):
            yield found


def _plain(text: str) -> str:
    """`text` without hidden signs, its digits as 0–9."""
    signs = (sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) not in HIDDEN)
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in signs)


def has_check_digit(digits: str) -> bool:
    """True when the last of the digits is right, by the algorithm of Luhn."""
    from stdnum import luhn

    return bool(luhn.is_valid(digits))


def _is_person(found: re.Match[str]) -> bool:
    month, day = int(found["month"]), int(found["day"])
    try:
        date(LEAP_YEAR, month, day - 60 if day > 60 else day)
    except ValueError:
        return False
    return has_check_digit(found["year"] + found["month"] + found["day"] + found["last"])


def _is_dialled(found: re.Match[str]) -> bool:
    return found[1].startswith("0") and bool(found["parted"] or not (found["dash"] or "").strip())
