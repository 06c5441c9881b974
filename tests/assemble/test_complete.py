"""A case completed with the authority's facts."""

from __future__ import annotations

from decimal import Decimal

from iopgen.assemble import rules_on
from iopgen.assemble.complete import complete
from iopgen.model.authority import AuthorityProfile
from iopgen.model.case import (
    Activity,
    Answer,
    BudgetLine,
    Case,
    CheckDone,
    Decision,
    DecisionKind,
    Judgement,
    Party,
    ValueBase,
)
from iopgen.model.fact import Kronor, OrgNumber, Unconfirmed
from iopgen.model.library import ClauseLibrary

from .cases import DAY


def rules(library: ClauseLibrary, authority: str) -> AuthorityProfile:
    found = rules_on(library.authorities[authority], DAY)
    assert found
    return found


def test_profile_completes_the_first_public_party(library: ClauseLibrary) -> None:
    facts = complete(Case(authority="boras"), rules(library, "boras"), DAY)
    assert facts.authorities
    assert facts.authorities[0].name == "Borås Stad"
    assert not isinstance(facts.authorities[0].name, Unconfirmed)


def test_fact_that_nobody_has_confirmed_is_known_as_such_until_the_case_states_it(library: ClauseLibrary) -> None:
    boras = rules(library, "boras")
    unstated = complete(Case(authority="boras"), boras, DAY)
    stated = complete(Case(authority="boras", authorities=(Party(org_number=OrgNumber("212000-1561")),)), boras, DAY)
    doubtful = [
        facts.authorities and isinstance(facts.authorities[0].org_number, Unconfirmed) for facts in (unstated, stated)
    ]
    assert doubtful == [True, False]


def test_case_wins_over_the_profile(library: ClauseLibrary) -> None:
    case = Case(authority="boras", authorities=(Party(name="Borås Stad, Sociala nämnden"),))
    facts = complete(case, rules(library, "boras"), DAY)
    assert facts.authorities
    assert facts.authorities[0].name == "Borås Stad, Sociala nämnden"


def test_judgement_is_written_in_the_authoritys_own_scale(library: ClauseLibrary) -> None:
    case = Case(judgements={"initiative": Judgement(answer=Answer.PARTLY, reason="Idén kom från båda.")})
    facts = complete(case, rules(library, "borlange"), DAY)
    assert facts.assessments
    criterion = next(each for each in facts.assessments[0].criteria or () if each.id == "initiative")
    assert (criterion.answer, criterion.reason) == ("delvis uppfyllt", "Idén kom från båda.")


def test_decisions_that_the_rules_require_stand_open_until_the_case_states_them(library: ClauseLibrary) -> None:
    intent = Decision(kind=DecisionKind.INTENT, party="Borlänge kommun", body="Socialnämnden")
    case = Case(partners=(Party(name="Ett"), Party(name="Två")), decisions=(intent,))
    facts = complete(case, rules(library, "borlange"), DAY)
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
    facts = complete(Case(checks={control: CheckDone(day=DAY, by="Kim Ek")}), boras, DAY)
    assert [each.done for each in facts.before_signing or ()] == ["20\u00a0november\u00a02026, Kim Ek"]


def test_local_compact_of_the_case_has_no_decision_of_another(library: ClauseLibrary) -> None:
    case = Case(value_base=ValueBase(compact="En annan överenskommelse"))
    facts = complete(case, rules(library, "boras"), DAY)
    assert facts.compact
    assert (facts.compact.name, facts.compact.adopted) == ("En annan överenskommelse", None)


def test_budget_of_an_activity_is_written_year_by_year_and_added_up() -> None:
    line = BudgetLine(item="hyra", amounts={2028: Kronor(Decimal(20)), 2027: Kronor(Decimal(10))})
    facts = complete(Case(activities=(Activity(name="Kafé", budget=(line,)),)), AuthorityProfile(id="x"), DAY)
    assert facts.activities
    (budget,) = facts.activities[0].budget or ()
    assert (budget.by_year, budget.total) == ("2027: 10\u00a0kr, 2028: 20\u00a0kr", Kronor(Decimal(30)))
