"""Templates with a fault in them, made from the standard one; what must be said of each stands in the test."""

from __future__ import annotations

import re
import warnings
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from .drafts import TEMPLATES
from .package import BODY
from .packing import packed, unpacked

STANDARD = unpacked((TEMPLATES / "standard.docx").read_bytes())
STYLES, NUMBERING, TYPES = "word/styles.xml", "word/numbering.xml", "[Content_Types].xml"
HEADER, FOOTER, RELS = "word/header1.xml", "word/footer1.xml", "word/_rels/document.xml.rels"
HOOK = "{{p clauses }}"
MEDIA = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def changed(part: str, old: str, new: str) -> bytes:
    """The template with the first `old` of the part made `new`."""
    text = STANDARD[part].decode()
    assert old in text, f"{old!r} is nowhere in {part}"
    return packed(STANDARD | {part: text.replace(old, new, 1).encode()})


def line(*runs: str) -> str:
    """A paragraph of the template, each text a run of its own."""
    inner = "".join(f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' for text in runs)
    return f'<w:p><w:pPr><w:pStyle w:val="IOPMalltagg"/></w:pPr>{inner}</w:p>'


def with_lines(*texts: str, part: str = BODY) -> bytes:
    """The template with further paragraphs: in the body after the clauses, in another part at its end."""
    return with_xml("".join(map(line, texts)), part)


def with_xml(xml: str, part: str = BODY) -> bytes:
    """The template with further XML at the same place."""
    if part == BODY:
        return changed(BODY, line(HOOK), line(HOOK) + xml)
    end = re.findall(r"</w:(?:hdr|ftr)>", STANDARD[part].decode())[-1]
    return changed(part, end, xml + end)


def instead_of_hook(*xml: str) -> bytes:
    return changed(BODY, line(HOOK), "".join(xml))


def table(*rows: tuple[str, ...]) -> str:
    """A table whose cells hold the given XML, and a paragraph after it."""
    grid = "".join('<w:gridCol w:w="3000"/>' for _ in rows[0])
    cells = ("".join(f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>{cell}</w:tc>' for cell in row) for row in rows)  # noqa: E501  # fmt: skip
    body = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    look = '<w:tblPr><w:tblStyle w:val="IOPTabell"/></w:tblPr>'
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>{line('Efter tabellen.')}"


def without(part: str) -> bytes:
    return packed({name: data for name, data in STANDARD.items() if name != part})


def with_member(name: str, data: bytes) -> bytes:
    """The template with a further member, also when there is one of that name."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for each, content in (*STANDARD.items(), (name, data)):
            archive.writestr(each, content)
    return buffer.getvalue()


def encrypted() -> bytes:
    """The template with the flag of encryption at every member."""
    data = bytearray(packed(STANDARD))
    for mark, place_of_flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for found in re.finditer(re.escape(mark), bytes(data)):
            data[found.start() + place_of_flags] |= 1
    return bytes(data)


def linked(kind: str, target: str) -> bytes:
    """The template with a relationship that leads out of the file."""
    relationship = f'<Relationship Id="rId77" Type="{MEDIA}/{kind}" Target="{target}" TargetMode="External"/>'
    return changed(RELS, "</Relationships>", f"{relationship}</Relationships>")


def without_sections() -> bytes:
    (section,) = re.findall(r"<w:sectPr>.*?</w:sectPr>", STANDARD[BODY].decode())
    return changed(BODY, section, "")
