"""A library as those see it who keep it: copied to be one's own, compared with another, counted."""

from __future__ import annotations

from .clauses import change_text, note_text
from .comparison import Comparison, TemplateParts, compare_libraries
from .difference import Difference
from .history import HistoricVersion, history
from .own_copy import copy_library
from .status import Expiry, Status, library_status
from .words import Change

__all__ = [
    "Change",
    "Comparison",
    "Difference",
    "Expiry",
    "HistoricVersion",
    "Status",
    "TemplateParts",
    "change_text",
    "compare_libraries",
    "copy_library",
    "history",
    "library_status",
    "note_text",
]
