"""Where drafts are written: names that are safe everywhere, nothing overwritten unasked, nothing half-written."""

from __future__ import annotations

import os
import re
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .model.agreement import Agreement
from .problem import Place, Problem, ProblemsFound

LONGEST_NAME = 60
SUFFIX = ".docx"
REPORT = ".rapport.txt"


@dataclass(frozen=True, slots=True)
class FilePlace:
    """Where one draft goes, and its report if it has one."""

    document: Path
    report: Path | None


@dataclass(frozen=True, slots=True)
class Outcome:
    place: FilePlace
    document: bytes
    report: str


def place_files(
    agreements: Sequence[Agreement], output: Path | None, audience: str, with_report: bool, *, force: bool
) -> list[FilePlace]:
    """A place for each draft; `ProblemsFound` when two would share one, or a file is already there."""
    places = [_place(agreement, output, audience, with_report) for agreement in agreements]
    if problems := [*_shared(places), *(() if force else _taken(places))]:
        raise ProblemsFound(problems)
    return places


def _place(agreement: Agreement, output: Path | None, audience: str, with_report: bool) -> FilePlace:
    if output and output.suffix.lower() == SUFFIX and not output.is_dir():
        document = output
    else:
        document = (output or Path()) / f"{file_name(agreement, audience)}{SUFFIX}"
    return FilePlace(document, document.with_name(document.stem + REPORT) if with_report else None)


def file_name(agreement: Agreement, audience: str) -> str:
    """The draft's name without ending: authority and partnership, in letters that every system takes."""
    about = agreement.facts.agreement
    partner = agreement.facts.partners[0].name if agreement.facts.partners else None
    named = (about and about.name) or partner or "utan-namn"
    parts = ["utkast", agreement.profile.id or "", _plain(named), "partner" if audience == "partner" else ""]
    return "-".join(part for part in parts if part)


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", folded)[:LONGEST_NAME].strip("-") or "utan-namn"


def _shared(places: Iterable[FilePlace]) -> Iterator[Problem]:
    seen = set()
    for place in places:
        if place.document in seen:
            advice = "Ge ärendena olika title, eller gör dem var för sig."
            yield Problem(Place(str(place.document)), "två ärenden får samma filnamn.", advice)
        seen.add(place.document)


def _taken(places: Iterable[FilePlace]) -> Iterator[Problem]:
    for place in places:
        for path in (place.document, place.report):
            if path is not None and path.exists():
                yield Problem(
                    Place(str(path)),
                    "filen finns redan.",
                    "Ange ett annat namn med --output, eller --force för att skriva över.",
                )


def write_files(outcomes: Sequence[Outcome]) -> None:
    """Nothing; every file is then there in full. `ProblemsFound` when the system refuses."""
    for outcome in outcomes:
        _write(outcome.place.document, outcome.document)
        if outcome.place.report:
            _write(outcome.place.report, outcome.report.encode("utf-8"))


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data)
    except OSError as error:
        reason = error.strerror or "okänt fel"
        advice = f"Kontrollera mappen och att filen inte är öppen i Word ({reason})."
        raise ProblemsFound([Problem(Place(str(path)), "filen kan inte skrivas.", advice)]) from None


def write_whole(path: Path, data: bytes) -> None:
    """Nothing; the file at `path` then holds `data`, or what it held before. Raises OSError."""
    handle, temporary = tempfile.mkstemp(prefix=".iopgen-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
