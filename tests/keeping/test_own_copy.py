"""`iopgen library copy`: whole or not at all, and nothing that lies there is lost or mixed with."""

from __future__ import annotations

import configparser
from pathlib import Path

import pytest

from iopgen.draft import open_library
from iopgen.keeping import own_copy
from iopgen.keeping.files import FOLDERS, library_files
from iopgen.model.library import ClauseLibrary

from ..cli.conftest import Run, names
from ..conftest import ROOT

COPIED = "Biblioteket är kopierat till vårt. Läs vårt/README.md.\n"
TAKEN = (
    "mappen finns redan och är inte tom. Välj en ny mapp, eller --force för att byta ut ett bibliotek som ligger där."
)


def test_copy_is_the_embedded_library_file_by_file(run: Run, library: ClauseLibrary) -> None:
    result = run("library", "copy", "vårt")
    assert (result.exit_code, result.stderr, result.stdout) == (0, "", COPIED)
    copied = {path.as_posix(): Path("vårt", path).read_bytes() for path in library_files(Path("vårt"))}
    assert copied == {path.as_posix(): (ROOT / path).read_bytes() for path in library_files(ROOT)}
    assert open_library(Path("vårt")).version == library.version
    assert names() == ["vårt"]
    everything = {path.relative_to("vårt").as_posix() for path in Path("vårt").rglob("*") if path.is_file()}
    assert everything == {*copied, "README.md"}
    readme = Path("vårt/README.md").read_text(encoding="utf-8")
    assert f"biblioteket {library.version}" in readme
    assert "iopgen library check --library vårt" in readme


def test_every_folder_that_is_shipped_is_copied() -> None:
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    shipped = config["options.package_data"]
    folders = {name.removeprefix("iopgen.library.") for name in shipped if name.startswith("iopgen.library.")}
    assert {folder.replace(".", "/") for folder in folders} <= set(FOLDERS)
    assert {folder.split("/")[0] for folder in FOLDERS} == set(own_copy.HOLDS)


def test_folder_with_a_space_is_quoted_in_its_readme(run: Run) -> None:
    run("library", "copy", "nya/vårt bibliotek")
    assert '--library "vårt bibliotek"' in Path("nya/vårt bibliotek/README.md").read_text(encoding="utf-8")


def test_empty_folder_is_filled(run: Run) -> None:
    Path("vårt").mkdir()
    assert run("library", "copy", "vårt").stdout == COPIED


def test_nothing_is_overwritten_unasked(run: Run) -> None:
    Path("vårt").mkdir()
    Path("vårt/mitt.txt").write_text("mitt")
    result = run("library", "copy", "vårt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"{Path('vårt').absolute()}: {TAKEN}\n"
    assert names("vårt") == ["mitt.txt"]
    assert names() == ["vårt"]


def test_force_keeps_the_older_copy_beside_the_new(run: Run) -> None:
    run("library", "copy", "vårt")
    Path("vårt/clauses/topics.yaml").write_text("mitt")
    result = run("library", "copy", "vårt", "--force")
    assert result.stdout == f"Det gamla biblioteket ligger nu i vårt-gammalt.\n{COPIED}"
    assert Path("vårt-gammalt/clauses/topics.yaml").read_text() == "mitt"
    assert Path("vårt/clauses/topics.yaml").read_bytes() == (ROOT / "clauses/topics.yaml").read_bytes()
    again = run("library", "copy", "vårt", "--force")
    assert again.stdout.startswith("Det gamla biblioteket ligger nu i vårt-gammalt2.")
    assert names() == ["vårt", "vårt-gammalt", "vårt-gammalt2"]


def test_copy_over_the_folder_where_one_stands(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("library", "copy", "vårt")
    monkeypatch.chdir("vårt")
    told = run("library", "copy", ".", "--force").stdout
    assert told.startswith("Det gamla biblioteket ligger nu i ../vårt-gammalt.")


def test_force_does_not_mix_a_library_with_other_things(run: Run) -> None:
    run("library", "copy", "vårt")
    Path("vårt/avtal.docx").write_text("mitt")
    Path("vårt/.git").mkdir()
    result = run("library", "copy", "vårt", "--force")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"{Path('vårt').absolute()}: mappen innehåller annat än ett bibliotek: .git, avtal.docx. "
        "Flytta det, eller välj en ny mapp: ett bibliotek blandas inte med annat.\n"
    )


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_file_of_that_name_is_left_alone(run: Run, force: list[str]) -> None:
    Path("vårt").write_text("mitt")
    result = run("library", "copy", "vårt", *force)
    told = "det finns redan en fil med det namnet. Välj ett annat namn."
    assert (result.exit_code, result.stderr) == (1, f"{Path('vårt').absolute()}: {told}\n")
    assert Path("vårt").read_text() == "mitt"


def test_library_is_not_copied_into_itself(run: Run) -> None:
    target = ROOT / "clauses" / "kopia"
    result = run("library", "copy", str(target))
    told = "mappen ligger inne i det bibliotek som ska kopieras. Välj en mapp utanför."
    assert (result.exit_code, result.stderr) == (1, f"{target}: {told}\n")
    assert not target.exists()


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_copy_that_fails_halfway_leaves_everything_as_it_was(
    run: Run, monkeypatch: pytest.MonkeyPatch, force: list[str]
) -> None:
    if force:
        run("library", "copy", "vårt")
        Path("vårt/clauses/topics.yaml").write_text("mitt")
    before = names()
    written = 0
    write_bytes = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        nonlocal written
        written += 1
        if written > 10:
            raise OSError(28, "No space left on device")
        return write_bytes(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    result = run("library", "copy", "vårt", *force)
    assert result.stderr == (
        f"{Path('vårt').absolute()}: biblioteket kan inte kopieras hit. "
        "Kontrollera att du får skriva där och att det finns plats (fel 28).\n"
    )
    assert names() == before
    assert not force or Path("vårt/clauses/topics.yaml").read_text() == "mitt"


def test_older_copy_comes_back_when_the_new_cannot_take_its_place(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Path) -> None:
        raise OSError(13, "Permission denied")

    run("library", "copy", "vårt")
    Path("vårt/clauses/topics.yaml").write_text("mitt")
    monkeypatch.setattr(own_copy, "_take_place", refuse)
    result = run("library", "copy", "vårt", "--force")
    assert result.exit_code == 1
    assert Path("vårt/clauses/topics.yaml").read_text() == "mitt"
    assert names() == ["vårt"]


def test_name_that_no_system_takes_is_told(run: Run) -> None:
    result = run("library", "copy", "x" * 300)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.endswith(
        ": biblioteket kan inte kopieras hit. Kontrollera att du får skriva där och att det finns plats (fel 36).\n"
    )
