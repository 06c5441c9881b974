"""Nothing ends before it starts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..model.authority import AuthorityProfile
from ..model.case import Case
from ..model.library import ClauseLibrary, Source
from ..problem import Problem
from ..swedish import write_date


def find_impossible_terms(
    case: Case, source: Source, rules: AuthorityProfile, library: ClauseLibrary
) -> Iterator[Problem]:
    """Ends that lie before their starts."""
    for start_path, start, end_path, end in _spans(case):
        if start and end and end < start:
            message = f"{end_path} är {write_date(end)}, före {start_path} som är {write_date(start)}."
            yield Problem(source.place(end_path), message, "Rätta dagarna.")


def _spans(case: Case) -> Iterator[tuple[str, date | None, str, date | None]]:
    if term := case.term:
        yield "term.start", term.start, "term.end", term.end
        if term.trial:
            yield "term.start", term.start, "term.trial.until", term.trial.until
        if term.extension:
            yield "term.end", term.end, "term.extension.until", term.extension.until
    for place, activity in enumerate(case.activities or (), start=1):
        yield f"activities[{place}].start", activity.start, f"activities[{place}].end", activity.end
