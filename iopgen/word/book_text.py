"""One text of a clause book as WordprocessingML: runs, content controls, lists and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from ..model.agreement import Paragraph, Style, Table, Text
from ..model.book import BookBlock, BookNote, BookRow, BookText, Form, Grid, Kind, Line, Said
from .body import BodyWriter, Comment, text, word_field
from .book_names import ADVICE_LABEL, FORMS, SUFFIX, TABLE_HEAD, WRITE_ADVICE, WRITE_TEXT, WRITE_TITLE
from .book_styles import ADVICE, BOOK_TABLE, FACT, FAINT, LABEL, LINK, SMALL, VARIANT
from .columns import lay_out
from .names import AFTER_TABLE, CLAUSE, COMMENT_REFERENCE, DEFINITION, PARAGRAPHS, TABLE, TIGHT_TABLE

LONGEST_NAME = 64
"""So many letters Word takes in the title and the tag of a content control."""
ROW_WIDTHS = (1900, 7170)
LOCKED, FIXED = "sdtContentLocked", "contentLocked"
"""What Word does not let people do: neither change nor remove, or only not change."""
HEAD_ROW = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
ROW = "<w:trPr><w:cantSplit/></w:trPr>"


@dataclass(slots=True)
class TextWriter(BodyWriter):
    """Writes texts of a clause book."""

    controls: int = 0
    lists: int = 0

    def text(self, each: BookText) -> str:
        """Heading, table, text and advice; all below the heading in a control that stays, when the text is locked.

        LibreOffice loses the words of a heading that such a control begins with.
        """
        advice = each.guidance or (Line((Said(WRITE_ADVICE),)),)
        whole = "".join(
            [
                self.rows(each.rows),
                *self._body(each.body),
                self.paragraph(LABEL, self._control("Etikett", text(ADVICE_LABEL), LOCKED)),
                *(self.paragraph(ADVICE, self.runs(line.runs)) for line in advice),
            ]
        )
        below = self._control("Låst text", whole, LOCKED, is_text=False) if each.is_locked else whole
        return self._text_heading(each) + below

    def paragraph(self, style: str, runs: str, numbering: str = "") -> str:
        """A paragraph in the style of that name."""
        return f"<w:p>{self._style(style, numbering)}{runs}</w:p>"

    def _text_heading(self, each: BookText) -> str:
        names = dict.fromkeys(name for name in (each.bookmark, each.anchor) if name)
        marks = [self._bookmark(name) for name in names]
        start, end = "".join(one for one, _ in marks), "".join(other for _, other in marks)
        suffix = text(f"{SUFFIX}{each.suffix}", self.style_ids[FAINT]) if each.suffix else ""
        title = f"{start}{self.runs(each.title.runs or (Said(WRITE_TITLE),))}{end}{suffix}"
        return self.paragraph(CLAUSE if each.level == 2 else VARIANT, self._noted(title, each.notes))

    def _noted(self, runs: str, notes: Sequence[BookNote]) -> str:
        """The runs, with every note as a comment on them."""
        look = f'<w:rPr><w:rStyle w:val="{self.style_ids[COMMENT_REFERENCE]}"/></w:rPr>'
        starts, ends = "", ""
        for number, note in enumerate(notes, start=len(self.comments)):
            self.comments.append(Comment(number, note.text, note.by, note.day))
            starts += f'<w:commentRangeStart w:id="{number}"/>'
            ends += f'<w:commentRangeEnd w:id="{number}"/><w:r>{look}<w:commentReference w:id="{number}"/></w:r>'
        return f"{starts}{runs}{ends}"

    def rows(self, rows: Iterable[BookRow]) -> str:
        """The table above a text."""
        written = [HEAD_ROW + "".join(self.head_cells(TABLE_HEAD, ROW_WIDTHS))]
        written += [ROW + "".join(self._row_cells(row)) for row in rows]
        return self.table(ROW_WIDTHS, written, BOOK_TABLE)

    def table(self, widths: Sequence[int], rows: Iterable[str], style: str = TABLE) -> str:
        """A table of rows that are already written, in the style of that name."""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        look = (
            f'<w:tblPr><w:tblStyle w:val="{self.style_ids[style]}"/><w:tblW w:w="5000" w:type="pct"/>'
            '<w:tblLook w:val="06A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0"'
            ' w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        )
        return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"

    def head_cells(self, texts: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
        """The cells of a header row."""
        for words, width in zip(texts, widths, strict=True):
            yield self.cell(width, self.paragraph(PARAGRAPHS[Style.COLUMN], text(words)))

    def cell(self, width: int, content: str) -> str:
        """A cell that holds the paragraphs."""
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'

    def _row_cells(self, row: BookRow) -> Iterator[str]:
        yield self.cell(ROW_WIDTHS[0], self.paragraph(SMALL, self._control("Etikett", text(row.label), LOCKED)))
        yield self.cell(ROW_WIDTHS[1], "".join(self.paragraph(SMALL, self._value(row, line)) for line in row.lines))

    def _value(self, row: BookRow, line: str) -> str:
        if row.is_locked:
            return self._control(row.label, text(line), LOCKED)
        return self._choice(row, line) if row.choices else text(line)

    def _choice(self, row: BookRow, line: str) -> str:
        items = "".join(f'<w:listItem w:displayText="{each}" w:value="{each}"/>' for each in row.choices)
        return self._control(row.label, text(line), kind=f"<w:dropDownList>{items}</w:dropDownList>")

    def _body(self, body: Sequence[BookBlock]) -> Iterator[str]:
        before: BookBlock | None = None
        for block in body:
            if isinstance(block, Grid):
                yield self._grid(block)
            else:
                yield self._line(block, before)
            before = block

    def _line(self, line: Line, before: BookBlock | None) -> str:
        if line.level == 0 and not (isinstance(before, Line) and before.form is line.form) and not _is_inner(before):
            self.lists += 1
        style = FORMS[line.form, line.level]
        is_first = before is None and style is Style.BODY
        numbering = self._numbering(Paragraph((), style, self.lists)) if line.form is Form.NUMBERED else ""
        runs = self.runs(line.runs or (Said(WRITE_TEXT),))
        return self.paragraph(AFTER_TABLE if is_first else PARAGRAPHS[style], runs, numbering)

    def _grid(self, grid: Grid) -> str:
        measured = [tuple(Paragraph((Text(cell.text),), Style.CELL) for cell in row) for row in grid.rows]
        layout = lay_out(Table(measured[0], tuple(measured[1:])))
        rows = [
            (ROW if place else HEAD_ROW)
            + "".join(
                self.cell(
                    width, self.paragraph(PARAGRAPHS[Style.CELL if place else Style.COLUMN], self.runs(cell.runs))
                )
                for cell, width in zip(row, layout.widths, strict=True)
            )
            for place, row in enumerate(grid.rows)
        ]
        return self.table(layout.widths, rows, TIGHT_TABLE if layout.is_tight else TABLE)

    def runs(self, runs: Iterable[Said]) -> str:
        """The runs of a line, facts as controls and references as fields."""
        return "".join(map(self._said, runs))

    def _said(self, run: Said) -> str:
        if run.kind is Kind.FACT:
            return self._control(run.hint, text(run.text, self.style_ids[FACT]), FIXED, tag=run.mark, kind="")
        if run.kind is Kind.LINK and run.is_held:
            return word_field(f" REF {run.mark} \\h ", text(run.text, self.style_ids[LINK]))
        if run.kind is Kind.LINK:
            return text(run.text, self.style_ids[LINK])
        return text(run.text, self.style_ids[DEFINITION] if run.kind is Kind.TERM else "")

    def _control(
        self, name: str, content: str, lock: str = "", *, tag: str = "", kind: str = "<w:text/>", is_text: bool = True
    ) -> str:
        """A content control around the content."""
        self.controls += 1
        named = f'<w:alias w:val="{escape(name[:LONGEST_NAME])}"/>'
        tagged = f'<w:tag w:val="{escape(tag)}"/>' if tag and len(tag) <= LONGEST_NAME else ""
        locked = f'<w:lock w:val="{lock}"/>' if lock else ""
        about = f'{named}{tagged}<w:id w:val="{self.controls}"/>{locked}{kind if is_text else ""}'
        return f"<w:sdt><w:sdtPr>{about}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def _is_inner(block: BookBlock | None) -> bool:
    """Whether the block is an item under an item: the list that holds it goes on after it."""
    return isinstance(block, Line) and block.level > 0
