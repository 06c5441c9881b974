"""The clause files: versions, places, conditions, and what nothing uses."""

from __future__ import annotations

from .empty_topics import find_empty_topics
from .impossible_conditions import find_impossible_conditions
from .needless_drops import find_needless_drops
from .overrides import find_changed_originals
from .small_openings import find_small_openings
from .text_owners import find_texts_of_nobody
from .topics import find_misplaced_topics
from .unused_facts import find_unused_facts
from .unused_filters import find_unused_filters
from .unused_texts import find_unused_texts
from .versions import find_overlapping_versions
from .words import find_unknown_facts

LIBRARY_RULES = (find_unknown_facts, find_overlapping_versions, find_texts_of_nobody, find_misplaced_topics)
AUDIT_RULES = (
    find_impossible_conditions,
    find_unused_texts,
    find_needless_drops,
    find_empty_topics,
    find_unused_facts,
    find_unused_filters,
    find_small_openings,
    find_changed_originals,
)
