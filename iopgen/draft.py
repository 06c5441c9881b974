"""From case file to draft: the whole flow, in the order in which it happens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from . import __version__
from .assemble import assemble, rules_on
from .checks.cases import check_case
from .memory import remembered
from .model.agreement import Agreement, Gap
from .model.authority import AuthorityProfile
from .model.case import Case
from .model.library import ClauseLibrary, Source
from .model.record import dataclass
from .model.review import Review
from .model.sheet import Sheet
from .problem import Problem, ProblemsFound, stop_at, suggest
from .reading.case import CaseFile, read_faulty_case
from .reading.content import library_content
from .reading.values import quoted
from .report import notices
from .review import review
from .review.sheet import review_sheet
from .word import Audience, WordTemplate, audit_template, load_template, write_agreement, write_sheet

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Draft:
    """An assembled agreement, its case, the file that the case comes from, and the day when it was made."""

    agreement: Agreement
    case: Case
    source: Source
    today: date


def open_library(folder: Path, shown: str = "") -> ClauseLibrary:
    """The library in `folder`, read and checked; `ProblemsFound` with all its faults."""
    return remembered("library", library_content(folder, shown), partial(_checked_library, folder, shown))


def _checked_library(folder: Path, shown: str) -> ClauseLibrary:
    from .checks.library import check_library
    from .reading.library import read_library

    library = read_library(folder, shown)
    stop_at(check_library(library))
    return library


def draft_case(path: Path, library: ClauseLibrary, day: date | None, today: date) -> Draft:
    """The agreement that the case file makes, as of `day`, its own date, or `today`."""
    return draft_read_case(*read_faulty_case(path), library, day, today)


def draft_read_case(
    case_file: CaseFile, problems: list[Problem], library: ClauseLibrary, day: date | None, today: date
) -> Draft:
    """As `draft_case`, of a case that has been read, with the `problems` that the reading found."""
    case, source = case_file.case, case_file.source
    day = day or case.date or today
    rules = rules_for(case_file, library, day, problems) if case.authority else None
    unread = {problem.place for problem in problems}
    stop_at([*problems, *(found for found in check_case(case, source, rules, library) if found.place not in unread)])
    assert rules
    return Draft(assemble(case, rules, library, day), case, source, today)


def rules_for(case_file: CaseFile, library: ClauseLibrary, day: date, told: list[Problem]) -> AuthorityProfile | None:
    """The rules of the case's authority on `day`; None, and the reason is `told`, when there are none."""
    name, place = case_file.case.authority or "", case_file.source.place("authority")
    profile = library.authorities.get(name)
    rules = profile and rules_on(profile, day)
    if profile is None:
        told.append(Problem(place, f"myndigheten {quoted(name)} finns inte.", suggest(name, library.authorities)))
    elif rules is None:
        message = f"det finns inga regler för {name} som gäller den {day.isoformat()}."
        told.append(Problem(place, message, "Ange en annan dag, eller använd authority: standard."))
    return rules


def draft_all(paths: Iterable[Path], library: ClauseLibrary, day: date | None, today: date) -> list[Draft]:
    """A draft of every case; `ProblemsFound` with the faults of all of them when any has one."""
    return _all_of(partial(draft_case, path, library, day, today) for path in paths)


def _all_of(jobs: Iterable[Callable[[], Result]]) -> list[Result]:
    results: list[Result] = []
    problems: list[Problem] = []
    for job in jobs:
        try:
            results.append(job())
        except ProblemsFound as found:
            problems += found.problems
    if problems:
        raise ProblemsFound(problems)
    return results


def demand_complete(drafts: Iterable[Draft]) -> None:
    """Nothing; `ProblemsFound` with every fact that is missing or not confirmed."""
    problems = [_gap_problem(gap, draft.source) for draft in drafts for gap in draft.agreement.gaps]
    if problems:
        raise ProblemsFound(problems, in_reading_order=True)


def _gap_problem(gap: Gap, source: Source) -> Problem:
    mark = gap.mark
    return Problem(
        source.place(mark.path), f"{gap.what}: {mark.label} [{mark.path}; {gap.where}].", f"Fråga {mark.who}."
    )


def write_all(drafts: Iterable[Draft], library: ClauseLibrary, audience: Audience) -> list[bytes]:
    """Every draft as a .docx; `ProblemsFound` with the faults of all templates that they need."""
    return _all_of(partial(write_word, draft, library, audience) for draft in drafts)


def review_draft(draft: Draft, library: ClauseLibrary) -> Review:
    """What a lawyer should look at in the draft."""
    return review(draft.agreement, draft.case, draft.source, library)


def sheet_of(draft: Draft, library: ClauseLibrary, reviewed: Review | None = None) -> Sheet:
    """The draft's review sheet, with what the review of it has `reviewed` when that is known already."""
    told = notices(draft.agreement, library.laws, draft.today)
    return review_sheet(draft.agreement, reviewed or review_draft(draft, library), library.laws, told, __version__)


def write_review(draft: Draft, library: ClauseLibrary, reviewed: Review | None = None) -> bytes:
    """The draft's review sheet as a .docx, in the looks of its authority's template; see `sheet_of`."""
    agreement = draft.agreement
    return write_sheet(sheet_of(draft, library, reviewed), _template(agreement, library), "iopgen", agreement.day)


def write_word(draft: Draft, library: ClauseLibrary, audience: Audience) -> bytes:
    """The draft as a .docx in its authority's template."""
    return write_agreement(draft.agreement, _template(draft.agreement, library), audience)


def _template(agreement: Agreement, library: ClauseLibrary) -> WordTemplate:
    shown = f"templates/docx/{agreement.profile.template or ''}"
    return load_template(library.folder / shown, shown)


def template_problems(library: ClauseLibrary) -> Iterator[Problem]:
    """Every breach of the contract in the library's Word templates, and what should be otherwise in them."""
    for path in sorted((library.folder / "templates" / "docx").glob("*.docx")):
        yield from audit_template(path, f"templates/docx/{path.name}").problems
