"""All that a library is made from, as bytes: equal bytes are the same library."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

READ = ("clauses", "authorities", "review", "language")
TEMPLATES = "templates/docx"


def library_content(folder: Path, shown: str) -> Iterator[bytes]:
    """Where the library lies and how it is shown, the name and bytes of each file, and the names of its templates."""
    yield str(folder.absolute()).encode("utf-8", "surrogateescape")
    yield shown.encode("utf-8", "surrogateescape")
    for part in READ:
        for path in sorted(path for path in (folder / part).rglob("*") if path.is_file()):
            yield path.relative_to(folder).as_posix().encode("utf-8", "surrogateescape")
            yield path.read_bytes()
    for path in sorted((folder / TEMPLATES).glob("*.docx")):
        yield path.name.encode("utf-8", "surrogateescape")
