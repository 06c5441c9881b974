"""The authority's rules as of one day."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

from ..model.authority import AuthorityProfile, Edition
from ..model.period import Period


def rules_on(profile: AuthorityProfile, day: date) -> AuthorityProfile | None:
    """The profile with the edition valid on `day` laid over it; None when no edition is."""
    if not profile.editions:
        return profile if Period(profile.valid_from, profile.valid_to).contains(day) else None
    for edition in profile.editions:
        if Period(edition.valid_from, edition.valid_to).contains(day):
            stated = {each.name: getattr(edition, each.name) for each in fields(Edition)}
            changes = {name: value for name, value in stated.items() if value is not None}
            return replace(profile, **changes, editions=None)
    return None
