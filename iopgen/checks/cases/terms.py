"""Nothing ends before it starts, or lies after the term that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...model.authority import AuthorityProfile
from ...model.case import Case, Term
from ...model.library import ClauseLibrary, Source
from ...problem import Problem
from ...swedish import write_date

MEND = "Rätta dagarna."
LONGEST = 30
"""No partnership is for so many years; a term beyond it is a slip of the pen."""
Pair = tuple[str, date | None, str, date | None]
"""Two facts and their days; the first day must not come after the second."""


def find_impossible_terms(
    case: Case, source: Source, rules: AuthorityProfile, library: ClauseLibrary
) -> Iterator[Problem]:
    """Ends that lie before their starts, days after the end of the term, and terms of a lifetime."""
    term = case.term or Term()
    for start_path, start, end_path, end in _spans(case, term):
        if start and end and end < start:
            start_called = source.called(start_path)
            message = f"{source.called(end_path)} är {write_date(end)}, före {start_called} som är {write_date(start)}."
            yield Problem(source.place(end_path), message, MEND)
    for path, day, limit_path, limit in _limits(case, term):
        if day and limit and day > limit:
            last = source.called(limit_path)
            message = f"{source.called(path)} är {write_date(day)}, efter {last} som är {write_date(limit)}."
            yield Problem(source.place(path), message, MEND)
    if term.start and term.end and _lasts_too_long(term.start, term.end):
        first, last = source.called("term.start"), source.called("term.end")
        message = f"{last} är {write_date(term.end)}, mer än {LONGEST} år efter {first}."
        yield Problem(source.place("term.end"), message, "Rätta året, eller skriv avtalstiden i ord.")


def _spans(case: Case, term: Term) -> Iterator[Pair]:
    """Starts and their ends; the end is the fault."""
    yield "term.start", term.start, "term.end", term.end
    if term.trial:
        yield "term.start", term.start, "term.trial.until", term.trial.until
    if term.extension:
        yield "term.end", term.end, "term.extension.until", term.extension.until
    if case.follow_up:
        yield "term.start", term.start, "follow_up.final_date", case.follow_up.final_date
    for place, activity in enumerate(case.activities or (), start=1):
        yield f"activities[{place}].start", activity.start, f"activities[{place}].end", activity.end
        yield "term.start", term.start, f"activities[{place}].end", activity.end


def _limits(case: Case, term: Term) -> Iterator[Pair]:
    """Days, and the last day on which they may fall; the first is the fault."""
    if term.trial:
        yield "term.trial.until", term.trial.until, "term.end", term.end
    for place, condition in enumerate(case.conditions or (), start=1):
        yield f"conditions[{place}].by", condition.by, "term.end", term.end
    for place, activity in enumerate(case.activities or (), start=1):
        yield f"activities[{place}].start", activity.start, "term.end", term.end


def _lasts_too_long(start: date, end: date) -> bool:
    """Whether the term ends after the day on which it has lasted for the longest time."""
    return (end.year - LONGEST, end.month, end.day) > (start.year, start.month, start.day)
