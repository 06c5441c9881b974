"""A .docx as its parts: opened with suspicion, written with the same bytes for the same content."""

from __future__ import annotations

import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from lxml import etree

from ..problem import Place, Problem, ProblemsFound
from .archive import Packed, write_zip
from .names import TYPES

OLE_HEADER = b"\xd0\xcf\x11\xe0"
LARGEST_PART, LARGEST_PACKAGE, MOST_PARTS = 50_000_000, 200_000_000, 2_000
LEVEL, HARD_LEVEL = 1, 9
"""How hard parts are deflated: what is new in each document quickly, what is the same in all of them well."""
STEADY = re.compile(
    r"\.rels$|^\[Content_Types\]\.xml$|/(?:theme|media)/"
    r"|^word/(?:styles|numbering|settings|fontTable|webSettings)\.xml$"
)
MOST_KEPT = 256
DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
FIRST_PARTS = ("[Content_Types].xml", "_rels/.rels")
XML_ENDINGS = (".xml", ".rels")

UNREADABLE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error,
    EOFError, NotImplementedError, RuntimeError, LookupError, ValueError, OSError,
)  # fmt: skip
"""All that a damaged archive may end in."""

Parts = dict[str, bytes]


def open_package(source: Path | bytes, shown: str) -> Parts:
    """The parts of the .docx, by name; `ProblemsFound` when it is not one, or may do harm."""
    try:
        data = source if isinstance(source, bytes) else source.read_bytes()
    except OSError:
        raise _refused(shown, "filen kan inte läsas.", "Kontrollera att den finns.") from None
    if data.startswith(OLE_HEADER):
        raise _refused(
            shown, "filen är krypterad eller i det gamla formatet .doc.", "Spara den som .docx utan lösenord."
        )
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            problems = list(_dangers(archive.infolist(), shown))
            if problems:
                raise ProblemsFound(problems)
            parts = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
    except UNREADABLE:
        raise _refused(shown, "filen är inget Worddokument.", "Spara den på nytt i Word som .docx.") from None
    if problems := list(_harmful(parts, shown)):
        raise ProblemsFound(problems)
    return parts


def _refused(shown: str, message: str, advice: str) -> ProblemsFound:
    return ProblemsFound([Problem(Place(shown), message, advice)])


def _dangers(entries: list[zipfile.ZipInfo], shown: str) -> Iterator[Problem]:
    names = [entry.filename for entry in entries]
    again = "Spara filen på nytt i Word."
    if len(set(names)) != len(names):
        yield Problem(Place(shown), "samma del finns två gånger i filen.", again)
    if any(name.startswith("/") or ".." in name.split("/") or "\\" in name for name in names):
        yield Problem(Place(shown), "en del har ett namn som pekar utanför filen.", again)
    if any(entry.flag_bits & 1 for entry in entries):
        yield Problem(Place(shown), "filen är krypterad.", "Spara den utan lösenord.")
    total = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_PARTS or total > LARGEST_PACKAGE or any(entry.file_size > LARGEST_PART for entry in entries):
        yield Problem(Place(shown), "filen är orimligt stor när den packas upp.", "Ta bort stora bilder.")


def _harmful(parts: Parts, shown: str) -> Iterator[Problem]:
    for name in ("[Content_Types].xml", "word/document.xml"):
        if name not in parts:
            yield Problem(Place(shown), f"delen {name} saknas.", "Spara filen på nytt i Word som .docx.")
    if any(name.lower().endswith("vbaproject.bin") for name in parts):
        yield Problem(Place(shown), "filen innehåller makron.", "Spara den som .docx utan makron.")
    for name, data in parts.items():
        if not name.endswith(XML_ENDINGS):
            continue
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            message = "delen innehåller en DOCTYPE, eller är inte UTF-8."
            yield Problem(Place(shown, part=name), message, "Spara filen på nytt i Word.")
            continue
        try:
            parse_part(data)
        except etree.XMLSyntaxError:
            yield Problem(Place(shown, part=name), "delen är inte hel.", "Spara filen på nytt i Word.")


def parse_part(data: bytes) -> etree._Element:
    """The root of an XML part."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


def own(namespace: str) -> dict[str, str]:
    """The namespace as the one that needs no prefix."""
    return {None: namespace}  # type: ignore[dict-item]  # lxml takes None, its stubs do not say so


def serialize(root: etree._Element) -> bytes:
    """An XML part as Word writes it."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def write_package(parts: Mapping[str, bytes]) -> bytes:
    """The .docx: fixed order and dates, so that equal parts give equal bytes."""
    order = [name for name in FIRST_PARTS if name in parts] + sorted(set(parts) - set(FIRST_PARTS))
    return write_zip((name, *(_kept if STEADY.search(name) else _packed)(parts[name])) for name in order)


def _packed(data: bytes) -> Packed:
    """The part deflated, its size and its checksum."""
    return zlib.compress(data, LEVEL, -zlib.MAX_WBITS), len(data), zlib.crc32(data)


@lru_cache(maxsize=MOST_KEPT)
def _kept(data: bytes) -> Packed:
    """As `_packed`, for a part that one document after another has: it is deflated once, and harder."""
    return zlib.compress(data, HARD_LEVEL, -zlib.MAX_WBITS), len(data), zlib.crc32(data)


def add_part(parts: Parts, name: str, data: bytes, content_type: str) -> None:
    """Nothing; `parts` then holds the part `name`, declared with its content type."""
    parts[name] = data
    parts["[Content_Types].xml"] = _with_type(parts["[Content_Types].xml"], name, content_type)


@lru_cache(maxsize=MOST_KEPT)
def _with_type(declared: bytes, name: str, content_type: str) -> bytes:
    """The declarations of content types, with that of one part more."""
    types = parse_part(declared)
    for override in types.findall(f"{{{TYPES}}}Override"):
        if override.get("PartName") == f"/{name}":
            override.set("ContentType", content_type)
            break
    else:
        etree.SubElement(types, f"{{{TYPES}}}Override", PartName=f"/{name}", ContentType=content_type)
    return serialize(types)


def relate(parts: Parts, rels_name: str, kind: str, target: str) -> None:
    """Nothing; the relationships part then leads to `target`, once."""
    parts[rels_name] = _with_relation(parts.get(rels_name, b""), kind, target)


@lru_cache(maxsize=MOST_KEPT)
def _with_relation(relations: bytes, kind: str, target: str) -> bytes:
    """The relationships, with one more that leads to `target` when none does."""
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    root = parse_part(relations) if relations else etree.Element(f"{{{namespace}}}Relationships", nsmap=own(namespace))
    if any(each.get("Type") == kind and each.get("Target") == target for each in root):
        return relations
    taken = {each.get("Id") for each in root}
    free = next(f"rId{number}" for number in range(1, 100_000) if f"rId{number}" not in taken)
    etree.SubElement(root, f"{{{namespace}}}Relationship", Id=free, Type=kind, Target=target)
    return serialize(root)
