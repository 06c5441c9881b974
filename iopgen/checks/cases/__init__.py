"""What a case says: rules that a case must keep before it is assembled."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...model.authority import AuthorityProfile
from ...model.case import Case
from ...model.library import ClauseLibrary, Source
from ...problem import Problem
from .denied_facts import find_denied_facts
from .judgements import find_unknown_judgements
from .matching_names import find_unmatched_names
from .own_provisions import find_misplaced_provisions
from .public_forms import find_state_authorities
from .resource_sums import find_contradictory_sums
from .same_names import find_shared_names
from .terms import find_impossible_terms
from .wishes import find_impossible_wishes

CaseRule = Callable[[Case, Source, AuthorityProfile, ClauseLibrary], Iterator[Problem]]

RULES_FOR_ALL: tuple[CaseRule, ...] = (
    find_impossible_terms,
    find_misplaced_provisions,
    find_shared_names,
    find_contradictory_sums,
    find_unmatched_names,
    find_denied_facts,
    find_state_authorities,
)
"""The rules that no authority's own rules decide."""
CASE_RULES: tuple[CaseRule, ...] = (*RULES_FOR_ALL, find_unknown_judgements, find_impossible_wishes)


def check_case(case: Case, source: Source, rules: AuthorityProfile | None, library: ClauseLibrary) -> list[Problem]:
    """Every breach of a case rule, under the authority's `rules`; without them, of the rules that hold for all."""
    applicable = CASE_RULES if rules else RULES_FOR_ALL
    return [problem for rule in applicable for problem in rule(case, source, rules or AuthorityProfile(), library)]
