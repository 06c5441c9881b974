"""Numbers and days that do not agree are found, and those that do are left alone."""

from __future__ import annotations

import pytest

from iopgen.model.library import ClauseLibrary

from .cases import reviewed

TERM = "term: {start: 2027-01-01, end: 2028-12-31}\n"
MONEY = "authorities: [{name: K, resources: [{kind: pengar, amounts: {2027: 100, 2028: 100}}]}]\n"
RECEIVED = "law: {{de_minimis: ja, de_minimis_received: [{{day: {day}, giver: G, euro: {euro}}}]}}\n"


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ("partners: [{name: O, resources: [{kind: ideell_tid, quantity: 10, standard_value: 5, per_year: 60}]}]",
         "O: ideell tid. Mängd gånger schablon är 50 kr, men per år står 60 kr."),
        (TERM + "partners: [{name: O, resources: [{kind: pengar, per_year: 10, total: 30}]}]",
         "O: pengar. 10 kr per år i 2 år är 20 kr, men totalen är 30 kr."),
        ("partners: [{name: O, resources: [{kind: pengar, per_year: 10, amounts: {2027: 10, 2028: 12}}]}]",
         "O: pengar. Per år står 10 kr, men ett annat värde för 2028. Bara värdena år för år räknas."),
        (TERM + MONEY + "economy: {payment: {form: delbetalningar, instalments: [{day: 2027-02-01, amount: 150}]}}",
         "Utbetalningarna är 150 kr, men stödet är 200 kr."),
        (TERM + MONEY + "economy: {payment: {form: delbetalningar, instalments: "
         "[{day: 2027-02-01, amount: 150}, {day: 2028-02-01, amount: 50}]}}",
         "År 2027: utbetalningarna är 150 kr, men stödet är 100 kr."),
        (TERM + "economy: {payment: {instalments: [{day: 2029-02-01, amount: 1}]}}",
         "Utbetalningen 1 februari 2029 ligger efter avtalets slut."),
        (TERM + "partners: [{name: O, resources: [{kind: pengar, amounts: {2027: 1, 2030: 1}}]}]",
         "O: belopp för 2030, utanför avtalstiden."),
        (TERM + "partners: [{name: O, resources: [{kind: pengar, amounts: {2027: 1}}]}]",
         "O: inget belopp för 2028, inom avtalstiden."),
        ("activities: [{name: A, budget: [{item: Hyra, amounts: {2027: 5}, total: 9}]}]",
         "A: Hyra. Årens summa är 5 kr, men totalen är 9 kr."),
        (TERM + "activities: [{name: A, start: 2026-05-01}]", "A: 1 maj 2026 ligger utanför avtalstiden."),
        ("economy: {payment: {form: per_plats}}", "Stödet räknas per enhet, men beloppet per enhet saknas."),
        (TERM + "decisions: [{kind: avtal, party: K, day: 2027-02-01}]",
         "Avtalet börjar gälla 1 januari 2027, före beslut att ingå avtal av K 1 februari 2027."),
        (TERM + "economy: {payment: {instalments: [{day: 2026-12-01, amount: 1}]}}",
         "Utbetalningen 1 december 2026 ligger före avtalets början 1 januari 2027. "
         "Ändra dagen, eller förklara varför."),
        (TERM + "conditions: [{text: x, by: 2027-01-02}]",
         "Avtalet börjar gälla 1 januari 2027, men villkoret behöver inte vara uppfyllt förrän 2 januari 2027. "
         "Ändra en av dagarna, eller skriv vad som gäller däremellan."),
        (TERM + "follow_up: {final_date: 2030-01-01}",
         "Den slutliga uppföljningen 1 januari 2030 ligger mer än 12 månader efter avtalets slut 31 december 2028. "
         "Kontrollera året."),
        (RECEIVED.format(day="2025-01-01", euro=300001),
         "Organisationen har fått 300 001 euro på 3 år, mer än taket 300 000 euro "
         "(stöd av mindre betydelse enligt förordning (EU) 2023/2831)."),
        (RECEIVED.format(day="2025-01-01", euro=100000),
         "Organisationen har fått 100 000 euro av högst 300 000 euro på 3 år "
         "(stöd av mindre betydelse enligt förordning (EU) 2023/2831). "
         "Stödet i avtalet får vara högst 200 000 euro: räkna om det."),
        ("partners: [{name: Föreningen Ett, short_name: Ett}]\nlaw: {de_minimis: ja, de_minimis_received: ["
         "{day: 2025-01-01, giver: G, euro: 200000, recipient: Föreningen Ett}, "
         "{day: 2025-02-01, giver: G, euro: 100001, recipient: ett}, {day: 2025-03-01, giver: G, euro: 1}]}",
         "Ett har fått 300 002 euro på 3 år, mer än taket 300 000 euro "
         "(stöd av mindre betydelse enligt förordning (EU) 2023/2831)."),
        ("date: 2020-06-01\n" + RECEIVED.format(day="2019-01-01", euro=200001),
         "Organisationen har fått 200 001 euro på 3 år, mer än taket 200 000 euro "
         "(stöd av mindre betydelse enligt förordning (EU) nr 1407/2013)."),
    ],
)  # fmt: skip
def test_numbers_that_do_not_agree_are_told(facts: str, told: str, library: ClauseLibrary) -> None:
    assert told in [found.text.replace("\u00a0", " ") for found in reviewed(facts, library).numbers]


PARTIES = "authorities: [{name: K, board: Socialnämnden}]\npartners: [{name: Föreningen Ljuset}, {name: O}]\n"
PAYER = "economy: {{payment: {{instalments: [{{amount: 1, payer: {name}}}]}}}}"
NAMING = (
    "activities: [{{name: A, responsible: {name}}}]", "activities: [{{name: A, budget: [{{item: x, party: {name}}}]}}]",
    "governance: {{working_group: {{members: [{{name: N, party: {name}}}]}}}}", PAYER,
    "economy: {{payment: {{instalments: [{{amount: 1, recipient: {name}}}]}}}}",
    "economy: {{other_support: [{{giver: G, recipient: {name}}}]}}", "premises: {{used: ja, provided_by: {name}}}",
    "information: {{controller: {name}}}", "information: {{processor: {name}}}", "decisions: [{{party: {name}}}]",
    "law: {{de_minimis: ja, de_minimis_received: [{{recipient: {name}}}]}}",
)  # fmt: skip


@pytest.mark.parametrize("facts", NAMING)
def test_name_that_no_party_has_is_told_wherever_a_party_is_named(facts: str, library: ClauseLibrary) -> None:
    (found,) = reviewed(PARTIES + facts.format(name="Kyrkan"), library).numbers
    assert found.text.endswith(" ”Kyrkan” är ingen av avtalets parter. Rätta namnet, eller ange parten.")
    assert found.line == 5
    for name in ("föreningen ljuset", "O och Föreningen Ljuset", "alla", "varje part", "parterna tillsammans"):
        assert reviewed(PARTIES + facts.format(name=name), library).numbers == ()


def test_board_of_a_party_stands_for_it(library: ClauseLibrary) -> None:
    assert reviewed(PARTIES + PAYER.format(name="Socialnämnden"), library).numbers == ()


@pytest.mark.parametrize(
    "facts",
    [
        "",
        TERM + MONEY,
        TERM + MONEY + "economy: {payment: {form: delbetalningar, instalments: "
        "[{day: 2027-02-01, amount: 100}, {day: 2028-02-01, amount: 100}]}}",
        TERM + "decisions: [{kind: avtal, party: K, day: 2026-12-01}]",
        TERM + "conditions: [{text: x, by: 2027-01-01}]",
        TERM + "follow_up: {final_date: 2029-12-31}",
        "term: {start: 2027-01-01, end: 2028-02-28}\nfollow_up: {final_date: 2029-02-28}",
        TERM + "economy: {payment: {instalments: [{day: 2027-01-01}]}}",
        RECEIVED.format(day="2019-01-01", euro=900000),
    ],
)
def test_numbers_that_agree_are_left_alone(facts: str, library: ClauseLibrary) -> None:
    assert reviewed(facts, library).numbers == ()


def test_finding_names_the_fact_and_its_line(library: ClauseLibrary) -> None:
    (found,) = reviewed(TERM + "activities:\n  - name: A\n    start: 2026-05-01\n", library).numbers
    assert (found.path, found.line) == ("activities[1].start", 6)
