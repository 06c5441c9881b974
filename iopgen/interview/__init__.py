"""The interview: what a case still leaves open, asked for in plain Swedish. No file, no clock, no screen.

    case, rules → walk (relevance) → Question → wording → sitting → an answer to save

The questions follow from the case alone, and from what the officer has said in this sitting. So an
interview can be broken off anywhere: what is saved is all there is to remember.
"""

from __future__ import annotations

from .field import UnknownField, demand_field
from .question import FIRST_ROUND, Option, Progress, Surroundings
from .relevance import held_in_profile
from .sitting import Refusal, Sitting, Stop
from .walk import open_questions
from .wording import as_written, introduction

__all__ = [
    "FIRST_ROUND", "Option", "Progress", "Refusal", "Sitting", "Stop", "Surroundings", "UnknownField", "as_written",
    "demand_field", "held_in_profile", "introduction", "open_questions",
]  # fmt: skip
