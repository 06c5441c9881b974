"""What a case says: rules that a case must keep before it is assembled."""

from __future__ import annotations

from .denied_facts import find_denied_facts
from .judgements import find_unknown_judgements
from .matching_names import find_unmatched_names
from .own_provisions import find_misplaced_provisions
from .public_forms import find_state_authorities
from .resource_sums import find_contradictory_sums
from .same_names import find_shared_names
from .terms import find_impossible_terms
from .wishes import find_impossible_wishes

RULES_FOR_ALL = (
    find_impossible_terms,
    find_misplaced_provisions,
    find_shared_names,
    find_contradictory_sums,
    find_unmatched_names,
    find_denied_facts,
    find_state_authorities,
)
"""The rules that no authority's own rules decide."""
CASE_RULES = (*RULES_FOR_ALL, find_unknown_judgements, find_impossible_wishes)
