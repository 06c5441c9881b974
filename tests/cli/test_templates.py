"""`iopgen library templates`: what is said of templates, and the copies with comments."""

from __future__ import annotations

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from ..conftest import ROOT, TEMPLATE
from ..word.hostile import with_lines, with_xml
from .conftest import Run, names


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_templates_of_the_library_are_checked(run: Run, small_folder: Path) -> None:
    result = run("library", "templates")
    assert (result.exit_code, result.stderr) == (0, "")
    assert plain(result.stdout) == f"{small_folder / TEMPLATE}: 0 fel, 0 varningar.\n"


def test_embedded_templates_are_named_within_the_library(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("IOPGEN_LIBRARY")
    lines = plain(run("library", "templates").stdout).splitlines()
    assert lines == [
        f"templates/docx/{path.name}: 0 fel, 0 varningar." for path in sorted((ROOT / "templates/docx").glob("*.docx"))
    ]


def test_fault_is_told_and_ends_with_one_but_a_warning_does_not(run: Run) -> None:
    Path("fel.docx").write_bytes(with_lines("{{ xyz.titel }}"))
    Path("tom.docx").write_bytes(with_xml("<w:p/>"))
    result = run("library", "templates", "tom.docx")
    assert result.exit_code == 0
    assert plain(result.stdout) == (
        "tom.docx, brödtexten, ett stycke utan text: varning: ett tomt stycke används som avstånd. "
        "Ta bort det. Ge formatmallen avstånd i stället.\n"
        "tom.docx: 0 fel, 1 varning.\n"
    )
    result = run("library", "templates", "fel.docx", "tom.docx", "borta.docx")
    assert (result.exit_code, result.stderr) == (1, "")
    assert plain(result.stdout).startswith(
        "fel.docx, brödtexten, stycket ”{{ xyz.titel }}”: {{ xyz.titel }} finns inte."
    )
    assert plain(result.stdout).endswith(
        "borta.docx: filen kan inte läsas. Kontrollera att den finns.\nborta.docx: 1 fel, 0 varningar.\n"
    )
    assert names() == ["fel.docx", "tom.docx"]


def test_copies_with_comments_are_written_to_the_folder(run: Run) -> None:
    Path("fel.docx").write_bytes(with_lines("{{ xyz.titel }}"))
    Path("text.docx").write_text("inget Word")
    before = Path("fel.docx").read_bytes()
    result = run("library", "templates", "fel.docx", "text.docx", "--commented", "nya/granskade")
    assert result.exit_code == 1
    assert result.stdout.endswith(
        "Kopia med kommentarer: nya/granskade/fel.docx\n"
        "Ingen kopia, filen går inte att öppna: nya/granskade/text.docx\n"
    )
    assert names("nya/granskade") == ["fel.docx"]
    assert "xyz.titel" in ZipFile("nya/granskade/fel.docx").read("word/comments.xml").decode()
    assert Path("fel.docx").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["a.docx", "--commented", "."], "a.docx: filen finns redan. Ange en annan mapp med --commented.\n"),
        (["a.docx", "b/a.docx", "--commented", "ut"],
         "ut/a.docx: två mallar får samma filnamn. Kontrollera dem var för sig.\n"),
        (["a.docx", "--commented", "a.docx"], "a.docx/a.docx: filen kan inte skrivas. "
         "Det finns en fil där mappen skulle ligga. Ett utkasts namn slutar på .docx.\n"),
        (["--library", "b"], "b/templates/docx: här finns inga Wordmallar. Ange en mall, eller ett bibliotek.\n"),
    ],
)  # fmt: skip
def test_nothing_is_overwritten_or_mixed_up(run: Run, arguments: list[str], told: str) -> None:
    Path("b").mkdir()
    for name in ("a.docx", "b/a.docx"):
        shutil.copy(ROOT / TEMPLATE, name)
    result = run("library", "templates", *arguments)
    assert (result.exit_code, result.stderr) == (1, told)
    assert names() == ["a.docx", "b"]
