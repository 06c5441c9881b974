"""Library + authority → proof that every agreement is complete: assembled in every way that matters, held to rules."""

from __future__ import annotations

from .matrix import HEAD, authority_name, cells_of, facts_of, lines_of, sheet_of, spreadsheet_of
from .proof import Proof, prove
from .samples import prove_samples, write_proof

__all__ = [
    "HEAD",
    "Proof",
    "authority_name",
    "cells_of",
    "facts_of",
    "lines_of",
    "prove",
    "prove_samples",
    "sheet_of",
    "spreadsheet_of",
    "write_proof",
]
