"""`iopgen library compare`: what differs between two versions of the library, in words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..options import embedded_library, library_option, tell_problems, today

if TYPE_CHECKING:
    from ...keeping import Comparison, TemplateParts
    from ...model.library import ClauseLibrary


@click.command()
@click.argument("other", metavar="[ANNAT]", required=False, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Skriv skillnaderna som JSON.")
@library_option
@tell_problems
def compare(other: Path | None, as_json: bool, library_folder: Path | None) -> None:
    """Visa vad som skiljer biblioteket från ett annat.

    Skillnaderna visas klausul för klausul. ANNAT är en annan version av biblioteket, till
    exempel en äldre kopia. Utelämnas ANNAT görs jämförelsen med det inbyggda biblioteket.
    Minus är det som står i ANNAT, plus det som står i biblioteket.
    """
    from ...keeping import compare_libraries

    old, new = _read(other), _read(library_folder)
    found = compare_libraries(old, new, _templates(old), _templates(new), today())
    if as_json:
        click.echo(json.dumps(_tree(found, old, new), ensure_ascii=False, indent=2))
        return
    click.echo(f"Från {_named(other, old)} till {_named(library_folder, new)}:")
    for each in found:
        for line in each.lines():
            click.echo(line)
    if not found:
        click.echo("Inga skillnader.")


def _read(folder: Path | None) -> ClauseLibrary:
    """The library as it is read, not checked: also one that is half done can be compared."""
    from ...reading.library import read_library

    return read_library(folder, str(folder)) if folder else read_library(embedded_library())


def _templates(library: ClauseLibrary) -> dict[str, TemplateParts]:
    from ...word.contents import template_contents

    return {name: template_contents(library.folder / "templates" / "docx" / name) for name in sorted(library.templates)}


def _named(folder: Path | None, library: ClauseLibrary) -> str:
    return f"{folder or 'det inbyggda biblioteket'} ({library.version})"


def _tree(found: list[Comparison], old: ClauseLibrary, new: ClauseLibrary) -> dict[str, Any]:
    return {"from": old.version, "to": new.version, "differences": [_branch(each) for each in found]}


def _branch(comparison: Comparison) -> dict[str, Any]:
    changes = [
        {
            "path": each.path,
            "text": each.text,
            "old": each.old or None,
            "new": each.new or None,
            "words": [
                {"before": word.before, "removed": word.removed, "added": word.added, "after": word.after}
                for word in each.changes
            ],
        }
        for each in comparison.differences
    ]
    return {
        "kind": comparison.kind, "id": comparison.id, "name": comparison.name, "change": comparison.change,
        "changes": changes,
    }  # fmt: skip
