"""Every rule that a library must keep: what drafting cannot do without, and what only `iopgen library check` asks."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from datetime import date

from ..model.library import ClauseLibrary
from ..problem import Problem
from . import authorities, clauses, laws, references, reviews, templates
from .authorities.editions import find_impossible_editions
from .authorities.part_names import find_misnamed_profile_parts
from .clauses.impossible_conditions import find_impossible_conditions
from .clauses.words import find_unknown_facts
from .common.findings import Finding, rule_id, without_exceptions
from .language import LANGUAGE_RULES
from .templates.tables import find_touching_tables

LibraryRule = Callable[[ClauseLibrary], Iterator[Problem]]
AuditRule = Callable[[ClauseLibrary, date], Iterator[Problem]]

LIBRARY_RULES: tuple[LibraryRule, ...] = (
    *clauses.LIBRARY_RULES,
    *references.LIBRARY_RULES,
    *laws.LIBRARY_RULES,
    *authorities.LIBRARY_RULES,
    *templates.LIBRARY_RULES,
)
"""What drafting cannot do without: asked whenever a library is opened."""
AUDIT_RULES: tuple[AuditRule, ...] = (
    *clauses.AUDIT_RULES,
    *references.AUDIT_RULES,
    *laws.AUDIT_RULES,
    *reviews.AUDIT_RULES,
    *templates.AUDIT_RULES,
    *LANGUAGE_RULES,
)
"""What `iopgen library check` asks besides: slower, or advice only. Each rule is given the library and today's date."""
WITHIN_ONE_FILE: frozenset[object] = frozenset(
    {
        find_unknown_facts,
        find_impossible_conditions,
        find_misnamed_profile_parts,
        find_impossible_editions,
        find_touching_tables,
    }
)
"""The rules whose answer is the same whatever the other files say."""
__all__ = [
    "AUDIT_RULES",
    "LIBRARY_RULES",
    "AuditRule",
    "LibraryRule",
    "audit_library",
    "check_library",
]


def check_library(library: ClauseLibrary) -> list[Problem]:
    """Every breach of a library rule."""
    return [problem for rule in LIBRARY_RULES for problem in rule(library)]


def audit_library(
    library: ClauseLibrary, today: date, *, is_whole: bool = True, only: Container[str] | None = None
) -> list[Finding]:
    """Every breach of every rule of a library, each under the id of its rule; without what the library excepts.

    When some files could not be read, the library is not whole, and only rules that need no other file are asked.
    With `only`, no rules but those with these ids.
    """
    advisory = tuple(map(rule_id, AUDIT_RULES))

    def is_asked(rule: LibraryRule | AuditRule) -> bool:
        return (is_whole or rule in WITHIN_ONE_FILE) and (only is None or rule_id(rule) in only)

    found = [Finding(rule_id(rule), problem) for rule in LIBRARY_RULES if is_asked(rule) for problem in rule(library)]
    found += [
        Finding(rule_id(advice), problem)
        for advice in AUDIT_RULES
        if is_asked(advice)
        for problem in advice(library, today)
    ]
    return sorted(without_exceptions(found, library, advisory) if is_whole else found, key=lambda each: each.problem)
