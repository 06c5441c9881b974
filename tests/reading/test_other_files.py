"""A file that is no case file at all is called by its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from iopgen.problem import ProblemsFound
from iopgen.reading.case import read_case

from ..conftest import ROOT, TEMPLATE

OLD_WORD = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


@pytest.mark.parametrize("data", [(ROOT / TEMPLATE).read_bytes(), OLD_WORD], ids=["docx", "doc"])
@pytest.mark.parametrize("name", ["utkast.docx", "utkast.yaml", "utkast.json"])
def test_word_document_is_called_that(name: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ProblemsFound) as found:
        read_case(path)
    assert str(found.value) == f"{path}: det är ett Worddokument. Ange ärendefilen, som slutar på .yaml."


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.xls", OLD_WORD), ("a.xlsm", b"PK\x03\x04 xl/"), ("a.ods", b"PK\x03\x04 opendocument.spreadsheet")],
)
def test_workbook_of_another_kind_is_called_that(name: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ProblemsFound) as found:
        read_case(path)
    kind = path.suffix
    assert str(found.value) == f"{path}: det är ett kalkylblad i formatet {kind}. Spara det som .xlsx, utan makron."
