"""What of a proof goes to Word: a few of its agreements, written and read back, and its own sheet."""

from __future__ import annotations

from datetime import date

from ..model.library import ClauseLibrary
from ..word import Audience, WordTemplate, load_template, write_agreement, write_sheet
from .matrix import sheet_of
from .proof import Proof


def prove_samples(proof: Proof, library: ClauseLibrary) -> None:
    """Nothing; `TextLost` when an agreement does not say in Word what it must."""
    for agreement in proof.samples:
        write_agreement(agreement, _template(proof, library), Audience.OFFICER)


def write_proof(proof: Proof, library: ClauseLibrary, today: date, program: str) -> bytes:
    """The proof's sheet as a .docx, in the looks of the authority's template."""
    return write_sheet(sheet_of(proof, today, program), _template(proof, library), "iopgen", today)


def _template(proof: Proof, library: ClauseLibrary) -> WordTemplate:
    shown = f"templates/docx/{proof.profile.template or ''}"
    return load_template(library.folder / shown, shown)
