"""Files taken apart and put together again with a fault in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile


def unpacked(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def edited(data: bytes, part: str, pattern: str, replacement: str, *, count: int = 1) -> bytes:
    """The file with the first match of `pattern` in the part replaced; something must match."""
    parts = unpacked(data)
    text, found = re.subn(pattern, replacement, parts[part].decode(), count=count, flags=re.DOTALL)
    assert found, f"{pattern!r} is nowhere in {part}"
    return packed(parts | {part: text.encode()})
