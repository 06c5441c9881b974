"""Renews the README's picture: a page of a drafted sample, as LibreOffice sets it.

python docs/picture.py        needs soffice and pdftoppm on the path
"""

from __future__ import annotations

import subprocess
import tempfile
from datetime import date
from pathlib import Path

from iopgen.draft import draft_case, open_library, write_word
from iopgen.word import Audience

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "samples" / "boras" / "case.yaml"
PICTURE = ROOT / "docs" / "utkast.png"
PAGE, RESOLUTION = "4", "80"
TIME_LIMIT = 120


def main() -> None:
    """Nothing; the picture is then new."""
    library = open_library(ROOT)
    document = write_word(draft_case(SAMPLE, library, None, date.today()), library, Audience.OFFICER)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "draft.docx").write_bytes(document)
        run("soffice", f"-env:UserInstallation={Path(folder).as_uri()}/profile", "--headless", "--convert-to", "pdf",
            "--outdir", folder, f"{folder}/draft.docx")  # fmt: skip
        run(
            "pdftoppm",
            "-png",
            "-singlefile",
            "-f",
            PAGE,
            "-r",
            RESOLUTION,
            f"{folder}/draft.pdf",
            str(PICTURE.with_suffix("")),
        )


def run(*command: str) -> None:
    """Nothing; the command has then succeeded."""
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=TIME_LIMIT)


if __name__ == "__main__":
    main()
