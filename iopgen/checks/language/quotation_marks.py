"""Quotation marks and apostrophes are the Swedish ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ...model.library import ClauseLibrary
from ...problem import Problem
from .tell import warn
from .texts import texts

FOREIGN = re.compile("[\"'“„‟«»‘‚‛`´]")


def find_foreign_quotation_marks(library: ClauseLibrary, today: date) -> Iterator[Problem]:
    """Straight and foreign quotation marks: Swedish has ” before and after, and ’ as apostrophe."""
    for read in texts(library):
        for mark in dict.fromkeys(FOREIGN.findall(read.text)):
            message = f"tecknet {mark} är inget svenskt citattecken."
            yield warn(read.place, message, "Skriv ” både före och efter, och ’ som apostrof.")
