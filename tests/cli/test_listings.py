"""`iopgen authorities` and `iopgen clauses`: what there is, and one thing in full."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..conftest import lay_small_library
from .conftest import Run

AUTHORITIES = """\
Myndigheter
┏━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┓
┃ Id       ┃ Namn                      ┃ Styrdokument ┃ Wordmall      ┃
┡━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━┩
│ dated    │ Dagby kommun              │ –            │ standard.docx │
│ standard │ annan kommun eller region │ –            │ standard.docx │
└──────────┴───────────────────────────┴──────────────┴───────────────┘
"""
DATED = """\
Dagby kommun
Avtalets titel: Daterat avtal
Wordmall: standard.docx
Ej bekräftade uppgifter: org_number
Avsnitt
┏━━━━┳━━━━━━━━━━┳━━━━━━━┳━━━━━━┓
┃ Nr ┃ Rubrik   ┃ Ämnen ┃ Krav ┃
┡━━━━╇━━━━━━━━━━╇━━━━━━━╇━━━━━━┩
│ 1  │ Huvudsak │ main  │      │
│ 2  │ Mer      │ more  │      │
└────┴──────────┴───────┴──────┘
"""
CLAUSES = """\
Klausuler 2027-01-01
┏━━━━━━━━━━┳━━━━━━━━━━━┳━━━━━━━┳━━━━━━━━━━━━━━┓
┃ Id       ┃ Rubrik    ┃ Ämne  ┃ Står med     ┃
┡━━━━━━━━━━╇━━━━━━━━━━━╇━━━━━━━╇━━━━━━━━━━━━━━┩
│ purpose  │ Syfte     │ main  │ obligatorisk │
│ term     │ Avtalstid │ main  │ obligatorisk │
│ logos    │ Logotyper │ more  │ valfri       │
│ press    │ Press     │ more  │ på begäran   │
│ criteria │ Kriterier │ annex │ obligatorisk │
└──────────┴───────────┴───────┴──────────────┘
"""
LOGOS = """\
Logotyper
Id: logos
Ämne: more
Text för: alla som saknar egen
Förekomst: valfri
Gäller: tills vidare
Granskad: nej
Vad den gör: En mening.
Fil: {library}/clauses/more/logos.md

Parterna får använda {{{{ words.partner | genitive }}}} logotyp.
"""


def without_margins(text: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (["authorities"], AUTHORITIES),
        (["authorities", "dated"], DATED),
        (["clauses", "--date", "2027-01-01"], CLAUSES),
        (["clauses", "--date", "2027-01-01", "--authority", "dated"], CLAUSES),
    ],
)
def test_listing_shows_all_there_is(run: Run, arguments: list[str], shown: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    assert without_margins(result.stdout) == shown


def test_one_clause_is_shown_in_full(run: Run, small_folder: object) -> None:
    text = LOGOS.format(library=small_folder)
    assert run("clauses", "logos").stdout == f"{text}\n"
    assert run("clauses", "logos", "--authority", "standard").stdout == text


REMEMBERED = """\
Låst: Följer förlagan ord för ord.
Anteckning: Anna Ek 2026-12-01: Varför bara logotypen?
Anteckning: Ännu en.
Ändrad: Anna Ek 2026-11-21: Nytt namn
Ändrad: 2026-12-02
"""
HEAD = """\
notes:
  - {by: Anna Ek, day: 2026-12-01, text: Varför bara logotypen?}
  - text: Ännu en.
locked: Följer förlagan ord för ord.
"""
LOG = """\
- {day: 2026-11-21, by: Anna Ek, reason: Nytt namn, files: [clauses/more/logos.md, clauses/more/press.md]}
- {day: 2026-11-30, by: Bo, reason: Annan text, files: [clauses/more/press.md]}
- {day: 2026-12-02, files: [clauses/more/logos.md]}
"""


@pytest.mark.parametrize("options", [[], ["--history"]])
def test_what_the_library_remembers_of_a_clause_is_shown(options: list[str], run: Run, tmp_path: Path) -> None:
    folder = lay_small_library(tmp_path / "library")
    clause = folder / "clauses" / "more" / "logos.md"
    clause.write_text(clause.read_text("utf-8").replace("presence:", f"{HEAD}presence:"), "utf-8")
    (folder / "clauses" / "changes.yaml").write_text(LOG, "utf-8")
    shown = run("clauses", "logos", *options, "--library", str(folder)).stdout
    assert REMEMBERED in shown
    assert "Annan text" not in shown


def test_authority_that_has_no_rules_on_the_day_is_said_to_have_none(run: Run) -> None:
    result = run("authorities", "dated", "--date", "2019-12-31")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "Dagby kommun har inga regler som gäller den 2019-12-31.\nRegler finns från och med 2020-01-01 tills vidare.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["authorities", "datde"], 'Myndigheten datde finns inte. Menade du "dated"?'),
        (["authorities", "xyz"], "Myndigheten xyz finns inte. Möjliga: dated, standard."),
        (["clauses", "--authority", "xyz"], "Myndigheten xyz finns inte. Möjliga: dated, standard."),
        (["clauses", "--authority", ""], "Myndigheten  finns inte. Möjliga: dated, standard."),
        (["clauses", "terms"], 'Klausulen terms finns inte. Menade du "term"?'),
        (["clauses", "xyz"], "Klausulen xyz finns inte. Se alla med iopgen clauses."),
    ],
)
def test_what_there_is_not_is_a_fault_of_the_command(run: Run, arguments: list[str], told: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith(f"\n\nFel: {told}\n")
