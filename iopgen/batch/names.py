"""Names of drafts that are safe everywhere, and never the same twice."""

from __future__ import annotations

from itertools import count

from ..output import plain_name
from ..personal_number import has_personal_number
from ..word import Audience


class Names:
    """Names the drafts of one batch. A name depends on nothing but the names of the cases so far."""

    def __init__(self, audience: Audience) -> None:
        self._ending = "-partner" if audience is Audience.PARTNER else ""
        self._taken: set[str] = set()
        self._last: dict[str, int] = {}

    def of(self, case: str) -> str:
        """A new name, without ending, for the draft of `case`: small letters from a to z, digits and hyphens."""
        plain = plain_name(case)
        for number in count(self._last.get(plain, 0) + 1):
            name = plain if number == 1 else f"{plain}-{number}"
            if name not in self._taken and not has_personal_number(name):
                break
        self._last[plain] = number
        self._taken.add(name)
        return f"utkast-{name}{self._ending}"
