"""The program as a newcomer runs it: an empty folder of their own, and a library whose texts stay as they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from iopgen.cli import main

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small_folder: Path) -> Run:
    """Runs `iopgen` in an empty folder, with the small library."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("IOPGEN_LIBRARY", str(small_folder))
    monkeypatch.setenv("COLUMNS", "100")

    def runs(*arguments: str) -> Result:
        result = CliRunner().invoke(main, arguments, prog_name="iopgen")
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return runs


def write_case(name: str, text: str = "") -> Path:
    """A case file in the newcomer's folder, for the authority that needs no profile."""
    path = Path(name)
    path.write_text(f"authority: standard\ndate: 2027-01-01\n{text}", encoding="utf-8")
    return path


def names(folder: str = ".") -> list[str]:
    """What lies in the folder."""
    return sorted(path.name for path in Path(folder).iterdir())
