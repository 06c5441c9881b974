"""What all commands share: help and faults in Swedish, exit codes, a library of one's own, and streams that break."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from iopgen import __version__
from iopgen.cli import main

from ..conftest import ROOT, lay_small_library
from .conftest import Run, names, write_case

USAGE = "Användning: iopgen {0} [VAL] {1}\nHjälp finns med iopgen {0} --help.\n\nFel: {2}\n"
CASES = "ÄRENDEFIL..."
ENGLISH = re.compile(r"\b(the|usage|options?|error|missing|show|invalid|no such|argument required|is not|does)\b", re.I)
COMMANDS = ("new", "form", "generate", "batch", "check", "review", "authorities", "clauses", "book", "library")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["generate"], USAGE.format("generate", CASES, "Argument saknas: 'ÄRENDEFIL...'.")),
        (["check"], USAGE.format("check", CASES, "Argument saknas: 'ÄRENDEFIL...'.")),
        (["check", "--outptu", "x"], USAGE.format("check", CASES, "Valet --outptu finns inte.")),
        (["generate", "--outptu", "x"],
         USAGE.format("generate", CASES, "Valet --outptu finns inte. Menade du '--output'?")),
        (["generate", "a", "--audience", "alla"],
         USAGE.format("generate", CASES, "'--audience': alla är inte något av 'officer', 'partner'.")),
        (["check", "a", "--date", "2027-02-30"],
         USAGE.format("check", CASES, "'--date': dagen 2027-02-30 finns inte. "
                      "Skriv ÅÅÅÅ-MM-DD, till exempel 2027-01-01.")),
        (["check", "a", "--date", "i morgon"],
         USAGE.format("check", CASES, "'--date': \"i morgon\" är inte ett datum. "
                      "Skriv ÅÅÅÅ-MM-DD, till exempel 2027-01-01.")),
        (["authorities", "a", "b"], USAGE.format("authorities", "[ID]", "Ett argument för mycket: b")),
        (["clauses", "a", "b", "c"], USAGE.format("clauses", "[ID]", "Flera argument för mycket: b c")),
        (["generate", "a", "--output"], "Fel: Valet --output kräver ett värde.\n"),
        (["check", "--complete=ja", "a"], "Fel: Valet --complete tar inget värde.\n"),
        (["generat"], "Användning: iopgen [VAL] KOMMANDO ...\nHjälp finns med iopgen --help.\n\n"
         'Fel: Kommandot generat finns inte. Menade du "generate"?\n'),
        (["--verison"], "Användning: iopgen [VAL] KOMMANDO ...\nHjälp finns med iopgen --help.\n\n"
         "Fel: Valet --verison finns inte. Menade du '--version'?\n"),
    ],
)  # fmt: skip
def test_command_that_cannot_be_understood_is_explained_in_swedish(run: Run, arguments: list[str], told: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", told)


def test_command_alone_shows_what_there_is(run: Run) -> None:
    result = run()
    assert result.exit_code == 2
    assert re.findall(r"^  (\w+) +[A-ZÅÄÖ]", result.stderr, re.MULTILINE)[-len(COMMANDS) :] == list(COMMANDS)


@pytest.mark.parametrize("arguments", [[], *([command] for command in COMMANDS)])
def test_help_is_swedish_throughout(run: Run, arguments: list[str]) -> None:
    result = run(*arguments, "--help")
    assert result.exit_code == 0
    assert result.stdout == run(*arguments, "-h").stdout
    assert result.stdout.startswith("Användning: iopgen ")
    assert ENGLISH.findall(re.sub(r"--?[a-z]+|\[[^]]*\]", "", result.stdout)) == []


def groups(command: click.Command | None, name: str, parent: click.Context | None) -> Iterator[list[str]]:
    """What the user writes after the program's name to come to each group of commands."""
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=name, parent=parent, **command.context_settings)
        yield context.command_path.split()[1:]
        for each in command.list_commands(context):
            yield from groups(command.get_command(context, each), each, context)


@pytest.mark.parametrize("arguments", list(groups(main, "iopgen", None)))
def test_each_command_is_told_in_a_line_that_a_narrow_screen_holds(
    run: Run, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = run(*arguments, "--help").stdout.partition("Kommandon:\n")[2].splitlines()
    assert lines
    assert [line for line in lines if not re.fullmatch(r"  \w+ +[A-ZÅÄÖ].*[^.]\.", line)] == []


def test_version_is_told(run: Run) -> None:
    assert run("--version").stdout == f"iopgen {__version__}\n"


def test_library_of_ones_own_goes_before_that_of_the_environment(run: Run) -> None:
    lay_small_library(Path("vårt bibliotek"))
    Path("vårt bibliotek/authorities/ny.yaml").write_text("id: ny\nparty: {name: Nystad}\n", encoding="utf-8")
    assert "Nystad" in run("authorities", "--library", "vårt bibliotek").stdout
    assert "Nystad" not in run("authorities").stdout


@pytest.mark.parametrize("command", [["check", "a.yaml"], ["generate", "a.yaml"], ["authorities"], ["clauses"]])
def test_faults_of_the_library_are_told_with_the_path_that_the_user_knows(run: Run, command: list[str]) -> None:
    write_case("a.yaml")
    lay_small_library(Path("bibliotek"))
    Path("bibliotek/clauses/main/term.md").write_text("Bara text.", encoding="utf-8")
    Path("bibliotek/templates/docx/standard.docx").unlink()
    result = run(*command, "--library", "bibliotek")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "bibliotek/clauses/main/term.md:1: filens huvud saknas. Börja filen med ---, huvudet och --- igen.\n"
    )
    assert names() == ["a.yaml", "bibliotek"]


def test_library_without_its_templates_is_refused(run: Run) -> None:
    lay_small_library(Path("bibliotek"))
    Path("bibliotek/templates/docx/standard.docx").unlink()
    assert run("authorities", "--library", "bibliotek").stderr == (
        "bibliotek/authorities/dated.yaml:3: Wordmallen templates/docx/standard.docx finns inte. "
        "Lägg dit den, eller skriv standard.docx.\n"
        "bibliotek/authorities/standard.yaml:4: Wordmallen templates/docx/standard.docx finns inte. "
        "Lägg dit den, eller skriv standard.docx.\n"
    )


def test_library_without_the_profile_that_others_lean_on_is_refused(run: Run) -> None:
    lay_small_library(Path("bibliotek"))
    Path("bibliotek/authorities/standard.yaml").unlink()
    result = run("authorities", "--library", "bibliotek")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "bibliotek/authorities/standard.yaml: den gemensamma profilen saknas. Lägg tillbaka filen.\n"
    )


@pytest.mark.parametrize("folder", [".", "borta", "fil", "x" * 300])
def test_folder_that_is_no_library_is_explained(run: Run, folder: str) -> None:
    Path("fil").write_text("en fil")
    result = run("authorities", "--library", folder)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"{folder}: är inget klausulbibliotek. Ange en mapp som innehåller clauses, authorities och templates.\n"
    )


def test_template_that_is_no_word_file_is_explained(run: Run) -> None:
    write_case("a.yaml")
    lay_small_library(Path("bibliotek"))
    Path("bibliotek/templates/docx/standard.docx").write_text("inget Word")
    result = run("generate", "a.yaml", "--library", "bibliotek")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("templates/docx/standard.docx: ")
    assert names() == ["a.yaml", "bibliotek"]


def start(folder: Path, small_folder: Path, *arguments: str, **streams: object) -> subprocess.Popen[bytes]:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "IOPGEN_LIBRARY": str(small_folder), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "iopgen", *arguments]
    return subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.PIPE, **streams)  # type: ignore[call-overload,no-any-return]  # streams vary


def test_reader_that_leaves_breaks_nothing(tmp_path: Path, small_folder: Path) -> None:
    there, here = os.pipe()
    os.close(there)
    with start(tmp_path, small_folder, "authorities", stdout=here) as process:
        os.close(here)
        _, told = process.communicate(timeout=30)
    assert (process.returncode, told) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk here that is always full")
def test_full_disk_is_told(tmp_path: Path, small_folder: Path) -> None:
    with Path("/dev/full").open("wb") as full, start(tmp_path, small_folder, "authorities", stdout=full) as process:
        _, told = process.communicate(timeout=30)
    assert told.decode() == "Fel: systemet kunde inte läsa eller skriva skärmutskriften (fel 28).\n"
    assert process.returncode == 1


def test_screen_that_lacks_letters_gets_question_marks(tmp_path: Path, small_folder: Path) -> None:
    (tmp_path / "a.yaml").write_text("authority: standard\ntitel: åäö\n", encoding="utf-8")
    environment = os.environ | {
        "PYTHONPATH": str(ROOT), "IOPGEN_LIBRARY": str(small_folder), "PYTHONIOENCODING": "iso8859-5",
    }  # fmt: skip
    command = [sys.executable, "-m", "iopgen", "check", "a.yaml"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, timeout=30, check=False)
    assert done.returncode == 1
    assert done.stderr == b'a.yaml:2: ok?nd nyckel "titel". Menade du "title"?\n'
