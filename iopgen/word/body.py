"""The agreement's text as WordprocessingML: numbered headings, paragraphs, lists, tables and their marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from html import escape

from ..model.agreement import (
    Agreement,
    Blank,
    Doubt,
    FilledBlock,
    FilledRun,
    Mark,
    NumberedClause,
    Paragraph,
    Question,
    Reference,
    Section,
    Style,
    Table,
    Term,
    section_bookmark,
)
from ..swedish import NO_BREAK_SPACE, capital
from .names import (
    AFTER_TABLE,
    ANNEX,
    BLANK,
    CLAUSE,
    COMMENT_REFERENCE,
    CONTENTS,
    DEFINITION,
    DOUBT,
    LINK,
    PARAGRAPHS,
    SECTION,
    TABLE,
)

TEXT_WIDTH = 9070  # twentieths of a point: A4 less margins of 2.5 cm
CHARACTER, CELL_MARGINS = 104, 216  # twentieths of a point
LONGEST_WORDS = (20, 16, 13, 11, 9, 7)  # characters that a word gets room for, the most that the table can afford
MOST_TEXT = 60  # characters beyond which a column gets no more of what is spare
LISTS = (Style.NUMBERED, Style.NUMBERED_2)
CONTENTS_FIELD = (
    f' TOC \\o "1-1" \\n \\h \\z \\t "{ANNEX};1" '  # no page numbers: nobody knows them before Word has set the pages
)


@dataclass(frozen=True, slots=True)
class Comment:
    id: int
    text: str


@dataclass(slots=True)
class BodyWriter:
    """Writes one agreement. What it gathers on the way – comments, numbered lists – becomes parts of the package."""

    style_ids: dict[str, str]
    with_comments: bool
    first_list_number: int
    comments: list[Comment] = field(default_factory=list)
    list_numbers: dict[int, int] = field(default_factory=dict)
    bookmarks: int = 0

    def sections(self, agreement: Agreement) -> str:
        """All sections, from the first heading to the last clause."""
        return "".join(self._section(section) for section in agreement.sections)

    def annexes(self, agreement: Agreement) -> str:
        """All annexes, each beginning on a page of its own."""
        return "".join(self._clause(annex, ANNEX) for annex in agreement.annexes)

    def contents(self, agreement: Agreement) -> str:
        """A table of contents: a field whose entries are right before anybody updates it."""
        entries = list(_entries(agreement))
        last = len(entries) - 1
        return "".join(self._entry(place, last, *entry) for place, entry in enumerate(entries))

    def _section(self, section: Section) -> str:
        heading = self._heading(section_bookmark(section.id), text(section.heading), SECTION)
        return heading + "".join(self._part(part) for part in section.parts)

    def _part(self, part: NumberedClause | Question) -> str:
        if isinstance(part, NumberedClause):
            return self._clause(part, CLAUSE)
        return self._paragraph(part.paragraph, self._bookmark(part.id))

    def _clause(self, clause: NumberedClause, style: str) -> str:
        blocks = list(clause.blocks)
        if clause.has_heading:
            return self._heading(clause.id, self._runs(clause.title), style) + self._blocks(blocks)
        first, rest = blocks[0], blocks[1:]
        mark = self._bookmark(clause.id)
        if isinstance(first, Paragraph):
            return self._paragraph(first, mark) + self._blocks(rest)
        return self._table(first, mark) + self._blocks(rest)

    def _heading(self, bookmark: str, runs: str, style: str) -> str:
        start, end = self._bookmark(bookmark)
        return f"<w:p>{self._style(style)}{start}{runs}{end}</w:p>"

    def _bookmark(self, name: str) -> tuple[str, str]:
        self.bookmarks += 1
        start = f'<w:bookmarkStart w:id="{self.bookmarks}" w:name="{name}"/>'
        return start, f'<w:bookmarkEnd w:id="{self.bookmarks}"/>'

    def _blocks(self, blocks: Sequence[FilledBlock]) -> str:
        return "".join(self._block(block, after) for block, after in zip(blocks, [None, *blocks], strict=False))

    def _block(self, block: FilledBlock, after: FilledBlock | None) -> str:
        if isinstance(block, Table):
            return self._table(block)
        return self._paragraph(
            block, name=AFTER_TABLE if isinstance(after, Table) and block.style is Style.BODY else ""
        )

    def _paragraph(self, paragraph: Paragraph, bookmark: tuple[str, str] = ("", ""), name: str = "") -> str:
        start, end = bookmark
        numbering = self._numbering(paragraph) if paragraph.style in LISTS else ""
        style = self._style(name or PARAGRAPHS[paragraph.style], numbering)
        return f"<w:p>{style}{start}{self._runs(paragraph.runs)}{end}</w:p>"

    def _style(self, name: str, numbering: str = "") -> str:
        return f'<w:pPr><w:pStyle w:val="{self.style_ids[name]}"/>{numbering}</w:pPr>'

    def _numbering(self, paragraph: Paragraph) -> str:
        number = self.list_numbers.setdefault(paragraph.list_id, self.first_list_number + len(self.list_numbers))
        return f'<w:numPr><w:ilvl w:val="{LISTS.index(paragraph.style)}"/><w:numId w:val="{number}"/></w:numPr>'

    def _runs(self, runs: Iterable[FilledRun]) -> str:
        return "".join(self._run(run) for run in runs)

    def _run(self, run: FilledRun) -> str:
        if isinstance(run, Blank | Doubt):
            return self.mark(run)
        if isinstance(run, Reference):
            return _field(f" REF {run.target} \\r \\h ", text(run.text))
        return text(run.text, self.style_ids[DEFINITION] if isinstance(run, Term) else "")

    def mark(self, mark: Mark) -> str:
        """The runs of a marked fact, with a comment on who can answer."""
        style = self.style_ids[BLANK if isinstance(mark, Blank) else DOUBT]
        shown = text(mark.text, style)
        if not self.with_comments:
            return shown
        number = len(self.comments)
        self.comments.append(Comment(number, explain(mark)))
        look = f'<w:rPr><w:rStyle w:val="{self.style_ids[COMMENT_REFERENCE]}"/></w:rPr>'
        reference = f'<w:r>{look}<w:commentReference w:id="{number}"/></w:r>'
        return f'<w:commentRangeStart w:id="{number}"/>{shown}<w:commentRangeEnd w:id="{number}"/>{reference}'

    def _table(self, table: Table, bookmark: tuple[str, str] = ("", "")) -> str:
        widths = column_widths(table)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        head = self._row(table.head, widths, "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>", bookmark)
        rows = "".join(self._row(row, widths, "<w:trPr><w:cantSplit/></w:trPr>") for row in table.rows)
        look = (
            f'<w:tblPr><w:tblStyle w:val="{self.style_ids[TABLE]}"/><w:tblW w:w="5000" w:type="pct"/>'
            '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
            ' w:noHBand="1" w:noVBand="1"/>'
            "</w:tblPr>"
        )
        return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"

    def _row(
        self, cells: tuple[Paragraph, ...], widths: list[int], properties: str, bookmark: tuple[str, str] = ("", "")
    ) -> str:
        written = []
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True)):
            mark = bookmark if place == 0 else ("", "")
            written.append(
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{self._paragraph(cell, mark)}</w:tc>'
            )
        return f"<w:tr>{properties}{''.join(written)}</w:tr>"

    def _entry(self, place: int, last: int, target: str, title: str) -> str:
        begin = _field_begin(CONTENTS_FIELD) if place == 0 else ""
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>' if place == last else ""
        link = (
            f'<w:hyperlink w:anchor="{target}" w:history="1">{text(title, self.style_ids.get(LINK, ""))}</w:hyperlink>'
        )
        return f"<w:p>{self._style(CONTENTS)}{begin}{link}{end}</w:p>"


def _entries(agreement: Agreement) -> Iterator[tuple[str, str]]:
    """Bookmark and text of every line of the table of contents."""
    for section in agreement.sections:
        yield section_bookmark(section.id), f"{section.number}\t{section.heading}"
    for annex in agreement.annexes:
        yield annex.id, f"{annex.number} {annex.title_text}"


def expected_contents(agreement: Agreement) -> list[str]:
    """The lines of the table of contents, as they must be read back."""
    return [title for _, title in _entries(agreement)]


def expected_clauses(agreement: Agreement) -> list[str]:
    """Every paragraph of the sections in reading order, as it must be read back."""
    lines: list[str] = []
    for section in agreement.sections:
        lines.append(section.heading)
        for part in section.parts:
            lines += _lines(part) if isinstance(part, NumberedClause) else [part.paragraph.text]
    return lines


def expected_annexes(agreement: Agreement) -> list[str]:
    """Every paragraph of the annexes in reading order, as it must be read back."""
    return [line for annex in agreement.annexes for line in _lines(annex)]


def _lines(clause: NumberedClause) -> list[str]:
    title = [clause.title_text] if clause.has_heading else []
    return title + [paragraph.text for paragraph in clause.paragraphs()]


def text(content: str, style: str = "") -> str:
    """A run of text; a line break or tab in it becomes Word's own."""
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{inner(content)}</w:t></w:r>'


def inner(content: str) -> str:
    """Text as it stands within `w:t`, escaped."""
    escaped = escape(content, quote=False)
    reopened = '<w:t xml:space="preserve">'
    return escaped.replace("\n", f"</w:t><w:br/>{reopened}").replace("\t", f"</w:t><w:tab/>{reopened}")


def _field_begin(instruction: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{escape(instruction, quote=False)}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def _field(instruction: str, result: str) -> str:
    return f'{_field_begin(instruction)}{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def explain(mark: Mark) -> str:
    """The comment beside a marked fact."""
    if isinstance(mark, Blank):
        return f"{capital(mark.label)} saknas. Fråga {mark.who}. Uppgiften heter {mark.path} i ärendefilen."
    return f"Uppgiften är inte bekräftad. Kontrollera {mark.label} och skriv den i ärendefilen ({mark.path})."


def column_widths(table: Table) -> list[int]:
    """A width for each column in twentieths of a point: room for its longest word, and a part of what is spare."""
    columns = list(zip(table.head, *table.rows, strict=True))
    least = next(
        (widths for longest in LONGEST_WORDS if sum(widths := _least_widths(columns, longest)) <= TEXT_WIDTH),
        [TEXT_WIDTH // len(columns)] * len(columns),
    )
    amounts = [min(MOST_TEXT, max(len(cell.text) for cell in column)) or 1 for column in columns]
    spare = TEXT_WIDTH - sum(least)
    widths = [width + spare * amount // sum(amounts) for width, amount in zip(least, amounts, strict=True)]
    widths[-1] += TEXT_WIDTH - sum(widths)
    return widths


def _least_widths(columns: Sequence[tuple[Paragraph, ...]], longest: int) -> list[int]:
    """Room for the longest word of each column; one above `longest` characters is broken, unless it must not be."""
    words = ([word for cell in column for word in cell.text.split(" ")] for column in columns)
    return [CELL_MARGINS + CHARACTER * max(map(partial(_room_for, longest=longest), column)) for column in words]


def _room_for(word: str, longest: int) -> int:
    return len(word) if NO_BREAK_SPACE in word else min(len(word), longest)
