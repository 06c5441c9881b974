"""The engines that Python runs: each makes itself ready once, and then returns the same document again and again."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable, Iterable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

Render = Callable[[], bytes]
TAGGED = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
LEVEL = 6


def engine(name: str, work: Path) -> Render:
    """What renders the content in the folder `work` with the engine."""
    render: Render = ENGINES[name](work)
    return render


def iopgen(work: Path) -> Render:
    """All that iopgen does with an assembled agreement: comments, manifest, reading back."""
    from iopgen.word import Audience, write_agreement

    agreement, template, _ = _agreement(work)
    return lambda: write_agreement(agreement, template, Audience.OFFICER)


def iopgen_partner(work: Path) -> Render:
    """As `iopgen`, the copy for the organisation: without comments."""
    from iopgen.word import Audience, write_agreement

    agreement, template, _ = _agreement(work)
    return lambda: write_agreement(agreement, template, Audience.PARTNER)


def iopgen_unread(work: Path) -> Render:
    """As `iopgen`, but the text is not read back: rendering alone."""
    from iopgen import word

    word.prove_text = lambda *_: None
    return iopgen(work)


def iopgen_bare(work: Path) -> Render:
    """Only what the others do too: the template filled and packed, without comments, manifest and reading back."""
    from iopgen import word
    from iopgen.word import body, comments

    agreement, template, _ = _agreement(work)

    def render() -> bytes:
        parts = dict(template.parts)
        writer = body.BodyWriter(template.style_ids, False, comments.first_free_list(parts))
        word._render(parts, agreement, template, writer)
        comments.add_lists(parts, writer.list_numbers.values(), template.style_ids)
        return word.write_package(parts)

    return render


def whole_job(work: Path) -> Render:
    """From the case file to the draft and its review sheet on disk; returns the draft."""
    from iopgen.draft import draft_case, write_review, write_word
    from iopgen.output import write_files
    from iopgen.word import Audience

    _, _, library = _agreement(work)
    case, today = work / "case.yaml", _today()

    def run() -> bytes:
        draft = draft_case(case, library, None, today)
        document, sheet = write_word(draft, library, Audience.OFFICER), write_review(draft, library)
        write_files([(work / "draft.docx", document), (work / "draft.granskning.docx", sheet)])
        return document

    return run


def _agreement(work: Path) -> Any:
    from content import agreement_of, template_of

    import iopgen
    from iopgen.draft import open_library

    library = open_library(Path(iopgen.__file__).parent / "library")
    agreement = agreement_of(library, work / "case.yaml", float((work / "size").read_text()))
    return agreement, template_of(agreement, library), library


def _today() -> Any:
    from content import TODAY

    return TODAY


def docxtpl(work: Path) -> Render:
    """docxtpl as its guide shows it: a template opened for each document."""
    from docxtpl import DocxTemplate

    data, content = (work / "docxtpl.docx").read_bytes(), _content(work)

    def render() -> bytes:
        template = DocxTemplate(BytesIO(data))
        template.render(content, autoescape=True)
        written = BytesIO()
        template.save(written)
        return written.getvalue()

    return render


def docxtpl_compiled(work: Path) -> Render:
    """docxtpl with its tags repaired and compiled once, by means of its own methods.

    Its package is opened for each document: kept open, it is no faster for a short document, and slower for a long one.
    """
    from docxtpl import DocxTemplate
    from jinja2 import Environment

    class KeptEnvironment(Environment):
        @cache  # noqa: B019  # the process has one
        def from_string(self, source: str) -> Any:  # type: ignore[override]
            return super().from_string(source)

    class KeptTemplate(DocxTemplate):  # type: ignore[misc]
        patch_xml = cache(DocxTemplate.patch_xml)

    template = KeptTemplate(BytesIO((work / "docxtpl.docx").read_bytes()))
    environment, content = KeptEnvironment(autoescape=True), _content(work)

    def render() -> bytes:
        template.render(content, environment)
        written = BytesIO()
        template.save(written)
        return written.getvalue()

    return render


def floor(work: Path) -> Render:
    """One Jinja template compiled before, unchanged parts copied as they are, zlib 6: no engine does less."""
    from docxtpl import DocxTemplate
    from jinja2 import Environment

    parts, content = _parts(work / "docxtpl.docx"), _content(work)
    environment, repair = Environment(autoescape=True), DocxTemplate(None).patch_xml
    templates = {
        name: environment.from_string(repair(data.decode("utf-8")))
        for name, data in parts.items()
        if TAGGED.fullmatch(name)
    }
    steady = {name: _packed(data) for name, data in parts.items() if name not in templates}

    def render() -> bytes:
        new = {name: _packed(each.render(content).encode("utf-8")) for name, each in templates.items()}
        return _zipped(steady | new, parts)

    return render


def known_bytes(work: Path) -> Render:
    """All bytes known before: they are only deflated, where they differ between documents, and packed."""
    parts = _parts_of(floor(work)())
    steady = {name: _packed(data) for name, data in parts.items() if not TAGGED.fullmatch(name)}

    def render() -> bytes:
        return _zipped(steady | {name: _packed(parts[name]) for name in parts.keys() - steady.keys()}, parts)

    return render


def python_docx(work: Path) -> Render:
    """The document built by code, paragraph by paragraph, in a template whose header and footer are filled already."""
    from docx import Document

    data, flow = (work / "python-docx.docx").read_bytes(), json.loads((work / "flow.json").read_text("utf-8"))

    def render() -> bytes:
        document = Document(BytesIO(data))
        styles = {style.style_id: style for style in document.styles}
        for kind, style, what in flow:
            if kind == "paragraph":
                document.add_paragraph(what, styles[style])
            else:
                _add_table(document, styles, style, what)
        written = BytesIO()
        document.save(written)
        return written.getvalue()

    return render


def _add_table(document: Any, styles: Any, style: str, rows: list[list[list[tuple[str, str]]]]) -> None:
    table = document.add_table(len(rows), max(map(len, rows)), styles.get(style))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, ((first_style, first), *others) in zip(row.cells, cells, strict=False):
            cell.paragraphs[0].text, cell.paragraphs[0].style = first, styles.get(first_style)
            for other_style, other in others:
                cell.add_paragraph(other, styles.get(other_style))


def _content(work: Path) -> Any:
    return json.loads((work / "plain.json").read_text("utf-8"))


def _parts(path: Path) -> dict[str, bytes]:
    return _parts_of(path.read_bytes())


def _parts_of(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _packed(data: bytes) -> tuple[bytes, int, int]:
    deflater = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return deflater.compress(data) + deflater.flush(), len(data), zlib.crc32(data)


def _zipped(packed: dict[str, tuple[bytes, int, int]], order: Iterable[str]) -> bytes:
    from iopgen.word.archive import write_zip

    return write_zip((name, *packed[name]) for name in order)


ENGINES = {
    "iopgen": iopgen,
    "iopgen, partner's copy": iopgen_partner,
    "iopgen, not read back": iopgen_unread,
    "iopgen, bare": iopgen_bare,
    "docxtpl": docxtpl,
    "docxtpl, compiled once": docxtpl_compiled,
    "python-docx": python_docx,
    "floor": floor,
    "known bytes": known_bytes,
    "whole job": whole_job,
}
