"""Every rule that a library or a case must keep, one in each file: model → problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from ..model.authority import AuthorityProfile
from ..model.case import Case
from ..model.library import ClauseLibrary, Source
from ..problem import Problem
from .clause_authorities import find_texts_of_nobody
from .clause_versions import find_overlapping_versions
from .clause_words import find_unknown_facts
from .editions import find_impossible_editions
from .judgements import find_unknown_judgements
from .laws import find_unknown_laws
from .own_provisions import find_misplaced_provisions
from .profile_names import find_misnamed_profile_parts
from .profiles import find_incomplete_profiles
from .references import find_broken_references
from .tables import find_touching_tables
from .templates import find_missing_templates
from .terms import find_impossible_terms
from .topics import find_misplaced_topics
from .wishes import find_impossible_wishes

LibraryRule = Callable[[ClauseLibrary], Iterator[Problem]]
AuditRule = Callable[[ClauseLibrary, date], Iterator[Problem]]
CaseRule = Callable[[Case, Source, AuthorityProfile, ClauseLibrary], Iterator[Problem]]

LIBRARY_RULES: tuple[LibraryRule, ...] = (
    find_unknown_facts,
    find_broken_references,
    find_unknown_laws,
    find_overlapping_versions,
    find_texts_of_nobody,
    find_misplaced_topics,
    find_incomplete_profiles,
    find_misnamed_profile_parts,
    find_impossible_editions,
    find_missing_templates,
    find_touching_tables,
)
AUDIT_RULES: tuple[AuditRule, ...] = ()
"""What `iopgen library check` asks besides: slower, or advice only. Each rule is given the library and today's date."""
CASE_RULES: tuple[CaseRule, ...] = (
    find_impossible_terms,
    find_unknown_judgements,
    find_impossible_wishes,
    find_misplaced_provisions,
)
RULES_FOR_ALL: tuple[CaseRule, ...] = (find_impossible_terms, find_misplaced_provisions)
"""The case rules that no authority's own rules decide."""


def check_library(library: ClauseLibrary) -> list[Problem]:
    """Every breach of a library rule."""
    return [problem for rule in LIBRARY_RULES for problem in rule(library)]


def check_case(case: Case, source: Source, rules: AuthorityProfile | None, library: ClauseLibrary) -> list[Problem]:
    """Every breach of a case rule, under the authority's `rules`; without them, of the rules that hold for all."""
    applicable = CASE_RULES if rules else RULES_FOR_ALL
    return [problem for rule in applicable for problem in rule(case, source, rules or AuthorityProfile(), library)]
