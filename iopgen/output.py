"""Where drafts are written: names that are safe everywhere, nothing overwritten unasked, nothing half-written."""

from __future__ import annotations

import errno
import os
import re
import tempfile
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .model.agreement import Agreement
from .problem import Place, Problem, ProblemsFound

LONGEST_NAME = 60
SUFFIX = ".docx"
REPORT = ".rapport.txt"
REASONS = {
    errno.EACCES: "Kontrollera att du får skriva i mappen och att filen inte är öppen i Word.",
    errno.ENAMETOOLONG: "Namnet är för långt. Välj ett kortare.",
    errno.ENOSPC: "Disken är full.",
    errno.EROFS: "Mappen går inte att skriva i.",
    errno.ENOTDIR: "Namnet leder genom en fil som inte är en mapp.",
    errno.EEXIST: "Det finns en fil där mappen skulle ligga. Ett utkasts namn slutar på .docx.",
    errno.EISDIR: "Det finns redan en mapp med det namnet.",
}


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
    if output and is_file_name(output):
        document = output
    else:
        document = (output or Path()) / f"{file_name(agreement, audience)}{SUFFIX}"
    return FilePlace(document, document.with_name(document.stem + REPORT) if with_report else None)


def is_file_name(output: Path) -> bool:
    """True when `output` names one draft; otherwise it is the folder for them."""
    return output.suffix.lower() == SUFFIX and not _is_there(output, Path.is_dir)


def _is_there(path: Path, kind: Callable[[Path], bool] = Path.exists) -> bool:
    try:
        return kind(path)
    except OSError as error:
        raise _refused(path, error) from None


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
            if path is not None and _is_there(path):
                yield Problem(
                    Place(str(path)),
                    "filen finns redan.",
                    "Ange ett annat namn med --output, eller --force för att skriva över.",
                )


def write_files(outcomes: Sequence[Outcome]) -> None:
    """Nothing; every file is then there in full. `ProblemsFound` when the system refuses: then none is new.

    All of them are on disk under passing names before any takes its own name.
    """
    prepared: list[tuple[Path, Path]] = []
    path = Path()
    try:
        for path, data in _files(outcomes):
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, "is a folder")  # replace() would tell it only when some are new
            path.parent.mkdir(parents=True, exist_ok=True)
            prepared.append((_written_aside(path.parent, data), path))
        for aside, path in prepared:
            aside.replace(path)
    except OSError as error:
        raise _refused(path, error) from None
    finally:
        for aside, _ in prepared:
            aside.unlink(missing_ok=True)


def _files(outcomes: Iterable[Outcome]) -> Iterator[tuple[Path, bytes]]:
    for outcome in outcomes:
        yield outcome.place.document, outcome.document
        if outcome.place.report:
            yield outcome.place.report, outcome.report.encode("utf-8")


def _written_aside(folder: Path, data: bytes) -> Path:
    """A new file in `folder` that holds `data`."""
    handle, name = tempfile.mkstemp(prefix=".iopgen-", dir=folder)
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        aside.chmod(0o666 & ~_umask())
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    return aside


def _refused(path: Path, error: OSError) -> ProblemsFound:
    advice = REASONS.get(error.errno or 0, "Kontrollera mappen och att filen inte är öppen i Word.")
    return ProblemsFound([Problem(Place(str(path)), "filen kan inte skrivas.", advice)])


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
