"""Clause book → .docx: its help, its contents, its topics and texts, a blank form, and all facts that exist."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ..model.agreement import Style
from ..model.book import Book, BookText, Said
from .body import text, word_field
from .book_names import (
    CONTENTS_TITLE,
    HELP_MARK,
    HELP_TITLE,
    LIMIT,
    NEW_MARK,
    NEW_TITLE,
    PALETTE_HEAD,
    PALETTE_MARK,
    PALETTE_TITLE,
    PRINT,
    SUFFIX,
    TITLE,
    TOPIC_MARK,
)
from .book_styles import BOOK_TABLE, CONTENTS_2, CONTENTS_HEADING, add_book_styles
from .book_text import HEAD_ROW, ROW, TextWriter
from .comments import add_comments, add_lists, first_free_list
from .frame import document, frame, margins, page_setup
from .manifest import add_core_properties, add_custom_properties
from .names import CONTENTS, PARAGRAPHS, SECTION
from .package import write_package
from .template import BODY, WordTemplate

PALETTE_WIDTHS, FREE_TEXT = (5670, 3400), "fri text"
FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
CONTENTS_FIELD = ' TOC \\o "1-3" \\n \\h \\z '


def write_book(book: Book, help_lines: Sequence[str], blank: BookText, template: WordTemplate, day: date) -> bytes:
    """The book as the bytes of a .docx, made on `day`. Equal input gives equal bytes.

    `help_lines` tell how to use it; `blank` is the form for a clause that is new.
    """
    parts = frame(template)
    style_ids = template.style_ids | add_book_styles(parts)
    writer = TextWriter(style_ids, with_comments=True, first_list_number=first_free_list(parts))
    ids = margins(parts, f"{TITLE} – {book.scope}")
    body = [
        writer.paragraph("Title", text(TITLE)),
        writer.paragraph("Subtitle", text(book.scope)),
        writer.heading(HELP_MARK, text(HELP_TITLE), SECTION),
        *(writer.paragraph(PARAGRAPHS[Style.BULLET], text(line)) for line in help_lines),
        *_contents(book, writer),
        *(_topic(book, topic.id, topic.title, writer) for topic in book.topics),
        writer.heading(NEW_MARK, text(NEW_TITLE), SECTION),
        writer.text(blank),
        writer.heading(PALETTE_MARK, text(PALETTE_TITLE), SECTION),
        _palette(book.palette, writer),
        page_setup(ids),
    ]
    parts[BODY] = document("".join(body))
    add_lists(parts, writer.list_numbers.values(), style_ids)
    add_comments(parts, writer.comments, style_ids, day)
    add_core_properties(parts, TITLE, book.scope, "iopgen", day, description=HELP_TITLE)
    prints = {f"{PRINT}{name}": value for name, value in book.prints.items()}
    add_custom_properties(parts, {f"{LIMIT}{name}": value for name, value in book.limits.items()} | prints)
    return write_package(parts)


def _contents(book: Book, writer: TextWriter) -> Iterator[str]:
    """A table of contents whose entries are right before anybody updates it."""
    yield writer.paragraph(CONTENTS_HEADING, text(CONTENTS_TITLE))
    entries = list(_entries(book))
    for place, (level, target, title) in enumerate(entries):
        start = word_field(CONTENTS_FIELD, "").removesuffix(FIELD_END) if place == 0 else ""
        end = FIELD_END if place == len(entries) - 1 else ""
        link = f'<w:hyperlink w:anchor="{target}" w:history="1">{text(title)}</w:hyperlink>'
        yield writer.paragraph(CONTENTS if level == 1 else CONTENTS_2, f"{start}{link}{end}")


def _entries(book: Book) -> Iterator[tuple[int, str, str]]:
    yield 1, HELP_MARK, HELP_TITLE
    for topic in book.topics:
        yield 1, TOPIC_MARK + topic.id, topic.title
        for each in book.texts:
            if each.topic == topic.id:
                suffix = f"{SUFFIX}{each.suffix}" if each.suffix else ""
                yield each.level, each.bookmark, f"{each.title.text}{suffix}"
    yield 1, NEW_MARK, NEW_TITLE
    yield 1, PALETTE_MARK, PALETTE_TITLE


def _topic(book: Book, topic: str, title: str, writer: TextWriter) -> str:
    heading = writer.heading(TOPIC_MARK + topic, text(title), SECTION)
    return heading + "".join(writer.text(each) for each in book.texts if each.topic == topic)


def _palette(facts: Sequence[tuple[Said, str]], writer: TextWriter) -> str:
    """Every fact as a control to copy, with a value as it could be."""
    head = HEAD_ROW + "".join(writer.head_cells(PALETTE_HEAD, PALETTE_WIDTHS))
    rows = [
        ROW
        + writer.cell(PALETTE_WIDTHS[0], writer.paragraph(PARAGRAPHS[Style.CELL], writer.runs([fact])))
        + writer.cell(PALETTE_WIDTHS[1], writer.paragraph(PARAGRAPHS[Style.CELL], text(sample or FREE_TEXT)))
        for fact, sample in facts
    ]
    return writer.table(PALETTE_WIDTHS, [head, *rows], BOOK_TABLE)
