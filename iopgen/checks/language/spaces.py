"""One space between words, and none before punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ...model.library import ClauseLibrary
from ...problem import Problem
from .prose import shown
from .tell import warn
from .texts import texts

DOUBLED = re.compile(r"\S*[^\S\n]{2,}\S*")
BEFORE_PUNCTUATION = re.compile(r"\S+\s+[.,;:!?)](?!\S)")


def find_stray_spaces(library: ClauseLibrary, today: date) -> Iterator[Problem]:
    """Doubled spaces, and a space before a full stop, a comma or the like."""
    for read in texts(library):
        for found in dict.fromkeys(DOUBLED.findall(read.text)):
            yield warn(read.place, f"”{shown(found)}” har flera mellanslag i rad.", "Skriv ett.")
        for found in dict.fromkeys(BEFORE_PUNCTUATION.findall(read.text)):
            yield warn(read.place, f"”{shown(found)}” har mellanslag före skiljetecknet.", "Ta bort det.")
