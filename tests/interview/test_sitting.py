"""The conversation: each way to answer, to leave, to return; nothing said is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iopgen.interview import Option, Surroundings
from iopgen.interview.sitting import HAS_ROWS, NEEDED_FIRST, NO_EARLIER, NOT_A_LIST
from iopgen.model.authority import AuthorityProfile, PublicParty
from iopgen.model.case import Commitment, Party, Resource, ResourceKind
from iopgen.model.fact import OrgNumber
from iopgen.model.library import ClauseLibrary
from iopgen.personal_number import has_personal_number
from iopgen.reading.tree import unwritable

from .asking import headings, rules, sit

AUTHORITY = "standard|Vargen|Borås|Nämnden"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a.yaml"


@pytest.fixture
def within(library: ClauseLibrary) -> Surroundings:
    return Surroundings(rules(library, "standard"), {"authority": (Option("standard"),)})


def test_first_round_leads_to_a_draft_and_then_to_the_rest(file: Path, within: Surroundings) -> None:
    case, said = sit(file, "|".join(["1", *["vidare"] * 10, "KS 1"]), within)
    assert case.registry_number == "KS 1"
    assert said.count("Det var de viktigaste frågorna. Skriv sluta om du vill göra ett första utkast nu.") == 1
    first, rest = said.split("Det var de viktigaste frågorna.")
    assert "Diarienummer" not in first
    assert "Diarienummer" in rest
    assert len({*headings(first)}) == 10


def test_each_line_is_one_item(file: Path, within: Surroundings) -> None:
    case, _ = sit(file, f"{AUTHORITY}|bidrar med lokal|ansvarar för\nnycklar||2", within)
    party = Party(
        name="Borås",
        board="Nämnden",
        commitments=tuple(Commitment(text=text) for text in ("bidrar med lokal", "ansvarar för", "nycklar")),
        resources=(Resource(kind=ResourceKind.PREMISES),),
    )
    assert case.authorities == (party,)


def test_returning_to_items_shows_them_and_adds_to_them(file: Path, within: Surroundings) -> None:
    case, said = sit(file, f"{AUTHORITY}|bidrar med lokal||tillbaka|-|bidrar med tid|", within)
    assert "Nu: bidrar med lokal. Enter behåller. En ny rad läggs till." in said
    assert HAS_ROWS in said
    (party,) = case.authorities or ()
    assert party.commitments == (Commitment(text="bidrar med lokal"), Commitment(text="bidrar med tid"))


def test_there_is_nothing_to_list(file: Path, within: Surroundings) -> None:
    case, said = sit(file, "standard|-|Vargen|Borås|Nämnden|-|", within)
    assert NOT_A_LIST in said
    (party,) = case.authorities or ()
    assert party.commitments == ()


def test_going_back_changes_the_answer_before(file: Path, within: Surroundings) -> None:
    case, said = sit(file, "tillbaka|standard|Fel namn|tillbaka|Rätt namn", within)
    assert NO_EARLIER in said
    assert "Partnerskapets namn\nKort och talande.\nNu: Fel namn. Enter behåller." in said
    assert case.title == "Rätt namn"


def test_nothing_is_asked_before_the_authority_is_known(file: Path, within: Surroundings) -> None:
    case, said = sit(file, "|vidare|hoppa", within)
    assert said.count(NEEDED_FIRST) == 3
    assert case.authority is None
    assert not file.exists()


def test_group_that_is_left_is_offered_again_in_the_next_round(file: Path, within: Surroundings) -> None:
    _, said = sit(file, "standard|vidare|Borås|vidare" + "|vidare" * 9, within)
    first, rest = said.split("Det var de viktigaste frågorna.")
    assert "Beslutande organ" in first
    assert "Kortnamn" not in first
    assert "== Offentliga parter 1 (Borås) ==" in [*headings(rest)]
    assert "Beslutande organ" not in rest.partition("== Idéburna parter 1 ==")[0]


def test_question_mark_explains_and_asks_again(file: Path, within: Surroundings) -> None:
    case, said = sit(file, "standard|?|Vargen", within)
    assert "Partnerskapets namn. Kort och talande.\nDen som kan svara: parterna tillsammans.\n" in said
    assert case.title == "Vargen"


@pytest.mark.parametrize(
    ("before", "wrong", "message"),
    [
        (f"{AUTHORITY}|vidare|Vargen", "555", "partners[1].org_number (organisationsnummer): "
         "organisationsnumret har inte tio siffror. Skriv det som NNNNNN-NNNN."),
        (f"{AUTHORITY}|vidare|Vargen|vidare", "kanske", "Svara ja eller nej."),
        (f"{AUTHORITY}|" + "vidare|" * 7 + "vidare", "i morgon", 'term.start (avtalets startdatum): '
         '"i morgon" är inte ett datum. Skriv ÅÅÅÅ-MM-DD, till exempel 2027-01-01.'),
    ],
)  # fmt: skip
def test_wrong_answer_is_explained(file: Path, within: Surroundings, before: str, wrong: str, message: str) -> None:
    _, said = sit(file, f"{before}|{wrong}", within)
    assert said.rstrip().endswith(message)


def is_plain_answer(text: str) -> bool:
    return text not in ("", "-", "?") and len(text.splitlines()) == 1 and not unwritable(text)


AWKWARD = st.sampled_from(["a: b #c", "'", '"', "{{ x }}", "{% x", "null", "- a", "[]", "\\", "a\tb", "1", "ja"])
LINES = st.text(max_size=30).map(str.strip).filter(is_plain_answer).filter(lambda text: not has_personal_number(text))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(AWKWARD | LINES, st.lists(AWKWARD | LINES, min_size=1))
def test_any_answers_stand_in_the_case_letter_by_letter(
    file: Path, within: Surroundings, title: str, lines: list[str]
) -> None:
    file.unlink(missing_ok=True)
    case, _ = sit(file, ["standard", title, "Borås", "Nämnden", *lines, ""], within)
    (party,) = case.authorities or ()
    assert (case.title, [each.text for each in party.commitments or ()]) == (title, lines)


@pytest.mark.parametrize(("answer", "known"), [("", True), ("hoppa", False), ("-|", True)])
def test_unconfirmed_fact_of_the_profile_is_offered(file: Path, answer: str, known: bool) -> None:
    party = PublicParty(name="Byn", short_name="Byn", org_number=OrgNumber("212000-1561"))
    profile = AuthorityProfile(party=party, unconfirmed=("org_number",))
    case, said = sit(file, "byn|" + "vidare|" * 11 + answer, Surroundings(profile))
    assert "Enter godtar 212000-1561, som inte är bekräftat. Skriv hoppa om du inte vet." in said
    assert bool(case.authorities) is known
