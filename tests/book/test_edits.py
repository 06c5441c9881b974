"""What comes of each kind of edit: what is told, and what becomes of each file of the library, letter by letter.

The outcomes lie in `outcomes`, one file for each function in `edits`; `--renew` writes them anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from difflib import unified_diff
from pathlib import Path

import pytest
from click.testing import CliRunner

from iopgen.cli import main

from .conftest import TODAY, Export, files_of
from .editing import Edited
from .edits import EDITS, beside, book, facts, grids, library, table, words

OUTCOMES = Path(__file__).parent / "outcomes"
GROUPS = (beside, book, facts, grids, library, table, words)


class Today(date):
    """A calendar that stands still."""

    @classmethod
    def today(cls) -> Today:
        return cls(TODAY.year, TODAY.month, TODAY.day)


def shown(data: bytes | None) -> list[str]:
    """The lines of a file, with what a Windows file has at their ends."""
    return (data or b"").decode().replace("\r", "␍").splitlines()


def told(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> str:
    """Every file that has become another, with the lines that differ."""
    found = []
    for path in sorted(before.keys() | after.keys()):
        if before.get(path) == after.get(path):
            continue
        sort = "ny" if path not in before else "borttagen" if path not in after else "ändrad"
        lines = list(unified_diff(shown(before.get(path)), shown(after.get(path)), lineterm="", n=0))[2:]
        body = [line for line in lines if not line.startswith("@@")]
        found.append("\n".join([f"=== {path} ({sort})", *(body if sort != "borttagen" else [])]))
    return "\n".join(found)


@pytest.mark.parametrize("name", sorted(EDITS))
def test_edit_has_the_outcome_beside_it(
    name: str, export: Export, folder: Path, renew: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit = EDITS[name]
    edited = Edited.of(export(edit.scope), folder)
    edit.act(edited)
    before = files_of(folder)
    path = folder.parent / "bok.docx"
    path.write_bytes(edited.saved())
    monkeypatch.chdir(folder.parent)
    monkeypatch.setattr("iopgen.cli.options.date", Today)
    result = CliRunner().invoke(main, ["book", "import", "bok.docx", "--library", "library", *edit.options])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    is_kept = result.exit_code == 1 or "som förut" in result.output or "--dry-run" in edit.options
    assert is_kept == (files_of(folder) == before)
    outcome = f"{result.output}{told(before, files_of(folder))}".rstrip() + "\n"
    expected = OUTCOMES / f"{name}.txt"
    if renew:
        expected.parent.mkdir(parents=True, exist_ok=True)
        expected.write_text(outcome, encoding="utf-8")
    assert outcome == expected.read_text(encoding="utf-8")


def test_every_outcome_belongs_to_an_edit() -> None:
    assert {path.relative_to(OUTCOMES).with_suffix("").as_posix() for path in OUTCOMES.rglob("*.txt")} == set(EDITS)


def test_every_group_of_edits_is_asked() -> None:
    assert {name.partition("/")[0] for name in EDITS} == {group.__name__.rpartition(".")[2] for group in GROUPS}
