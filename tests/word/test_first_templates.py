"""The program that lays the first version of a template lays one that drafts can be written in."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from iopgen.word import Audience, load_template, write_agreement

from ..conftest import ROOT
from .drafts import AUTHORITIES, NAMES, Drafts
from .reader import Draft

Lay = Callable[..., dict[str, Path]]


@pytest.fixture
def lay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lay:
    """Runs the program with its words; gives the templates that are then there, by authority."""
    monkeypatch.syspath_prepend(str(ROOT / "templates"))
    build: Any = import_module("build")
    folder = tmp_path / "docx"
    folder.mkdir()
    write_template = build.write_template
    monkeypatch.setattr(build, "write_template", lambda path, look: write_template(folder / path.name, look))

    def lay(*words: str) -> dict[str, Path]:
        monkeypatch.setattr("sys.argv", ["build.py", *words])
        build.main()
        return {path.stem: path for path in folder.iterdir()}

    return lay


def test_every_template_can_be_laid_anew_and_takes_a_draft(lay: Lay, drafts: Drafts) -> None:
    laid = lay("--again")
    assert set(laid) == set(AUTHORITIES)
    for authority, path in laid.items():
        # Not compared with the one in the repository: that is Word's by now.
        assert write_agreement(drafts.agreement(authority), load_template(path, path.name), Audience.OFFICER)


def test_equal_input_lays_equal_bytes(lay: Lay) -> None:
    first = lay("boras", "--again")["boras"].read_bytes()
    assert lay("boras", "--again")["boras"].read_bytes() == first


def test_what_is_there_is_left_alone(lay: Lay) -> None:
    assert lay() == {}


def test_unknown_name_is_refused(lay: Lay, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        lay("atlantis")
    assert 'mallen "atlantis" finns inte i looks.py' in capsys.readouterr().err


@pytest.mark.parametrize("name", NAMES)
def test_checks_are_dated_in_one_place(name: str, drafts: Drafts) -> None:
    """The page of signatures reminds of each check; the annex has the line to date and sign it."""
    checks = drafts.agreement(name).furniture.checks
    lines = [line.text for line in Draft(drafts.file(name)).lines]
    page = lines[lines.index("Underskrifter") :]
    page = page[: next((place for place, line in enumerate(page) if line.startswith("Underskrifterna gäller")))]
    assert [line for line in page if line in [check.text for check in checks]] == [check.text for check in checks]
    assert "Datum och namn" not in page
