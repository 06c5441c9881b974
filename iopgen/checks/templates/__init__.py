"""The Word templates."""

from __future__ import annotations

from .missing import find_missing_templates
from .tables import find_touching_tables
from .unused import find_unused_templates

LIBRARY_RULES = (find_missing_templates, find_touching_tables)
AUDIT_RULES = (find_unused_templates,)
