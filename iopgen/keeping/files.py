"""The files that a library is made of. The embedded one may lie among other things, so the folders are named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

FOLDERS = ("authorities", "clauses", "language", "review", "templates/docx")
KINDS = (".yaml", ".md", ".txt", ".docx")


def library_files(folder: Path) -> Iterator[Path]:
    """Every file of the library in `folder`, as paths within it; what Word and systems leave behind is none."""
    for name in FOLDERS:
        for path in sorted((folder / name).rglob("*")):
            if path.is_file() and path.suffix in KINDS and not path.name.startswith((".", "~")):
                yield path.relative_to(folder)
