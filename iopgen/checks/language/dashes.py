"""A dash between words is a dash and not a hyphen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ...model.library import ClauseLibrary
from ...problem import Problem
from .prose import shown
from .tell import warn
from .texts import texts

HYPHEN_FOR_DASH = re.compile(r"\S+ -+ \S+|\S*--+\S*|\S*—\S*")


def find_hyphens_for_dashes(library: ClauseLibrary, today: date) -> Iterator[Problem]:
    """Hyphens with a space on each side, two hyphens in a row, and the long dash, which is not Swedish."""
    for read in texts(library):
        for found in dict.fromkeys(HYPHEN_FOR_DASH.findall(read.text)):
            message = f"”{shown(found)}” har fel streck."
            yield warn(read.place, message, "Skriv tankstreck (–) mellan ord, eller dela meningen.")
