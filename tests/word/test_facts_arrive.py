"""No fact is lost: each text, day and number that a case can state stands in the draft, letter by letter."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from iopgen.assemble import assemble
from iopgen.model.case import DataRole
from iopgen.model.library import ClauseLibrary
from iopgen.model.path import steps
from iopgen.word import Audience

from .drafts import AUTHORITIES, TODAY, write
from .full_case import VARIANTS, Filler, Variant, all_facts, filler_for
from .packing import unpacked
from .reader import Draft
from .rules import faults

NO_PAYMENT = 8  # the place of `ingen` among the forms of payment
PER_UNIT = (4, 5, 6, 7)  # the places of the forms that count residents, places, visits or hours
TWICE_PER_UNIT = (4, 5, 6)  # those of them after which the second form counts too
PROCESSOR = list(DataRole).index(DataRole.PROCESSOR)

NAMES_OF_THINGS = {
    "authority": "names the profile, whose own name stands in the draft",
    "own_provisions.topic": "names the shelf where the provision stands",
    "include.id": "names a clause; internal",
    "leave_out.id": "names a clause; internal",
}
NO_PAYMENTS = "without payments there is nothing to account for"
ROLES = "each party answers for its own data"
UNITS = "only some forms of payment count units"
NOT_ALWAYS: dict[str, tuple[str, Callable[[Variant], bool]]] = {
    "authorities.account": (NO_PAYMENTS, lambda variant: variant.choice == NO_PAYMENT),
    "copies.number": ("nobody counts copies of what is signed electronically", lambda variant: variant.answer),
    "cooperation.mutual_relation": ("one organisation has no relation to others", lambda variant: variant.items == 1),
    "economy.covers": (NO_PAYMENTS, lambda variant: variant.choice == NO_PAYMENT),
    "economy.index_note": (NO_PAYMENTS, lambda variant: variant.choice == NO_PAYMENT),
    "economy.repayment_days": (NO_PAYMENTS, lambda variant: variant.choice == NO_PAYMENT),
    "economy.payment.unit_amount": (UNITS, lambda variant: variant.choice not in PER_UNIT),
    "economy.payment.unit_note": (UNITS, lambda variant: variant.choice not in PER_UNIT),
    "economy.payment.also_unit_amount": (UNITS, lambda variant: variant.choice not in TWICE_PER_UNIT),
    "economy.payment.also_unit_note": (UNITS, lambda variant: variant.choice not in TWICE_PER_UNIT),
    "information.controller": (ROLES, lambda variant: variant.choice % len(DataRole) != PROCESSOR),
    "information.processor": (ROLES, lambda variant: variant.choice % len(DataRole) != PROCESSOR),
}


def is_excused(path: str, variant: Variant) -> bool:
    """True when the case at hand has no use for the fact: its question is not asked, or a reason is named above."""
    asked = any(about.asked_if for _, _, about in steps(path))
    return (asked and not variant.answer) or (path in NOT_ALWAYS and NOT_ALWAYS[path][1](variant))


def full_draft(authority: str, library: ClauseLibrary, variant: Variant) -> tuple[Filler, bytes]:
    filler = filler_for(authority, library, variant)
    return filler, write(assemble(filler.case(), filler.rules, library, TODAY), Audience.PARTNER)


@pytest.mark.parametrize("variant", VARIANTS, ids=str)
@pytest.mark.parametrize("authority", AUTHORITIES)
def test_every_stated_fact_stands_in_the_draft(authority: str, variant: Variant, library: ClauseLibrary) -> None:
    filler, data = full_draft(authority, library, variant)
    seen = Draft(data).everything()
    internal = {path for path, is_internal in all_facts() if is_internal}
    lost = {path for path, texts in filler.texts.paths.items() if any(text not in seen for text in texts)}
    assert {path for path in lost - internal if not is_excused(path, variant)} == set()


@pytest.mark.parametrize("authority", AUTHORITIES)
def test_file_is_sound_however_hostile_the_facts(authority: str, library: ClauseLibrary) -> None:
    assert faults(full_draft(authority, library, Variant())[1]) == []


@pytest.mark.parametrize("authority", AUTHORITIES)
def test_no_internal_fact_stands_anywhere_in_the_copy_for_the_partner(authority: str, library: ClauseLibrary) -> None:
    filler, data = full_draft(authority, library, Variant())
    internal = {path for path, is_internal in all_facts() if is_internal} - set(NAMES_OF_THINGS)
    beginnings = {path: text.split("&")[0] for path in internal for text in filler.texts.paths[path]}
    assert len(beginnings) == len(internal) > 5
    parts = unpacked(data)
    found = {(name, path) for name, part in parts.items() for path, text in beginnings.items() if text.encode() in part}
    assert found == set()


def test_the_full_case_states_every_fact(library: ClauseLibrary) -> None:
    stated = set()
    for variant in VARIANTS:
        filler = filler_for("boras", library, variant)
        filler.case()
        stated |= set(filler.texts.paths)
    assert {path for path, _ in all_facts()} - stated == set(NAMES_OF_THINGS)


@pytest.mark.parametrize("path", NOT_ALWAYS)
def test_every_exception_is_needed(path: str, library: ClauseLibrary) -> None:
    """An exception that the program has outgrown must not hide a later loss."""
    excused = [variant for variant in VARIANTS if NOT_ALWAYS[path][1](variant)]
    filler, data = full_draft("standard", library, excused[0])
    assert any(text not in Draft(data).everything() for text in filler.texts.paths[path])
