"""A case completed with the authority's facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from iopgen.assemble import rules_on
from iopgen.assemble.complete import complete
from iopgen.model.authority import (
    Assessment,
    AssessmentRule,
    AuthorityProfile,
    Control,
    Criterion,
    ProfileCompact,
    RequiredDecision,
    RuleDocument,
    Side,
)
from iopgen.model.case import (
    Activity,
    Answer,
    BudgetLine,
    Case,
    CheckDone,
    Decision,
    DecisionKind,
    Economy,
    Judgement,
    Party,
    Payment,
    PaymentForm,
    Resource,
    ResourceKind,
    Term,
    ValueBase,
)
from iopgen.model.fact import OrgNumber, Unconfirmed
from iopgen.model.facts import AssessmentFacts, BudgetFacts, CheckFacts, Compact, CriterionFacts, GoverningDocument
from iopgen.model.library import ClauseLibrary

from .cases import DAY, kr, party

BARE = AuthorityProfile(id="x")


def rules(library: ClauseLibrary, authority: str) -> AuthorityProfile:
    found = rules_on(library.authorities[authority], DAY)
    assert found
    return found


def test_profile_completes_the_first_public_party(library: ClauseLibrary) -> None:
    facts = complete(Case(authority="boras"), rules(library, "boras"))
    assert facts.authorities
    assert facts.authorities[0].name == "Borås Stad"
    assert not isinstance(facts.authorities[0].name, Unconfirmed)


def test_fact_that_nobody_has_confirmed_is_known_as_such_until_the_case_states_it(library: ClauseLibrary) -> None:
    boras = rules(library, "boras")
    unstated = complete(Case(authority="boras"), boras)
    stated = complete(Case(authority="boras", authorities=(Party(org_number=OrgNumber("212000-1561")),)), boras)
    doubtful = [
        facts.authorities and isinstance(facts.authorities[0].org_number, Unconfirmed) for facts in (unstated, stated)
    ]
    assert doubtful == [True, False]


def test_case_wins_over_the_profile(library: ClauseLibrary) -> None:
    case = Case(authority="boras", authorities=(Party(name="Borås Stad, Sociala nämnden"),))
    facts = complete(case, rules(library, "boras"))
    assert facts.authorities
    assert facts.authorities[0].name == "Borås Stad, Sociala nämnden"


def test_judgement_is_written_in_the_authoritys_own_scale(library: ClauseLibrary) -> None:
    case = Case(judgements={"initiative": Judgement(answer=Answer.PARTLY, reason="Idén kom från båda.")})
    facts = complete(case, rules(library, "borlange"))
    assert facts.assessments
    criterion = next(each for each in facts.assessments[0].criteria or () if each.id == "initiative")
    assert (criterion.answer, criterion.reason) == ("delvis uppfyllt", "Idén kom från båda.")


def test_decisions_that_the_rules_require_stand_open_until_the_case_states_them(library: ClauseLibrary) -> None:
    intent = Decision(kind=DecisionKind.INTENT, party="Borlänge kommun", body="Socialnämnden")
    case = Case(partners=(Party(name="Ett"), Party(name="Två")), decisions=(intent,))
    facts = complete(case, rules(library, "borlange"))
    found = [(each.kind, each.party, each.body) for each in facts.decisions or ()]
    assert found == [
        (DecisionKind.INTENT, "Borlänge kommun", "Socialnämnden"),
        (DecisionKind.AGREEMENT, "Borlänge kommun", None),
        (DecisionKind.AGREEMENT, "Ett", None),
        (DecisionKind.AGREEMENT, "Två", None),
    ]


def test_done_control_names_day_and_person(library: ClauseLibrary) -> None:
    boras = rules(library, "boras")
    control = (boras.before_signing or ())[0].id or ""
    facts = complete(Case(checks={control: CheckDone(day=DAY, by="Kim Ek")}), boras)
    assert [each.done for each in facts.before_signing or ()] == ["20\u00a0november\u00a02026, Kim Ek"]


COMPACT = ProfileCompact(name="Överenskommelsen", adopted="Kommunfullmäktige 2017", principles=("Dialog",))


@pytest.mark.parametrize(
    ("local", "stated", "expected"),
    [
        (None, None, None),
        (ProfileCompact(adopted="2017"), ValueBase(), None),
        (COMPACT, None, Compact(name="Överenskommelsen", adopted="Kommunfullmäktige 2017", principles=("Dialog",))),
        (
            COMPACT,
            ValueBase(compact="Överenskommelsen", principles=("Kvalitet",)),
            Compact(name="Överenskommelsen", adopted="Kommunfullmäktige 2017", principles=("Kvalitet",)),
        ),
        (COMPACT, ValueBase(compact="En annan"), Compact(name="En annan")),
        (None, ValueBase(principles=("Dialog",)), Compact(principles=("Dialog",))),
    ],
)
def test_local_compact_is_the_profiles_unless_the_case_names_another(
    local: ProfileCompact | None, stated: ValueBase | None, expected: Compact | None
) -> None:
    assert complete(Case(value_base=stated), AuthorityProfile(compact=local)).compact == expected


@pytest.mark.parametrize(
    ("line", "by_year", "total"),
    [
        (BudgetLine(amounts={2028: kr(20), 2027: kr(10)}), "2027: 10\u00a0kr, 2028: 20\u00a0kr", 30),
        (BudgetLine(amounts={2027: kr(10)}, total=kr(0)), "2027: 10\u00a0kr", 0),
        (BudgetLine(total=kr(7)), None, 7),
        (BudgetLine(), None, None),
    ],
)
def test_budget_of_an_activity_is_written_year_by_year_and_added_up(
    line: BudgetLine, by_year: str | None, total: int | None
) -> None:
    activity = Activity(name="Kafé", budget=(replace(line, item="hyra"),))
    facts = complete(Case(activities=(activity, Activity(name="Kör"))), BARE)
    assert facts.activities
    assert [(each.name, each.budget) for each in facts.activities] == [
        (
            "Kafé",
            (
                BudgetFacts(
                    item="hyra", amounts=line.amounts, by_year=by_year, total=None if total is None else kr(total)
                ),
            ),
        ),
        ("Kör", None),
    ]


def test_list_that_nobody_has_stated_is_not_known_and_one_that_is_empty_is() -> None:
    unknown = complete(Case(), BARE)
    assert (unknown.partners, unknown.activities, unknown.decisions) == (None, None, None)
    assert (unknown.resources, unknown.authority_funding, unknown.partner_funding) == (None, None, None)
    empty = complete(Case(partners=(), activities=(), decisions=()), BARE)
    assert (empty.partners, empty.activities, empty.decisions) == ((), (), ())


def test_facts_of_the_profile_stand_beside_those_of_the_case() -> None:
    document = RuleDocument(title="Regler", kind="regler", valid_to=DAY, source="webben", note="Se över.")
    facts = complete(Case(title="Kafé"), AuthorityProfile(vision="Alla ryms.", governing_document=document))
    assert (facts.vision, facts.title) == ("Alla ryms.", "Kafé")
    assert facts.governing_document == GoverningDocument(title="Regler", kind="regler", valid_to=DAY, source="webben")


def test_each_side_has_its_own_money_in_one_table() -> None:
    commune = party("Kommunen", Resource(kind=ResourceKind.MONEY, total=kr(300)))
    association = party("Föreningen", Resource(kind=ResourceKind.MONEY, total=kr(100)))
    facts = complete(Case(authorities=(commune,), partners=(association,)), BARE)
    assert facts.resources
    assert facts.authority_funding
    assert facts.partner_funding
    assert [each.total for each in (facts.resources, facts.authority_funding, facts.partner_funding)] == [400, 300, 100]


def test_short_name_that_only_repeats_the_name_is_dropped_on_both_sides() -> None:
    same, own = Party(name="Ett", short_name="Ett"), Party(name="Två", short_name="T")
    facts = complete(Case(authorities=(same, own), partners=(own, same)), BARE)
    assert facts.authorities
    assert facts.partners
    assert [each.short_name for each in (*facts.authorities, *facts.partners)] == [None, "T", "T", None]


@pytest.mark.parametrize(
    ("form", "resident", "units"), [(PaymentForm.PER_RESIDENT, 40, []), (PaymentForm.PER_VISIT, None, [40])]
)
def test_support_that_is_counted_follows_the_form_of_payment(
    form: PaymentForm, resident: int | None, units: list[int]
) -> None:
    facts = complete(Case(economy=Economy(payment=Payment(form=form, unit_amount=kr(40)))), BARE)
    assert (facts.resident_support and facts.resident_support.amount) == resident
    assert [each.amount for each in facts.unit_support or ()] == units


@pytest.mark.parametrize(
    ("term", "length"),
    [
        (Term(start=date(2027, 1, 1), end=date(2028, 6, 30)), "1~år och 6~månader"),
        (Term(start=date(2027, 1, 1)), None),
        (Term(end=date(2028, 6, 30)), None),
        (None, None),
    ],
)
def test_length_of_the_term_is_told_when_both_its_days_are_known(term: Term | None, length: str | None) -> None:
    found = complete(Case(term=term), BARE).term_length
    assert (found and found.replace("\u00a0", "~")) == length


def test_criteria_are_numbered_and_judged_by_the_scale_or_in_the_words_of_the_answer() -> None:
    criteria = Criterion(id="need", text="Behov finns."), Criterion(id="market", text="Ingen marknad.")
    profile = AuthorityProfile(
        assessments=(
            Assessment(
                id="a", title="Kriterier", rule=AssessmentRule.SHOWN, scale={"ja": "uppfyllt"},
                criteria=(*criteria, Criterion(id="idea", text="Egen idé.")),
            ),
            Assessment(id="b", criteria=criteria[:1]),
            Assessment(),
        )
    )  # fmt: skip
    judgements = {"need": Judgement(answer=Answer.YES, reason="Ja."), "market": Judgement(answer=Answer.UNKNOWN)}
    assert complete(Case(judgements=judgements), profile).assessments == (
        AssessmentFacts(
            id="a", title="Kriterier", rule="Det ska framgå hur partnerskapet motsvarar varje punkt.",
            criteria=(
                CriterionFacts(id="need", number="1", text="Behov finns.", answer="uppfyllt", reason="Ja."),
                CriterionFacts(id="market", number="2", text="Ingen marknad.", answer=Answer.UNKNOWN.label),
                CriterionFacts(id="idea", number="3", text="Egen idé."),
            ),
        ),
        AssessmentFacts(
            id="b", criteria=(CriterionFacts(id="need", number="1", text="Behov finns.", answer="ja", reason="Ja."),)
        ),
        AssessmentFacts(criteria=()),
    )  # fmt: skip
    unjudged = complete(Case(), profile).assessments or ()
    assert {each.answer for assessment in unjudged for each in assessment.criteria or ()} == {None}


def test_controls_are_numbered_and_tell_when_and_by_whom_they_were_done() -> None:
    controls = Control(id="registry", text="Diarieför.", who="registrator"), Control(id="talk", text="Samtala.")
    profile = AuthorityProfile(before_signing=controls, process=controls[1:])
    checks = {"registry": CheckDone(day=DAY), "talk": CheckDone(by="Kim Ek")}
    facts = complete(Case(checks=checks), profile)
    talk = CheckFacts(id="talk", number="2", text="Samtala.", done="Kim Ek")
    assert facts.before_signing == (
        CheckFacts(id="registry", number="1", text="Diarieför.", who="registrator", done="20\u00a0november\u00a02026"),
        talk,
    )
    assert facts.process == (replace(talk, number="1"),)
    assert [each.done for each in complete(Case(), profile).process or ()] == [None]
    assert [each.done for each in complete(Case(checks={"talk": CheckDone()}), profile).process or ()] == [None]


def test_open_decisions_are_those_of_the_side_that_must_decide() -> None:
    required = (
        RequiredDecision(kind=DecisionKind.INTENT, by=Side.AUTHORITY),
        RequiredDecision(kind=DecisionKind.AGREEMENT, by=Side.PARTNER),
    )
    agreed = Decision(kind=DecisionKind.AGREEMENT, party="Ett")
    case = Case(authorities=(Party(name="Kommunen"),), partners=(Party(name="Ett"),), decisions=(agreed,))
    facts = complete(case, AuthorityProfile(required_decisions=required))
    assert facts.decisions == (agreed, Decision(kind=DecisionKind.INTENT, party="Kommunen"))
    assert complete(case, BARE).decisions == (agreed,)
    assert complete(replace(case, decisions=None), AuthorityProfile(required_decisions=required)).decisions == (
        Decision(kind=DecisionKind.INTENT, party="Kommunen"), agreed,
    )  # fmt: skip
