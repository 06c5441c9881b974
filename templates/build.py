"""Lays the first version of the Word templates in templates/docx.

    python templates/build.py                  lays every template that is missing
    python templates/build.py boras --again    lays one anew; what was edited in Word is lost

After that Word owns the files: people change words, looks and logotype there, and nobody runs
this again. One use is left: a clean template for an authority that has none. Give it an entry
in looks.py, run this, and go on in Word.

Styles, numbering and settings lie in parts/, where `$accent`, `$tint` and `$title_border` are
filled from looks.py; the pages are written in body.py. Equal input gives equal bytes.
"""

from __future__ import annotations

import argparse
import re
import zipfile
from pathlib import Path
from string import Template

from body import body, cover_footer, cover_header, footer, header
from looks import LOOKS, Look
from wordml import part

HERE = Path(__file__).parent
ZIP_DATE = (2026, 11, 20, 0, 0, 0)


def title_border(look: Look) -> str:
    size, space = (36, 12) if look.title_border == "left" else (18, 10)
    line = f'w:val="single" w:sz="{size}" w:space="{space}" w:color="{look.accent}"'
    return f"<w:pBdr><w:{look.title_border} {line}/></w:pBdr>"


def read_part(name: str, look: Look) -> str:
    """A file of parts/, filled, without comments and line breaks."""
    text = Template((HERE / "parts" / name).read_text("utf-8"))
    filled = text.substitute(accent=look.accent, tint=look.tint, title_border=title_border(look))
    return re.sub(r">\s+<", "><", re.sub(r"<!--.*?-->", "", filled, flags=re.DOTALL)).strip()


def package(look: Look) -> dict[str, str | bytes]:
    """The members of the file, in order."""
    return {
        "[Content_Types].xml": read_part("content_types.xml", look),
        "_rels/.rels": read_part("package_rels.xml", look),
        "docProps/core.xml": read_part("core.xml", look),
        "docProps/app.xml": read_part("app.xml", look),
        "word/document.xml": part("document", body(look)),
        "word/_rels/document.xml.rels": read_part("document_rels.xml", look),
        "word/styles.xml": read_part("styles.xml", look),
        "word/numbering.xml": read_part("numbering.xml", look),
        "word/settings.xml": read_part("settings.xml", look),
        "word/fontTable.xml": read_part("fontTable.xml", look),
        "word/header1.xml": part("hdr", header()),
        "word/header2.xml": part("hdr", cover_header()),
        "word/footer1.xml": part("ftr", footer(look)),
        "word/footer2.xml": part("ftr", cover_footer(look)),
        "word/media/logo.png": (HERE / "parts" / "logo.png").read_bytes(),
    }


def write_template(path: Path, look: Look) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in package(look).items():
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Lägger en första version av Wordmallarna.")
    parser.add_argument("names", nargs="*", metavar="MALL", help=f"någon av {', '.join(LOOKS)}; utelämnas för alla")
    parser.add_argument("--again", action="store_true", help="skriv över; det som ändrats i Word går förlorat")
    arguments = parser.parse_args()
    for name in set(arguments.names) - set(LOOKS):
        parser.error(f'mallen "{name}" finns inte i looks.py')
    return arguments


def main() -> None:
    arguments = read_arguments()
    for name in arguments.names or LOOKS:
        path = HERE / "docx" / f"{name}.docx"
        if arguments.again or not path.exists():
            write_template(path, LOOKS[name])
            print(path)


if __name__ == "__main__":
    main()
