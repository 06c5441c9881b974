"""What every engine needs to make one and the same document, laid in a folder for each size of it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from content import CASE, agreement_of, flat, plain, template_of
from lxml import etree
from peers import ROOT

from iopgen.model.library import ClauseLibrary
from iopgen.word import Audience, open_package, write_agreement
from iopgen.word.names import w
from iopgen.word.reading_back import paragraph_text
from templates import WRITERS, template_parts

BODY, REFERENCE = "word/document.xml", "reference.docx"
Element = etree._Element


def lay(folder: Path, library: ClauseLibrary, size: float) -> None:
    """Nothing; the folder then holds case, content, a template for each engine, and what iopgen makes of it all."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    case = Path(shutil.copy(ROOT / CASE, folder / "case.yaml"))
    (folder / "size").write_text(str(size), "utf-8")
    agreement = agreement_of(library, case, size)
    template = template_of(agreement, library)
    for name, write in WRITERS.items():
        _zip(folder / f"{name}.docx", template_parts(template, write))
    content = plain(agreement)
    _json(folder / "plain.json", content)
    _json(folder / "flat.json", flat(content))
    (folder / REFERENCE).write_bytes(write_agreement(agreement, template, Audience.OFFICER))
    _lay_flow(folder, open_package(write_agreement(agreement, template, Audience.PARTNER), REFERENCE))


def _lay_flow(folder: Path, parts: Mapping[str, bytes]) -> None:
    """Nothing; what python-docx builds – styles and texts – and the document that it begins with, are then there."""
    root = etree.fromstring(parts[BODY])
    body = root[0]
    flow = [_piece(each) for each in body if each.tag != w("sectPr")]
    _json(folder / "flow.json", [each for each in flow if each[2]])
    for each in body[:-1]:
        body.remove(each)
    _zip(folder / "python-docx.docx", {**parts, BODY: etree.tostring(root)})


def _piece(element: Element) -> tuple[str, str, Any]:
    if element.tag == w("p"):
        return "paragraph", _style(element, "pStyle"), paragraph_text(element)
    rows = [
        [[(_style(each, "pStyle"), paragraph_text(each)) for each in cell.iter(w("p"))] for cell in row.iter(w("tc"))]
        for row in element.iter(w("tr"))
    ]
    return "table", _style(element, "tblStyle"), rows


def _style(element: Element, name: str) -> str:
    found = next(element.iter(w(name)), None)
    return "" if found is None else str(found.get(w("val")))


def _zip(path: Path, parts: Mapping[str, bytes]) -> None:
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def _json(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
