"""`iopgen check`: says everything that generate would say, and writes nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ..conftest import lay_small_library
from .conftest import Run, names, write_case
from .test_generate import FULL

REVIEW = (
    "Granskning: gå vidare efter åtgärd. Skäl:\n"
    "  - Kriterier: Obesvarade punkter: 1 och 2. Bedömningen kan inte avslutas.\n"
    "  Det är ingen rättslig granskning. Myndighetens jurist granskar.\n"
)


def test_full_case_has_no_faults_and_nothing_is_written(run: Run) -> None:
    write_case("a.yaml", FULL)
    result = run("check", "a.yaml")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"a.yaml: inga fel.\nAlla uppgifter som utkastet behöver finns.\n{REVIEW}"
    assert names() == ["a.yaml"]


def test_each_of_several_cases_is_told_of(run: Run) -> None:
    write_case("a.yaml", FULL)
    write_case("b c.yaml", FULL.replace("goals: {purpose: fler möts}\n", ""))
    result = run("check", "a.yaml", "b c.yaml")
    assert result.exit_code == 0
    assert result.stdout == (
        "a.yaml: inga fel.\n"
        f"Alla uppgifter som utkastet behöver finns.\n{REVIEW}"
        "b c.yaml: inga fel.\n"
        "Uppgifter som saknas (1):\n"
        f"  - syfte. Fråga parterna tillsammans. [goals.purpose; avsnitt 1.1 Syfte]\n{REVIEW}"
    )


def test_complete_makes_what_is_missing_a_fault(run: Run) -> None:
    write_case("a.yaml", FULL)
    write_case("b.yaml", FULL.replace("{name: Bo Al, role: ordförande}", "{name: Bo Al}"))
    result = run("check", "a.yaml", "b.yaml", "--complete")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "b.yaml:11: Saknas: undertecknarens roll, Föreningen Hjälpen "
        "[partners.signatories.role; försättsblad och underskrifter]. "
        "Fråga den som beslutar hos parten.\n"
    )


def test_faults_of_reading_and_of_rules_are_told_at_once(run: Run) -> None:
    write_case(
        "a.yaml", "term: {start: 2027-01-01,\n  end: 2026-01-01}\ntitel: X\nleave_out: [{id: term, reason: x}]\n"
    )
    result = run("check", "a.yaml")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "a.yaml:4: term.end är 1\u00a0januari\u00a02026, före term.start som är 1\u00a0januari\u00a02027. "
        "Rätta dagarna.\n"
        'a.yaml:5: okänd nyckel "titel". Menade du "title"?\n'
        'a.yaml:6: leave_out: "term" är obligatorisk och kan inte väljas bort. '
        "Ta bort raden, eller ändra i utkastet i Word.\n"
    )


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("tom.yaml", b"", ':1: nyckeln "authority" saknas. Skriv till exempel authority: standard på första raden.'),
        ("word.yaml", b"PK\x03\x04\x14\x00\xff\xfe\x00", ":1: filen är inte ren text i UTF-8. "
         "Spara den som ren text med kodningen UTF-8."),
        ("windows.yaml", "authority: standard\ntitle: Språk".encode("cp1252"), ":2: filen är inte ren text i UTF-8. "
         "Spara den som ren text med kodningen UTF-8."),
        ("utf16.yaml", "authority: standard".encode("utf-16"), ":1: filen är inte ren text i UTF-8. "
         "Spara den som ren text med kodningen UTF-8."),
        ("noll.yaml", b"authority: standard\0", ":1: det osynliga tecknet U+0000 kan inte stå i ett dokument. "
         "Ta bort det, eller skriv om raden för hand."),
        ("stor.yaml", b"#" * 5_000_001, ": filen är för stor. Högst 5 MB kan läsas."),
        ("brev.txt", "Hej! Här kommer uppgifterna.".encode(), ":1: filen ska vara en grupp av nycklar, "
         "inte ett enda värde. Skriv nyckel: värde, ett par på varje rad."),
        ("ärende å ä ö.json", b'{"authority": "standrad"}', ':1: myndigheten "standrad" finns inte. '
         'Menade du "standard"?'),
        ("djup.json", b"[" * 100_000, ":1: filen har för många nivåer. Förenkla den."),
        ("-bindestreck.yaml", b"title: X", ':1: nyckeln "authority" saknas. '
         "Skriv till exempel authority: standard på första raden."),
    ],
)  # fmt: skip
def test_file_that_cannot_be_a_case_is_explained(run: Run, name: str, data: bytes, told: str) -> None:
    Path(name).write_bytes(data)
    result = run("check", "--", name)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"{name}{told}\n")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (".", "är en mapp, inte en fil. Ange en fil."),
        ("borta.yaml", "filen finns inte. Kontrollera namn och mapp."),
        ("borta/a.yaml", "filen finns inte. Kontrollera namn och mapp."),
        ("fil/a.yaml", "filen finns inte. Kontrollera namn och mapp."),
        ("x" * 300 + ".yaml", "filen finns inte. Kontrollera namn och mapp."),
    ],
)
def test_path_without_a_file_is_explained(run: Run, name: str, told: str) -> None:
    Path("fil").write_text("en fil")
    result = run("check", name)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"{name}: {told}\n")


def test_file_that_may_not_be_read_is_explained(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    write_case("a.yaml")
    monkeypatch.setattr("iopgen.reading.case.Path.open", refuse)
    monkeypatch.setattr("iopgen.draft.open_library", lambda *_: None)
    result = run("check", "a.yaml")
    assert result.stderr == "a.yaml: filen kan inte läsas. Kontrollera att du har rätt att läsa den.\n"


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(2027, 6, 30),
         "Att tänka på:\n  - Klausulen Prov [emblem] ska gälla från och med 2027-07-01, men biblioteket anger inget "
         "beslut av Kommunstyrelsen. Fråga om beslutet är fattat, och vänta med att underteckna tills det har fått "
         "laga kraft.\n"),
        (date(2027, 7, 1), ""),
    ],
)  # fmt: skip
def test_text_that_is_only_prepared_is_something_to_think_of(
    today: date, told: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("iopgen.cli.check.today", lambda: today)
    folder = lay_small_library(Path("bibliotek"))
    (folder / "clauses/main/emblem@2027-07-01.md").write_text(
        "---\nid: emblem\ntitle: Prov\ntopic: main\norder: 50\nvalid_from: 2027-07-01\n"
        "decision: {body: Kommunstyrelsen}\nsummary: En mening.\n---\nText.\n",
        encoding="utf-8",
    )
    write_case("a.yaml", FULL)
    result = run("check", "a.yaml", "--date", "2027-07-01", "--library", "bibliotek")
    assert result.stdout == f"a.yaml: inga fel.\nAlla uppgifter som utkastet behöver finns.\n{told}{REVIEW}"
