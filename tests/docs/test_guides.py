"""Every command, example and link of the guides works for the one who follows them."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from iopgen.cli import main
from iopgen.cli.options import embedded_library
from iopgen.keeping import copy_library
from iopgen.reading.case import read_case
from iopgen.swedish import NO_BREAK_SPACE
from iopgen.word.names import REQUIRED_STYLES
from tests.docs.book_edits import edit_book
from tests.docs.guides import DOCS, ROOT, Block, blocks, commands, guides

LIBRARY = "vart-bibliotek"
TRIED = (
    "gor-ett-utkast.md",
    "manga-arenden.md",
    "eget-bibliotek.md",
    "andra-en-klausul.md",
    "klausulboken.md",
    "forbered-ett-beslut.md",
    "lagg-till-klausul.md",
    "lagg-till-myndighet.md",
    "lagg-till-mall.md",
)
LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
ANSWER = re.compile(r"Svaret[^\n]*:\s*\Z")
BEGINS_WITHOUT = ("eget-bibliotek.md",)
"""The guides in which the reader makes a library of their own."""


def named(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


@pytest.mark.parametrize("guide", guides(), ids=named(guides()))
def test_links_lead_somewhere(guide: Path) -> None:
    for link in LINK.findall(CODE.sub("", guide.read_text("utf-8"))):
        if "://" in link:
            continue
        name, _, anchor = link.partition("#")
        target = guide.parent / name if name else guide
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def anchors(page: Path) -> set[str]:
    text = page.read_text("utf-8")
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    shown = {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}
    return shown | set(re.findall(r'<a id="([^"]+)">', text))


@pytest.mark.parametrize("guide", guides(), ids=named(guides()))
def test_commands_exist_with_their_options(guide: Path) -> None:
    for block in blocks(guide):
        for arguments in commands(block):
            if arguments[0].startswith("-"):
                continue
            program = main.make_context("iopgen", ["--", *arguments])
            command = main.get_command(program, arguments[0])
            assert command, arguments
            command.make_context(arguments[0], arguments[1:], parent=program)


def test_example_of_a_case_can_be_read(tmp_path: Path) -> None:
    (example,) = [block.text for block in blocks(DOCS / "arendeformat.md") if block.language == "yaml"]
    path = tmp_path / "arende.yaml"
    path.write_text(example, "utf-8")
    assert read_case(path).case.title == "Språkcaféet i Granbacka"


@pytest.fixture
def readers_folder(tmp_path: Path) -> Iterator[Path]:
    """Where the reader works: a library of their own, and the case and template that the guides begin with."""
    copy_library(embedded_library(), tmp_path / LIBRARY, "", "", force=False)
    example = next(block.text for block in blocks(DOCS / "arendeformat.md") if block.language == "yaml")
    for name in ("arende.yaml", "prov.yaml"):
        (tmp_path / name).write_text(example, "utf-8")
    before = Path.cwd()
    os.chdir(tmp_path)
    yield tmp_path
    os.chdir(before)


@pytest.mark.parametrize("name", TRIED)
def test_guide_can_be_followed(name: str, readers_folder: Path) -> None:
    if name in BEGINS_WITHOUT:
        shutil.rmtree(readers_folder / LIBRARY)
    last: Result | None = None
    for block in blocks(DOCS / name):
        edit_book(block.before)
        if block.file:
            write(block, readers_folder)
        elif ANSWER.search(block.before) and last:
            expect(block.text, last)
        for arguments in commands(block):
            last = CliRunner().invoke(main, arguments)
            assert last.exit_code == expected_status(arguments), f"iopgen {' '.join(arguments)}\n{last.output}"


def write(block: Block, folder: Path) -> None:
    assert block.file
    name, added = block.file
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text((path.read_text("utf-8") + "\n" if added else "") + block.text, "utf-8")


def expected_status(arguments: list[str]) -> int:
    """Only the question whether everything is there may be answered with no, and a book with faults be refused."""
    is_refused = arguments[:2] == ["book", "import"] and "--commented" in arguments
    return 1 if "--complete" in arguments or is_refused else 0


def expect(shown: str, result: Result) -> None:
    output = result.output.replace(NO_BREAK_SPACE, " ")
    for line in shown.splitlines():
        assert [piece for piece in line.split("…") if piece.rstrip() not in output] == []


def messages(guide: Path) -> Iterator[str]:
    """The messages of the program that a guide explains, without what varies in them."""
    _, _, told = guide.read_text("utf-8").partition("| Meddelande |")
    for message in re.findall(r"^\| \*(.+?)\* \|", told, re.MULTILINE):
        yield from (piece.strip(' "”,') for piece in message.split("…"))


@pytest.mark.parametrize("name", [*TRIED, "kalkylformular.md"])
def test_messages_that_are_explained_exist(name: str) -> None:
    program = "\n".join(path.read_text("utf-8") for path in (ROOT / "iopgen").rglob("*.py"))
    assert [piece for piece in messages(DOCS / name) if piece not in program] == []


def test_words_are_told_of_styles_that_a_template_must_hold() -> None:
    told = yaml.safe_load((DOCS / "mallvariabler.yaml").read_text("utf-8"))
    assert set(told["styles"]) == set(REQUIRED_STYLES)
