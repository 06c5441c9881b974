"""What people read of a proof says what was tried, what held and what the proof is not."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from iopgen.model.library import ClauseLibrary
from iopgen.prove import Proof, sheet_of, spreadsheet_of, write_proof
from iopgen.reading.library import read_library
from iopgen.word import open_package, paragraphs
from iopgen.word.package import parse_part

from .small import proved, small_copy

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> ClauseLibrary:
    return read_library(small_copy(tmp_path_factory.mktemp("proof") / "library"), "")


@pytest.fixture(scope="module")
def proof(library: ClauseLibrary) -> Proof:
    return proved(library.folder)


def test_spreadsheet_opens_in_swedish_excel(proof: Proof) -> None:
    data = spreadsheet_of(proof, TODAY, "1.0")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[0][:4] == ["Slag", "Krav", "Var kravet står", "Klausuler"]
    assert next(row[:3] for row in rows if row[1:2] == ["Mer"]) == ["Obligatoriskt avsnitt", "Mer", "s. 2"]
    told = {row[0]: row[1] for row in rows if len(row) == 2}
    assert told["Beviset gjordes"].replace("\u00a0", " ") == "20 november 2026"
    assert told["Bibliotekets version"] == proof.library_version
    assert told["Antal avtal"].startswith(str(proof.assemblies))
    assert "parvis" in told["Metod"]
    assert "ingen rättslig granskning" in told["Begränsning"]


def test_sheet_says_the_same_in_word(proof: Proof, library: ClauseLibrary) -> None:
    data = write_proof(proof, library, TODAY, "1.0")
    assert data == write_proof(proof, library, TODAY, "1.0")
    said = [text for _, text in paragraphs(parse_part(open_package(data, "beviset")["word/document.xml"]))]
    for part in sheet_of(proof, TODAY, "1.0").parts:
        assert part.heading in said
    assert any("ingen rättslig granskning" in text for text in said)
    assert "Obligatoriskt avsnitt: Mer" in said
    assert f"{proof.assemblies} av {proof.assemblies} avtal" in said
