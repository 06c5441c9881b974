"""What the parties are called, one or several."""

from __future__ import annotations

import pytest

from iopgen.assemble import rules_on
from iopgen.assemble.parties import called, words_for
from iopgen.model.case import LegalForm, Party
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
