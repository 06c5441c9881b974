"""The guides as their readers use them: commands to type, files to write, links to follow."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
BLOCK = re.compile(r"^( *)```(\w+)\n(.*?)^\1```$", re.DOTALL | re.MULTILINE)
FILE = re.compile(r"(Filen|sist i filen) `([^`]+)`:\s*\Z")


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, its text, and the text that leads to it."""

    language: str
    text: str
    before: str

    @property
    def file(self) -> tuple[str, bool] | None:
        """The file that the reader writes the block to, and whether it is added to what stands there."""
        found = FILE.search(self.before)
        return (found[2], found[1] != "Filen") if found else None


def guides() -> list[Path]:
    """Every page that people read."""
    return [*sorted(DOCS.rglob("*.md")), ROOT / "clauses" / "README.md"]


def blocks(guide: Path) -> Iterator[Block]:
    """Every fenced block of the guide, in order and without its indent."""
    text, last = guide.read_text("utf-8"), 0
    for found in BLOCK.finditer(text):
        yield Block(found[2], re.sub(f"^{found[1]}", "", found[3], flags=re.MULTILINE), text[last : found.start()])
        last = found.end()


def commands(block: Block) -> list[list[str]]:
    """The arguments of every `iopgen` command in a block to type."""
    if block.language != "sh":
        return []
    return [shlex.split(line)[1:] for line in block.text.splitlines() if line.startswith("iopgen ")]
