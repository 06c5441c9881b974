"""What a text points to: other clauses, defined terms, the parties."""

from __future__ import annotations

from .broken import find_broken_references
from .defined_terms import find_misdefined_terms
from .foreign_names import find_foreign_names
from .loose import find_loose_references
from .party_names import find_literal_party_names
from .undefined_terms import find_undefined_terms

LIBRARY_RULES = (find_broken_references,)
AUDIT_RULES = (
    find_loose_references,
    find_misdefined_terms,
    find_undefined_terms,
    find_literal_party_names,
    find_foreign_names,
)
