"""`iopgen library status`: what the library holds, and what somebody must see to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ...swedish import write_count
from ..options import date_option, library_option, open_library, tell_problems, today

if TYPE_CHECKING:
    from ...keeping import Status
    from ...model.library import ClauseLibrary

MANY = 6
"""More laws than this are counted, not named."""


@click.command()
@date_option
@click.option("--json", "as_json", is_flag=True, help="Skriv läget som JSON.")
@library_option
@tell_problems
def status(day: date | None, as_json: bool, library_folder: Path | None) -> None:
    """Visa läget i biblioteket.

    Vad det innehåller, vad som är granskat, vad som snart går ut och vad som inte är beslutat.
    """
    from ...keeping import library_status

    library = open_library(library_folder)
    found = library_status(library, day or today())
    if as_json:
        click.echo(json.dumps(_tree(found, library), ensure_ascii=False, indent=2))
        return
    for title, lines in (
        (f"Biblioteket den {found.day}", _contents(found)),
        ("Granskning", _reviews(found)),
        ("Lagar och avgöranden", _laws(found)),
        ("Går ut inom ett år, eller har gått ut", (each.text(found.day) for each in found.expiring)),
        ("Förberett eller överklagbart", found.undecided),
    ):
        _show(title, lines)


def _show(title: str, lines: Iterable[str]) -> None:
    click.echo(f"{title}\n{'-' * len(title)}")
    for line in list(lines) or ["Inget."]:
        click.echo(line)
    click.echo()


def _contents(found: Status) -> Iterator[str]:
    clauses = write_count(found.clauses, "klausul", "klausuler")
    versions = write_count(found.versions, "text", "texter")
    yield f"{clauses}, {versions} med alla versioner; {found.general} av dem gäller alla myndigheter."
    yield f"{write_count(found.profiles, 'profil', 'profiler')}:"
    yield from (f"  {name}: {write_count(number, 'egen text', 'egna texter')}" for name, number in found.own_texts)


def _reviews(found: Status) -> Iterator[str]:
    yield f"{found.reviewed} av {write_count(found.versions, 'text är granskad', 'texter är granskade')}."
    yield from (f"  {name}: {number}" for name, number in found.reviewers)
    if found.stale_reviews:
        changed = write_count(found.stale_reviews, "text har ändrats", "texter har ändrats")
        yield f"{changed} efter granskningen och måste granskas igen."


def _laws(found: Status) -> Iterator[str]:
    for day, names in found.laws:
        checked = f"Senast kontrollerade {day}" if day else "Aldrig kontrollerade"
        listed = f" ({', '.join(names)})" if len(names) <= MANY else ""
        yield f"{checked}: {len(names)}{listed}."


def _tree(found: Status, library: ClauseLibrary) -> dict[str, Any]:
    return {
        "library": library.version,
        "date": found.day.isoformat(),
        "clauses": found.clauses,
        "texts": found.versions,
        "general_texts": found.general,
        "own_texts": dict(found.own_texts),
        "reviewed_texts": found.reviewed,
        "reviewers": dict(found.reviewers),
        "changed_after_review": found.stale_reviews,
        "laws": [{"checked": day and day.isoformat(), "laws": names} for day, names in found.laws],
        "expiring": [
            {"last": each.last.isoformat(), "name": each.name, "follows": each.follows} for each in found.expiring
        ],
        "undecided": found.undecided,
    }
