"""What the facts, the criteria and the numbers advise together."""

from __future__ import annotations

from pathlib import Path

import pytest

from iopgen.draft import draft_case, review_draft
from iopgen.model.library import ClauseLibrary
from iopgen.model.review import Outcome
from iopgen.review.told import review_lines

from ..conftest import ROOT
from .cases import TODAY, reviewed

PUBLISHED = sorted((ROOT / "samples" / "published").glob("*/case.yaml"))


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.parent.name)
def test_only_the_case_that_the_court_judged_points_to_another_form(path: Path, library: ClauseLibrary) -> None:
    review = review_draft(draft_case(path, library, None, TODAY), library)
    judged = path.parent.name == "alingsas-ginstgarden"
    assert review.outcome is (Outcome.OTHER_FORM if judged else Outcome.MEND_FIRST)


def test_the_case_that_the_court_judged_has_its_reasons(library: ClauseLibrary) -> None:
    path = ROOT / "samples" / "published" / "alingsas-ginstgarden" / "case.yaml"
    reasons = " ".join(review_draft(draft_case(path, library, None, TODAY), library).reasons)
    for sign in ("upphandlats tidigare", "kärnuppgift", "platser, besök", "utan gräns", "domstol", "marknad"):
        assert sign in reasons


def test_one_stop_alone_is_something_to_mend(library: ClauseLibrary) -> None:
    assert reviewed("law: {statutory_task: ja}", library).outcome is Outcome.MEND_FIRST


@pytest.mark.parametrize("authority", ["boras", "kungalv", "borlange", "jonkoping"])
def test_criterion_that_is_not_met_points_to_another_form_where_the_rules_demand_it(
    authority: str, library: ClauseLibrary
) -> None:
    review = reviewed("judgements: {cofinancing: {answer: nej, reason: x}}", library, authority)
    assert review.outcome is Outcome.OTHER_FORM


@pytest.mark.parametrize(
    ("authority", "outcome"),
    [("boras", Outcome.OTHER_FORM), ("borlange", Outcome.MEND_FIRST), ("goteborg", Outcome.MEND_FIRST)],
)
def test_criterion_that_is_partly_met_points_to_another_form_only_where_every_one_must_be_met(
    authority: str, outcome: Outcome, library: ClauseLibrary
) -> None:
    review = reviewed("judgements: {cofinancing: {answer: delvis, reason: x}}", library, authority)
    assert review.outcome is outcome


def test_what_is_to_be_mended_is_told_beside_the_reasons_for_another_form(library: ClauseLibrary) -> None:
    facts = """
        judgements: {cofinancing: {answer: nej, reason: x}}
        people: {children: ja}
        economy: {payment: {form: per_plats}}
    """
    review = reviewed(facts, library, "boras")
    assert review.outcome is Outcome.OTHER_FORM
    assert any("Punkter som inte är uppfyllda: 6." in each for each in review.against)
    for told in ("möter barn", "beloppet per enhet saknas", "Obesvarat"):
        assert any(told in each for each in review.to_mend)
    assert not any("Punkter som inte är uppfyllda" in each for each in review.to_mend)
    assert "Stödet räknas per enhet, men beloppet per enhet saknas. (economy.payment.unit_amount)" in review.to_mend
    assert any("Personal eller ideella möter barn. (rad 5)" in each for each in review.to_mend)
    shown = list(review_lines(review))
    assert shown.index("  Saknas eller behöver också åtgärdas:") == len(review.against) + 1
    assert {f"  - {each}" for each in (*review.against, *review.to_mend)} <= set(shown)


def test_rule_that_is_kept_is_nothing_to_mend(library: ClauseLibrary) -> None:
    review = review_draft(draft_case(ROOT / "samples" / "borlange" / "case.yaml", library, None, TODAY), library)
    assert review.assessments[0].kept
    assert [each for each in review.to_mend if each.startswith(review.assessments[0].title)] == []


def test_criterion_is_told_in_the_words_of_the_authority(library: ClauseLibrary) -> None:
    facts = "judgements: {cofinancing: {answer: delvis, reason: x}}"
    for authority, word in (("boras", "delvis uppfyllt"), ("goteborg", "framgår delvis")):
        (assessment, *_) = reviewed(facts, library, authority).assessments
        assert next(each.judged for each in assessment.criteria if each.id == "cofinancing") == word


def test_feature_that_is_not_shown_is_something_to_mend_where_features_are_shown(library: ClauseLibrary) -> None:
    review = reviewed("judgements: {cofinancing: {answer: nej, reason: x}}", library, "goteborg")
    assert review.outcome is Outcome.MEND_FIRST


def test_partly_is_enough_only_with_a_reason_and_where_the_rules_say_so(library: ClauseLibrary) -> None:
    def verdict(authority: str, reason: str) -> str:
        profile = library.authorities[authority]
        criteria = [each.id for each in (profile.editions[-1] if profile.editions else profile).assessments[0].criteria]  # type: ignore[index, union-attr]
        stated = ", ".join(f"{each}: {{answer: delvis{reason}}}" for each in criteria)
        return reviewed(f"judgements: {{{stated}}}", library, authority).assessments[0].verdict

    assert (
        verdict("borlange", ", reason: x") == "Varje punkt är helt eller delvis uppfylld enligt bedömningen i ärendet."
    )
    assert verdict("borlange", "") == ("Punkter som är delvis uppfyllda men saknar motivering: 1, 2, 3, 4, 5, 6 och 7.")
    assert verdict("kungalv", ", reason: x").startswith("Punkter som bara är delvis uppfyllda: 1,")


def test_verdict_tells_what_is_not_met_and_what_is_not_answered(library: ClauseLibrary) -> None:
    verdict = reviewed("judgements: {no_market: {answer: nej}}", library, "boras").assessments[0].verdict
    assert verdict == (
        "Punkter som inte är uppfyllda: 1. Regeln är inte följd. "
        "Obesvarade punkter: 2, 3, 4, 5, 6, 7 och 8. Bedömningen kan inte avslutas."
    )
