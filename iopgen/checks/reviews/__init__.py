"""The recorded reviews of the texts."""

from __future__ import annotations

from .outdated import find_outdated_reviews
from .records import find_false_records
from .unreviewed import find_unreviewed_texts

AUDIT_RULES = (find_outdated_reviews, find_false_records, find_unreviewed_texts)
