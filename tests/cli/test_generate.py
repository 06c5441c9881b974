"""`iopgen generate`: what is written, what is said, and that nothing is written when anything is wrong."""

from __future__ import annotations

import errno
from pathlib import Path
from zipfile import ZipFile

import pytest

from .conftest import Run, names, write_case

FULL = """title: Språkcafé i Åsa
registry_number: KS 2027-1
authorities:
  - name: Åsa kommun
    org_number: 212000-1561
    address: {street: Storgatan 1, postcode: 501 80, city: Åsa}
    contacts: [{name: Kim Ek}]
    signatories: [{name: Kim Ek, role: ordförande}]
partners:
  - name: Föreningen Hjälpen
    org_number: 802599-9015
    address: {street: Storgatan 2, postcode: 501 80, city: Åsa}
    contacts: [{name: Bo Al}]
    signatories: [{name: Bo Al, role: ordförande}]
goals: {purpose: fler möts}
term: {start: 2027-01-01}
"""
DRAFT = "utkast-standard-sprakcafe-i-asa"
CONTENTS = """Innehåll: 2 avsnitt med 3\u00a0klausuler, och 1\u00a0bilaga.
  1 Huvudsak
  2 Mer
  Bilaga 1 Kriterier
"""


def test_full_case_becomes_a_draft_and_a_review_sheet(run: Run) -> None:
    write_case("språkcafé i åsa.yaml", FULL)
    result = run("generate", "språkcafé i åsa.yaml")
    assert result.stdout == (
        f"Utkast: {DRAFT}.docx\nGranskningsunderlag: {DRAFT}.granskning.docx\n"
        f"{CONTENTS}Alla uppgifter som utkastet behöver finns.\n"
    )
    assert (result.exit_code, result.stderr) == (0, "")
    assert names() == ["språkcafé i åsa.yaml", f"{DRAFT}.docx", f"{DRAFT}.granskning.docx"]


def test_what_is_missing_is_told_and_the_draft_is_written_all_the_same(run: Run) -> None:
    write_case("a.yaml", FULL.replace("goals: {purpose: fler möts}\n", ""))
    result = run("generate", "a.yaml")
    assert result.exit_code == 0
    assert result.stdout.endswith(
        "Uppgifter som saknas (1):\n  - syfte. Fråga parterna tillsammans. [goals.purpose; avsnitt 1.1 Syfte]\n"
    )


def test_partners_copy_has_no_review_sheet_and_a_name_of_its_own(run: Run) -> None:
    write_case("a.yaml", FULL)
    result = run("generate", "a.yaml", "--audience", "partner")
    assert result.stdout.startswith(f"Utkast: {DRAFT}-partner.docx\nInnehåll:")
    assert names() == ["a.yaml", f"{DRAFT}-partner.docx"]


def test_nothing_is_overwritten_unasked(run: Run) -> None:
    write_case("a.yaml", FULL)
    Path(f"{DRAFT}.docx").write_text("mitt eget arbete")
    result = run("generate", "a.yaml")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"{DRAFT}.docx: filen finns redan. Ange ett annat namn med --output, eller --force för att skriva över.\n"
    )
    assert Path(f"{DRAFT}.docx").read_text() == "mitt eget arbete"
    assert names() == ["a.yaml", f"{DRAFT}.docx"]


def test_review_sheet_is_not_overwritten_unasked_either(run: Run) -> None:
    write_case("a.yaml", FULL)
    Path("b.granskning.docx").write_text("mitt")
    result = run("generate", "a.yaml", "-o", "b.docx")
    assert result.stderr.startswith("b.granskning.docx: filen finns redan.")
    assert names() == ["a.yaml", "b.granskning.docx"]


def test_force_overwrites(run: Run) -> None:
    write_case("a.yaml", FULL)
    Path(f"{DRAFT}.docx").write_text("gammalt")
    assert run("generate", "a.yaml", "--force").exit_code == 0
    assert ZipFile(f"{DRAFT}.docx").testzip() is None


@pytest.mark.parametrize(
    ("output", "document"),
    [
        ("mitt utkast.docx", "mitt utkast.docx"),
        ("nya/mappen åäö/UTKAST.DOCX", "nya/mappen åäö/UTKAST.DOCX"),
        ("mapp", f"mapp/{DRAFT}.docx"),
        ("mapp.1/b", f"mapp.1/b/{DRAFT}.docx"),
    ],
)
def test_output_is_a_name_or_a_folder_which_is_made_when_it_is_missing(run: Run, output: str, document: str) -> None:
    write_case("a.yaml", FULL)
    result = run("generate", "a.yaml", "--output", output)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Utkast: {document}\nGranskningsunderlag: {document[:-5]}.granskning.docx\n")
    assert Path(document).is_file()


def test_folder_whose_name_ends_as_a_drafts_is_a_folder(run: Run) -> None:
    write_case("a.yaml", FULL)
    Path("b.docx").mkdir()
    assert run("generate", "a.yaml", "--output", "b.docx").exit_code == 0
    assert names("b.docx") == [f"{DRAFT}.docx", f"{DRAFT}.granskning.docx"]


def test_several_cases_at_once(run: Run) -> None:
    write_case("a.yaml", FULL)
    write_case("b.yaml", FULL.replace("Språkcafé i Åsa", "Fika"))
    result = run("generate", "a.yaml", "b.yaml", "-o", "ut")
    assert result.exit_code == 0
    assert names("ut") == sorted(
        f"{name}{ending}" for name in (DRAFT, "utkast-standard-fika") for ending in (".docx", ".granskning.docx")
    )


def test_one_bad_case_among_good_ones_stops_all_and_every_fault_is_told(run: Run) -> None:
    write_case("god.yaml", FULL)
    write_case("fel.yaml", "titel: X\nterm: {start: i morgon}\n")
    result = run("generate", "god.yaml", "fel.yaml", "borta.yaml", "-o", "ut")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "borta.yaml: filen finns inte. Kontrollera namn och mapp.\n"
        'fel.yaml:3: okänd nyckel "titel". Menade du "title"?\n'
        'fel.yaml:4: term.start (avtalets startdatum): "i morgon" är inte ett datum. '
        "Skriv ÅÅÅÅ-MM-DD, till exempel 2027-01-01.\n"
    )
    assert names() == ["fel.yaml", "god.yaml"]


def test_two_cases_of_one_name_are_refused(run: Run) -> None:
    write_case("a.yaml", FULL)
    write_case("b.yaml", FULL)
    result = run("generate", "a.yaml", "b.yaml")
    assert result.exit_code == 1
    assert result.stderr == (
        f"{DRAFT}.docx: två ärenden får samma filnamn. Ge ärendena olika title, eller gör dem var för sig.\n"
    )
    assert names() == ["a.yaml", "b.yaml"]


def test_several_cases_cannot_become_one_file(run: Run) -> None:
    result = run("generate", "a.yaml", "b.yaml", "-o", "ut.docx")
    assert result.exit_code == 2
    assert "Fel: Flera ärenden kan inte skrivas till en enda fil. Ange en mapp med --output.\n" in result.stderr


def test_complete_writes_nothing_when_anything_is_missing(run: Run) -> None:
    write_case("a.yaml", FULL.replace("goals: {purpose: fler möts}\n", ""))
    result = run("generate", "a.yaml", "--complete")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "a.yaml:1: Saknas: syfte [goals.purpose; avsnitt 1.1 Syfte]. Fråga parterna tillsammans.\n"
    assert names() == ["a.yaml"]


def test_complete_writes_what_is_complete(run: Run) -> None:
    write_case("a.yaml", FULL)
    assert run("generate", "a.yaml", "--complete").exit_code == 0


def test_date_option_goes_before_the_date_of_the_case(run: Run) -> None:
    Path("a.yaml").write_text("authority: dated\ndate: 2027-01-01\n", encoding="utf-8")
    result = run("generate", "a.yaml", "--date", "2019-12-31")
    assert result.exit_code == 1
    assert result.stderr == (
        "a.yaml:1: det finns inga regler för dated som gäller den 2019-12-31. "
        "Ange en annan dag, eller använd authority: standard.\n"
    )
    assert run("generate", "a.yaml").exit_code == 0


def test_output_where_a_file_lies_is_explained(run: Run) -> None:
    write_case("a.yaml", FULL)
    result = run("generate", "a.yaml", "-o", "a.yaml")
    assert result.exit_code == 1
    assert result.stderr == (
        f"a.yaml/{DRAFT}.docx: filen kan inte skrivas. "
        "Det finns en fil där mappen skulle ligga. Ett utkasts namn slutar på .docx.\n"
    )


def test_name_that_is_too_long_is_explained(run: Run) -> None:
    write_case("a.yaml", FULL)
    name = "x" * 300 + ".docx"
    result = run("generate", "a.yaml", "-o", name)
    assert (result.exit_code, result.stderr) == (
        1,
        f"{name}: filen kan inte skrivas. Namnet är för långt. Välj ett kortare.\n",
    )


@pytest.mark.parametrize(
    ("number", "advice"),
    [
        (errno.EACCES, "Kontrollera att du får skriva i mappen och att filen inte är öppen i Word."),
        (errno.ENOSPC, "Disken är full."),
        (errno.EROFS, "Mappen går inte att skriva i."),
        (errno.EIO, "Kontrollera mappen och att filen inte är öppen i Word."),
    ],
)
def test_folder_that_cannot_be_written_in_is_explained(
    run: Run, monkeypatch: pytest.MonkeyPatch, number: int, advice: str
) -> None:
    def refuse(_: int) -> None:
        raise OSError(number, "no")

    write_case("a.yaml", FULL)
    monkeypatch.setattr("iopgen.files.os.fsync", refuse)
    result = run("generate", "a.yaml", "-o", "ut.docx")
    assert (result.exit_code, result.stderr) == (1, f"ut.docx: filen kan inte skrivas. {advice}\n")
    assert names() == ["a.yaml"]


def test_folder_in_the_place_of_the_review_sheet_leaves_the_old_draft(run: Run) -> None:
    write_case("a.yaml", FULL)
    Path("b.docx").write_text("mitt eget arbete")
    Path("b.granskning.docx").mkdir()
    result = run("generate", "a.yaml", "-o", "b.docx", "--force")
    assert result.exit_code == 1
    assert result.stderr == "b.granskning.docx: filen kan inte skrivas. Det finns redan en mapp med det namnet.\n"
    assert Path("b.docx").read_text() == "mitt eget arbete"
    assert names() == ["a.yaml", "b.docx", "b.granskning.docx"]


def test_system_that_refuses_the_second_file_leaves_no_first(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write_case("a.yaml", FULL)
    made: list[int] = []

    def sync(handle: int) -> None:
        made.append(handle)
        if len(made) == 2:
            raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("iopgen.files.os.fsync", sync)
    result = run("generate", "a.yaml", "-o", "ut")
    assert result.exit_code == 1
    assert result.stderr == (
        f"ut/{DRAFT}.granskning.docx: filen kan inte skrivas. "
        "Kontrollera att du får skriva i mappen och att filen inte är öppen i Word.\n"
    )
    assert names("ut") == []


def test_draft_is_never_written_over_its_own_case(run: Run) -> None:
    write_case("a.docx", FULL)
    before = Path("a.docx").read_bytes()
    for force in ([], ["--force"]):
        result = run("generate", "a.docx", "-o", "a.docx", *force)
        assert result.stderr == "a.docx: ärendet skulle skrivas över. Ange ett annat namn med --output.\n"
        assert Path("a.docx").read_bytes() == before


def test_link_that_leads_nowhere_is_not_replaced_unasked(run: Run) -> None:
    write_case("a.yaml", FULL)
    Path("b.docx").symlink_to("borta.docx")
    assert "b.docx: filen finns redan." in run("generate", "a.yaml", "-o", "b.docx").stderr
    assert Path("b.docx").is_symlink()
