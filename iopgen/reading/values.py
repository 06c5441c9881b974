"""What one written value means, by the type of the fact it is for."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from ..model.fact import Choice, Count, Days, Euro, Kronor, Months, OrgNumber
from ..personal_number import has_check_digit, may_have_personal_number
from ..problem import nearest

YES, NO = ("ja", "true", "yes"), ("nej", "false", "no")
AMOUNT = re.compile(r"-?\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?|-?\d+(?:[.,]\d{1,2})?", re.ASCII)
TOO_EXACT = re.compile(r"-?\d+[.,]\d{4,}", re.ASCII)
DASH = r"[-\u00ad\u2010-\u2015\u2212]"  # the dashes of word processors count as hyphens
ORG_NUMBER = re.compile(rf"(?:16)?(\d{{6}}){DASH}?(\d{{4}})", re.ASCII)
FIRST_YEAR, LAST_YEAR = 1900, 2199
LONGEST_QUOTE = 60


class Unreadable(Exception):
    """A value that is not what its fact requires: what is wrong, and what to do."""

    def __init__(self, message: str, advice: str) -> None:
        super().__init__(message, advice)
        self.message, self.advice = message, advice


def read_value(text: str, kind: Any) -> Any:
    """The value that `text` states for a fact of type `kind`; `Unreadable` when it states none."""
    if isinstance(kind, type) and issubclass(kind, Choice):
        return _choice(text, kind)
    return READERS[kind](text)


def _text(text: str) -> str:
    """The text, its lines ended in one way."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _choice(text: str, kind: type[Choice]) -> Choice:
    try:
        return kind(text)
    except ValueError:
        values = {name: choice.value for choice in kind for name in (choice.value, choice.label)}
        meant = values.get(nearest(text.lower(), values) or "")
        advice = f'Menade du "{meant}"?' if meant else f"Välj {', '.join(choice.value for choice in kind)}."
        raise Unreadable(f"{quoted(text)} är inget av de värden som kan väljas.", advice) from None


def _yes_no(text: str) -> bool:
    if text.lower() in YES:
        return True
    if text.lower() in NO:
        return False
    raise Unreadable(f"{quoted(text)} är inte ja eller nej.", "Skriv ja eller nej.")


def _day(text: str) -> date:
    advice = "Skriv ÅÅÅÅ-MM-DD, till exempel 2027-01-01."
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        raise Unreadable(f"{quoted(text)} är inte ett datum.", advice)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Unreadable(f"dagen {text} finns inte.", advice) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Unreadable(f"året i {text} är orimligt.", advice)
    return day


def _amount(text: str) -> Decimal:
    written = text.removesuffix("kronor").removesuffix("kr").strip()
    if TOO_EXACT.fullmatch(written):
        raise Unreadable(f"{quoted(text)} har för många decimaler.", "Avrunda till hela ören, till exempel 333333,33.")
    if not AMOUNT.fullmatch(written):
        raise Unreadable(
            f"{quoted(text)} är inte ett belopp eller tal.", "Skriv till exempel 1 300 000 eller 1300000,50."
        )
    amount = Decimal(re.sub(r"\s", "", written).replace(",", "."))
    if written.startswith("-"):
        raise Unreadable(f"{quoted(text)} har ett minustecken.", "Skriv ett belopp som är noll eller större.")
    if amount >= 10**13:
        raise Unreadable("beloppet är orimligt stort.", "Skriv beloppet i kronor.")
    return amount


def _whole(text: str, least: int = 0) -> int:
    if not re.fullmatch(r"\d{1,6}", text, re.ASCII) or int(text) < least:
        message = f"{quoted(text)} är inte ett helt tal mellan {least} och 999999."
        raise Unreadable(message, "Skriv ett tal med siffror, till exempel 6.")
    return int(text)


def _org_number(text: str) -> OrgNumber:
    written = ORG_NUMBER.fullmatch(re.sub(r"\s", "", text))
    if not written:
        digits = re.sub(r"[\W_]", "", text)
        fault = "är felskrivet" if re.fullmatch(r"[0-9]{10}", digits) else "har inte tio siffror"
        raise Unreadable(f"organisationsnumret {fault}.", "Skriv det som NNNNNN-NNNN.")
    digits = written[1] + written[2]
    if int(digits[2]) < 2:
        raise Unreadable(
            "det här är inte ett organisationsnummer.", "Tredje siffran ska vara minst 2. Skriv aldrig personnummer."
        )
    if not has_check_digit(digits):
        raise Unreadable("organisationsnumret har fel kontrollsiffra.", "Jämför med registreringsbeviset.")
    return OrgNumber(f"{digits[:6]}-{digits[6:]}")


READERS: dict[Any, Callable[[str], Any]] = {
    str: _text, bool: _yes_no, date: _day, int: _whole, OrgNumber: _org_number,
    Decimal: _amount, Kronor: _amount, Euro: _amount,
    **dict.fromkeys((Months, Days, Count), partial(_whole, least=1)),
}  # fmt: skip


def quoted(text: str) -> str:
    """`text` within quotation marks, shortened; nothing of it is left when it may name a person by number."""
    if may_have_personal_number(text):
        return '"…"'
    shown = text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + "…"
    return f'"{shown}"'
