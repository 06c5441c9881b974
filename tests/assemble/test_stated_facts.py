"""What a case states reaches the text of the library's own clauses, in words that fit it."""

from __future__ import annotations

from pathlib import Path

import pytest

from iopgen.assemble import assemble, rules_on
from iopgen.model.agreement import Agreement
from iopgen.model.library import ClauseLibrary
from iopgen.reading.case import read_case

from .cases import DAY, text_of


def drafted(folder: Path, library: ClauseLibrary, facts: str) -> Agreement:
    path = folder / "case.yaml"
    path.write_text(f"authority: standard\n{facts}\n", "utf-8")
    rules = rules_on(library.authorities["standard"], DAY)
    assert rules
    return assemble(read_case(path).case, rules, library, DAY)


def asked(agreement: Agreement) -> set[str]:
    return {gap.mark.path for gap in agreement.gaps}


def test_agreement_that_cannot_be_terminated_says_so_and_asks_for_no_months(
    tmp_path: Path, library: ClauseLibrary
) -> None:
    agreement = drafted(tmp_path, library, "term: {notice_possible: nej}\ndispute: {court: nej}")
    assert "Avtalet kan inte sägas upp under avtalstiden." in " ".join(text_of(agreement))
    assert {"notice", "no_notice"} & {each.id for each in agreement.clauses} == {"no_notice"}
    assert not {"term.notice_months", "term.notice_possible"} & asked(agreement)


@pytest.mark.parametrize(
    ("term", "missing"),
    [
        ("{}", {"term.notice_possible"}),
        ("{notice_possible: ja}", {"term.notice_months"}),
        ("{notice_months: 3}", set()),
    ],
)
def test_right_of_notice_is_asked_for_until_it_is_known(
    term: str, missing: set[str], tmp_path: Path, library: ClauseLibrary
) -> None:
    agreement = drafted(tmp_path, library, f"term: {term}")
    assert {"term.notice_months", "term.notice_possible"} & asked(agreement) == missing


def test_joint_public_party_answers_for_its_commitments_as_a_joint_organisation_does(
    tmp_path: Path, library: ClauseLibrary
) -> None:
    facts = "authorities: [{name: Nämnden, members: [{name: Ett}, {name: Två}], represented_by: Eva Ek på Ett}]"
    text = " ".join(text_of(drafted(tmp_path, library, facts)))
    assert "Nämnden är en gemensam part med dessa medlemmar:" in text
    assert "Medlemmarna ansvarar tillsammans för partens åtaganden" in text
    assert "Företrädare för den gemensamma parten är Eva Ek på Ett." in text


def test_account_of_an_authority_is_where_support_is_paid_back(tmp_path: Path, library: ClauseLibrary) -> None:
    facts = "authorities: [{name: Sjöbo kommun, account: 123-4567}]\neconomy: {payment: {form: arligen}}"
    assert "Sjöbo kommun: 123-4567" in text_of(drafted(tmp_path, library, facts))


def test_controller_and_processor_stand_in_the_text_and_in_the_annex(tmp_path: Path, library: ClauseLibrary) -> None:
    facts = "information: {personal_data: ja, data_role: bitrade, controller: Sjöbo kommun, processor: Vänner}"
    lines = text_of(drafted(tmp_path, library, facts))
    assert any("Personuppgiftsansvarig är Sjöbo kommun. Personuppgiftsbiträde är Vänner." in line for line in lines)
    assert {"Sjöbo kommun", "Vänner"} <= set(lines)


@pytest.mark.parametrize(("index", "is_asked"), [("annan", True), ("ingen", False), ("kpi", False)])
def test_index_of_another_kind_asks_for_its_terms(
    index: str, is_asked: bool, tmp_path: Path, library: ClauseLibrary
) -> None:
    agreement = drafted(tmp_path, library, f"economy: {{index: {index}, payment: {{form: arligen}}}}")
    assert ("economy.index_note" in asked(agreement)) is is_asked


def test_short_name_that_is_the_name_is_not_repeated(tmp_path: Path, library: ClauseLibrary) -> None:
    party = "[{name: Malmö stad, short_name: Malmö stad}]"
    text = " ".join(text_of(drafted(tmp_path, library, f"authorities: {party}\npartners: [{{name: Vänner}}]")))
    assert "Malmö stad" in text
    assert "(Malmö stad)" not in text


def test_party_whose_resources_nobody_knows_is_asked_for_them(tmp_path: Path, library: ClauseLibrary) -> None:
    paid = "resources: [{kind: pengar, description: lön, total: 500}]"
    facts = f"authorities: [{{name: Sjöbo kommun, {paid}}}]\npartners: [{{name: Vänner, {paid}}}, {{name: Ovetande}}]"
    agreement = drafted(tmp_path, library, facts)
    table = [part.text for each in agreement.clauses if each.id == "resource_table" for part in each.paragraphs()]
    assert "partners[2].resources" in asked(agreement)
    assert "Ovetande" in table
    assert not any("%" in cell or "sammanlagt värde" in cell for cell in table)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ("follow_up: {final_date: 2029-01-01, final: senast våren 2029}", "gäller också följande: senast våren 2029"),
        ("economy: {index: kpi, index_note: basår 2026}", "För uppräkningen gäller följande: basår 2026"),
        ("cooperation: {subcontracting: städfirma}", "När andra medverkar gäller följande: städfirma"),
    ],
)
def test_few_words_are_led_in(facts: str, expected: str, tmp_path: Path, library: ClauseLibrary) -> None:
    assert expected in " ".join(text_of(drafted(tmp_path, library, facts)))
