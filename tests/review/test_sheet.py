"""The review sheet as a document: sound, for the officer, never for the partner, and never a clearance."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from ooxml_integrity import check
from openxml_audit import FileFormat, OpenXmlValidator  # type: ignore[import-untyped]

from iopgen.draft import draft_case, review_draft, sheet_of, write_review
from iopgen.model.agreement import Paragraph, Table
from iopgen.model.library import ClauseLibrary
from iopgen.review.told import review_data, review_lines

from ..conftest import ROOT
from ..word.test_soundness import FALSE_ALARMS
from .cases import TODAY
from .sheets import lines

SAMPLES = sorted((ROOT / "samples").rglob("case.yaml"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_sheet_is_a_sound_document(path: Path, library: ClauseLibrary, tmp_path: Path) -> None:
    written = tmp_path / "a.docx"
    written.write_bytes(write_review(draft_case(path, library, None, TODAY), library))
    found = OpenXmlValidator(file_format=FileFormat.OFFICE_2019).validate(written).errors
    assert {error.description for error in found} - FALSE_ALARMS == set()
    assert check(written) == []


def test_sheet_says_in_word_what_it_says(library: ClauseLibrary) -> None:
    draft = draft_case(SAMPLES[0], library, None, TODAY)
    document = Document(BytesIO(write_review(draft, library)))
    written = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    written |= {paragraph.text for paragraph in document.paragraphs}
    sheet = sheet_of(draft, library)
    blocks = [block for part in sheet.parts for block in part.blocks]
    tables = [cell for block in blocks if isinstance(block, Table) for row in (block.head, *block.rows) for cell in row]
    said = {each.text for each in (*tables, *(block for block in blocks if isinstance(block, Paragraph)))}
    said |= {sheet.title, sheet.subtitle, *(part.heading for part in sheet.parts)}
    assert said <= written
    assert (document.core_properties.title, document.core_properties.language) == ("Granskningsunderlag", "sv-SE")


def test_equal_drafts_give_equal_bytes(library: ClauseLibrary) -> None:
    draft = draft_case(SAMPLES[0], library, None, TODAY)
    assert write_review(draft, library) == write_review(draft, library)


def test_sheet_tells_what_is_only_prepared_on_the_day_when_it_is_made(library: ClauseLibrary) -> None:
    draft = draft_case(SAMPLES[0], library, None, TODAY)
    begins = max(filter(None, (each.clause.valid.first for each in draft.agreement.clauses if each.clause)))
    for today, is_told in ((begins - timedelta(days=1), True), (begins, False)):
        sheet = "\n".join(lines(sheet_of(replace(draft, today=today), library)))
        assert (f"] ska gälla från och med {begins}, men biblioteket anger inget beslut. Fråga" in sheet) is is_told


def test_sheet_names_who_must_sign_and_what_is_not_checked(library: ClauseLibrary) -> None:
    for name, control in (("boras", "CKS"), ("jonkoping", "Slutlig granskning"), ("borlange", "avsikt")):
        text = "\n".join(
            lines(sheet_of(draft_case(ROOT / "samples" / name / "case.yaml", library, None, TODAY), library))
        )
        assert control in text
        assert "säger aldrig att något är lagligt" in text


def test_data_hold_the_whole_review(library: ClauseLibrary) -> None:
    draft = draft_case(ROOT / "samples" / "published" / "alingsas-ginstgarden" / "case.yaml", library, None, TODAY)
    review = review_draft(draft, library)
    data = json.loads(review_data(draft.agreement, review))
    assert (data["format"], data["outcome"]) == ("iopgen-review-1", "pröva annan form")
    assert len(data["questions"]) == len(library.questions)
    assert data["reasons"] == list(review.reasons)
    assert next(review_lines(review)) == "Granskning: pröva annan form. Skäl:"
