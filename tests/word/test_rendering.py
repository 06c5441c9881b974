"""What a reader sees on the page, after LibreOffice: numbers, references, contents, headers and footers.

LibreOffice counts the numbers of headings from Word's native lists, and the references to them anew: what was
cached in the file is not seen. Without LibreOffice these tests are skipped, or fail when IOPGEN_REQUIRE_RENDERING is
set.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from iopgen.model.agreement import Agreement, NumberedClause, Paragraph, Reference

from .drafts import SAMPLES, Drafts

RENDERED = tuple(SAMPLES)
MISSING = [tool for tool in ("soffice", "pdftotext") if shutil.which(tool) is None]
REQUIRED = "IOPGEN_REQUIRE_RENDERING"
PAGE_NUMBER = re.compile(r"Sida (\d+) av (\d+)")

pytestmark = pytest.mark.rendering


@dataclass(frozen=True)
class Pages:
    """The text of each page; header and footer apart from what stands between them."""

    pages: list[str]
    agreement: Agreement

    def inner(self) -> list[str]:
        """Each page without its header, the first line, and its footer, from the page's number backwards."""
        return [self._inner(page) for page in self.pages]

    def _inner(self, page: str) -> str:
        lines = page.strip().splitlines()
        last = max(place for place, line in enumerate(lines) if PAGE_NUMBER.search(line))
        return "\n".join(line for line in lines[: last + 1] if not self._is_furniture(line))

    def _is_furniture(self, line: str) -> bool:
        return bool(PAGE_NUMBER.search(line)) or line.startswith(self.header)

    @property
    def header(self) -> str:
        """What the header of every page but the first begins with."""
        return f"{shown(self.agreement.furniture.agreement.title)} · Dnr"

    def text(self) -> str:
        """The running text of the agreement, from the first section to the last annex."""
        pages = self.inner()
        first = next(place for place, page in enumerate(pages) if page.startswith("Innehåll\n"))
        return "\n".join(pages[first + 1 :])


def shown(fact: object) -> str:
    """The fact as the reader sees it, the mark of a missing one included."""
    return fact if isinstance(fact, str) else str(getattr(fact, "text", ""))


def squeezed(text: str) -> str:
    """The text without spaces and line breaks: where lines break is the page's affair."""
    return re.sub(r"\s+", "", text)


@pytest.fixture(scope="module")
def rendered(drafts: Drafts, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Pages]:
    """The pages of all drafts, converted in one call with a profile of their own."""
    if MISSING and os.environ.get(REQUIRED):
        pytest.fail(f"{REQUIRED} is set, but {', '.join(MISSING)} is not installed")
    if MISSING:
        pytest.skip(f"{', '.join(MISSING)} is not installed")
    folder = tmp_path_factory.mktemp("rendering")
    for name in RENDERED:
        (folder / f"{name}.docx").write_bytes(drafts.file(name))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [str(folder / f"{name}.docx") for name in RENDERED]
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=200)
    return {name: Pages(pages_of(folder / f"{name}.pdf"), drafts.agreement(name)) for name in RENDERED}


def pages_of(path: Path) -> list[str]:
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"]
    text = subprocess.run(command, check=True, capture_output=True, timeout=20).stdout.decode()
    return text.split("\f")[:-1]


def headings(agreement: Agreement) -> list[tuple[str, str]]:
    """Number and text of every numbered heading, in the order that they stand."""
    found = []
    for section in agreement.sections:
        clauses = [part for part in section.parts if isinstance(part, NumberedClause) and part.has_heading]
        found += [(section.number, section.heading), *((each.number, each.title_text) for each in clauses)]
    return found + [(annex.number, annex.title_text) for annex in agreement.annexes]


def heading_pattern(number: str, title: str) -> re.Pattern[str]:
    """The heading on lines of its own, wherever it is broken."""
    words = [re.escape(word) for word in f"{number} {title}".split()]
    return re.compile("^" + r"\s+".join(words) + "$", re.MULTILINE)


@pytest.mark.parametrize("name", RENDERED)
def test_every_heading_stands_with_the_number_that_the_program_gave_it(name: str, rendered: dict[str, Pages]) -> None:
    text, place = rendered[name].text(), 0
    for number, title in headings(rendered[name].agreement):
        found = heading_pattern(number, title).search(text, place)
        assert found, f"{number} {title} does not stand after {text[:place][-80:]!r}"
        place = found.end()


@pytest.mark.parametrize("name", RENDERED)
def test_every_paragraph_is_seen_with_the_numbers_that_it_refers_to(name: str, rendered: dict[str, Pages]) -> None:
    text, place = squeezed(rendered[name].text()), 0
    agreement = rendered[name].agreement
    numbers = {f"section_{section.id}": section.number for section in agreement.sections}
    numbers |= {clause.id: clause.number for clause in agreement.clauses}
    references = 0
    for paragraph in (block for clause in agreement.clauses for block in clause.blocks if isinstance(block, Paragraph)):
        place = text.find(squeezed(paragraph.text), place)
        assert place >= 0, f"{paragraph.text!r} is not seen in its place"
        for run in paragraph.runs:
            if isinstance(run, Reference):
                references += 1
                assert run.text == numbers[run.target]
    assert references


@pytest.mark.parametrize("name", RENDERED)
def test_contents_say_what_the_headings_say(name: str, rendered: dict[str, Pages]) -> None:
    (page,) = [page for page in rendered[name].inner() if page.startswith("Innehåll\n")]
    agreement = rendered[name].agreement
    entries = [f"{number} {title}" for number, title in headings(agreement) if "." not in number]
    assert squeezed(page) == squeezed("Innehåll" + "".join(entries))


@pytest.mark.parametrize("name", RENDERED)
def test_every_page_has_registry_number_page_number_and_draft_mark(name: str, rendered: dict[str, Pages]) -> None:
    pages = rendered[name].pages
    registry_number = shown(rendered[name].agreement.furniture.agreement.registry_number)
    for number, page in enumerate(pages, start=1):
        assert PAGE_NUMBER.findall(page) == [(str(number), str(len(pages)))]
        assert squeezed(f"Dnr {registry_number}") in squeezed(page)
        assert "UTKAST" in squeezed(page)  # its letters are set apart


@pytest.mark.parametrize("name", RENDERED)
def test_no_page_is_empty(name: str, rendered: dict[str, Pages]) -> None:
    empty = [number for number, page in enumerate(rendered[name].inner(), start=1) if len(squeezed(page)) < 40]
    assert empty == []
