"""Renews the pictures of the README and the guides: pages that the program has made, as LibreOffice sets them.

python docs/picture.py        needs soffice and pdftoppm on the path
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from iopgen.book import Scope, export_book
from iopgen.draft import draft_case, open_library, write_word
from iopgen.word import Audience

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
SAMPLE = ROOT / "samples" / "boras" / "case.yaml"
TOPIC = "premises"
RESOLUTION, WIDTH = 80, 662
TIME_LIMIT = 120


@dataclass(frozen=True)
class Picture:
    """The picture's name within `docs`, and the page that it shows: all of it, or so many dots from `top` on."""

    name: str
    page: int
    top: int = 0
    height: int = 936


DRAFT = (Picture("utkast", 4),)
BOOK = (
    Picture("bilder/klausulbok-text", 2, 80, 640),
    Picture("bilder/klausulbok-ny-klausul", 3, 500, 320),
    Picture("bilder/klausulbok-uppgifter", 4, 70, 318),
)


def main() -> None:
    """Nothing; the pictures are then new."""
    library = open_library(ROOT)
    draw(write_word(draft_case(SAMPLE, library, None, date.today()), library, Audience.OFFICER), DRAFT)
    draw(export_book(library, Scope(topics=(TOPIC,)), date.today()), BOOK)


def draw(document: bytes, pictures: Iterable[Picture]) -> None:
    """Nothing; the pictures of the document are then new."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "made.docx").write_bytes(document)
        run("soffice", f"-env:UserInstallation={Path(folder).as_uri()}/profile", "--headless", "--convert-to", "pdf",
            "--outdir", folder, f"{folder}/made.docx")  # fmt: skip
        for each in pictures:
            target = DOCS / each.name
            target.parent.mkdir(exist_ok=True)
            cut = ("-x", 0, "-y", each.top, "-W", WIDTH, "-H", each.height)
            run(
                "pdftoppm", "-png", "-singlefile", "-f", each.page, "-r", RESOLUTION, *cut, f"{folder}/made.pdf", target
            )


def run(*command: object) -> None:
    """Nothing; the command has then succeeded."""
    subprocess.run(tuple(map(str, command)), check=True, stdout=subprocess.DEVNULL, timeout=TIME_LIMIT)


if __name__ == "__main__":
    main()
