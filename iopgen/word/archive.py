"""A zip file from members that are deflated already: what one file after another holds need not be deflated again."""

from __future__ import annotations

import struct
from collections.abc import Iterable

Packed = tuple[bytes, int, int]
"""Deflated bytes, the size before, and the checksum (CRC-32)."""

VERSION, DEFLATED, UTF_8, UNIX = 20, 8, 0x800, 3
SAME_DAY = (1 << 5) | 1
"""1 January 1980 in the format of MS-DOS, so that equal members give equal bytes."""
OWNER_MAY_READ_AND_WRITE = 0o600 << 16
MEMBER = struct.Struct("<4s5H3I2H")
ENTRY = struct.Struct("<4s4B4H3I5H2I")
END = struct.Struct("<4s4H2IH")


def write_zip(members: Iterable[tuple[str, bytes, int, int]]) -> bytes:
    """The archive of the members – name and `Packed` – in their order (APPNOTE.TXT 4.3, without ZIP64)."""
    pieces: list[bytes] = []
    entries: list[bytes] = []
    place = 0
    for name, deflated, size, checksum in members:
        encoded = name.encode("utf-8")
        flags = 0 if name.isascii() else UTF_8
        about = (DEFLATED, 0, SAME_DAY, checksum, len(deflated), size, len(encoded))
        head = MEMBER.pack(b"PK\x03\x04", VERSION, flags, *about, 0) + encoded
        outside = (0, 0, 0, 0, OWNER_MAY_READ_AND_WRITE, place)
        entries.append(ENTRY.pack(b"PK\x01\x02", VERSION, UNIX, VERSION, 0, flags, *about, *outside) + encoded)
        pieces += [head, deflated]
        place += len(head) + len(deflated)
    directory = b"".join(entries)
    end = END.pack(b"PK\x05\x06", 0, 0, len(entries), len(entries), len(directory), place, 0)
    return b"".join([*pieces, directory, end])
