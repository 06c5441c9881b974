"""A library copied to be an organisation's own: whole or not at all, and never into what lies there already."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from ..files import passing_name
from ..problem import Place, Problem, ProblemsFound
from .files import FOLDERS, library_files

README = "README.md"
OURS = {README, *(folder.split("/")[0] for folder in FOLDERS)}
"""What a copy may hold at its top; a folder that holds anything else is not only a copy."""
TEXT = """\
# Vårt klausulbibliotek

Det här är er egen kopia av klausulbiblioteket i iopgen {program}. Ni äger den och får ändra allt i den. En ny version
av programmet ändrar ingenting här.

| Mapp | Innehåller |
| --- | --- |
{folders}

## Använd biblioteket

    iopgen generate arende.yaml --library {name}

Kontrollera det när ni har ändrat något:

    iopgen library check --library {name}

Se vad ni har ändrat sedan kopian gjordes, eller vad som är nytt i en ny version av programmet:

    iopgen library compare --library {name}

## Kom ihåg

- Ändra aldrig i en text som redan har använts i ett avtal. Gör en ny version som gäller från en viss dag.
- Behåll `authorities/standard.yaml`, `clauses/topics.yaml` och `clauses/laws.yaml`.
- Ta säkerhetskopia av mappen.
- Ingen klausul är granskad av er förrän någon hos er har läst den.

Kopian gjordes av biblioteket {version}.
"""
HOLDS = {
    "authorities": "myndigheternas profiler",
    "clauses": "klausulerna, ämnena och lagarna",
    "language": "ord och regler för språket",
    "review": "frågor till granskningen",
    "templates": "Wordmallarna, i mappen docx",
}


def copy_library(source: Path, target: Path, program: str, version: str, *, force: bool) -> Path | None:
    """Nothing; `target` is then a whole copy. With `force`, an older copy is kept under the name that comes back."""
    target = Path(os.path.abspath(target))  # noqa: PTH100  # without following links
    occupied = _is_occupied(target)
    if problems := list(_hindrances(source, target, occupied=occupied, force=force)):
        raise ProblemsFound(problems)
    aside = passing_name(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        aside.mkdir()
        _fill(aside, source, target.name, program, version)
        kept = _moved_away(target) if occupied else None
        try:
            _take_place(aside, target)
        except OSError:
            if kept:
                kept.replace(target)
            raise
    except OSError as error:
        raise _refused(target, error) from None
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return kept


def _is_occupied(target: Path) -> bool:
    """True when something lies there; an empty folder is nothing."""
    try:
        return target.is_symlink() or (any(target.iterdir()) if target.is_dir() else target.exists())
    except OSError as error:
        raise _refused(target, error) from None


def _hindrances(source: Path, target: Path, *, occupied: bool, force: bool) -> Iterator[Problem]:
    place = Place(str(target))
    if any((source / name).resolve() in (target.resolve(), *target.resolve().parents) for name in FOLDERS):
        yield Problem(place, "mappen ligger inne i det bibliotek som ska kopieras.", "Välj en mapp utanför.")
    elif occupied and (target.is_symlink() or not target.is_dir()):
        yield Problem(place, "det finns redan en fil med det namnet.", "Välj ett annat namn.")
    elif occupied and not force:
        advice = "Välj en ny mapp, eller --force för att byta ut ett bibliotek som ligger där."
        yield Problem(place, "mappen finns redan och är inte tom.", advice)
    elif occupied and (foreign := sorted(each.name for each in target.iterdir() if each.name not in OURS)):
        advice = "Flytta det, eller välj en ny mapp: ett bibliotek blandas inte med annat."
        yield Problem(place, f"mappen innehåller annat än ett bibliotek: {', '.join(foreign)}.", advice)


def _fill(folder: Path, source: Path, name: str, program: str, version: str) -> None:
    tops = set()
    for path in library_files(source):
        tops.add(path.parts[0])
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes((source / path).read_bytes())
    rows = "\n".join(f"| `{top}` | {HOLDS[top]} |" for top in sorted(tops))
    shown = f'"{name}"' if " " in name else name
    text = TEXT.format(program=program, version=version, name=shown, folders=rows)
    (folder / README).write_text(text, encoding="utf-8")


def _moved_away(target: Path) -> Path:
    """Where the older copy now lies: beside the new one, under the first free name."""
    names = (f"{target.name}-gammalt{number or ''}" for number in (0, *range(2, 1000)))
    free = next(path for name in names if not (path := target.with_name(name)).exists())
    return target.replace(free)


def _take_place(aside: Path, target: Path) -> None:
    if target.is_dir():
        target.rmdir()  # it is empty; not every system moves a folder onto another
    aside.replace(target)


def _refused(target: Path, error: OSError) -> ProblemsFound:
    advice = f"Kontrollera att du får skriva där och att det finns plats (fel {error.errno})."
    return ProblemsFound([Problem(Place(str(target)), "biblioteket kan inte kopieras hit.", advice)])
