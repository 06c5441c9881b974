"""What is read of a filled-in form. Each file in `spreadsheets` is a form; beside it stands what comes of it.

A new test is a new file; `--renew` writes what comes of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from iopgen.model.path import statements
from iopgen.problem import ProblemsFound
from iopgen.reading.spreadsheet import cases_in_spreadsheet

FORMS = sorted((Path(__file__).parent / "spreadsheets").glob("*.yaml"))
LOOK = "look"


def build(described: dict[str, Any]) -> Workbook:
    """The workbook with the sheets that are described: each a list of rows, and under `look` what else they are."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in described.items():
        if name != LOOK:
            page = book.create_sheet(name)
            for number, row in enumerate(rows, start=1):
                for at, value in enumerate(row, start=1):
                    set_cell(page, number, at, value)
    for name, look in described.get(LOOK, {}).items():
        set_look(book[name], look)
    return book


def set_cell(page: Worksheet, row: int, column: int, value: Any) -> None:
    """Nothing; a value is what YAML makes of it, or a mapping that tells what YAML cannot."""
    cell = page.cell(row, column)
    described = value if isinstance(value, dict) else {"value": value}
    if "time" in described:
        cell.value = time.fromisoformat(described["time"])
    elif "text" in described:
        cell.value = described["text"]
        cell.data_type = "s"
    else:
        cell.value = described["value"]
    cell.number_format = described.get("format", cell.number_format)


def set_look(page: Worksheet, look: dict[str, Any]) -> None:
    for merged in look.get("merged", ()):
        page.merge_cells(merged)
    for row in look.get("hidden_rows", ()):
        page.row_dimensions[row].hidden = True
    for column in look.get("hidden_columns", ()):
        page.column_dimensions[column].hidden = True
    if look.get("hidden"):
        page.sheet_state = "hidden"


def told(path: Path) -> Iterator[str]:
    """What comes of the form: every fact of every case, and every problem."""
    try:
        for case in cases_in_spreadsheet(path, {"boras": "Borås Stad"}):
            yield f"# {case.name}"
            yield from (f"{where} = {value!s}" for where, value in statements(case.case_file.case))
            yield from (f"! {problem}" for problem in case.problems)
            yield ""
    except ProblemsFound as found:
        yield from (f"! {problem}" for problem in found.problems)


@pytest.mark.parametrize("described", FORMS, ids=lambda path: path.stem)
def test_form_is_read_as_told_beside_it(
    described: Path, renew: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    build(yaml.safe_load(described.read_text(encoding="utf-8"))).save("form.xlsx")
    found = "\n".join(told(Path("form.xlsx"))).strip() + "\n"
    expected = described.with_suffix(".txt")
    if renew:
        expected.write_text(found, encoding="utf-8")
    assert found == (expected.read_text(encoding="utf-8") if expected.exists() else "")


def test_no_part_of_a_personal_number_is_repeated() -> None:
    texts = [path.with_suffix(".txt").read_text(encoding="utf-8") for path in FORMS]
    assert [text for text in texts if "811218" in text or "9876" in text] == []


def test_every_text_lies_beside_a_form() -> None:
    assert {path.stem for path in FORMS[0].parent.glob("*.txt")} == {path.stem for path in FORMS}
