"""A workbook as bytes, the same for the same content whenever it is written."""

from __future__ import annotations

import re
import shutil
import zipfile
from datetime import date, datetime
from io import BytesIO

from openpyxl import Workbook

SAME_DATE = (1980, 1, 1, 0, 0, 0)
CORE = "docProps/core.xml"
MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def as_same_bytes(book: Workbook, title: str, day: date) -> bytes:
    """The workbook with its title and language, made on `day`, whenever it is written."""
    book.properties.title, book.properties.language, book.properties.creator = title, "sv-SE", "iopgen"
    book.properties.created = datetime.fromisoformat(day.isoformat())
    written, same = BytesIO(), BytesIO()
    book.save(written)
    with (
        zipfile.ZipFile(written) as parts,
        zipfile.ZipFile(same, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive,
    ):
        for name in parts.namelist():
            entry = zipfile.ZipInfo(name, SAME_DATE)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            if name == CORE:
                archive.writestr(entry, _as_made(parts.read(name), day))
                continue
            with parts.open(name) as old, archive.open(entry, "w") as new:  # a sheet may be larger than the memory
                shutil.copyfileobj(old, new)
    return same.getvalue()


def _as_made(core: bytes, day: date) -> bytes:
    """The properties of the workbook, changed when it was made."""
    return MODIFIED.sub(rb"\g<1>" + f"{day.isoformat()}T00:00:00Z".encode(), core)
