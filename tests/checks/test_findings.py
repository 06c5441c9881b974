"""An exception hides the problem that it is for, and no other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from iopgen.checks.library import audit_library
from iopgen.reading.library import read_library

from ..conftest import lay_small_library

HEAD = "---\nid: emblem\ntitle: Prov\ntopic: main\norder: 50\nsummary: En mening.\n---\n"
LOGOS, PRESS = (f"hänvisar till {name}" for name in ("logos, som handläggaren", "press, som står med"))


@pytest.mark.parametrize(
    ("exception", "left"),
    [
        ("place: clauses/main/emblem.md", []),
        ("place: main/emblem.md", []),
        ("place: clauses/main/emblem.md, about: logos", [PRESS]),
        ("place: clauses/main/emblem.md, about: ingenting", [LOGOS, PRESS]),
        ("place: clauses/main/term.md", [LOGOS, PRESS]),
        ("place: blem.md", [LOGOS, PRESS]),
    ],
)
def test_exception_hides_the_problems_that_it_names(exception: str, left: list[str], tmp_path: Path) -> None:
    folder = lay_small_library(tmp_path / "library")
    (folder / "clauses/main/emblem.md").write_text(f"{HEAD}Se [](#logos) och [](#press).\n", encoding="utf-8")
    (folder / "clauses/exceptions.yaml").write_text(
        f"- {{rule: loose_references, {exception}, reason: Prov.}}\n", encoding="utf-8"
    )
    found = audit_library(read_library(folder), date(2026, 11, 21))
    told = [each.problem.message for each in found if each.rule == "loose_references"]
    assert [message.startswith(start) for message, start in zip(told, left, strict=True)] == [True] * len(left)
