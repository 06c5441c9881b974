"""From case file to draft: the whole flow, in the order in which it happens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .assemble import assemble, rules_on
from .checks import check_case, check_library
from .model.agreement import Agreement, Gap
from .model.authority import AuthorityProfile
from .model.library import ClauseLibrary, Source
from .problem import Problem, ProblemsFound, stop_at
from .reading.case import CaseFile, read_case
from .reading.library import read_library
from .word import Audience, load_template, write_agreement


@dataclass(frozen=True, slots=True)
class Draft:
    """An assembled agreement, and the file that its facts come from."""

    agreement: Agreement
    source: Source


def open_library(folder: Path, shown: str = "") -> ClauseLibrary:
    """The library in `folder`, read and checked; `ProblemsFound` with all its faults."""
    library = read_library(folder, shown)
    stop_at(check_library(library))
    return library


def draft_case(path: Path, library: ClauseLibrary, day: date | None, today: date) -> Draft:
    """The agreement that the case file makes, as of `day`, its own date, or `today`."""
    case_file = read_case(path)
    day = day or case_file.case.date or today
    rules = rules_for(case_file, library, day)
    stop_at(check_case(case_file.case, case_file.source, rules, library))
    return Draft(assemble(case_file.case, rules, library, day), case_file.source)


def rules_for(case_file: CaseFile, library: ClauseLibrary, day: date) -> AuthorityProfile:
    """The rules of the case's authority on `day`; `ProblemsFound` when there are none."""
    name, place = case_file.case.authority or "", case_file.source.place("authority")
    profile = library.authorities.get(name)
    if profile is None:
        advice = f"Välj {', '.join(library.authorities)}."
        raise ProblemsFound([Problem(place, f'myndigheten "{name}" finns inte.', advice)])
    rules = rules_on(profile, day)
    if rules is None:
        message = f"det finns inga regler för {name} som gäller den {day.isoformat()}."
        raise ProblemsFound([Problem(place, message, "Ange en annan dag, eller använd authority: standard.")])
    return rules


def draft_all(paths: Iterable[Path], library: ClauseLibrary, day: date | None, today: date) -> list[Draft]:
    """A draft of every case; `ProblemsFound` with the faults of all of them when any has one."""
    drafts: list[Draft] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            drafts.append(draft_case(path, library, day, today))
        except ProblemsFound as found:
            problems += found.problems
    if problems:
        raise ProblemsFound(problems)
    return drafts


def demand_complete(drafts: Iterable[Draft]) -> None:
    """Nothing; `ProblemsFound` with every fact that is missing or not confirmed."""
    problems = [_gap_problem(gap, draft.source) for draft in drafts for gap in draft.agreement.gaps]
    if problems:
        raise ProblemsFound(problems)


def _gap_problem(gap: Gap, source: Source) -> Problem:
    mark = gap.mark
    return Problem(source.place(mark.path), f"{gap.what}: {mark.label} ({gap.where}).", f"Fråga {mark.who}.")


def write_word(draft: Draft, library: ClauseLibrary, audience: Audience) -> bytes:
    """The draft as a .docx in its authority's template."""
    name = draft.agreement.profile.template or ""
    shown = f"templates/docx/{name}"
    path = library.folder / shown
    if not path.is_file():
        place = library.sources[draft.agreement.profile.id or ""].place("template")
        raise ProblemsFound(
            [Problem(place, f"Wordmallen {shown} finns inte.", "Lägg dit den, eller skriv standard.docx.")]
        )
    return write_agreement(draft.agreement, load_template(path, shown), audience)


def template_problems(library: ClauseLibrary) -> Iterator[Problem]:
    """Every breach of the contract in the library's Word templates."""
    for path in sorted((library.folder / "templates" / "docx").glob("*.docx")):
        try:
            load_template(path, f"templates/docx/{path.name}")
        except ProblemsFound as found:
            yield from found.problems
