"""The conversation of `iopgen new`: questions, and answers that are saved in the case file at once."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

import click

from ..interview import (
    Option,
    Refusal,
    Sitting,
    Stop,
    Surroundings,
    UnknownField,
    as_written,
    demand_field,
    introduction,
    open_questions,
)
from ..model.authority import AuthorityProfile
from ..model.case import Case
from ..model.library import ClauseLibrary
from ..model.path import statements, without_places
from ..problem import Place, Problem, ProblemsFound, suggest
from .options import open_library, today

PROPOSED = "arende"
SUFFIXES = (".yaml", ".yml")
NOTHING_SAVED = "Ingenting är sparat."
ONE_OF_THE_OPTIONS = ("authority", "own_provisions.topic")
"""Texts that must be one of the options, since the library knows no others."""

WISHES = ("include.id", "leave_out.id")
"""Texts that must name a clause or a topic, of which there are too many to be shown as options."""


def converse(
    file: Path | None, authority: str | None, settings: tuple[str, ...], library_folder: Path | None, *, ask: bool
) -> None:
    """Nothing; the answers, asked for or given in `settings`, stand in the case file."""
    library: ClauseLibrary = open_library(library_folder)
    answers = list(_answers(authority, settings, library))
    asking = ask or (not settings and sys.stdin is not None and sys.stdin.isatty())
    try:
        path = file or (_chosen_file() if asking else _free_file())
    except Stop:
        click.echo(NOTHING_SAVED)
        return
    _demand_case_file(path)
    begun = _taken_up(path, library)
    case = _with_answers(path, begun, answers, library, asking=asking)
    _tell_replaced(begun, case)
    if asking:
        case = _conduct(path, case, library)
    _tell_end(path, case, library)


def _answers(authority: str | None, settings: Iterable[str], library: ClauseLibrary) -> Iterator[tuple[str, str]]:
    first = [f"authority={authority}"] if authority is not None else []
    for setting in (*first, *settings):
        path, equals, text = setting.partition("=")
        if not equals:
            raise click.UsageError("Skriv --set FÄLT=VÄRDE, till exempel --set title=Mötesplatsen.")
        _demand_harmless(path, "Fältets namn")
        try:
            demand_field(path, text)
        except UnknownField as fault:
            raise click.UsageError(f"{fault.message} {fault.advice}") from None
        if refusal := _unknown_to_library(path, text, library):
            raise click.UsageError(refusal.text)
        yield path, text


def _unknown_to_library(path: str, text: str, library: ClauseLibrary) -> Refusal | None:
    from ..reading.values import quoted

    pattern = without_places(path)
    if pattern in WISHES:
        ids = [*library.ids(), *(topic.id or "" for topic in library.topics)]
        advice = suggest(text, ids, "Se alla med iopgen clauses.")
        return None if text in ids else Refusal(f"{path}: klausulen eller ämnet {quoted(text)} finns inte. {advice}")
    values = [option.value for option in _options(library, None).get(pattern, ())]
    if pattern not in ONE_OF_THE_OPTIONS or text in values:
        return None
    return Refusal(f"{path}: {quoted(text)} är inget av de värden som kan väljas. Välj {', '.join(values)}.")


def _demand_harmless(name: str, what: str) -> None:
    from ..personal_number import has_personal_number

    if has_personal_number(name):
        raise click.UsageError(f"{what} innehåller ett personnummer. Ta bort det.")


def _demand_case_file(path: Path) -> None:
    _demand_harmless(path.name, "Filens namn")
    if path.suffix.lower() not in SUFFIXES:
        raise click.UsageError(f"{path} kan inte vara en ärendefil här. Ange ett namn som slutar på .yaml.")
    if not path.parent.is_dir():
        raise ProblemsFound([Problem(Place(str(path)), f"mappen {path.parent} finns inte.", "Skapa den först.")])
    if not os.access(path.parent, os.W_OK):
        message = "du har inte rätt att spara filer i mappen."
        raise ProblemsFound([Problem(Place(str(path)), message, "Välj en annan mapp.")])


def _free_file() -> Path:
    names = (Path(f"{PROPOSED}{f'-{number}' if number > 1 else ''}.yaml") for number in count(1))
    return next(path for path in names if not path.exists())


def _chosen_file() -> Path:
    proposed, free = Path(f"{PROPOSED}.yaml"), _free_file()
    if proposed != free and _agrees_to_go_on(proposed):
        return proposed
    while True:
        click.echo(f"Vad ska ärendefilen heta? Enter ger {free}.")
        path = Path(_listen() or free)
        path = path.with_name(f"{path.name}.yaml") if path.name and not path.suffix else path
        if _is_refused(path):
            continue
        if not path.exists() or _agrees_to_go_on(path):
            return path


def _is_refused(path: Path) -> bool:
    """True when the file cannot hold a case, which is then told."""
    try:
        _demand_case_file(path)
    except click.UsageError as fault:
        click.echo(fault.message)
    except ProblemsFound as found:
        click.echo(str(found))
    else:
        return False
    return True


def _agrees_to_go_on(path: Path) -> bool:
    while True:
        click.echo(f"{path} finns redan. Vill du fortsätta med det ärendet? (ja eller nej)")
        answer = _listen().lower()
        if answer in ("ja", "j", "nej", "n"):
            return answer.startswith("j")


def _listen() -> str:
    try:
        text = input("> ").strip()
    except (EOFError, KeyboardInterrupt, RuntimeError):  # the last when there is nothing to listen to
        raise Stop from None
    if text.lower() == "sluta":
        raise Stop
    return text


def _taken_up(path: Path, library: ClauseLibrary) -> Case:
    from ..reading.case_writer import read_begun

    if not path.exists():
        return Case()
    taken_up = read_begun(path)
    if (authority := taken_up.case.authority) is not None and authority not in library.authorities:
        place, advice = taken_up.source.place("authority"), f"Välj {', '.join(library.authorities)}."
        raise ProblemsFound([Problem(place, f'myndigheten "{authority}" finns inte.', advice)])
    return taken_up.case


def _with_answers(
    path: Path, case: Case, answers: list[tuple[str, str]], library: ClauseLibrary, *, asking: bool
) -> Case:
    from ..reading.case_writer import save_answers
    from ..reading.values import Unreadable

    known = case.authority is not None or "authority" in dict(answers)
    if not known and (answers or not asking):
        raise click.UsageError(f"Ange --authority. Välj {', '.join(library.authorities)}.")
    try:
        return save_answers(path, answers) if answers else case
    except Unreadable as fault:
        raise click.UsageError(f"{fault.message} {fault.advice}") from None


def _tell_replaced(before: Case, after: Case) -> None:
    stated = dict(statements(after))
    for path, value in statements(before):
        if stated.get(path) != value:
            click.echo(f"Ersatt: {path}, som var {as_written(value)}.")


def _conduct(path: Path, case: Case, library: ClauseLibrary) -> Case:
    from ..reading.case_writer import save_answer
    from ..reading.values import Unreadable

    def save(fact_path: str, text: str) -> Case | Refusal:
        try:
            return _unknown_to_library(fact_path, text, library) or save_answer(path, fact_path, text)
        except Unreadable as fault:
            return Refusal(f"{fault.message} {fault.advice}")
        except ProblemsFound as found:
            return Refusal("\n".join(map(str, found.problems)))

    _edit_lines_well()
    click.echo("\n".join(introduction(str(path))))
    sitting = Sitting(case, click.echo, _listen, save, lambda case: _surroundings(case, library))
    sitting.conduct()
    return sitting.case


def _edit_lines_well() -> None:
    """Nothing; where the system can, long lines can then be written, and mended with the arrow keys."""
    try:
        import readline
    except ImportError:
        return
    readline.set_auto_history(False)


def _surroundings(case: Case, library: ClauseLibrary) -> Surroundings:
    from ..assemble import rules_on

    profile = library.authorities.get(case.authority or "")
    rules = (rules_on(profile, case.date or today()) or profile) if profile else None
    return Surroundings(rules, _options(library, rules))


def _options(library: ClauseLibrary, rules: AuthorityProfile | None) -> dict[str, tuple[Option, ...]]:
    return {
        "authority": tuple(Option(name, _called(profile)) for name, profile in library.authorities.items()),
        "own_provisions.topic": tuple(Option(topic.id or "", topic.title or "") for topic in library.topics),
        "background.strategic_goal": tuple(Option(goal) for goal in (rules and rules.strategic_goals) or ()),
    }


def _called(profile: AuthorityProfile) -> str:
    return (profile.party and profile.party.name) or "kommun eller region utan egen profil"


def _tell_end(path: Path, case: Case, library: ClauseLibrary) -> None:
    if not path.exists():
        click.echo(NOTHING_SAVED)
        return
    known = sum(1 for _ in statements(case))
    left = sum(1 for _ in open_questions(case, _surroundings(case, library)))
    file = shlex.quote(str(path))
    click.echo(f"Ärendet står i {path}. Antal kända uppgifter: {known}.")
    if left:
        click.echo(f"Omkring {left} frågor är obesvarade. Fortsätt när du vill med: iopgen new {file}")
    if case.authority:
        click.echo(f"Gör ett utkast med: iopgen generate {file}")
