"""Cases written in place, and their reviews with the embedded library."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent

from iopgen.draft import draft_case, review_draft
from iopgen.model.library import ClauseLibrary
from iopgen.model.review import AnsweredQuestion, Review

TODAY = date(2026, 11, 21)


def reviewed(facts: str, library: ClauseLibrary, authority: str = "standard") -> Review:
    """The review of a case that states `facts` and no more."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.yaml"
        path.write_text(f"authority: {authority}\ntitle: A\n{dedent(facts)}", encoding="utf-8")
        return review_draft(draft_case(path, library, None, TODAY), library)


def answered(review: Review, question: str) -> AnsweredQuestion:
    """The question with the id."""
    return next(each for each in review.questions if each.question.id == question)
