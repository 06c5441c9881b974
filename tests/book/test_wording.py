"""What rules say of files is said of the book."""

from __future__ import annotations

from pathlib import Path

import pytest

import iopgen
from iopgen.book.wording import INSTEAD, Wording
from iopgen.problem import Place, Problem
from iopgen.reading.library import read_library


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Skriv {{ words.partner }}.", "Skriv «den idéburna parten»."),
        ("Skriv {{words.partner|genitive}}.", "Skriv «den idéburna partens»."),
        ("”Se [](#notice).” har tillkommit", "”Se «→ Uppsägning».” har tillkommit"),
        ("”Med **Målen** menas” har strukits", "”Med Målen menas” har strukits"),
        (
            "hänvisar till steps, som står med bara när people.children är ja.",
            "hänvisar till ”Arbetsgång”, som står med bara när «arbete med barn» är ja.",
        ),
        ('hänvisar till klausulen "steps", som inte finns.', "hänvisar till klausulen ”Arbetsgång”, som inte finns."),
        ('ämnet "main" har inga klausuler.', "ämnet ”Huvudsak” har inga klausuler."),
        ('Menade du "steps"?', "Menade du ”Arbetsgång”?"),
        ("klausulen hänvisar till sig själv.", "klausulen hänvisar till sig själv."),
        ("nämner uppgiften people.children (arbete med barn).", "nämner uppgiften «arbete med barn»."),
        ("är redan definierat i clauses/main/steps.md:12.", "är redan definierat i klausulen ”Arbetsgång”."),
        (
            "gäller samma dagar som clauses/more/notice@2027-01-01.md.",
            "gäller samma dagar som klausulen ”Uppsägning – gäller från och med 2027-01-01 tills vidare”.",
        ),
        ("Kör iopgen library record clauses/main/steps.md.", "Kör iopgen library record clauses/main/steps.md."),
        ("i avtal för dated och standard används", "i avtal för Dagby kommun och standard används"),
        (
            "Sätt valid_to: 2027-06-30 och skriv en ny version, eller byt lag.",
            "Skriv 2027-06-30 på raden Gäller till och skriv en ny version, eller byt lag.",
        ),
        ("Sätt valid_from: 2027-01-01, eller", "Skriv 2027-01-01 på raden Gäller från, eller"),
        ("skriv i clauses/okand.md och a.b_c (d)", "skriv i clauses/okand.md och a.b_c (d)"),
    ],
)
def test_rules_are_told_in_the_words_of_the_book(folder: Path, written: str, said: str) -> None:
    wording = Wording.of(read_library(folder))
    told = wording.told(Problem(Place("clauses/main/goals.md", 3), written, written))
    assert (told.message, told.advice) == (said, said)
    assert told.place == Place("clauses/main/goals.md", 3)


@pytest.mark.parametrize("written", sorted(INSTEAD))
def test_what_is_said_otherwise_is_still_said(written: str) -> None:
    rooms = [Path(iopgen.__file__).parent / name for name in ("checks", "reading")]
    sources = "".join(path.read_text("utf-8") for room in rooms for path in room.rglob("*.py"))
    assert written in sources or written.removeprefix("HTML") in sources
