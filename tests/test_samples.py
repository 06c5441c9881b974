"""Every sample is drafted, and says what its golden text says. `--renew` writes the golden texts anew."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from iopgen import __version__
from iopgen.draft import Draft, draft_case, sheet_of
from iopgen.model.agreement import Agreement, NumberedClause, Paragraph, Question, Style, Table
from iopgen.model.library import ClauseLibrary

from .conftest import ROOT
from .review.sheets import lines as sheet_lines

SAMPLES = sorted((ROOT / "samples").rglob("case.yaml"))
GOLDEN = Path(__file__).parent / "golden"
TODAY = date(2026, 11, 21)
AUTHORITIES = ("boras", "borlange", "goteborg", "jonkoping", "kungalv", "standard")
LIST_MARKS = {
    Style.BULLET: "- ",
    Style.BULLET_2: "  - ",
    Style.NUMBERED: "# ",
    Style.NUMBERED_2: "  # ",
    Style.QUESTION: "? ",
}


def name_of(path: Path) -> str:
    return "-".join(path.relative_to(ROOT / "samples").parts[:-1])


def drafted(path: Path, library: ClauseLibrary) -> Draft:
    return draft_case(path, library, None, TODAY)


def lines(agreement: Agreement) -> Iterator[str]:
    for section in agreement.sections:
        yield f"\n{section.number} {section.heading}"
        for part in section.parts:
            yield from clause_lines(part)
    for annex in agreement.annexes:
        yield from clause_lines(annex)


def clause_lines(part: NumberedClause | Question) -> Iterator[str]:
    if isinstance(part, Question):
        yield f"\n{shown(part.paragraph)}"
        return
    yield f"\n{part.number} {part.title_text} [{part.id}]"
    for block in part.blocks:
        if isinstance(block, Table):
            yield from (" | ".join(cell.text for cell in row) for row in (block.head, *block.rows))
        else:
            yield shown(block)


def shown(paragraph: Paragraph) -> str:
    return LIST_MARKS.get(paragraph.style, "") + paragraph.text


def assert_golden(name: str, text: str, *, renew: bool) -> None:
    path = GOLDEN / name
    if renew:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    golden = path.read_text(encoding="utf-8") if path.exists() else ""
    difference = "\n".join(difflib.unified_diff(golden.splitlines(), text.splitlines(), name, "now", lineterm=""))
    assert not difference, f"{difference}\n\nIf the new text is right: pytest tests/test_samples.py --renew"


@pytest.mark.parametrize("path", SAMPLES, ids=name_of)
def test_sample_reads_as_its_golden_text(path: Path, library: ClauseLibrary, renew: bool) -> None:
    text = "\n".join(lines(drafted(path, library).agreement)).replace("\u00a0", "~") + "\n"
    assert_golden(f"{name_of(path)}.txt", text, renew=renew)


@pytest.mark.parametrize("path", SAMPLES, ids=name_of)
def test_review_of_sample_reads_as_its_golden_text(path: Path, library: ClauseLibrary, renew: bool) -> None:
    sheet = sheet_of(drafted(path, library), library)
    text = "\n".join(sheet_lines(sheet)).replace(library.version, "bibliotek").replace(__version__, "x.y.z") + "\n"
    assert_golden(f"{name_of(path)}.granskning.txt", text.replace("\u00a0", "~"), renew=renew)


def test_there_is_a_rich_sample_for_every_authority(library: ClauseLibrary) -> None:
    assert {path.parent.name for path in SAMPLES if path.parent.parent.name == "samples"} == set(AUTHORITIES)
    assert set(library.authorities) == set(AUTHORITIES)


@pytest.mark.parametrize("authority", AUTHORITIES)
def test_rich_sample_leaves_nothing_open(authority: str, library: ClauseLibrary) -> None:
    agreement = drafted(ROOT / "samples" / authority / "case.yaml", library).agreement
    assert [(gap.mark.path, gap.where) for gap in agreement.gaps] == []


def test_every_golden_file_has_its_sample() -> None:
    samples = {name_of(path) for path in SAMPLES}
    assert {path.name.split(".")[0] for path in GOLDEN.glob("*.txt")} == samples
