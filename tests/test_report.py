"""What the report warns of: rules past their date, and what is not decided, cannot be leant on or is not in force."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from iopgen.assemble import assemble, rules_on
from iopgen.model.case import Case, LegalForm, Party, Term
from iopgen.model.decision import RuleDecision
from iopgen.model.library import ClauseLibrary, LawReference
from iopgen.report import notices

DAY = date(2027, 2, 1)
LATE = RuleDecision(body="KS", paragraph="§ 3", day=date(2027, 2, 15), legal_force=False)


def told(library: ClauseLibrary, case: Case, day: date, today: date | None = None) -> list[str]:
    """What is said of the case's draft as of `day`, made on that day or `today`."""
    rules = rules_on(library.authorities[case.authority or ""], day)
    assert rules
    agreement = assemble(replace(case, date=day), rules, library, day)
    return notices(agreement, library.laws, today or day)


def test_case_without_a_date_is_told_which_day_the_draft_follows(library: ClauseLibrary) -> None:
    rules = rules_on(library.authorities["standard"], DAY)
    assert rules
    agreement = assemble(Case(authority="standard"), rules, library, DAY)
    assert notices(agreement, library.laws, DAY)[-1] == (
        "Ärendet har inget datum. Utkastet följer de regler och lagar som gäller 1\u00a0februari\u00a02027."
    )


@pytest.mark.parametrize(
    ("authority", "day", "term", "expected"),
    [
        ("kungalv", date(2024, 1, 1), None,
         "Styrdokumentet ”Riktlinjer för idéburet offentligt partnerskap (IOP)” gällde till och med "
         "31\u00a0december\u00a02023. Begär den version som gäller nu."),
        ("boras", date(2026, 12, 1), Term(start=date(2026, 12, 15), end=date(2027, 12, 31)),
         "Avtalet gäller till och med 31\u00a0december\u00a02027, men ”Regler för idéburet offentligt partnerskap, "
         "IOP-avtal” gäller till och med 31\u00a0december\u00a02026. Nya regler kan gälla. "
         "Fråga vad som gäller därefter."),
        ("boras", date(2026, 12, 1), Term(start=date(2027, 1, 1)),
         "Avtalet börjar gälla 1\u00a0januari\u00a02027, men ”Regler för idéburet offentligt partnerskap, "
         "IOP-avtal” gäller till och med 31\u00a0december\u00a02026. Nya regler kan gälla. "
         "Fråga vad som gäller därefter."),
        ("boras", date(2027, 1, 1), None,
         "Styrdokumentet ”Regler för idéburet offentligt partnerskap, IOP-avtal” gällde till och med "
         "31\u00a0december\u00a02026. Begär den version som gäller nu."),
    ],
)  # fmt: skip
def test_rules_past_their_date_are_told_with_what_to_ask(
    authority: str, day: date, term: Term | None, expected: str, library: ClauseLibrary
) -> None:
    lines = told(library, Case(authority=authority, term=term), day)
    assert lines[0] == expected
    note = rules_on(library.authorities[authority], day)
    assert note
    assert note.governing_document
    assert lines[1] == f"{note.governing_document.note}"


@pytest.mark.parametrize(
    ("authority", "day"), [("kungalv", date(2023, 12, 31)), ("boras", date(2026, 12, 31))]
)  # fmt: skip
def test_rules_are_good_to_their_last_day(authority: str, day: date, library: ClauseLibrary) -> None:
    lines = told(library, Case(authority=authority), day)
    assert [line for line in lines if "gällde till och med" in line] == []


def decided(small: ClauseLibrary, decision: RuleDecision | None) -> ClauseLibrary:
    """The small library, in which the texts of one clause and the rules rest on the decision."""
    clauses = tuple(
        replace(each, decision=decision, valid=replace(each.valid, first=DAY)) if each.id == "purpose" else each
        for each in small.clauses
    )
    profile = replace(small.authorities["standard"], decision=decision, valid_from=DAY)
    return replace(small, clauses=clauses, authorities={"standard": profile})


def test_decision_that_is_late_or_without_legal_force_is_told(small: ClauseLibrary) -> None:
    lines = told(decided(small, LATE), Case(authority="standard"), DAY)
    appealable = (
        "vilar på ett beslut som inte har fått laga kraft (KS 2027-02-15, § 3, har inte fått laga kraft). "
        "Fråga om det har överklagats, och vänta med att underteckna."
    )
    late = (
        "gäller från och med 2027-02-01, men beslutet fattades först 2027-02-15. "
        "Pröva med jurist vad som gäller för tiden däremellan."
    )
    assert lines == [
        f"Myndighetens regler {appealable}",
        f"Myndighetens regler {late}",
        f"Klausulen Syfte [purpose] {appealable}",
        f"Klausulen Syfte [purpose] {late}",
    ]


@pytest.mark.parametrize("decision", [None, RuleDecision(day=DAY, legal_force=True), RuleDecision(body="KS")])
def test_decision_that_is_sound_or_not_recorded_is_not_told(
    decision: RuleDecision | None, small: ClauseLibrary
) -> None:
    assert told(decided(small, decision), Case(authority="standard"), DAY) == []


@pytest.mark.parametrize(
    ("decision", "by"),
    [(None, ""), (RuleDecision(), ""), (RuleDecision(body="Kommunstyrelsen"), " av Kommunstyrelsen")],
)
def test_version_that_is_only_prepared_is_told(decision: RuleDecision | None, by: str, small: ClauseLibrary) -> None:
    library = decided(small, decision)
    prepared = (
        f"ska gälla från och med 2027-02-01, men biblioteket anger inget beslut{by}. "
        "Fråga om beslutet är fattat, och vänta med att underteckna tills det har fått laga kraft."
    )
    expected = [f"Myndighetens regler {prepared}", f"Klausulen Syfte [purpose] {prepared}"]
    assert told(library, Case(authority="standard"), DAY, date(2027, 1, 31)) == expected
    assert told(library, Case(authority="standard"), DAY, DAY) == []


def test_version_that_is_decided_ahead_of_its_day_is_not_told(small: ClauseLibrary) -> None:
    library = decided(small, RuleDecision(body="KS", day=date(2026, 12, 1), legal_force=True))
    assert told(library, Case(authority="standard"), DAY, date(2027, 1, 1)) == []


def test_law_that_is_not_yet_in_force_is_told_once_for_each_clause(small: ClauseLibrary) -> None:
    laws = {name: replace(law, in_force=DAY) for name, law in small.laws.items()}
    clauses = tuple(replace(each, laws=each.laws * 2) for each in small.clauses)
    library = replace(small, laws=laws, clauses=clauses)
    assert told(library, Case(authority="standard"), DAY, date(2027, 1, 31)) == [
        "Klausulen Syfte [purpose] vilar på Kommunallagen (SFS 2017:725), som börjar gälla först 2027-02-01. "
        "Kontrollera före undertecknandet att bestämmelserna är beslutade och inte har ändrats."
    ]
    assert told(library, Case(authority="standard"), DAY, DAY) == []


def test_clauses_that_rest_on_kommunallagen_are_told_where_a_state_authority_is_a_party(small: ClauseLibrary) -> None:
    def lines(form: LegalForm, law: str) -> list[str]:
        clauses = tuple(
            replace(each, laws=(LawReference(law=law),) if each.id == "purpose" else ()) for each in small.clauses
        )
        parties = (Party(name="Norrby kommun"), Party(name="Polismyndigheten", legal_form=form))
        library = replace(small, clauses=clauses, laws={law: replace(small.laws["SFS 2017:725"], in_force=None)})
        lines = told(library, Case(authority="standard", authorities=parties), DAY)
        return [line for line in lines if line.startswith("Polismyndigheten")]

    assert lines(LegalForm.STATLIG_MYNDIGHET, "SFS 2017:725") == [
        "Polismyndigheten är en statlig myndighet och har varken kommunallagen eller fullmäktige att följa. "
        "Låt juristen ändra de klausuler som bygger på kommunallagen: 1.1 Syfte [purpose]."
    ]
    assert lines(LegalForm.REGION, "SFS 2017:725") == []
    assert lines(LegalForm.STATLIG_MYNDIGHET, "SFS 1990:782") == []


def test_rules_of_another_public_party_are_asked_for(library: ClauseLibrary) -> None:
    case = Case(authority="boras", authorities=(Party(), Party(name="Marks kommun"), Party()))
    asked = (
        "Utkastet utgår bara från reglerna hos Borås Stad. Fråga om egna regler hos Marks kommun och en offentlig part."
    )
    assert asked in told(library, case, DAY)
    assert not any("utgår bara" in line for line in told(library, Case(authority="boras"), DAY))
