"""Every rule that a library or a case must keep, one in each file: model → problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..model.authority import AuthorityProfile
from ..model.case import Case
from ..model.library import ClauseLibrary, Source
from ..problem import Problem
from .clause_versions import find_overlapping_versions
from .clause_words import find_unknown_facts
from .judgements import find_unknown_judgements
from .laws import find_unknown_laws
from .own_provisions import find_misplaced_provisions
from .profiles import find_incomplete_profiles
from .references import find_broken_references
from .tables import find_touching_tables
from .terms import find_impossible_terms
from .topics import find_misplaced_topics
from .wishes import find_impossible_wishes

LibraryRule = Callable[[ClauseLibrary], Iterator[Problem]]
CaseRule = Callable[[Case, Source, AuthorityProfile, ClauseLibrary], Iterator[Problem]]

LIBRARY_RULES: tuple[LibraryRule, ...] = (
    find_unknown_facts,
    find_broken_references,
    find_unknown_laws,
    find_overlapping_versions,
    find_misplaced_topics,
    find_incomplete_profiles,
    find_touching_tables,
)
CASE_RULES: tuple[CaseRule, ...] = (
    find_impossible_terms,
    find_unknown_judgements,
    find_impossible_wishes,
    find_misplaced_provisions,
)


def check_library(library: ClauseLibrary) -> list[Problem]:
    """Every breach of a library rule."""
    return [problem for rule in LIBRARY_RULES for problem in rule(library)]


def check_case(case: Case, source: Source, rules: AuthorityProfile, library: ClauseLibrary) -> list[Problem]:
    """Every breach of a case rule, under the authority's `rules`."""
    return [problem for rule in CASE_RULES for problem in rule(case, source, rules, library)]
