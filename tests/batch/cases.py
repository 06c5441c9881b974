"""Cases of every kind for a batch, small enough to make many of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from iopgen.batch import Batch, Sources, names_of_authorities
from iopgen.draft import open_library
from iopgen.word import Audience

from ..conftest import ROOT

DAY, TODAY = date(2027, 1, 1), date(2026, 11, 21)
JOURNAL, SUMMARY = "iopgen-batch.jsonl", "sammanfattning.xlsx"
BAD = "authority: standard\nterm: {start: i morgon}\n"


def good(title: str) -> str:
    """A case file for the authority that needs no profile."""
    return f"authority: standard\ndate: 2027-01-01\ntitle: {title}\ngoals: {{purpose: fler möts}}\n"


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """The folder, with the files in it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def mixed(folder: Path) -> list[Path]:
    """Sources of every kind. In each there is one case that makes a draft and one that makes none."""
    write(folder / "mapp", {"a.yaml": good("A"), "under/b.yml": BAD, "under/c.json": '{"authority": "standrad"}'})
    write(folder, {"ensam.yaml": good("Ensam")})
    write(folder, {"rader.jsonl": json.dumps({"authority": "standard", "title": "Rad"}) + '\n{"authority"\n'})
    rows = (
        "Ärende;Myndighet;Partnerskapets namn;Avtalets datum\nett;standard;Ett;2027-01-01\ntvå;standard;Två;i morgon\n"
    )
    write(folder, {"blad.csv": rows})
    names = ("mapp", "ensam.yaml", "rader.jsonl", "blad.csv", "borta.yaml")
    return [folder / name for name in names]


def batch(
    sources: Sequence[Path], output: Path, library: Path, *, jobs: int = 1, force: bool = False, resume: bool = False,
    audience: Audience = Audience.OFFICER,
) -> Batch:  # fmt: skip
    """A batch with the library in a folder, whatever the day."""
    opened = open_library(library)
    cases = Sources(sources, names_of_authorities(opened))
    return Batch(cases, output, opened, "", DAY, audience, jobs, force=force, resume=resume)


def contents(folder: Path) -> dict[str, bytes]:
    """The name of every file in the folder, and what it holds."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def drafts(folder: Path) -> list[str]:
    """The names of the drafts in the folder."""
    return sorted(path.name for path in folder.glob("utkast-*.docx") if not path.name.endswith(".granskning.docx"))


def start(
    *arguments: str | Path, screen: int = subprocess.PIPE, environment: Mapping[str, str] | None = None
) -> subprocess.Popen[str]:
    """`iopgen batch` as a program of its own, in a group of processes that can be ended together."""
    command = [sys.executable, "-m", "iopgen", "batch", *map(str, arguments), "--date", DAY.isoformat()]
    return subprocess.Popen(
        command, cwd=ROOT, env=os.environ | dict(environment or {}), text=True, start_new_session=True,
        stdout=subprocess.PIPE, stderr=screen,
    )  # fmt: skip
