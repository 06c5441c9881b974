"""Which files are taken for a filled-in form, and which are refused: hostile and damaged ones, and kinds of CSV."""

from __future__ import annotations

import re
import tracemalloc
import warnings
import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from iopgen.model.case import Case
from iopgen.model.form import SHEETS
from iopgen.problem import ProblemsFound
from iopgen.reading.case import read_case
from iopgen.reading.spreadsheet import cases_in_spreadsheet
from iopgen.reading.workbook import LARGEST_FILE, LARGEST_PART

SHEET, WORKBOOK, TYPES = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "[Content_Types].xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
CORE = "docProps/core.xml"
AGAIN = "Spara den på nytt i Excel eller LibreOffice som .xlsx."
Parts = dict[str, bytes]


def workbook() -> bytes:
    """A form with one case, whose name is worked out by a formula that nobody has saved the value of."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = "Ärenden"
    page.append(["Ärende", "Myndighet", "Partnerskapets namn"])
    page.append(["ett", "standard", '=UPPER("huset")'])
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def changed(change: Callable[[Parts], None]) -> bytes:
    """The form, with its parts changed."""
    with zipfile.ZipFile(BytesIO(workbook())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return written.getvalue()


def with_value(parts: Parts) -> None:
    parts[SHEET] = parts[SHEET].replace(b'<c r="C2">', b'<c r="C2" t="str">').replace(b"<v></v>", b"<v>HUSET</v>")
    parts[SHEET] = parts[SHEET].replace(b"<v />", b"<v>HUSET</v>").replace(b"<v/>", b"<v>HUSET</v>")


def with_empty_value(parts: Parts) -> None:
    parts[SHEET] = parts[SHEET].replace(b'<c r="C2">', b'<c r="C2" t="str">')


def with_macros(parts: Parts) -> None:
    parts["xl/vbaProject.bin"] = b"macros"


def that_may_have_macros(parts: Parts) -> None:
    plain, macro = b"spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml"
    parts[TYPES] = parts[TYPES].replace(b"vnd.openxmlformats-officedocument." + plain, b"vnd." + macro)


def with_entities(parts: Parts) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    parts[SHEET] = parts[SHEET].replace(b"<worksheet", bomb + b"<worksheet", 1)


def with_document_type(parts: Parts) -> None:
    parts[SHEET] = b'<?xml version="1.0"?><!DOCTYPE x>' + parts[SHEET]


def in_other_letters(parts: Parts) -> None:
    parts[SHEET] = '<?xml version="1.0" encoding="cp037"?>'.encode("ascii") + b"<worksheet/>"


def in_utf_16(parts: Parts) -> None:
    parts[SHEET] = "<?xml version='1.0'?><!DOCTYPE x><worksheet/>".encode("utf-16-le")


def linked(parts: Parts) -> None:
    relation = b'<Relationship Id="rId99" Type="http://x/externalLinkPath" Target="f:/b.xlsx" TargetMode="External"/>'
    parts[RELATIONS] = parts[RELATIONS].replace(b"</Relationships>", relation + b"</Relationships>")


def with_linked_part(parts: Parts) -> None:
    parts["xl/externalLinks/externalLink1.xml"] = b"<externalLink/>"


def with_huge_part(parts: Parts) -> None:
    parts["xl/media/image1.png"] = b"\0" * (LARGEST_PART + 1)


def cut_short(parts: Parts) -> None:
    parts[SHEET] = parts[SHEET][:-40]


def with_far_cell(parts: Parts) -> None:
    far = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    parts[SHEET] = parts[SHEET].replace(b"</sheetData>", far)


def without_workbook(parts: Parts) -> None:
    del parts[WORKBOOK]


def with_no_number(parts: Parts) -> None:
    parts[SHEET] = parts[SHEET].replace(b'<c r="C2">', b'<c r="C2" t="n">').replace(b'<f>UPPER("huset")</f>', b"")
    parts[SHEET] = parts[SHEET].replace(b"<v></v>", b"<v>1e999</v>").replace(b"<v />", b"<v>1e999</v>")


def with_small_dimension(parts: Parts) -> None:
    parts[SHEET] = parts[SHEET].replace(b'<dimension ref="A1:C2"', b'<dimension ref="A1:A1"')


def without_dimension(parts: Parts) -> None:
    parts[SHEET] = parts[SHEET].replace(b'<dimension ref="A1:C2"/>', b"").replace(b'<dimension ref="A1:C2" />', b"")


def without_numbers(parts: Parts) -> None:
    parts[SHEET] = re.sub(rb'(<(?:row|c)) r="\w+"', rb"\1", parts[SHEET])


def in_another_order(parts: Parts) -> None:
    start, *rows, end = re.split(rb"(?=<row)|(?=</sheetData)", parts[SHEET])
    parts[SHEET] = b"".join((start, *reversed(rows), end))


def with_a_row_in_two_pieces(parts: Parts) -> None:
    parts[SHEET] = parts[SHEET].replace(b'<c r="C2"', b'</row><row r="2"><c r="C2"')


def with_a_gap(parts: Parts) -> None:
    parts[SHEET] = re.sub(rb'(r="[ABC]?)2"', rb'\g<1>900"', parts[SHEET])


def with_a_part_twice() -> bytes:
    buffer = BytesIO(workbook())
    with zipfile.ZipFile(buffer, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library warns of just that
        archive.writestr(WORKBOOK, archive.read(WORKBOOK))
    return buffer.getvalue()


def encrypted() -> bytes:
    """A workbook whose directory says that a part is encrypted."""
    data = bytearray(workbook())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


REFUSED: dict[str, tuple[bytes | Callable[[Parts], None], str]] = {
    "macros": (with_macros, "form.xlsx: filen innehåller makron. Spara den som .xlsx utan makron."),
    "kind of macros": (that_may_have_macros, "form.xlsx: filen är av ett slag som kan ha makron. Spara den som .xlsx."),
    "entities": (
        with_entities, f"form.xlsx, {SHEET}: delen innehåller en DOCTYPE, eller är inte UTF-8. {AGAIN}",
    ),
    "other letters": (
        in_other_letters, f"form.xlsx, {SHEET}: delen innehåller en DOCTYPE, eller är inte UTF-8. {AGAIN}",
    ),
    "utf-16": (in_utf_16, f"form.xlsx, {SHEET}: delen innehåller en DOCTYPE, eller är inte UTF-8. {AGAIN}"),
    "link": (
        linked, "form.xlsx: filen hämtar värden ur andra filer. Ersätt länkarna med värden, och spara filen på nytt.",
    ),
    "linked part": (
        with_linked_part,
        "form.xlsx: filen hämtar värden ur andra filer. Ersätt länkarna med värden, och spara filen på nytt.",
    ),
    "bomb": (
        with_huge_part,
        "form.xlsx: filen är orimligt stor när den packas upp. "
        "Ta bort bilder, och rader och blad som inte hör till formuläret.",
    ),
    "far cell": (
        with_far_cell,
        "form.xlsx, bladet Ärenden: bladet har för många rader eller kolumner. "
        "Ta bort tomma rader och kolumner längst ut.",
    ),
    "cut short": (cut_short, f"form.xlsx: filen går inte att läsa som ett kalkylblad. {AGAIN}"),
    "no workbook": (without_workbook, f"form.xlsx: filen är inget kalkylblad i formatet .xlsx. {AGAIN}"),
    "text": (b"hej", f"form.xlsx: filen är inget kalkylblad i formatet .xlsx. {AGAIN}"),
    "nothing": (b"", f"form.xlsx: filen är inget kalkylblad i formatet .xlsx. {AGAIN}"),
    "half": (workbook()[:2000], f"form.xlsx: filen är inget kalkylblad i formatet .xlsx. {AGAIN}"),
    "old": (
        bytes.fromhex("d0cf11e0a1b11ae1") + b"Workbook",
        "form.xlsx: filen är krypterad eller i det gamla formatet .xls. Spara den som .xlsx utan lösenord.",
    ),
    "a part twice": (with_a_part_twice(), f"form.xlsx: samma del finns två gånger i filen. {AGAIN}"),
    "encrypted": (encrypted(), "form.xlsx: filen är krypterad. Spara den som .xlsx utan lösenord."),
    "large": (b"x" * (LARGEST_FILE + 1), "form.xlsx: filen är för stor. Högst 20 MB kan läsas."),
}  # fmt: skip


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(content: bytes | Callable[[Parts], None], name: str = "form.xlsx") -> Path:
    path = Path(name)
    path.write_bytes(content if isinstance(content, bytes) else changed(content))
    return path


def the_case(path: Path) -> Case:
    [read] = cases_in_spreadsheet(path)
    assert read.problems == ()
    return read.case_file.case


@pytest.mark.parametrize("name", REFUSED)
def test_file_that_may_do_harm_or_is_no_form_is_refused(name: str) -> None:
    content, message = REFUSED[name]
    with pytest.raises(ProblemsFound) as found:
        list(cases_in_spreadsheet(write(content)))
    assert str(found.value) == message


@pytest.mark.parametrize("piece", range(10, 20))
def test_document_type_is_found_wherever_the_part_is_cut(piece: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("iopgen.reading.workbook.PIECE", piece)
    with pytest.raises(ProblemsFound, match="delen innehåller en DOCTYPE"):
        cases_in_spreadsheet(write(with_document_type))


def test_form_in_place_of_a_case_file_is_told() -> None:
    with pytest.raises(ProblemsFound) as found:
        read_case(write(workbook()))
    message = "form.xlsx: det är ett kalkylblad. Gör utkast av ett ifyllt formulär med iopgen batch."
    assert str(found.value) == message


def test_file_that_is_missing_is_told() -> None:
    with pytest.raises(ProblemsFound, match=r"^form\.xlsx: filen kan inte läsas\. Kontrollera"):
        list(cases_in_spreadsheet(Path("form.xlsx")))


def test_file_whose_name_holds_a_personal_number_is_refused_without_repeating_it() -> None:
    with pytest.raises(ProblemsFound) as found:
        list(cases_in_spreadsheet(write(workbook(), "811218-9876.xlsx")))
    assert str(found.value) == "….xlsx: filens namn innehåller ett personnummer. Byt namn på filen."


def test_value_of_a_formula_is_used_when_it_is_saved() -> None:
    assert the_case(write(with_value)).title == "HUSET"


@pytest.mark.parametrize(
    "change",
    [
        with_small_dimension, without_dimension, without_numbers, in_another_order, with_a_row_in_two_pieces,
        with_a_gap,
    ],
)  # fmt: skip
def test_every_row_is_read_whatever_the_sheet_says_of_its_rows(change: Callable[[Parts], None]) -> None:
    def change_both(parts: Parts) -> None:
        with_value(parts)
        change(parts)

    before, after = write(with_value, "before.xlsx"), write(change_both, "after.xlsx")
    with zipfile.ZipFile(before) as plain, zipfile.ZipFile(after) as other:
        assert plain.read(SHEET) != other.read(SHEET)
    assert the_case(after) == the_case(before)


def test_cases_come_in_the_order_of_their_rows_whatever_that_of_the_file() -> None:
    def turn(parts: Parts) -> None:
        another = re.sub(rb'(r="[ABC]?)2"', rb'\g<1>3"', parts[SHEET][parts[SHEET].index(b'<row r="2"') :])
        another = another.replace(b"ett", b"tv\xc3\xa5")
        parts[SHEET] = parts[SHEET].partition(b"</sheetData>")[0] + another
        in_another_order(parts)

    assert [case.name for case in cases_in_spreadsheet(write(turn))] == ["ett", "två"]


def test_formula_that_says_nothing_states_nothing() -> None:
    assert the_case(write(with_empty_value)).title is None


def sparse_form(cases: int) -> Path:
    """A form in which every case says the same of forty facts."""
    labels = [column.label for column in SHEETS[0].columns if column.kind.base is str][2:42]
    book = Workbook()
    book.worksheets[0].title = "Ärenden"
    book.worksheets[0].append(["Ärende", "Myndighet", *labels])
    for number in range(cases):
        book.worksheets[0].append([f"ärende {number}", "standard", *(f"{label}, kort sagt" for label in labels)])
    book.save("form.xlsx")
    return Path("form.xlsx")


def most_held(form: Path) -> int:
    """How many bytes are held at most while the cases of the form come, one after the other."""
    tracemalloc.start()
    try:
        for case in cases_in_spreadsheet(form):
            assert not case.problems
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_hardly_grows_with_the_number_of_cases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("iopgen.reading.workbook.LARGEST_FILE", 100_000)  # there is room for that much from the start
    most_held(sparse_form(1))  # what is made once
    few, many = most_held(sparse_form(50)), most_held(sparse_form(250))
    assert many - few < 200 * MOST_KEPT_OF_A_CASE


MOST_KEPT_OF_A_CASE = 5_000
"""Its row comes to some 1 000 bytes. Its cells as openpyxl's objects, and the tree that it grows by, come to 48 000."""


def test_number_without_end_is_told() -> None:
    [read] = cases_in_spreadsheet(write(with_no_number))
    assert [str(problem) for problem in read.problems] == [
        "form.xlsx, bladet Ärenden, rad 2, kolumn Partnerskapets namn: talet i cellen är orimligt stort. "
        "Formatera den som text och skriv värdet på nytt."
    ]


CSV = 'Ärende;Myndighet;Partnerskapets namn;Bakgrund i övrigt\nett;standard;Huset på ön;"ett\ntvå"\n'


@pytest.mark.parametrize(
    "content",
    [
        CSV.encode(), CSV.encode("utf-8-sig"), CSV.encode("cp1252"), CSV.replace(";", ",").encode(),
        CSV.replace(";", "\t").encode(), CSV.replace("\n", "\r\n").encode(), b"sep=;\r\n" + CSV.encode("cp1252"),
        ("\n" + CSV + ";;;\n\n").encode(),
    ],
)  # fmt: skip
def test_csv_is_read_however_it_is_saved(content: bytes) -> None:
    case = the_case(write(content, "form.csv"))
    assert case.title == "Huset på ön"
    assert case.background
    assert case.background.history == ("ett", "två")


def test_places_in_csv_are_rows_and_columns() -> None:
    text = (
        'Ärende;Myndighet;Bakgrund i övrigt;Avtalets startdatum\nett;standard;"ett\ntvå";2027-01-01\ntvå;standard;;nu\n'
    )
    read = list(cases_in_spreadsheet(write(text.encode(), "form.csv")))
    assert [str(problem) for each in read for problem in each.problems] == [
        'form.csv, rad 3, kolumn Avtalets startdatum: "nu" är inte ett datum. '
        "Skriv ÅÅÅÅ-MM-DD, till exempel 2027-01-01."
    ]


QUOTES = (
    "citattecknen går inte ihop. "
    "Skriv två citattecken för ett inne i en text, och ett sist i varje text som börjar med ett."
)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (CSV.encode("utf-16"), "form.csv: filen är inte en CSV-fil i UTF-8. Spara den som CSV UTF-8."),
        (b"\x81\x8d;" + CSV.encode("cp1252"), "form.csv: filen är inte en CSV-fil i UTF-8. Spara den som CSV UTF-8."),
        (b"namn;ort\n", "form.csv: bladet har ingen rad med rubriker. "
         "En rad ska ha rubrikerna, och en av dem ska vara Ärende."),
        (b"", "form.csv: filen har inga ärenden. "
         "Skriv minst en rad, med en egen nyckel. Raderna Förklaring och Exempel läses inte."),
        (b"x;" * 1001, "form.csv, rad 1: raden har för många kolumner. Ta bort dem som är över."),
        (b'a;"' + b"x" * 200_000, f"form.csv, rad 1: {QUOTES}"),
        (b'\xc3\x84rende;Namn\na;"Ett\nb;Tv\xc3\xa5\nc;Tre\n', f"form.csv, rad 2: {QUOTES}"),
        (b'\xc3\x84rende;Namn\na;Ett\nb;"Tv\xc3\xa5" och "Tre"\n', f"form.csv, rad 3: {QUOTES}"),
    ],
)  # fmt: skip
def test_file_that_is_no_csv_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        list(cases_in_spreadsheet(write(content, "form.csv")))
    assert str(found.value) == message


def test_many_keys_that_are_unknown_take_no_longer_than_they_must() -> None:
    book = Workbook()
    cases, parties = book.worksheets[0], book.create_sheet("Parter")
    cases.title = "Ärenden"
    cases.append(["Ärende", "Myndighet"])
    parties.append(["Ärende", "Part", "Namn"])
    for number in range(400):
        cases.append([f"ärende {number:04}", "standard"])
        parties.append([f"arende {number:04}", "organisation 1", "Hjälpen"])
    book.save("form.xlsx")
    with pytest.raises(ProblemsFound) as found:
        list(cases_in_spreadsheet(Path("form.xlsx")))
    told = [str(problem) for problem in found.value.problems]
    assert len(told) == 400
    assert told[0].endswith('ärendet "arende 0000" finns inte på bladet Ärenden. Menade du "ärende 0000"?')
    assert told[-1].endswith('ärendet "arende 0399" finns inte på bladet Ärenden. Skriv den som på bladet Ärenden.')


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_damaged_form_is_read_or_refused_and_never_worse(data: st.DataObject) -> None:
    with zipfile.ZipFile(BytesIO(workbook())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    start = data.draw(st.integers(0, len(parts[name])))
    length = data.draw(st.integers(0, 30))
    put_in = data.draw(st.sampled_from([b"", b"<", b'"', b"9" * 5000, b"-1", b"\xff", b"<v>", b"rId9"]))
    damaged = parts[name][:start] + put_in + parts[name][start + length :]
    with suppress(ProblemsFound):
        assert list(cases_in_spreadsheet(write(lambda whole: whole.update({name: damaged}))))
