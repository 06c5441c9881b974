"""What the Word template sets out by itself: the cover, the parties, what is to be done before they sign."""

from __future__ import annotations

from pathlib import Path

import pytest

from iopgen.model.agreement import Blank, Doubt
from iopgen.model.fact import Who
from iopgen.model.furniture import (
    Furniture,
    ShownAgreement,
    ShownCheck,
    ShownContact,
    ShownParty,
    ShownRules,
    ShownSignatory,
)

from .cases import PROFILE, agreement_of, clause_file

FULL = """
    - name: Sjöbo församling
      short_name: Församlingen
      org_number: 802599-9015
      legal_form: ideell_forening
      address: {street: Kyrkvägen 2, postcode: 275 31, city: Sjöbo}
      phone: 0416-123
      email: post@example.se
      website: example.se
      board: Kyrkorådet
      units: [{name: Köket}, {role: leder}, {name: Kören}]
      contacts:
        - {name: Eva Ek, role: kyrkoherde, unit: Köket, phone: 0416-124, email: eva@example.se}
        - {}
      signatories: [{name: Eva Ek, role: kyrkoherde}]
"""
COOPERATION = """
    - name: Vänskap
      members:
        - {name: Ett, org_number: 802599-9015, legal_form: ideell_forening}
        - {name: Två, org_number: 802599-9015}
        - {legal_form: ideell_forening}
        - {name: Fyra}
        - {}
      represented_by: Eva Ek på Ett
"""
KNOWN = """
party:
  name: Sjöbo kommun
  org_number: 212000-1140
  address: {street: Gamla torg 10, postcode: 275 80, city: Sjöbo}
  visiting_address: Kommunhuset
  phone: 0416-270
"""

RULES = """
subtitle: Om samverkan
governing_document:
  title: Regler för partnerskap
  kind: regler
  registry_number: KS 2025/9
  decided: Kommunfullmäktige 2025-06-01
"""
CONTROLS = """
before_signing:
  - {id: registry, text: Diarieför., who: registrator}
  - {id: other}
"""


def furniture(folder: Path, facts: str = "", profile: str = "") -> Furniture:
    clauses = {"main/one.md": clause_file("one.md", "Text.")}
    return agreement_of(folder, clauses, facts, PROFILE + profile).furniture


def partners(folder: Path, facts: str) -> tuple[ShownParty, ...]:
    """The organisations as the template shows them."""
    return furniture(folder, f"partners:{facts}").parties[1:]


def blank(path: str, label: str, who: Who = Who.PARTNER) -> Blank:
    return Blank(f"partners.{path}", label, who)


def doubt(text: str, path: str, label: str) -> Doubt:
    return Doubt(text, f"authorities.{path}", f"{label}, Sjöbo kommun", Who.OFFICER)


def test_party_stands_with_all_that_is_known_of_it(tmp_path: Path) -> None:
    assert partners(tmp_path, FULL) == (
        ShownParty(
            name="Sjöbo församling",
            called="Organisationen eller Församlingen",
            org_number="802599-9015",
            legal_form="ideell förening",
            address="Kyrkvägen 2, 275 31 Sjöbo",
            visiting_address="",
            phone="0416-123",
            email="post@example.se",
            website="example.se",
            board="Kyrkorådet",
            units="Köket, Kören",
            members="",
            represented_by="",
            contacts=(
                ShownContact(name="Eva Ek", role="kyrkoherde", unit="Köket", phone="0416-124", email="eva@example.se"),
                ShownContact(name=""),
            ),
            signatories=(ShownSignatory(name="Eva Ek", role="kyrkoherde"),),
        ),
    )


@pytest.mark.parametrize(("stated", "of"), [("[{}]", "idéburna parter"), ("[{name: Ett}]", "Ett")])
def test_party_of_whom_little_is_known_asks_for_what_a_party_must_have(stated: str, of: str, tmp_path: Path) -> None:
    [party] = partners(tmp_path, f" {stated}")
    assert party == ShownParty(
        name="Ett" if of == "Ett" else blank("name", f"namn, {of}", Who.OFFICER),
        called="Organisationen",
        org_number=blank("org_number", f"organisationsnummer, {of}"),
        legal_form="",
        address=blank("address", f"adress, {of}"),
        visiting_address="",
        phone="",
        email="",
        website="",
        board="",
        units="",
        members="",
        represented_by="",
        contacts=(ShownContact(name=blank("contacts", f"kontaktpersoner, {of}", Who.OFFICER)),),
        signatories=(
            ShownSignatory(
                name=blank("signatories.name", f"undertecknarens namn, {of}", Who.BOARD),
                role=blank("signatories.role", f"undertecknarens roll, {of}", Who.BOARD),
            ),
        ),
    )


def test_case_that_knows_no_organisation_has_one_to_fill_in(tmp_path: Path) -> None:
    assert furniture(tmp_path / "none").parties[1:] == partners(tmp_path / "empty", " [{}]")


def test_each_of_several_parties_is_called_by_its_own_name(tmp_path: Path) -> None:
    names = partners(tmp_path, " [{name: Ett, short_name: E}, {name: Två}, {}]")
    assert [each.called for each in names] == ["E", "Två", blank("name", "namn, idéburna parter", Who.OFFICER)]


def test_joint_party_has_members_instead_of_a_number(tmp_path: Path) -> None:
    [party] = partners(tmp_path, COOPERATION)
    assert party.members == ("Ett (ideell förening, 802599-9015); Två (802599-9015); (ideell förening); Fyra")
    assert (party.org_number, party.represented_by) == ("", "Eva Ek på Ett")


def test_joint_party_that_has_a_number_shows_it(tmp_path: Path) -> None:
    [party] = partners(tmp_path, " [{org_number: 802599-9015, members: [{name: Ett}]}]")
    assert party.org_number == "802599-9015"


@pytest.mark.parametrize(
    ("address", "shown"),
    [("{city: Sjöbo}", "Sjöbo"), ("{street: Kyrkvägen 2}", "Kyrkvägen 2"), ("{postcode: 275 31}", "275 31")],
)
def test_part_of_an_address_stands_alone(address: str, shown: str, tmp_path: Path) -> None:
    [party] = partners(tmp_path, f" [{{address: {address}}}]")
    assert party.address == shown


def test_first_authority_is_the_profiles_own_and_alone_has_its_visiting_address(tmp_path: Path) -> None:
    shown = furniture(tmp_path, "authorities: [{}, {name: Skurups kommun}]", KNOWN)
    assert [each.name for each in shown.parties[:2]] == ["Sjöbo kommun", "Skurups kommun"]
    assert shown.authority == shown.parties[0]
    assert shown.authority.visiting_address == "Kommunhuset"


def test_party_without_contacts_has_none_to_show(tmp_path: Path) -> None:
    [party] = partners(tmp_path, " [{contacts: []}]")
    assert party.contacts == ()


def test_facts_of_the_profile_that_nobody_has_confirmed_are_marked(tmp_path: Path) -> None:
    shown = furniture(tmp_path, "", KNOWN + "unconfirmed: [org_number, address, phone]\n").authority
    assert (shown.name, shown.org_number, shown.address, shown.phone) == (
        "Sjöbo kommun",
        doubt("212000-1140", "org_number", "organisationsnummer"),
        doubt("Gamla torg 10, 275 80 Sjöbo", "address", "adress"),
        doubt("0416-270", "phone", "telefon"),
    )


@pytest.mark.parametrize("part", ["street: Gamla torg 10", "postcode: 275 80", "city: Sjöbo"])
def test_address_is_marked_for_any_part_that_nobody_has_confirmed(part: str, tmp_path: Path) -> None:
    profile = f"party: {{name: Sjöbo kommun, address: {{{part}}}}}\nunconfirmed: [address]\n"
    value = part.partition(": ")[2]
    assert furniture(tmp_path, "", profile).authority.address == doubt(value, "address", "adress")


def test_cover_shows_the_agreement_and_the_rules_that_it_follows(tmp_path: Path) -> None:
    facts = "title: Mötesplatsen\nregistry_number: KS 2026/1\ndate: 2026-12-24\nversion: Andra"
    shown = furniture(tmp_path, facts, RULES + CONTROLS)
    assert shown.draft == "UTKAST"
    assert shown.agreement == ShownAgreement(
        title="Avtal",
        subtitle="Om samverkan",
        name="Mötesplatsen",
        registry_number="KS 2026/1",
        date="24\u00a0december\u00a02026",
        version="Andra",
    )
    assert shown.governing_document == ShownRules(
        title="Regler för partnerskap",
        kind="regler",
        registry_number="KS 2025/9",
        decided="Kommunfullmäktige 2025-06-01",
    )
    assert shown.checks == (
        ShownCheck(text="Diarieför.", who="registrator", done=""),
        ShownCheck(text="", who="", done=""),
    )


@pytest.mark.parametrize("party", ["", "party: {name: Sjöbo kommun}"])
def test_authority_has_a_visiting_address_only_when_the_profile_tells_it(party: str, tmp_path: Path) -> None:
    authority = furniture(tmp_path, "", party).authority
    assert (authority.called, authority.visiting_address) == ("Kommunen", "")


def test_cover_has_no_title_when_the_rules_give_none(tmp_path: Path) -> None:
    clauses = {"main/one.md": clause_file("one.md", "Text.")}
    untitled = agreement_of(tmp_path, clauses, profile=PROFILE.replace("title: Avtal\n", ""))
    assert untitled.furniture.agreement.title == ""


def test_cover_asks_for_the_name_the_registry_number_and_the_date_alone(tmp_path: Path) -> None:
    shown = furniture(tmp_path)
    assert shown.agreement == ShownAgreement(
        title="Avtal",
        subtitle="",
        name=Blank("title", "partnerskapets namn", Who.BOTH),
        registry_number=Blank("registry_number", "diarienummer", Who.OFFICER),
        date=Blank("date", "avtalets datum", Who.OFFICER),
        version="",
    )
    assert (shown.governing_document, shown.checks) == (ShownRules(), ())


@pytest.mark.parametrize("rules", ["{}", "{source: hos registrator}"])
def test_rules_of_which_nothing_is_known_to_show_count_as_none(rules: str, tmp_path: Path) -> None:
    assert furniture(tmp_path, "", f"governing_document: {rules}\n").governing_document == ShownRules()


def test_check_that_is_done_says_when_and_by_whom(tmp_path: Path) -> None:
    shown = furniture(tmp_path, "checks: {registry: {day: 2026-11-19, by: Kim Ek}}", CONTROLS)
    assert shown.checks[0].done == "19\u00a0november\u00a02026, Kim Ek"
