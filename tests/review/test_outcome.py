"""What the facts, the criteria and the numbers advise together."""

from __future__ import annotations

from pathlib import Path

import pytest

from iopgen.draft import draft_case, review_draft
from iopgen.model.library import ClauseLibrary
from iopgen.model.review import Outcome

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
