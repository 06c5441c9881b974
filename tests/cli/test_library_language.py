"""`iopgen library language`: how hard each clause is to read, and how that has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..conftest import lay_small_library
from .conftest import Run

LONGER = "Parterna får använda {{ words.partner | genitive }} logotyp. De får använda den på sina sidor.\n"


def test_every_clause_is_shown_the_hardest_first(run: Run) -> None:
    result = run("library", "language")
    assert (result.exit_code, result.stderr) == (0, "")
    assert [line.split() for line in result.stdout.splitlines() if line.startswith("│")] == [
        ["│", name, "│", "–", "│", words, "│", longest, "│"]
        for name, words, longest in (
            ("criteria", "0", "0"),
            ("logos", "5", "5"),
            ("press", "5", "5"),
            ("purpose", "8", "6"),
            ("term", "7", "7"),
        )
    ]
    assert result.stdout.endswith("5 texter. LIX: median –, högst –. Längsta mening: median 5 ord, högst 7 ord.\n")


def test_change_since_an_older_library_is_told(run: Run) -> None:
    older, now = lay_small_library(Path("förra")), lay_small_library(Path("nu"))
    logos = now / "clauses/more/logos.md"
    logos.write_text(logos.read_text("utf-8").rpartition("---\n")[0] + "---\n" + LONGER, "utf-8")
    (older / "clauses/more/press.md").rename(older / "clauses/more/gone.md")
    text = (older / "clauses/more/gone.md").read_text("utf-8").replace("id: press", "id: gone")
    (older / "clauses/more/gone.md").write_text(text, "utf-8")
    result = run("library", "language", "--library", "nu", "--against", "förra", "--csv")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "Klausul;LIX;Ord;Längsta mening;Förändring",
        'logos;47,7;12;7;"7 ord längre; längsta meningen 5 ord har blivit 7"',
        "criteria;–;0;0;oförändrad",
        "press;–;5;5;ny text",
        "purpose;–;8;6;oförändrad",
        "term;–;7;7;oförändrad",
    ]
    shown = run("library", "language", "--library", "nu", "--against", "förra").stdout
    assert "Det äldre biblioteket: 5 texter." in shown
    assert "Texter som inte finns längre: gone.\n" in shown


def test_older_library_that_is_none_is_a_fault(run: Run) -> None:
    result = run("library", "language", "--against", "finns-inte")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("finns-inte: är inget klausulbibliotek.")


def test_check_that_leaves_out_spelling_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IOPGEN_DICTIONARY", "finns-inte")
    told = "language/own_words.txt:1: upplysning: stavningen är inte kontrollerad"
    assert told in run("library", "check").stdout
