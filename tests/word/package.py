"""A .docx taken apart for the rules: its parts, the XML roots among them, and who refers to whom."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DUBLIN, TERMS = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
XML = "http://www.w3.org/XML/1998/namespace"
TYPES_PART, BODY = "[Content_Types].xml", "word/document.xml"


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def value(element: etree._Element | None, name: str = "val") -> str:
    """The attribute `w:name` of the element; empty when there is no such."""
    return "" if element is None else element.get(w(name)) or ""


def local(element: etree._Element) -> str:
    return etree.QName(element).localname


@dataclass(frozen=True)
class Relationship:
    source: str
    id: str
    kind: str
    target: str
    is_external: bool


@dataclass
class Package:
    parts: dict[str, bytes]
    names: list[str]
    roots: dict[str, etree._Element] = field(default_factory=dict)

    @classmethod
    def read(cls, data: bytes) -> Package:
        with ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            parts = {name: archive.read(name) for name in names}
        roots = {name: etree.fromstring(part) for name, part in parts.items() if name.endswith((".xml", ".rels"))}
        return cls(parts, names, roots)

    @property
    def body(self) -> etree._Element:
        return self.roots[BODY]

    def stories(self) -> Iterator[tuple[str, etree._Element]]:
        """The parts that hold text to be read, the body first."""
        for name in sorted(self.roots, key=lambda name: (name != BODY, name)):
            if local(self.roots[name]) in ("document", "hdr", "ftr", "footnotes", "endnotes", "comments"):
                yield name, self.roots[name]

    def relationships(self) -> Iterator[Relationship]:
        for name, root in self.roots.items():
            if not name.endswith(".rels"):
                continue
            folder, _, file = name.rpartition("_rels/")
            source = folder + file.removesuffix(".rels")
            for each in root:
                is_external = each.get("TargetMode") == "External"
                target = each.get("Target") or ""
                if not is_external:
                    joined = target[1:] if target.startswith("/") else posixpath.join(folder, target)
                    target = posixpath.normpath(joined)
                yield Relationship(source, each.get("Id") or "", each.get("Type") or "", target, is_external)

    def content_type(self, name: str) -> str | None:
        for each in self.roots[TYPES_PART].iter(f"{{{TYPES}}}Override"):
            if each.get("PartName") == f"/{name}":
                return each.get("ContentType")
        ending = name.rpartition(".")[2].lower()
        for each in self.roots[TYPES_PART].iter(f"{{{TYPES}}}Default"):
            if (each.get("Extension") or "").lower() == ending:
                return each.get("ContentType")
        return None

    def styles(self) -> dict[str, etree._Element]:
        root = self.roots.get("word/styles.xml")
        return {} if root is None else {value(style, "styleId"): style for style in root.iter(w("style"))}


def text_of(paragraph: etree._Element) -> str:
    """The text that a reader sees in the paragraph, without that of paragraphs within it."""
    pieces = []
    for element in paragraph.iter(w("t"), w("tab"), w("br"), w("cr")):
        if next(element.iterancestors(w("p"))) is not paragraph:
            continue
        if element.tag == w("t"):
            pieces.append(element.text or "")
        elif (holder := element.getparent()) is not None and holder.tag == w("r"):
            pieces.append("\t" if element.tag == w("tab") else "\n")
    return "".join(pieces)


def texts_of(root: etree._Element) -> list[str]:
    """The text of every paragraph of a story, in reading order."""
    return [text_of(paragraph) for paragraph in root.iter(w("p"))]


def again(values: Iterable[str]) -> Iterator[str]:
    """Those of the values that stand more than once."""
    return (each for each, count in Counter(values).items() if count > 1)
