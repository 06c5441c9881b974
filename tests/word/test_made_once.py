"""What is the same for many drafts is made once, and a command reads only what it needs. No clock is asked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zlib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from iopgen import word
from iopgen.model.agreement import Agreement
from iopgen.model.library import ClauseLibrary
from iopgen.word import Audience, _loaded, load_template, write_agreement
from iopgen.word.package import STEADY, open_package
from iopgen.word.template import read_template

from ..conftest import ROOT
from .drafts import SAMPLES, Drafts

RUN = """
import json, sys
from collections import Counter
opened = Counter()
sys.addaudithook(lambda event, args: opened.update([str(args[0])]) if event == "open" else None)
from iopgen.cli import main
sys.argv = ["iopgen", *sys.argv[1:]]
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
sys.stderr.write(json.dumps({"modules": sorted(sys.modules), "opened": opened}))
"""
FOLDERS = ("authorities", "clauses", "language", "review", "templates")
MAKERS = {"docx", "docxtpl", "jinja2", "markdown_it", "openpyxl", "rich", "spylls"}
"""What makes a library or a template, or serves other commands."""
READERS = {"babel", "lxml", "yaml"}


def run(memory: Path | str, *arguments: str) -> tuple[set[str], Counter[str]]:
    """The libraries and rooms that the command has imported, and how many times it has opened each file."""
    surroundings = os.environ | {"IOPGEN_CACHE": str(memory)}
    command = [sys.executable, "-c", RUN, *arguments]
    ended = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, check=True, text=True)
    told = json.loads(ended.stderr)
    opened: Counter[str] = Counter()
    for name, times in told["opened"].items():
        opened[os.path.relpath(os.path.join(ROOT, name), ROOT).replace(os.sep, "/")] += times  # noqa: PTH118
    return set(told["modules"]), Counter({name: n for name, n in opened.items() if name.startswith(FOLDERS)})


def generate(memory: Path | str, output: Path, cases: int = 1) -> tuple[set[str], Counter[str]]:
    """As `run`, of drafts of several cases of one authority."""
    paths = [path for path in SAMPLES.values() if "\nauthority: standard\n" in path.read_text("utf-8")][:cases]
    assert len(paths) == cases
    return run(memory, "generate", *map(str, paths), "--output", str(output), "--force")


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A memory that holds the library and the template already."""
    folder = tmp_path_factory.mktemp("memory")
    modules, _ = generate(folder, folder / "drafts")
    assert {"jinja2", "docxtpl", "markdown_it"} <= modules
    return folder


def test_draft_with_a_memory_needs_nothing_that_makes_libraries_and_templates(memory: Path, tmp_path: Path) -> None:
    modules, _ = generate(memory, tmp_path)
    assert modules & MAKERS == set()
    assert modules & {"iopgen.reading.library", "iopgen.reading.markup", "iopgen.checks.library"} == set()
    assert modules & {"iopgen.interview", "iopgen.batch", "iopgen.prove", "iopgen.book", "iopgen.form"} == set()
    assert modules >= READERS


def test_help_needs_no_part_of_the_work() -> None:
    modules, opened = run("off", "--help")
    assert modules & (MAKERS | READERS | {"stdnum"}) == set()
    assert {name for name in modules if name.startswith(("iopgen.model.case", "iopgen.draft", "iopgen.word"))} == set()
    assert not opened


def test_library_is_read_once_however_many_drafts_are_made(memory: Path, tmp_path: Path) -> None:
    _, opened = generate(memory, tmp_path, cases=3)
    assert len(opened) > 100
    assert set(opened.values()) == {1}
    _, one = generate("off", tmp_path)
    _, several = generate("off", tmp_path, cases=3)
    assert several == one
    assert max(several.values()) == 2  # the second time for the library's version


@pytest.fixture
def agreements(drafts: Drafts) -> list[Agreement]:
    """Several agreements, of which more than one has the same template."""
    return [drafts.agreement(name) for name in SAMPLES]


def written(agreements: list[Agreement], library: ClauseLibrary) -> list[bytes]:
    folder = library.folder / "templates/docx"
    templates = [load_template(folder / str(each.profile.template), str(each.profile.template)) for each in agreements]
    pairs = zip(agreements, templates, strict=True)
    return [write_agreement(agreement, template, Audience.OFFICER) for agreement, template in pairs]


def test_each_template_is_repaired_and_parsed_once(
    agreements: list[Agreement], library: ClauseLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: Counter[str] = Counter()

    def counted(source: bytes, shown: str, *rest: Any) -> Any:
        read[shown] += 1
        return read_template(source, shown, *rest)

    monkeypatch.setattr(word, "read_template", counted)
    _loaded.cache_clear()
    written(agreements, library)
    assert read == Counter({str(each.profile.template) for each in agreements})
    assert len(read) < len(agreements)


def test_each_steady_part_is_deflated_once(
    agreements: list[Agreement], library: ClauseLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    word.package._kept.cache_clear()
    deflated: Counter[bytes] = Counter()
    compress = zlib.compress

    def counted(data: bytes, level: int, window: int) -> bytes:
        deflated[data] += 1
        return compress(data, level, window)

    monkeypatch.setattr(zlib, "compress", counted)
    files = written(agreements, library)
    steady = {data for file in files for name, data in open_package(file, "").items() if STEADY.search(name)}
    assert {deflated[data] for data in steady} == {1}
    assert len(steady) < len(files) * 5
