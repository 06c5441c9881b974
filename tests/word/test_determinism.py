"""Equal input gives equal bytes: whenever, wherever and however often it is run."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import yaml

from iopgen.draft import draft_case

from ..conftest import ROOT
from .drafts import BOTH, NAMES, SAMPLES, TODAY, Drafts, write

SCRIPT = """
import hashlib, sys
from datetime import date
from pathlib import Path
from iopgen.draft import draft_case, open_library, write_word
from iopgen.word import Audience
library = open_library(Path("."))
for path in sys.argv[1:]:
    draft = draft_case(Path(path), library, None, date(2026, 11, 21))
    for audience in Audience:
        print(hashlib.sha256(write_word(draft, library, audience)).hexdigest())
"""
SURROUNDINGS = {
    "another hash seed": {"PYTHONHASHSEED": "1"},
    "a third hash seed, in Kiritimati": {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati"},
    "in C, far west": {"TZ": "Etc/GMT+12", "LC_ALL": "C", "PYTHONUTF8": "0", "LANG": "C"},
}


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("where", SURROUNDINGS)
def test_other_runs_give_the_same_bytes(where: str, drafts: Drafts) -> None:
    names = list(SAMPLES)[:2]
    command = [sys.executable, "-c", SCRIPT, *(str(SAMPLES[name]) for name in names)]
    run = subprocess.run(command, cwd=ROOT, env=os.environ | SURROUNDINGS[where], capture_output=True, check=True, text=True)  # noqa: E501  # fmt: skip
    assert run.stdout.split() == [digest(drafts.file(name, audience)) for name in names for audience in BOTH]


@pytest.mark.parametrize("name", NAMES)
def test_writing_again_gives_the_same_bytes(name: str, drafts: Drafts) -> None:
    again = [write(drafts.agreement(name), audience) for audience in (*reversed(BOTH), *BOTH)]
    assert again == [drafts.file(name, audience) for audience in (*reversed(BOTH), *BOTH)]


def turned_around(node: Any) -> Any:
    """The same facts with the keys of every group in the opposite order."""
    if isinstance(node, dict):
        return {key: turned_around(node[key]) for key in reversed(node) if node[key] != ""}
    return [turned_around(each) for each in node] if isinstance(node, list) else node


@pytest.mark.parametrize("name", SAMPLES)
def test_the_order_of_the_keys_makes_no_difference(name: str, drafts: Drafts, tmp_path: Path) -> None:
    tree = yaml.load(SAMPLES[name].read_text("utf-8"), Loader=yaml.BaseLoader)
    path = tmp_path / "case.yaml"
    path.write_text(yaml.dump(turned_around(tree), allow_unicode=True, sort_keys=False), "utf-8")
    agreement = draft_case(path, drafts.library, None, TODAY).agreement
    assert [write(agreement, audience) for audience in BOTH] == [drafts.file(name, audience) for audience in BOTH]


@pytest.mark.parametrize("name", NAMES)
def test_members_stand_in_fixed_order_with_a_fixed_date(name: str, drafts: Drafts) -> None:
    for audience in BOTH:
        with ZipFile(BytesIO(drafts.file(name, audience))) as archive:
            entries = archive.infolist()
        names = [entry.filename for entry in entries]
        assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]
        assert names[2:] == sorted(names[2:])
        assert {(entry.date_time, entry.create_system, entry.external_attr) for entry in entries} == {
            ((1980, 1, 1, 0, 0, 0), 3, 0o600 << 16)
        }
