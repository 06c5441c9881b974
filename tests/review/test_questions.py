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
        ("own_contribution", "partners: [{name: O, resources: [{kind: ideell_tid}]}]", CLEAR,
         "Organisationen bidrar med resurser."),
        ("double_funding", "", OPEN, "Saknas: annat offentligt stöd. Fråga organisationen."),
        ("double_funding", "economy: {other_support: []}", CLEAR, "Organisationen får inget annat offentligt stöd."),
        ("licensed_activity", "people: {licensed_activity: ja}", WARNING,
         "Verksamheten kräver tillstånd, och tillståndet är inte angivet."),
        ("children", "people: {children: nej, home_visits: nej}", CLEAR, "Ingen möter barn eller arbetar i hemmet."),
        ("state_aid", "law: {economic_activity: ja}", WARNING,
         "Verksamheten är ekonomisk, och stödet de senaste tre åren är inte angivet."),
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


def test_every_question_can_warn_or_clear(library: ClauseLibrary) -> None:
    assert len(library.questions) >= 34
    assert all(each.warns or each.clears for each in library.questions)
    assert all(each.text and each.weight and each.source and each.advice for each in library.questions)
