"""Where drafts are written: names that are safe everywhere, nothing overwritten unasked, nothing half-written."""

from __future__ import annotations

import errno
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from .files import NotWritten, write_together
from .model.agreement import Agreement
from .personal_number import has_personal_number
from .problem import Place, Problem, ProblemsFound

LONGEST_NAME, NAMELESS = 60, "utan-namn"
DRAFT, REVIEW, REVIEW_DATA = ".docx", ".granskning.docx", ".granskning.json"
OTHER_SUFFIXES = (".doc", ".docm", ".dotx", ".html", ".md", ".odt", ".pdf", ".rtf", ".txt", ".xlsx")
FILE_SUFFIXES = (".docx", ".json")
REASONS = {
    errno.EACCES: "Kontrollera att du får skriva i mappen och att filen inte är öppen i Word.",
    errno.ENAMETOOLONG: "Namnet är för långt. Välj ett kortare.",
    errno.ENOSPC: "Disken är full.",
    errno.EROFS: "Mappen går inte att skriva i.",
    errno.ENOTDIR: "Namnet leder genom en fil som inte är en mapp.",
    errno.EEXIST: "Det finns en fil där mappen skulle ligga. Ett utkasts namn slutar på .docx.",
    errno.EISDIR: "Det finns redan en mapp med det namnet.",
}


def place_files(
    agreements: Sequence[Agreement], cases: Sequence[Path], output: Path | None, audience: str,
    endings: tuple[str, ...], *, force: bool,
) -> list[tuple[Path, ...]]:  # fmt: skip
    """For each draft a path for each of `endings`; `ProblemsFound` when two would share one, or a file is there.

    None is ever that of one of the `cases`.
    """
    if output:
        demand_no_person(output)
    if output and output.suffix.lower() in OTHER_SUFFIXES and not _is_there(output, Path.is_dir):
        raise ProblemsFound([Problem(Place(str(output)), "filen kan inte skrivas.", "Utkastets namn slutar på .docx.")])
    places = [_places(agreement, output, audience, endings) for agreement in agreements]
    if problems := [*_shared(places), *(list(_cases_among(places, cases)) or ([] if force else _taken(places)))]:
        raise ProblemsFound(problems)
    return places


def demand_no_person(output: Path) -> None:
    """Nothing, unless the name of the output holds a personal number."""
    if any(map(has_personal_number, output.parts)):
        advice = "Välj ett annat namn med --output."
        raise ProblemsFound([Problem(Place(str(output)), "namnet innehåller ett personnummer.", advice)])


def _places(agreement: Agreement, output: Path | None, audience: str, endings: tuple[str, ...]) -> tuple[Path, ...]:
    if output and is_file_name(output):
        return (output, *(output.with_name(output.stem + ending) for ending in endings[1:]))
    folder, name = output or Path(), file_name(agreement, audience)
    return tuple(folder / f"{name}{ending}" for ending in endings)


def is_file_name(output: Path) -> bool:
    """True when `output` names one file; otherwise it is the folder for them."""
    return output.suffix.lower() in FILE_SUFFIXES and not _is_there(output, Path.is_dir)


def _is_there(path: Path, kind: Callable[[Path], bool] = os.path.lexists) -> bool:
    try:
        return kind(path)
    except OSError as error:
        raise refused_by_system(path, error) from None


def file_name(agreement: Agreement, audience: str) -> str:
    """The draft's name without ending: authority and partnership, in letters that every system takes."""
    about = agreement.facts.agreement
    partner = agreement.facts.partners[0].name if agreement.facts.partners else None
    named = (about and about.name) or partner or NAMELESS
    parts = ["utkast", agreement.profile.id or "", plain_name(named), "partner" if audience == "partner" else ""]
    return "-".join(part for part in parts if part)


def plain_name(name: str) -> str:
    """`name` in small letters from a to z, digits and hyphens, which every system takes as the name of a file."""
    folded = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^a-z0-9]+", "-", folded)[:LONGEST_NAME].strip("-")
    return NAMELESS if not plain or has_personal_number(plain) else plain


def _shared(places: Iterable[tuple[Path, ...]]) -> Iterator[Problem]:
    seen = set()
    for first, *_ in places:
        if first in seen:
            advice = "Ge ärendena olika title, eller gör dem var för sig."
            yield Problem(Place(str(first)), "två ärenden får samma filnamn.", advice)
        seen.add(first)


def _cases_among(places: Iterable[tuple[Path, ...]], cases: Sequence[Path]) -> Iterator[Problem]:
    for path in (path for paths in places for path in paths):
        if _is_there(path, Path.exists) and any(path.samefile(case) for case in cases if case.exists()):
            yield Problem(Place(str(path)), "ärendet skulle skrivas över.", "Ange ett annat namn med --output.")


def _taken(places: Iterable[tuple[Path, ...]]) -> Iterator[Problem]:
    for path in (path for paths in places for path in paths):
        if _is_there(path):
            advice = "Ange ett annat namn med --output, eller --force för att skriva över."
            yield Problem(Place(str(path)), "filen finns redan.", advice)


def write_files(files: Iterable[tuple[Path, bytes]]) -> None:
    """Nothing; every file is then there in full. `ProblemsFound` when the system refuses: then none is new."""
    try:
        write_together(files)
    except NotWritten as refused:
        raise refused_by_system(refused.path, refused.error) from None


def refused_by_system(path: Path, error: OSError) -> ProblemsFound:
    """Why the system does not let the file be written, and what to do."""
    advice = REASONS.get(error.errno or 0, "Kontrollera mappen och att filen inte är öppen i Word.")
    return ProblemsFound([Problem(Place(str(path)), "filen kan inte skrivas.", advice)])
