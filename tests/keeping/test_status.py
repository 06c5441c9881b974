"""`iopgen library status` and `iopgen clauses ID --history`: the library through time."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from iopgen.reading.library import read_library

from ..cli.conftest import Run
from ..conftest import lay_small_library

HEAD = "---\nid: notice\ntitle: Uppsägning\ntopic: main\norder: 50\nsummary: En mening.\n{0}---\n{1}\n"
OWN = HEAD.replace("order", "authority: dated\norder").format("", "Egen text.")
FIRST = HEAD.format("valid_to: 2026-12-31\n", "Uppsägningstiden är tre månader från den dag då uppsägningen kom fram.")
SECOND = HEAD.format(
    "valid_from: 2027-01-01\nvalid_to: 2027-06-30\n"
    "decision: {body: Kommunstyrelsen, paragraph: § 12, day: 2027-01-20, legal_force: nej}\n",
    "Uppsägningstiden är sex månader från den dag då uppsägningen kom fram.",
)
THIRD = HEAD.format(
    "valid_from: 2027-07-01\nwhen: {premises.used: ja}\n",
    "Uppsägningstiden är sex månader från den dag då uppsägningen kom fram.",
)
HISTORY = """\
Uppsägning [notice], den allmänna texten, till och med 2026-12-31
Beslut: inget beslut angivet
Fil: vårt/clauses/main/notice.md
Första versionen.

Uppsägning [notice], den allmänna texten, från och med 2027-01-01 till och med 2027-06-30
Beslut: Kommunstyrelsen 2027-01-20, § 12, har inte fått laga kraft
Fil: vårt/clauses/main/notice@2027-01-01.md
Obs: texten vilar på ett beslut som inte har fått laga kraft (Kommunstyrelsen 2027-01-20, § 12, har inte fått laga \
kraft). Fråga om det har överklagats, och vänta med att underteckna.
Obs: texten gäller från och med 2027-01-01, men beslutet fattades först 2027-01-20. Pröva med jurist vad som gäller \
för tiden däremellan.
Texten är ändrad:
  Uppsägningstiden är −”tre” +”sex” månader från den dag då …

Uppsägning [notice], den allmänna texten, från och med 2027-07-01 tills vidare
Beslut: förberedd, inte beslutad
Fil: vårt/clauses/main/notice@2027-07-01.md
Villkoren är ändrade: ej angivet → ”svaret är ja på ”lokaler används””

"""
OF_DATED = """\
Uppsägning [notice], egen text för dated, tills vidare
Beslut: inget beslut angivet
Fil: vårt/clauses/main/notice.dated.md
Första versionen.

"""
STATUS = """\
Biblioteket den 2026-12-01
--------------------------
6 klausuler, 9 texter med alla versioner; 8 av dem gäller alla myndigheter.
3 profiler:
  dated: 1 egen text
  rules: 0 egna texter
  standard: 0 egna texter

Granskning
----------
0 av 9 texter är granskade.

Lagar och avgöranden
--------------------
Aldrig kontrollerade: 1 (SFS 1).
Senast kontrollerade 2026-11-20: 1 (SFS 2017:725).

Går ut inom ett år, eller har gått ut
-------------------------------------
Styrdokumentet ”Gamla regler” för Regelby [rules] gick ut 2025-12-31. Fråga myndigheten vad som gäller därefter.
Klausulen Uppsägning [notice] går ut 2026-12-31. Nästa version gäller från och med 2027-01-01.
Lagen En lag [SFS 1] går ut 2027-02-28. Ersätts av SFS 2.
Utgåvan från 2020-01-01 för Regelby [rules] går ut 2027-03-31. Nästa utgåva gäller från och med 2027-04-01.
Klausulen Uppsägning [notice], versionen från 2027-01-01 går ut 2027-06-30. Nästa version gäller från och med \
2027-07-01.

Förberett eller överklagbart
----------------------------
Klausulen Uppsägning [notice], versionen från 2027-01-01: Kommunstyrelsen 2027-01-20, § 12, har inte fått laga kraft
Klausulen Uppsägning [notice], versionen från 2027-07-01: förberedd, inte beslutad
Utgåvan från 2027-04-01 för rules: förberedd, inte beslutad

"""
STATUS_AS_DATA = {
    "date": "2026-12-01",
    "clauses": 6,
    "texts": 9,
    "general_texts": 8,
    "own_texts": {"dated": 1, "rules": 0, "standard": 0},
    "reviewed_texts": 1,
    "reviewers": {"Anna Ek": 1},
    "changed_after_review": 0,
    "laws": [{"checked": None, "laws": ["SFS 1"]}, {"checked": "2026-11-20", "laws": ["SFS 2017:725"]}],
    "expiring": [
        {
            "last": "2025-12-31",
            "name": "Styrdokumentet ”Gamla regler” för Regelby [rules]",
            "follows": "Fråga myndigheten vad som gäller därefter.",
        },
        {
            "last": "2026-12-31",
            "name": "Klausulen Uppsägning [notice]",
            "follows": "Nästa version gäller från och med 2027-01-01.",
        },
        {"last": "2027-02-28", "name": "Lagen En lag [SFS 1]", "follows": "Ersätts av SFS 2."},
        {
            "last": "2027-03-31",
            "name": "Utgåvan från 2020-01-01 för Regelby [rules]",
            "follows": "Nästa utgåva gäller från och med 2027-04-01.",
        },
        {
            "last": "2027-06-30",
            "name": "Klausulen Uppsägning [notice], versionen från 2027-01-01",
            "follows": "Nästa version gäller från och med 2027-07-01.",
        },
    ],
    "undecided": [
        "Klausulen Uppsägning [notice], versionen från 2027-01-01: "
        "Kommunstyrelsen 2027-01-20, § 12, har inte fått laga kraft",
        "Klausulen Uppsägning [notice], versionen från 2027-07-01: förberedd, inte beslutad",
        "Utgåvan från 2027-04-01 för rules: förberedd, inte beslutad",
    ],
}
PROFILE = """\
id: rules
template: standard.docx
party: {name: Regelby}
editions:
  - valid_from: 2020-01-01
    valid_to: 2027-03-31
    governing_document: {title: Gamla regler, valid_to: 2025-12-31}
  - valid_from: 2027-04-01
"""
LAWS = """\
- {id: "SFS 2017:725", title: Kommunallagen, checked: 2026-11-20}
- {id: SFS 1, title: En lag, repealed: 2027-03-01, replaced_by: SFS 2}
"""


@pytest.fixture(autouse=True)
def library(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IOPGEN_LIBRARY", "vårt")
    monkeypatch.setattr("iopgen.cli.clauses.today", lambda: date(2026, 12, 1))
    folder = lay_small_library(Path("vårt"))
    for name, text in (("", FIRST), ("@2027-01-01", SECOND), ("@2027-07-01", THIRD), (".dated", OWN)):
        (folder / f"clauses/main/notice{name}.md").write_text(text, encoding="utf-8")
    (folder / "authorities/rules.yaml").write_text(PROFILE, encoding="utf-8")
    (folder / "clauses/laws.yaml").write_text(LAWS, encoding="utf-8")


def test_history_tells_versions_oldest_first(run: Run) -> None:
    result = run("clauses", "notice", "--history")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == HISTORY + OF_DATED


@pytest.mark.parametrize(("authority", "told"), [("dated", OF_DATED), ("standard", HISTORY), ("rules", HISTORY)])
def test_history_of_one_authority_is_that_of_the_text_it_has(run: Run, authority: str, told: str) -> None:
    assert run("clauses", "notice", "--history", "--authority", authority).stdout == told


def test_history_is_of_one_clause(run: Run) -> None:
    result = run("clauses", "--history")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith("\n\nFel: Ange vilken klausul: --history visar en klausul i taget.\n")


def test_version_that_lies_ahead_is_shown_as_prepared(run: Run) -> None:
    shown = run("clauses", "notice", "--authority", "standard", "--date", "2027-07-01").stdout
    assert "Gäller: från och med 2027-07-01 tills vidare\nBeslut: förberedd, inte beslutad\n" in shown
    decided = run("clauses", "notice", "--authority", "standard", "--date", "2027-06-30").stdout
    assert "Beslut: Kommunstyrelsen 2027-01-20, § 12, har inte fått laga kraft\n" in decided
    assert "Beslut" not in run("clauses", "notice", "--authority", "standard", "--date", "2026-12-31").stdout
    listed = " ".join(run("clauses", "--date", "2027-07-01").stdout.split())
    assert "förberedd, inte" in listed


def test_status_tells_what_somebody_must_see_to(run: Run) -> None:
    result = run("library", "status", "--date", "2026-12-01")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.replace("\u00a0", " ") == STATUS


def test_status_as_json_holds_the_same(run: Run) -> None:
    run("library", "record", "vårt/clauses/main/purpose.md", "--reviewed-by", "Anna Ek", "--date", "2026-11-01")
    result = run("library", "status", "--date", "2026-12-01", "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout) == STATUS_AS_DATA | {"library": read_library(Path("vårt")).version}


def test_version_that_awaits_its_decision_is_told_with_who_decides(run: Run) -> None:
    awaiting = THIRD.replace("when:", "decision: {body: Kommunfullmäktige}\nwhen:")
    Path("vårt/clauses/main/notice@2027-07-01.md").write_text(awaiting, encoding="utf-8")
    told = "förberedd, inte beslutad av Kommunfullmäktige\n"
    name = "Klausulen Uppsägning [notice], versionen från 2027-07-01"
    assert f"{name}: {told}" in run("library", "status", "--date", "2026-12-01").stdout
    shown = run("clauses", "notice", "--authority", "standard", "--date", "2027-07-01").stdout
    assert f"Beslut: {told}" in shown
