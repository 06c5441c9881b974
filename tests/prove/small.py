"""A small library with one fault planted in it, and the proof of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from iopgen.prove import Proof, prove
from iopgen.reading.library import read_library

from ..conftest import lay_small_library

DAY = date(2026, 11, 20)


def small_copy(folder: Path) -> Path:
    """A copy of the small library in which nothing is wrong, with two mandatory sections."""
    lay_small_library(folder)
    _change(folder / "authorities" / "standard.yaml", "topics: [main]}", "topics: [main], mandatory: ja, source: s. 1}")
    _change(folder / "authorities" / "standard.yaml", "topics: [more]}", "topics: [more], mandatory: ja, source: s. 2}")
    clause(folder, "annex/controls", "- {{ before_signing.text }}\n- {{ process.text }}", order=20)
    clause(folder, "more/always", "{{ words.document | capital }} är till för alla.", order=5)
    clause(folder, "main/words", "Båda sidor kallas **Parterna**.", order=5)
    return folder


def clause(folder: Path, name: str, body: str, *head: str, order: int = 50) -> Path:
    """A clause file `name`, as *main/term*."""
    topic, _, clause_id = name.partition("/")
    lines = ["---", f"id: {clause_id}", f"title: Om {clause_id}", f"topic: {topic}", f"order: {order}"]
    path = folder / "clauses" / f"{name}.md"
    path.write_text("\n".join([*lines, "summary: En mening.", *head, "---", body, ""]), encoding="utf-8")
    return path


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def proved(folder: Path) -> Proof:
    return prove(read_library(folder, ""), "standard", DAY)


def problems(folder: Path) -> list[str]:
    return [str(problem) for problem in proved(folder).problems]


def line_of(folder: Path, words: str) -> int:
    """The line of the common profile in which `words` stand."""
    lines = (folder / "authorities" / "standard.yaml").read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if words in line)
