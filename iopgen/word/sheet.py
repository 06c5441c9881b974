"""A sheet – review, proof – as a .docx in the looks of an agreement's template, with its own header and footer."""

from __future__ import annotations

from datetime import date

from ..model.sheet import Sheet
from .body import BodyWriter, text
from .comments import add_lists, first_free_list
from .frame import body_part, frame, margins, page_setup, paragraph
from .manifest import add_core_properties
from .names import SECTION
from .package import Parts, write_package
from .template import BODY, WordTemplate


def write_sheet(sheet: Sheet, template: WordTemplate, creator: str, day: date) -> bytes:
    """The sheet as the bytes of a .docx, made by `creator` on `day`. Equal input gives equal bytes."""
    parts = frame(template)
    writer = BodyWriter(template.style_ids, with_comments=False, first_list_number=first_free_list(parts))
    ids = margins(parts, f"{sheet.title} – {sheet.subtitle}")
    parts[BODY] = body_part(_content(sheet, parts, writer) + page_setup(ids, is_wide=sheet.is_wide))
    add_lists(parts, writer.list_numbers.values(), template.style_ids)
    add_core_properties(parts, sheet.title, sheet.subtitle, creator, day)
    return write_package(parts)


def _content(sheet: Sheet, parts: Parts, writer: BodyWriter) -> str:
    title = paragraph(parts, "Title", text(sheet.title)) + paragraph(parts, "Subtitle", text(sheet.subtitle))
    return title + "".join(
        writer.heading(f"part_{number}", text(part.heading), SECTION) + writer.blocks(part.blocks)
        for number, part in enumerate(sheet.parts, start=1)
    )
