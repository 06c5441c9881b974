"""How the library is written: style, spelling, typography. One rule in each file; for `iopgen library check`."""

from __future__ import annotations

from .dashes import find_hyphens_for_dashes
from .doers import find_duties_of_nobody
from .heavy_words import find_heavy_words
from .lists import find_missing_lists
from .long_sentences import find_long_sentences
from .purchase_words import find_purchase_words
from .quotation_marks import find_foreign_quotation_marks
from .readability import find_hard_clauses
from .spaces import find_stray_spaces
from .spelling import find_misspellings

LANGUAGE_RULES = (
    find_missing_lists,
    find_hard_clauses,
    find_long_sentences,
    find_duties_of_nobody,
    find_purchase_words,
    find_heavy_words,
    find_misspellings,
    find_foreign_quotation_marks,
    find_hyphens_for_dashes,
    find_stray_spaces,
)
