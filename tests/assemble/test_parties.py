"""What the parties are called, one or several."""

from __future__ import annotations

from dataclasses import fields

import pytest

from iopgen.assemble import rules_on
from iopgen.assemble.parties import called, own_names, public_parties, words_for
from iopgen.model.authority import AuthorityProfile, PublicParty, WordSet
from iopgen.model.case import Address, Case, LegalForm, Party
from iopgen.model.fact import Unconfirmed
from iopgen.model.facts import Words
from iopgen.model.library import ClauseLibrary

from .cases import DAY

MUNICIPALITY, REGION = Party(legal_form=LegalForm.KOMMUN), Party(legal_form=LegalForm.REGION)


@pytest.mark.parametrize("authority", ["boras", "standard"])
@pytest.mark.parametrize("authorities", [(MUNICIPALITY, REGION), (REGION, MUNICIPALITY)])
def test_several_authorities_share_words_that_fit_them_all(
    authority: str, authorities: tuple[Party, ...], library: ClauseLibrary
) -> None:
    rules = rules_on(library.authorities[authority], DAY)
    assert rules
    words = words_for(rules, authorities, (Party(),))
    assert (words.residents, words.territory) == ("invånarna", "myndigheternas områden")
    assert (words.assembly, words.board) == ("fullmäktige hos varje myndighet", "ansvarig nämnd hos varje myndighet")


def test_one_authority_has_the_words_of_its_legal_form(library: ClauseLibrary) -> None:
    rules = rules_on(library.authorities["standard"], DAY)
    assert rules
    words = words_for(rules, (REGION,), (Party(),))
    assert (words.assembly, words.territory) == ("regionfullmäktige", "länet")


@pytest.mark.parametrize(
    ("party", "count", "expected"),
    [
        (Party(name="Sjöbo församling"), 1, "Organisationen"),
        (Party(name="Sjöbo församling", short_name="Församlingen"), 1, "Organisationen eller Församlingen"),
        (Party(name="Sjöbo församling", short_name="Organisationen"), 1, "Organisationen"),
        (Party(name="Sjöbo församling", short_name="Församlingen"), 2, "Församlingen"),
        (Party(name="Sjöbo församling"), 2, "Sjöbo församling"),
    ],
)
def test_party_is_introduced_under_every_name_that_the_text_uses(party: Party, count: int, expected: str) -> None:
    assert called(party, "Organisationen", count) == expected


EACH_ITS_KEY = WordSet(**{each.name: each.name for each in fields(WordSet)})
ONE, TWO = (Party(),), (Party(), Party())


def test_one_party_of_each_side_has_the_words_in_the_singular() -> None:
    assert words_for(AuthorityProfile(words=EACH_ITS_KEY), ONE, ONE) == Words(
        authority="authority", each_authority="authority", partner="partner", each_partner="partner",
        document="document", this_document="this_document",
        residents="residents", territory="territory", assembly="assembly", board="board",
    )  # fmt: skip


def test_several_parties_of_a_side_have_its_words_in_the_plural() -> None:
    profile = AuthorityProfile(words=EACH_ITS_KEY)
    public, private = words_for(profile, TWO, ONE), words_for(profile, ONE, TWO)
    assert (public.authority, public.each_authority) == ("authorities", "each_authority")
    assert (public.partner, public.each_partner) == ("partner", "partner")
    assert (public.residents, public.territory) == ("residents_of_all", "territory_of_all")
    assert (public.assembly, public.board) == ("assembly_of_all", "board_of_all")
    assert (private.authority, private.each_authority, private.board) == ("authority", "authority", "board")
    assert (private.partner, private.each_partner) == ("partners", "each_partner")


def test_words_of_a_legal_form_stand_before_the_common_ones() -> None:
    of_region = {"region": WordSet(assembly="regionfullmäktige")}
    profile = AuthorityProfile(words=EACH_ITS_KEY, words_by_legal_form=of_region)
    region, other = words_for(profile, (REGION, Party()), ONE), words_for(profile, (MUNICIPALITY,), ONE)
    assert words_for(profile, (REGION,), ONE).assembly == "regionfullmäktige"
    assert (region.assembly, region.document, other.assembly) == ("assembly_of_all", "document", "assembly")
    assert words_for(AuthorityProfile(), ONE, ONE) == Words()


def test_profile_completes_the_first_authority_with_what_the_case_leaves_out() -> None:
    place = Address(street="Storgatan 1", city="Sjöbo")
    party = PublicParty(name="Sjöbo kommun", short_name="Kommunen", address=place, phone="1")
    profile = AuthorityProfile(party=party, unconfirmed=("address", "phone"))
    first, second = public_parties(Case(authorities=(Party(phone="2"), Party(name="Skurup"))), profile)
    assert (first.name, first.short_name, first.phone, second) == (
        "Sjöbo kommun", "Kommunen", "2", Party(name="Skurup"),
    )  # fmt: skip
    assert first.address == Address(street="Storgatan 1", city="Sjöbo")
    assert first.address
    assert [type(part) for part in (first.address.street, first.address.postcode)] == [Unconfirmed, type(None)]
    [alone] = public_parties(Case(), profile)
    assert (alone.phone, type(alone.phone)) == ("1", Unconfirmed)
    assert public_parties(Case(), AuthorityProfile()) == (Party(),)


def test_short_name_that_only_repeats_the_name_is_dropped() -> None:
    same, own = Party(name="Ett", short_name="Ett"), Party(name="Ett", short_name="E")
    assert own_names((same, own)) == (Party(name="Ett"), own)
