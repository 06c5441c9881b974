"""A review on screen, in short, and as data for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from ..model.agreement import Agreement
from ..model.review import AnsweredQuestion, JudgedAssessment, Outcome, Review

FORMAT = "iopgen-review-1"


def review_lines(review: Review) -> Iterator[str]:
    """What the review advises, each reason, and what is to be mended besides."""
    yield f"Granskning: {review.outcome}." + (" Skäl:" if review.reasons else "")
    yield from (f"  - {reason}" for reason in review.reasons)
    if review.against and review.to_mend:
        yield "  Saknas eller behöver också åtgärdas:"
        yield from (f"  - {each}" for each in review.to_mend)
    if review.outcome is not Outcome.OTHER_FORM:
        yield "  Det är ingen rättslig granskning. Myndighetens jurist granskar."


def review_data(agreement: Agreement, review: Review) -> bytes:
    """The review as JSON in UTF-8, with the keys of the model."""
    about = agreement.facts.agreement
    data = {
        "format": FORMAT,
        "authority": agreement.profile.id,
        "title": about and about.name,
        "date": agreement.day.isoformat(),
        "library": agreement.library_version,
        "outcome": review.outcome.value,
        "reasons": review.reasons,
        "to_mend": review.to_mend,
        "assessments": [_assessment(each) for each in review.assessments],
        "questions": [_question(each) for each in review.questions],
        "numbers": [asdict(each) for each in review.numbers],
        "missing": [{"fact": gap.mark.path, "label": gap.mark.label, "who": gap.mark.who} for gap in agreement.gaps],
        "left_out": [{"clause": each.clause.id, "reason": each.reason} for each in agreement.left_out],
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _assessment(assessment: JudgedAssessment) -> dict[str, Any]:
    return {
        "title": assessment.title,
        "rule": assessment.rule,
        "verdict": assessment.verdict,
        "fails": assessment.fails,
        "kept": assessment.kept,
        "criteria": [asdict(each) for each in assessment.criteria],
    }


def _question(answered: AnsweredQuestion) -> dict[str, Any]:
    return {
        "id": answered.question.id,
        "question": answered.question.text,
        "weight": answered.weight,
        "status": answered.status,
        "reasons": [asdict(each) for each in answered.reasons],
        "clauses": answered.clauses,
        "source": answered.question.source,
        "advice": answered.question.advice,
    }
