"""The facts that the Word template itself sets out, as plain text or marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..model.agreement import Blank, Doubt
from ..model.authority import AuthorityProfile
from ..model.case import Contact, Member, Party, Signatory
from ..model.facts import Facts
from ..model.furniture import (
    Furniture,
    Shown,
    ShownAgreement,
    ShownCheck,
    ShownContact,
    ShownParty,
    ShownRules,
    ShownSignatory,
)
from ..model.path import UNBOUND, Bound, describe, is_doubtful
from ..swedish import write_date
from .parties import called

DRAFT = "UTKAST"


def furnish(facts: Facts, profile: AuthorityProfile) -> Furniture:
    """The variables of the Word template for this agreement."""
    assert facts.authorities
    assert facts.words
    partners = facts.partners or (Party(),)
    visiting = (profile.party and profile.party.visiting_address) or ""
    public = _parties(facts.authorities, "authorities", facts.words.authority, visiting)
    return Furniture(
        draft=DRAFT,
        agreement=_agreement(facts),
        authority=public[0],
        parties=(*public, *_parties(partners, "partners", facts.words.partner)),
        governing_document=_rules(facts),
        checks=tuple(
            ShownCheck(text=each.text or "", who=each.who or "", done=each.done or "")
            for each in facts.before_signing or ()
        ),
    )


def _agreement(facts: Facts) -> ShownAgreement:
    agreement = facts.agreement
    assert agreement
    return ShownAgreement(
        title=agreement.title or "",
        subtitle=agreement.subtitle or "",
        name=_shown(agreement.name, "agreement.name"),
        registry_number=_shown(agreement.registry_number, "agreement.registry_number"),
        date=_shown(agreement.date and write_date(agreement.date), "agreement.date"),
        version=agreement.version or "",
    )


def _rules(facts: Facts) -> ShownRules:
    rules = facts.governing_document
    if rules is None:
        return ShownRules()
    return ShownRules(
        title=rules.title or "",
        kind=rules.kind or "",
        registry_number=rules.registry_number or "",
        decided=rules.decided or "",
    )


def _shown(value: Any, path: str, bound: Bound = UNBOUND) -> Shown:
    if value is not None and not is_doubtful(value):
        return str(value)
    named = describe(path, bound)
    if value is None:
        return Blank(named.stated_in, named.label, named.who)
    return Doubt(str(value), named.stated_in, named.label, named.who)


def _parties(parties: Sequence[Party], side: str, word: str | None, visiting: str = "") -> tuple[ShownParty, ...]:
    return tuple(_party(party, side, called(party, word, len(parties)), visiting) for party in parties)


def _party(party: Party, side: str, word: str | None, visiting: str) -> ShownParty:
    def required(name: str) -> Shown:
        return _shown(getattr(party, name), f"{side}.{name}", {side: party})

    def stated(name: str) -> Shown:
        return "" if getattr(party, name) is None else required(name)

    return ShownParty(
        name=required("name"),
        called=word or required("name"),
        org_number=stated("org_number") if party.members else required("org_number"),
        legal_form=party.legal_form.label if party.legal_form else "",
        address=_address(party, side),
        visiting_address=visiting,
        phone=stated("phone"),
        email=stated("email"),
        website=stated("website"),
        board=stated("board"),
        units=", ".join(unit.name for unit in party.units or () if unit.name),
        members="; ".join(filter(None, map(_member, party.members or ()))),
        represented_by=stated("represented_by"),
        contacts=(ShownContact(name=required("contacts")),)
        if party.contacts is None
        else tuple(map(_contact, party.contacts)),
        signatories=tuple(_signatory(each, party, side) for each in party.signatories or (Signatory(),)),
    )


def _member(member: Member) -> str:
    form = member.legal_form.label if member.legal_form else ""
    details = ", ".join(part for part in (form, member.org_number) if part)
    return " ".join(part for part in (member.name, details and f"({details})") if part)


def _address(party: Party, side: str) -> Shown:
    path, bound, address = f"{side}.address", {side: party}, party.address
    if address is None:
        return _shown(None, path, bound)
    town = " ".join(part for part in (address.postcode, address.city) if part)
    text = ", ".join(part for part in (address.street, town) if part)
    if not any(map(is_doubtful, (address.street, address.postcode, address.city))):
        return text
    named = describe(path, bound)
    return Doubt(text, named.stated_in, named.label, named.who)


def _contact(contact: Contact) -> ShownContact:
    return ShownContact(
        name=contact.name or "",
        role=contact.role or "",
        unit=contact.unit or "",
        phone=contact.phone or "",
        email=contact.email or "",
    )


def _signatory(signatory: Signatory, party: Party, side: str) -> ShownSignatory:
    def shown(name: str) -> Shown:
        return _shown(getattr(signatory, name), f"{side}.signatories.{name}", {side: party})

    return ShownSignatory(name=shown("name"), role=shown("role"))
