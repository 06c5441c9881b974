"""Each question is answered by the facts of the case, by the clauses of the draft, or by words in free text."""

from __future__ import annotations

import pytest

from iopgen.model.library import ClauseLibrary
from iopgen.model.review import Status, Weight

from .cases import answered, reviewed

WARNING, CLEAR, OPEN = Status.WARNING, Status.CLEAR, Status.OPEN


@pytest.mark.parametrize(
    ("question", "facts", "status", "reason"),
    [
        ("initiative", "background: {initiative_by: myndigheten}", WARNING,
         "Den offentliga sidan har tagit initiativet."),
        ("initiative", "background: {initiative_by: dialog}", CLEAR,
         "Initiativet kommer från organisationen eller en dialog."),
        ("initiative", "", OPEN, "Saknas: vem som tog initiativet. Fråga handläggaren."),
        ("procured_before", "background: {earlier_agreements: [{title: x, procured: ja}]}", WARNING,
         "Uppgiften har upphandlats tidigare."),
        ("procured_before", "background: {earlier_agreements: [{title: Upphandlat avtal}]}", WARNING,
         "Ett tidigare avtal kom till genom upphandling. Ordet ”Upphandlat” står i texten."),
        ("procured_before", "background: {earlier_agreements: []}", CLEAR, "Det finns inga tidigare avtal."),
        ("statutory_task", "law: {statutory_task: ja}", WARNING, "Uppgiften är en lagstadgad kärnuppgift."),
        ("price_per_unit", "economy: {payment: {form: per_plats}}", WARNING,
         "Betalningen följer antalet platser, besök eller timmar."),
        ("price_per_unit", "economy: {payment: {form: arligen, also: per_timme}}", WARNING,
         "En del av betalningen följer antalet platser, besök eller timmar."),
        ("price_per_unit", "economy: {payment: {form: arligen}}", CLEAR, "Betalningen är inte ett pris per enhet."),
        ("market", "activities: [{name: A, description: Bedrivs enligt LOV.}]", WARNING,
         "Texten tyder på att det finns en marknad. Ordet ”LOV” står i texten."),
        ("market", "activities: [{name: A, description: Öppet under skolans lov.}]", OPEN,
         "Saknas: undersökt marknad. Fråga handläggaren."),
        ("detailed_steering", "partners: [{name: O, commitments: [{text: följer kravspecifikationen}]}]", WARNING,
         "Texten liknar en beställning. Ordet ”kravspecifikationen” står i texten."),
        ("compensation_for_defects", "own_provisions: [{topic: economy, title: T, text: Vite utgår.}]", WARNING,
         "En brist kan leda till krav på pengar. Ordet ”Vite” står i texten."),
        ("compensation_for_defects", "", CLEAR, "Inga ord om viten, skadestånd eller avdrag har hittats i parternas "
         "egna texter. Läs ändå hävningsgrunderna."),
        ("limited_extension", "term: {extension: {possible: ja, unlimited: ja}}", WARNING,
         "Avtalet kan förlängas utan gräns."),
        ("limited_extension", "term: {extension: {possible: ja, until: 2030-12-31}}", CLEAR,
         "Förlängningen har en sista dag."),
        ("court", "dispute: {court: ja}", WARNING, "Avtalet hänvisar tvister till allmän domstol."),
        ("own_contribution", "partners: [{name: O, resources: []}]", WARNING,
         "En organisation bidrar inte med några resurser."),
        ("own_contribution", "partners: [{name: O, resources: [{kind: ideell_tid, standard_value: 5}]}]", CLEAR,
         "Varje organisation bidrar med resurser."),
        ("double_funding", "", OPEN, "Saknas: annat offentligt stöd. Fråga organisationen."),
        ("double_funding", "economy: {other_support: []}", CLEAR, "Organisationen får inget annat offentligt stöd."),
        ("licensed_activity", "people: {licensed_activity: ja}", WARNING,
         "Verksamheten kräver tillstånd, och tillståndet är inte angivet."),
        ("children", "people: {children: nej, home_visits: nej}", CLEAR, "Ingen möter barn eller arbetar i hemmet."),
        ("state_aid", "law: {economic_activity: ja, de_minimis: nej}", WARNING,
         "Verksamheten är ekonomisk och ingen grund för stödet är angiven."),
        ("state_aid", "law: {economic_activity: ja, de_minimis: ja, entrustment: KS § 1}", WARNING,
         "Stödet vilar på två rättsliga grunder samtidigt, stöd av mindre betydelse och ett beslut om tjänst av "
         "allmänt ekonomiskt intresse. Låt juristen välja en, eller skriva vad som gäller för vilken del."),
        ("state_aid", "law: {economic_activity: ja, de_minimis: ja, de_minimis_received: []}", CLEAR,
         "Verksamheten är ekonomisk, och organisationen har inte fått stöd av mindre betydelse de senaste tre åren."),
    ],
)  # fmt: skip
def test_question_is_answered(question: str, facts: str, status: Status, reason: str, library: ClauseLibrary) -> None:
    found = answered(reviewed(facts, library), question)
    assert (found.status, found.reasons[0].text) == (status, reason)


def test_reason_names_the_line_of_the_fact_and_the_clause_that_speaks_of_it(library: ClauseLibrary) -> None:
    review = reviewed("background:\n  initiative: x\n  initiative_by: myndigheten\n", library)
    found = answered(review, "initiative")
    assert [(reason.path, reason.line) for reason in found.reasons] == [("background.initiative_by", 5)]
    assert found.clauses


def test_judgement_of_the_same_criterion_answers_the_question(library: ClauseLibrary) -> None:
    review = reviewed("judgements: {outside_grants: {answer: nej}}", library, "boras")
    assert answered(review, "ordinary_grants").status is WARNING


def test_fact_that_warns_is_not_outweighed_by_a_judgement(library: ClauseLibrary) -> None:
    facts = "partners: [{name: O, resources: []}]\njudgements: {cofinancing: {answer: ja}}"
    assert answered(reviewed(facts, library, "boras"), "own_contribution").status is WARNING


def test_authority_can_give_a_question_a_weight_of_its_own(library: ClauseLibrary) -> None:
    weights = {name: answered(reviewed("", library, name), "lawyer_review").weight for name in ("jonkoping", "boras")}
    assert weights == {"jonkoping": Weight.STOP, "boras": Weight.WARNING}


def test_every_question_can_warn_clear_or_tell(library: ClauseLibrary) -> None:
    assert len(library.questions) >= 34
    assert all(each.warns or each.clears or each.tells for each in library.questions)
    assert all(each.text and each.weight and each.source and each.advice for each in library.questions)


PARTIES = "authorities: [{name: Å}]\npartners: [{name: O}, {name: P}]\n"
TAKEN = "{{kind: {kind}, party: {party}, body: S, day: {day}}}"


def decisions(*taken: tuple[str, str, str]) -> str:
    """The facts of three parties and of the decisions: kind, party and day of each."""
    listed = ", ".join(TAKEN.format(kind=kind, party=party, day=day) for kind, party, day in taken)
    return f"{PARTIES}decisions: [{listed}]"


ALL_BUT_ONE = (("avtal", "Å", "2026-11-01"), ("avtal", "O", "2026-11-02"))
NOT_BY_P = "Ett beslut att ingå avtal är inte angivet med organ och dag för P."


@pytest.mark.parametrize(
    "last", [("avsikt", "P", "2026-11-03"), ("avtal", "Å", "2026-11-03"), ("avtal", "P", "2035-01-01")]
)
def test_decisions_are_open_until_every_party_has_decided_to_enter(
    last: tuple[str, str, str], library: ClauseLibrary
) -> None:
    found = answered(reviewed(decisions(*ALL_BUT_ONE, last), library), "decisions")
    assert found.status is OPEN
    assert NOT_BY_P in [each.text for each in found.reasons]


def test_decisions_are_clear_when_every_party_has_decided_to_enter(library: ClauseLibrary) -> None:
    facts = decisions(*ALL_BUT_ONE, ("avtal", "P", "2026-11-03"))
    assert answered(reviewed(facts, library), "decisions").status is CLEAR


def test_joint_party_has_decided_when_each_of_its_members_has(library: ClauseLibrary) -> None:
    for members, status in (("{name: O}", CLEAR), ("{name: O}, {name: P}", OPEN)):
        facts = f"authorities: [{{name: Å}}]\npartners: [{{name: Tillsammans, members: [{members}]}}]\n" + decisions(
            *ALL_BUT_ONE
        ).removeprefix(PARTIES)
        assert answered(reviewed(facts, library), "decisions").status is status


@pytest.mark.parametrize(
    ("question", "authority", "facts", "status", "reason"),
    [
        ("integrity_control", "jonkoping", "checks: {municipal_law_check: {day: 2026-10-01, by: A}}", OPEN,
         "Uppgifterna i ärendet besvarar inte frågan."),
        ("integrity_control", "boras", "checks: {cks_control: {day: 2026-10-01, by: A}}", CLEAR,
         "Kontrollen av organisationen är gjord."),
        ("integrity_control", "boras", "checks: {cks_control: {by: A}}", OPEN,
         "Uppgifterna i ärendet besvarar inte frågan."),
        ("lawyer_review", "boras", "law: {reviewed_on: 2035-01-01}", OPEN,
         "Dagen för juristens granskning ligger efter avtalets datum."),
        ("lawyer_review", "boras", "law: {reviewed_on: 2026-11-21}", CLEAR,
         "Juristen har granskat den angivna dagen."),
        ("own_contribution", "boras",
         "partners: [{name: O, resources: [{kind: ideell_tid}]}]\njudgements: {cofinancing: {answer: ja}}", OPEN,
         "Varje organisation bidrar med resurser."),
        ("market", "goteborg", "background: {market: Många företag gör detsamma.}", OPEN,
         "Vad undersökningen av marknaden visade är beskrivet. Läs och bedöm om det finns en marknad."),
        ("market", "boras", "judgements: {no_market: {answer: ja}}", CLEAR,
         "Kriteriet ”Det föreslagna partnerskapet konkurrerar inte med annan verksamhet av liknande slag på en "
         "marknad som redan finns.” är bedömt: ja."),
        ("orderly_partner", "jonkoping", "judgements: {democratic: {answer: ja}}", OPEN,
         "Saknas: demokratiskt uppbyggd och ordnad ekonomi och bokföring. Fråga organisationen."),
        ("public_benefit", "boras", "partners: [{name: O, non_profit: ja}, {name: P}]", OPEN,
         "Saknas: saknar ekonomiska drivkrafter och registrerad hos Kammarkollegiet som idéburen organisation. "
         "Fråga organisationen."),
        ("procured_before", "boras",
         "background: {earlier_agreements: [{title: x, procured: nej}, {title: y}]}", OPEN,
         "Uppgifterna i ärendet besvarar inte frågan."),
        ("entrustment", "boras", "law: {economic_activity: ja, entrustment: KS § 1}", OPEN,
         "Beslutet är angivet. Uppgiften säger inte om det hänvisar till det kommissionsbeslut som gäller."),
        ("long_term", "boras", "judgements: {long_term: {answer: ja}}", OPEN,
         "Kriteriet ”Avsikten är att verksamheten ska pågå under lång tid.” är bedömt: ja."),
    ],
)  # fmt: skip
def test_question_is_clear_only_by_what_answers_it(
    question: str, authority: str, facts: str, status: Status, reason: str, library: ClauseLibrary
) -> None:
    found = answered(reviewed(facts, library, authority), question)
    assert (found.status, found.reasons[0].text) == (status, reason)


def test_contribution_without_value_is_told_beside_the_judgement(library: ClauseLibrary) -> None:
    facts = "partners: [{name: O, resources: [{kind: ideell_tid}]}]\njudgements: {cofinancing: {answer: ja}}"
    found = answered(reviewed(facts, library, "boras"), "own_contribution")
    assert "Alla bidrag från organisationerna är inte värderade." in [each.text for each in found.reasons]
