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
from .common.findings import Finding, rule_id, without_exceptions
from .defined_terms import find_misdefined_terms
from .denied_facts import find_denied_facts
from .editions import find_impossible_editions
from .empty_topics import find_empty_topics
from .foreign_names import find_foreign_names
from .impossible_conditions import find_impossible_conditions
from .judgements import find_unknown_judgements
from .language import LANGUAGE_RULES
from .law_checks import find_unchecked_laws
from .law_mentions import find_unlisted_laws
from .law_periods import find_laws_out_of_force
from .law_register import find_contradictory_laws
from .laws import find_unknown_laws
from .loose_references import find_loose_references
from .matching_names import find_unmatched_names
from .needless_drops import find_needless_drops
from .overrides import find_changed_originals
from .own_provisions import find_misplaced_provisions
from .party_names import find_literal_party_names
from .profile_names import find_misnamed_profile_parts
from .profiles import find_incomplete_profiles
from .public_forms import find_state_authorities
from .questions import find_impossible_questions
from .recorded_texts import find_false_records
from .references import find_broken_references
from .resource_sums import find_contradictory_sums
from .reviews import find_outdated_reviews
from .same_names import find_shared_names
from .small_openings import find_small_openings
from .tables import find_touching_tables
from .templates import find_missing_templates
from .terms import find_impossible_terms
from .topics import find_misplaced_topics
from .undefined_terms import find_undefined_terms
from .unreviewed_texts import find_unreviewed_texts
from .unused_facts import find_unused_facts
from .unused_filters import find_unused_filters
from .unused_laws import find_unused_laws
from .unused_templates import find_unused_templates
from .unused_texts import find_unused_texts
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
    find_impossible_questions,
)
AUDIT_RULES: tuple[AuditRule, ...] = (
    find_impossible_conditions,
    find_unused_texts,
    find_needless_drops,
    find_empty_topics,
    find_unused_facts,
    find_unused_filters,
    find_unused_templates,
    find_loose_references,
    find_misdefined_terms,
    find_undefined_terms,
    find_small_openings,
    find_literal_party_names,
    find_foreign_names,
    find_changed_originals,
    find_outdated_reviews,
    find_false_records,
    find_unreviewed_texts,
    find_contradictory_laws,
    find_laws_out_of_force,
    find_unlisted_laws,
    find_unchecked_laws,
    find_unused_laws,
    *LANGUAGE_RULES,
)
"""What `iopgen library check` asks besides: slower, or advice only. Each rule is given the library and today's date."""
WITHIN_ONE_FILE: frozenset[object] = frozenset(
    {
        find_unknown_facts,
        find_touching_tables,
        find_misnamed_profile_parts,
        find_impossible_editions,
        find_impossible_conditions,
    }
)
"""The rules whose answer is the same whatever the other files say."""
CASE_RULES: tuple[CaseRule, ...] = (
    find_impossible_terms,
    find_unknown_judgements,
    find_impossible_wishes,
    find_misplaced_provisions,
    find_shared_names,
    find_contradictory_sums,
    find_unmatched_names,
    find_denied_facts,
    find_state_authorities,
)
RULES_FOR_ALL: tuple[CaseRule, ...] = (
    find_impossible_terms,
    find_misplaced_provisions,
    find_shared_names,
    find_contradictory_sums,
    find_unmatched_names,
    find_denied_facts,
    find_state_authorities,
)
"""The case rules that no authority's own rules decide."""


def check_library(library: ClauseLibrary) -> list[Problem]:
    """Every breach of a library rule."""
    return [problem for rule in LIBRARY_RULES for problem in rule(library)]


def audit_library(library: ClauseLibrary, today: date, *, is_whole: bool = True) -> list[Finding]:
    """Every breach of every rule of a library, each under the id of its rule; without what the library excepts.

    When some files could not be read, the library is not whole, and only rules that need no other file are asked.
    """
    advisory = tuple(map(rule_id, AUDIT_RULES))
    found = [
        Finding(rule_id(rule), problem)
        for rule in LIBRARY_RULES
        if is_whole or rule in WITHIN_ONE_FILE
        for problem in rule(library)
    ]
    found += [
        Finding(rule_id(advice), problem)
        for advice in AUDIT_RULES
        if is_whole or advice in WITHIN_ONE_FILE
        for problem in advice(library, today)
    ]
    return sorted(without_exceptions(found, library, advisory) if is_whole else found, key=lambda each: each.problem)


def check_case(case: Case, source: Source, rules: AuthorityProfile | None, library: ClauseLibrary) -> list[Problem]:
    """Every breach of a case rule, under the authority's `rules`; without them, of the rules that hold for all."""
    applicable = CASE_RULES if rules else RULES_FOR_ALL
    return [problem for rule in applicable for problem in rule(case, source, rules or AuthorityProfile(), library)]
