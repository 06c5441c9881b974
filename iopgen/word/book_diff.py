"""What differs between two clause books → a .docx with tracked changes, which Word accepts or rejects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from html import escape
from itertools import groupby

from ..model.agreement import Style
from ..model.book import Kind, Line, LinePair, Said, TextDifference
from .body import text
from .book_names import ADVICE_LABEL, FORMS, SUFFIX, TABLE_HEAD
from .book_styles import ADVICE, FACT, FAINT, LABEL, LINK, SMALL, add_book_styles
from .book_text import HEAD_ROW, ROW, ROW_WIDTHS, TextWriter
from .comments import AUTHOR, first_free_list
from .frame import document, frame, margins, page_setup
from .manifest import add_core_properties
from .names import CLAUSE, DEFINITION, PARAGRAPHS, SECTION
from .package import write_package
from .template import BODY, WordTemplate

TITLE = "Skillnader i klausulboken"
SUMMARY, CHANGED = "Sammanfattning", "Texter som skiljer sig"
SUMMARY_HEAD, SUMMARY_WIDTHS = ("Text", "Är"), (6870, 2200)
WORD = re.compile(r"\s+|[^\s]+")
STYLES = {Kind.FACT: FACT, Kind.LINK: LINK, Kind.TERM: DEFINITION}
NOTHING = "Inget skiljer sig."


def write_difference(differences: Sequence[TextDifference], about: str, template: WordTemplate, day: date) -> bytes:
    """The differences as the bytes of a .docx, dated `day`; `about` tells what was compared."""
    parts = frame(template)
    style_ids = template.style_ids | add_book_styles(parts)
    writer = _DifferenceWriter(style_ids, with_comments=False, first_list_number=first_free_list(parts), day=day)
    ids = margins(parts, f"{TITLE} – {about}")
    front = writer.paragraph("Title", text(TITLE)) + writer.paragraph("Subtitle", text(about))
    parts[BODY] = document(front + "".join(_body(differences, writer)) + page_setup(ids))
    add_core_properties(parts, TITLE, about, AUTHOR, day)
    return write_package(parts)


def _body(differences: Sequence[TextDifference], writer: _DifferenceWriter) -> Iterator[str]:
    yield writer.heading("sammanfattning", text(SUMMARY), SECTION)
    if not differences:
        yield writer.paragraph(PARAGRAPHS[Style.BODY], text(NOTHING))
        return
    head = HEAD_ROW + "".join(writer.head_cells(SUMMARY_HEAD, SUMMARY_WIDTHS))
    rows = [ROW + "".join(writer.plain_cells(_summary(each), SUMMARY_WIDTHS)) for each in differences]
    yield writer.table(SUMMARY_WIDTHS, [head, *rows])
    yield writer.heading("skillnader", text(CHANGED), SECTION)
    for each in differences:
        yield from writer.difference(each)


def _summary(each: TextDifference) -> tuple[str, str]:
    line = each.title.new or each.title.old or Line(())
    return f"{line.text}{SUFFIX if each.suffix else ''}{each.suffix}", each.state


@dataclass(slots=True)
class _DifferenceWriter(TextWriter):
    """Writes text with tracked changes; facts and references stand as words."""

    day: date = date.min
    revisions: int = 0

    def difference(self, each: TextDifference) -> Iterator[str]:
        """One text: its heading, what differs in its table, its text and its advice."""
        suffix = text(f"{SUFFIX}{each.suffix}", self.style_ids[FAINT]) if each.suffix else ""
        yield self.paragraph(CLAUSE, self._changed(each.title) + suffix)
        if each.rows:
            head = HEAD_ROW + "".join(self.head_cells(TABLE_HEAD, ROW_WIDTHS))
            yield self.table(ROW_WIDTHS, [head, *(ROW + "".join(self._about(*row)) for row in each.rows)])
        yield from self._blocks(each.body, "")
        if each.guidance:
            yield self.paragraph(LABEL, text(ADVICE_LABEL))
            yield from self._blocks(each.guidance, ADVICE)

    def plain_cells(self, words: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
        """Cells of plain text."""
        for each, width in zip(words, widths, strict=True):
            yield self.cell(width, self.paragraph(PARAGRAPHS[Style.CELL], text(each)))

    def _about(self, label: str, old: str, new: str) -> Iterator[str]:
        pair = LinePair(Line((Said(old),)) if old else None, Line((Said(new),)) if new else None)
        yield self.cell(ROW_WIDTHS[0], self.paragraph(SMALL, text(label)))
        yield self.cell(ROW_WIDTHS[1], self.paragraph(SMALL, self._changed(pair)))

    def _blocks(self, blocks: Iterable[LinePair | tuple[LinePair, ...]], style: str) -> Iterator[str]:
        for is_row, group in groupby(blocks, lambda block: isinstance(block, tuple)):
            if is_row:
                yield self._tracked_table([row for row in group if isinstance(row, tuple)])
            else:
                yield from (self._tracked_line(pair, style) for pair in group if isinstance(pair, LinePair))

    def _tracked_line(self, pair: LinePair, style: str) -> str:
        """A paragraph; its end is tracked too when the whole of it went or came, and its form when that changed."""
        line = pair.new or pair.old or Line(())
        name = style or PARAGRAPHS[FORMS[line.form, line.level]]
        mark = "" if pair.old and pair.new else f"<w:rPr>{self._revision('ins' if pair.new else 'del')}/></w:rPr>"
        was = ""
        if not style and pair.old and pair.new and (pair.old.form, pair.old.level) != (pair.new.form, pair.new.level):
            before = self.style_ids[PARAGRAPHS[FORMS[pair.old.form, pair.old.level]]]
            was = f'{self._revision("pPrChange")}><w:pPr><w:pStyle w:val="{before}"/></w:pPr></w:pPrChange>'
        return self.paragraph(name, self._changed(pair), mark + was)

    def _tracked_table(self, rows: Sequence[tuple[LinePair, ...]]) -> str:
        columns = max(map(len, rows))
        widths = [sum(ROW_WIDTHS) // columns] * columns
        written = (self._tracked_row(row, widths, is_head=number == 0) for number, row in enumerate(rows))
        return self.table(widths, written)

    def _tracked_row(self, row: Sequence[LinePair], widths: Sequence[int], *, is_head: bool) -> str:
        came, went = all(cell.old is None for cell in row), all(cell.new is None for cell in row)
        tracked = f"{self._revision('ins' if came else 'del')}/>" if came or went else ""
        style = PARAGRAPHS[Style.COLUMN if is_head else Style.CELL]
        whole = [*row, *[LinePair(None, None)] * (len(widths) - len(row))]
        cells = (
            self.cell(width, self.paragraph(style, self._changed(each)))
            for each, width in zip(whole, widths, strict=True)
        )
        header = "<w:tblHeader/>" if is_head else ""
        return f"<w:trPr><w:cantSplit/>{header}{tracked}</w:trPr>{''.join(cells)}"

    def _changed(self, pair: LinePair) -> str:
        """The runs of the line, word by word: those that stay, those that went and those that came."""
        old, new = (_words(line) for line in (pair.old, pair.new))
        pieces = []
        for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if kind == "equal":
                pieces.append(self._plain(new[c:d]))
            else:
                pieces += [self._gone(old[a:b]), self._come(new[c:d])]
        return "".join(pieces)

    def _plain(self, words: Sequence[Said]) -> str:
        return "".join(text(each.text, self._style_id(each)) for each in _joined(words))

    def _come(self, words: Sequence[Said]) -> str:
        return f"{self._revision('ins')}>{self._plain(words)}</w:ins>" if words else ""

    def _gone(self, words: Sequence[Said]) -> str:
        if not words:
            return ""
        written = re.sub(r"<(/?)w:t\b", r"<\1w:delText", self._plain(words))
        return f"{self._revision('del')}>{written}</w:del>"

    def _style_id(self, run: Said) -> str:
        return self.style_ids[STYLES[run.kind]] if run.kind in STYLES else ""

    def _revision(self, name: str) -> str:
        """The beginning of a tracked change."""
        self.revisions += 1
        about = f'w:id="{self.revisions}" w:author="{escape(AUTHOR)}" w:date="{self.day.isoformat()}T00:00:00Z"'
        return f"<w:{name} {about}"


def _words(line: Line | None) -> list[Said]:
    """The line cut at spaces; a fact or a reference is one word."""
    found: list[Said] = []
    for run in line.runs if line else ():
        if run.kind in (Kind.FACT, Kind.LINK):
            found.append(Said(run.text, run.kind))
        else:
            found += [Said(word, run.kind) for word in WORD.findall(run.text)]
    return found


def _joined(words: Sequence[Said]) -> Iterator[Said]:
    for kind, group in groupby(words, lambda each: each.kind):
        yield Said("".join(each.text for each in group), kind)
