"""The authorities' profiles, and the questions that weigh their drafts."""

from __future__ import annotations

from .editions import find_impossible_editions
from .part_names import find_misnamed_profile_parts
from .profiles import find_incomplete_profiles
from .questions import find_impossible_questions

LIBRARY_RULES = (
    find_incomplete_profiles,
    find_misnamed_profile_parts,
    find_impossible_editions,
    find_impossible_questions,
)
