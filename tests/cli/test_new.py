"""`iopgen new`: from an empty folder to a case file, with every way to stop, go on and answer wrongly."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from unittest.mock import Mock

import pytest
from click.testing import CliRunner, Result

from iopgen.cli import main
from iopgen.model.path import statements
from iopgen.reading.case import read_case
from iopgen.reading.case_writer import HEADER

PERSON = "19121212-1212"
ALL = "boras, borlange, goteborg, jonkoping, kungalv, standard"


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("iopgen.cli.conversation.today", lambda: date(2026, 11, 20))


def iopgen(*arguments: str, says: str = "") -> Result:
    """The outcome of a command; it may end in any way but a traceback."""
    outcome = CliRunner().invoke(main, arguments, input=says)
    assert outcome.exception is None or isinstance(outcome.exception, SystemExit), outcome.exception
    return outcome


def new(*arguments: str, says: str = "", asked: bool = True) -> Result:
    """The outcome of `iopgen new`; `says` holds the officer's answers, one a line."""
    return iopgen("new", *arguments, *(["--ask"] if asked else []), says=says)


def facts(file: str = "a.yaml") -> dict[str, object]:
    return dict(statements(read_case(Path(file)).case))


def last_line(outcome: Result) -> tuple[int, str]:
    return outcome.exit_code, outcome.output.splitlines()[-1]


OWN_SIDE = ["boras", "Mötesplats: Vargen", "Socialnämnden", "bidrar med: lokal", "", "2", "lokal", "120 000"]
PARTNER = ["Scoutkåren Vargen", "802000-0009", "", "ideell tid", "ledare", "50000", "nej"]
WHY = ["Många är ensamma # idag", "Ingen klarar det själv", 'Unga "13–19"', "Fler möts", "2", "ja", "nej"]
WHEN = ["2027-01-01", "2028-12-31", "6"]
FIRST_ROUND = [*OWN_SIDE, *PARTNER, *WHY, *WHEN]
WHOLE = (
    HEADER
    + """\
authority: boras
title: "Mötesplats: Vargen"
authorities:
  - board: Socialnämnden
    commitments:
      - text: "bidrar med: lokal"
    resources:
      - kind: lokal
        description: lokal
        per_year: 120 000
partners:
  - name: Scoutkåren Vargen
    org_number: 802000-0009
    resources:
      - kind: ideell_tid
        description: ledare
        per_year: 50000
background:
  challenge: "Många är ensamma # idag"
  common_need: Ingen klarar det själv
target_group:
  description: "Unga \\"13–19\\""
goals:
  purpose: Fler möts
economy:
  payment:
    form: arligen
people:
  children: ja
information:
  personal_data: nej
term:
  start: 2027-01-01
  end: 2028-12-31
  notice_months: 6
"""
)


def says(*parts: list[str]) -> str:
    return "".join(f"{answer}\n" for part in parts for answer in part)


def test_first_round_makes_a_case_file_that_can_be_drafted() -> None:
    outcome = new("a.yaml", says=says(FIRST_ROUND, ["sluta"]))
    assert outcome.exit_code == 0
    assert Path("a.yaml").read_text(encoding="utf-8") == WHOLE
    assert "\nFråga 24 av omkring 24\n" in outcome.output
    assert "Fråga 25 av omkring 1" in outcome.output
    assert outcome.output.endswith("Gör ett utkast med: iopgen generate a.yaml\n")
    assert iopgen("check", "a.yaml").exit_code == 0
    assert iopgen("generate", "a.yaml").exit_code == 0
    drafted = "utkast-boras-motesplats-vargen"
    assert {path.name for path in Path().glob("*.docx")} == {f"{drafted}.docx", f"{drafted}.granskning.docx"}


def test_every_question_can_be_left() -> None:
    outcome = new("a.yaml", "--authority", "standard", says=says(["vidare"] * 100))
    assert "\nDet var alla frågor.\nÄrendet står i a.yaml. Antal kända uppgifter: 1.\n" in outcome.output


@pytest.mark.parametrize("end", ["", "sluta\n", "Sluta\nborde aldrig läsas\n"])
def test_interview_is_broken_off_and_taken_up(end: str) -> None:
    first = new("a.yaml", says=says(OWN_SIDE[:2], [""]) + end)
    assert first.exit_code == 0
    assert "Fortsätt när du vill med: iopgen new a.yaml\n" in first.output
    second = new("a.yaml", says=says(OWN_SIDE[2:], PARTNER, WHY, WHEN))
    assert "Partnerskapets namn" not in second.output
    assert "Beslutande organ" in second.output, "left out the first time, so asked again"
    assert Path("a.yaml").read_text(encoding="utf-8") == WHOLE


def test_ctrl_c_ends_as_sluta_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", Mock(side_effect=KeyboardInterrupt))
    outcome = new("a.yaml", "--authority", "boras")
    assert outcome.exit_code == 0
    assert "Ärendet står i a.yaml. Antal kända uppgifter: 1.\n" in outcome.output


def test_broken_off_among_the_partners_it_asks_for_more_partners() -> None:
    new("a.yaml", says=says(OWN_SIDE, PARTNER[:-1]))
    again = new("a.yaml", says=says(["", "ja", "Föreningen C"]))
    assert "Finns det någon idéburen part till? (ja eller nej)" in again.output
    assert facts()["partners[2].name"] == "Föreningen C"


def test_authority_must_be_one_of_the_librarys() -> None:
    told = f'> authority: "oslo" är inget av de värden som kan väljas. Välj {ALL}.\n> '
    assert told in new("a.yaml", says="oslo\n").output


def test_personal_number_is_neither_shown_nor_saved() -> None:
    answers = ["boras", f"För Anna {PERSON}", PERSON, "Nytt namn", "vidare", "Anna", PERSON]
    outcome = new("a.yaml", says=says(answers))
    told = "title (partnerskapets namn) innehåller ett personnummer. Ta bort det."
    assert outcome.output.count(told) == 2
    assert PERSON not in outcome.output
    assert PERSON not in Path("a.yaml").read_text(encoding="utf-8")
    assert facts() == {"authority": "boras", "title": "Nytt namn", "partners[1].name": "Anna"}


@pytest.mark.parametrize("setting", [f"title={PERSON}", f"{PERSON}=x", f"judgements.{PERSON}.answer=ja", PERSON])
def test_personal_number_in_an_option_is_neither_shown_nor_saved(setting: str) -> None:
    outcome = new("a.yaml", "--authority", "boras", "--set", setting, asked=False)
    assert outcome.exit_code == 2
    assert PERSON not in outcome.output
    assert not Path("a.yaml").exists()


def test_options_make_a_case_file_without_questions() -> None:
    given_ = ['partners[1].name=Föreningen "X" = bäst', "definitions=[]", "term.start=2027-01-01"]
    settings_ = [part for each in given_ for part in ("--set", each)]
    outcome = new("a.yaml", "--authority", "boras", *settings_, says="läses inte\n", asked=False)
    assert outcome.output.startswith("Ärendet står i a.yaml. Antal kända uppgifter: 3.\nOmkring ")
    assert facts() == {
        "authority": "boras", "partners[1].name": 'Föreningen "X" = bäst', "term.start": date(2027, 1, 1),
    }  # fmt: skip
    assert read_case(Path("a.yaml")).case.definitions == ()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--set", "partner[1].name=X"], 'Okänt fält "partner[1].name". Menade du "partners[1].name"?'),
        (["--set", "title"], "Skriv --set FÄLT=VÄRDE, till exempel --set title=Mötesplatsen."),
        (["--set", "copies.e_signature=X"], 'copies.e_signature (elektronisk underskrift): "X" är inte ja eller nej. '
         "Skriv ja eller nej."),
        (["--set", "partners[2].name=X"], "partners[2] kan inte fyllas i före partners[1]. Börja med partners[1]."),
        (["--set", "include[1].id=rosa"], 'include[1].id: klausulen eller ämnet "rosa" finns inte. '
         "Se alla med iopgen clauses."),
        (["--authority", "oslo"], f'authority: "oslo" är inget av de värden som kan väljas. Välj {ALL}.'),
    ],
)  # fmt: skip
def test_wrong_option_is_wrong_use_and_saves_nothing(arguments: list[str], message: str) -> None:
    outcome = new("a.yaml", "--authority", "boras", "--set", "title=T", *arguments, asked=False)
    assert last_line(outcome) == (2, f"Fel: {message}")
    assert not Path("a.yaml").exists()


@pytest.mark.parametrize("arguments", [[], ["--set", "title=T"]])
def test_without_questions_the_authority_must_be_given(arguments: list[str]) -> None:
    outcome = new("a.yaml", *arguments, asked=False)
    assert last_line(outcome) == (2, f"Fel: Ange --authority. Välj {ALL}.")


def test_fact_that_an_option_replaces_is_told() -> None:
    new("a.yaml", "--authority", "boras", "--set", "title=Förr", asked=False)
    outcome = new("a.yaml", "--set", "title=Nu", "--set", "version=1", asked=False)
    assert outcome.output.startswith("Ersatt: title, som var Förr.\nÄrendet står i a.yaml.")


@pytest.mark.parametrize("arguments", [[], ["--set", "title=T"]])
def test_file_with_problems_is_told_and_left_untouched(arguments: list[str]) -> None:
    Path("a.yaml").write_text("authority: boras\ntitel: T # kvar\nterm: {start: igår}\n", encoding="utf-8")
    outcome = new("a.yaml", *arguments)
    assert outcome.exit_code == 1
    assert outcome.output == (
        'a.yaml:2: okänd nyckel "titel". Menade du "title"?\n'
        'a.yaml:3: term.start (avtalets startdatum): "igår" är inte ett datum. '
        "Skriv ÅÅÅÅ-MM-DD, till exempel 2027-01-01.\n"
    )
    text = Path("a.yaml").read_text(encoding="utf-8")
    assert text == "authority: boras\ntitel: T # kvar\nterm: {start: igår}\n"


def test_file_of_an_unknown_authority_is_told() -> None:
    Path("a.yaml").write_text("authority: oslo\n")
    outcome = new("a.yaml")
    assert (outcome.exit_code, outcome.output) == (1, f'a.yaml:1: myndigheten "oslo" finns inte. Välj {ALL}.\n')


@pytest.mark.parametrize("begun", ["", "# mina ord\n", "title: T # än så länge\n"])
def test_file_that_has_not_said_its_authority_is_taken_up(begun: str) -> None:
    Path("a.yaml").write_text(begun, encoding="utf-8")
    left = new("a.yaml")
    assert "iopgen generate" not in left.output
    assert Path("a.yaml").read_text(encoding="utf-8") == begun
    new("a.yaml", says="boras\n")
    assert facts()["authority"] == "boras"
    assert begun in Path("a.yaml").read_text(encoding="utf-8")


def test_what_was_written_by_hand_stays_when_the_interview_goes_on() -> None:
    by_hand = "# Mitt ärende\nauthority:   boras # id\n\nterm: {}\n"
    Path("a.yaml").write_text(by_hand, encoding="utf-8")
    new("a.yaml", says="Vargen\n")
    assert Path("a.yaml").read_text(encoding="utf-8") == by_hand.replace("# id\n", "# id\ntitle: Vargen\n")


def test_name_is_proposed_and_no_file_is_taken_up_unasked() -> None:
    assert "Vad ska ärendefilen heta? Enter ger arende.yaml.\n" in new(says="\nboras\n").output
    output = new(says="nej\n\nkungalv\n").output
    assert "arende.yaml finns redan. Vill du fortsätta med det ärendet? (ja eller nej)\n" in output
    assert "Vad ska ärendefilen heta? Enter ger arende-2.yaml.\n" in output
    new(says="ja\nFortsättning\n")
    assert facts("arende.yaml") == {"authority": "boras", "title": "Fortsättning"}
    assert facts("arende-2.yaml") == {"authority": "kungalv"}
    new("--authority", "boras", asked=False)
    assert facts("arende-3.yaml") == {"authority": "boras"}
    assert new(says="sluta\n").output.endswith("Ingenting är sparat.\n")


def test_name_that_no_file_can_have_is_asked_for_again() -> None:
    output = new(says="/\na.json\nb/a\nvargen\nboras\n").output
    assert output.count("Vad ska ärendefilen heta?") == 4
    assert facts("vargen.yaml") == {"authority": "boras"}


@pytest.mark.parametrize(
    ("file", "status", "message"),
    [
        ("a.json", 2, "Fel: a.json kan inte vara en ärendefil här. Ange ett namn som slutar på .yaml."),
        ("b/a.yaml", 1, "b/a.yaml: mappen b finns inte. Skapa den först."),
        (f"{PERSON}.yaml", 2, "Fel: Filens namn innehåller ett personnummer. Ta bort det."),
    ],
)
def test_file_that_cannot_be_a_case_file_is_refused(file: str, status: int, message: str) -> None:
    assert last_line(new(file, "--authority", "boras")) == (status, message)


def test_folder_that_cannot_be_written_is_told_before_any_question(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    outcome = new("a.yaml")
    told = "a.yaml: du har inte rätt att spara filer i mappen. Välj en annan mapp.\n"
    assert (outcome.exit_code, outcome.output) == (1, told)


def test_answer_that_cannot_be_saved_is_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        monkeypatch.undo()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    path = Path("a.yaml").resolve()
    outcome = new(str(path), says="boras\nboras\n")
    assert (
        "filen kan inte sparas. Kontrollera att mappen finns och att du får skriva i den (fel 28).\n> "
        in outcome.output
    )
    assert facts(str(path)) == {"authority": "boras"}
