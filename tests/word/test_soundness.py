"""Every draft is a file that Word opens: our own rules, two validators and python-docx have nothing to say."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docxtpl_lint import lint  # type: ignore[import-untyped]
from jinja2 import Environment
from ooxml_integrity import check
from openxml_audit import FileFormat, OpenXmlValidator  # type: ignore[import-untyped]

from iopgen.word import Audience

from .drafts import BOTH, NAMES, TEMPLATES, Drafts
from .rules import faults

# ECMA-376 lets a document do without a theme, and Word opens one that does: our styles name their own
# fonts and colours. The validator's rule comes from the parts that PowerPoint cannot do without.
FALSE_ALARMS = {"A required relationship type 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme' is missing."}  # noqa: E501  # fmt: skip


@pytest.mark.parametrize("audience", BOTH)
@pytest.mark.parametrize("name", NAMES)
def test_draft_keeps_every_rule(name: str, audience: Audience, drafts: Drafts) -> None:
    assert faults(drafts.file(name, audience)) == []


@pytest.mark.parametrize("audience", BOTH)
@pytest.mark.parametrize("name", NAMES)
def test_validators_find_nothing_in_draft(name: str, audience: Audience, drafts: Drafts, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.docx"
    path.write_bytes(drafts.file(name, audience))
    found = OpenXmlValidator(file_format=FileFormat.OFFICE_2019).validate(path).errors
    assert {error.description for error in found} - FALSE_ALARMS == set()
    assert check(path) == []


@pytest.mark.parametrize("audience", BOTH)
@pytest.mark.parametrize("name", NAMES)
def test_python_docx_opens_draft(name: str, audience: Audience, drafts: Drafts) -> None:
    document = Document(BytesIO(drafts.file(name, audience)))
    assert [table.rows[0].cells[0].text for table in document.tables]
    assert [section.page_width.cm for section in document.sections if section.page_width] == [
        pytest.approx(21, abs=0.01)
    ]
    assert document.core_properties.language == "sv-SE"
    marks = list(document.comments)
    assert bool(marks) is (audience is Audience.OFFICER and bool(drafts.agreement(name).gaps))


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.docx")), ids=lambda path: path.stem)
def test_linter_finds_nothing_in_template(path: Path) -> None:
    assert lint(path, jinja_env=Environment(autoescape=True)).issues == []
