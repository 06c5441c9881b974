"""The authority whose profile the case follows is one that kommunallagen binds."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.authority import AuthorityProfile
from ...model.case import Case, LegalForm
from ...model.library import ClauseLibrary, Source
from ...problem import Problem

PATH = "authorities[1].legal_form"


def find_state_authorities(
    case: Case, source: Source, rules: AuthorityProfile, library: ClauseLibrary
) -> Iterator[Problem]:
    """A state authority as the first public party: the texts bind that party to an act that does not hold for it."""
    first = next(iter(case.authorities or ()), None)
    if first and first.legal_form is LegalForm.STATLIG_MYNDIGHET:
        message = f"{source.called(PATH)} är statlig_myndighet, men avtalets texter bygger på kommunallagen."
        advice = "Ange en kommun, en region eller ett kommunalförbund först, och den statliga myndigheten efter den."
        yield Problem(source.place(PATH), message, advice)
