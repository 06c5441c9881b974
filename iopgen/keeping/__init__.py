"""A library as those see it who keep it: copied to be one's own, compared with another, counted."""

from __future__ import annotations

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
    "compare_libraries",
    "copy_library",
    "history",
    "library_status",
]
