"""The agreement's text as WordprocessingML: numbered headings, paragraphs, lists, tables and their marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field

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
    Text,
    section_bookmark,
)
from ..model.record import dataclass
from .columns import lay_out, rows_kept
from .lines import contents_entries
from .names import (
    AFTER_TABLE,
    ANNEX,
    BLANK,
    CELL_WITH_NEXT,
    CLAUSE,
    COMMENT_REFERENCE,
    CONTENTS,
    DEFINITION,
    DOUBT,
    LEAD_IN,
    PARAGRAPHS,
    SECTION,
    TABLE,
    TIGHT_TABLE,
)

UNWRITABLE = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
"""The letters that XML lacks."""
SPECIAL = re.compile(f"[&<>\r\n\t{UNWRITABLE}]")
"""What cannot stand as it is in the text of a part."""
SIGNS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}  # a bare \r is read back as a line feed
ESCAPES = str.maketrans(SIGNS)
"""How what cannot stand within an element is written there."""
OPENED = '<w:t xml:space="preserve">'
"""How text begins whose spaces at the ends Word must keep."""
WITHIN_TEXT = str.maketrans(SIGNS | {"\n": f"</w:t><w:br/>{OPENED}", "\t": f"</w:t><w:tab/>{OPENED}"})
LISTS = (Style.NUMBERED, Style.NUMBERED_2)
CONTENTS_FIELD = (
    f' TOC \\o "1-1" \\n \\h \\z \\t "{ANNEX};1" '  # no page numbers: nobody knows them before Word has set the pages
)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment beside the text; `by`, and `day` where it is known, when somebody else than the program has made it."""

    id: int
    text: str
    by: str = ""
    day: str = ""


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
        """What is asked of the annexes, and all of them, each beginning on a page of its own."""
        return "".join(
            [*map(self._part, agreement.questions), *(self._clause(annex, ANNEX) for annex in agreement.annexes)]
        )

    def contents(self, agreement: Agreement) -> str:
        """A table of contents: a field whose entries are right before anybody updates it."""
        entries = list(contents_entries(agreement))
        last = len(entries) - 1
        return "".join(self._entry(place, last, *entry) for place, entry in enumerate(entries))

    def _section(self, section: Section) -> str:
        heading = self.heading(section_bookmark(section.id), text(section.heading), SECTION)
        return heading + "".join(self._part(part) for part in section.parts)

    def _part(self, part: NumberedClause | Question) -> str:
        if isinstance(part, NumberedClause):
            return self._clause(part, CLAUSE)
        return self._paragraph(part.paragraph, self._bookmark(part.id))

    def _clause(self, clause: NumberedClause, style: str) -> str:
        blocks = list(clause.blocks)
        if clause.has_heading:
            return self.heading(clause.id, self._runs(clause.title), style) + self.blocks(blocks)
        first, rest = blocks[0], blocks[1:]
        mark = self._bookmark(clause.id)
        if isinstance(first, Paragraph):
            name = _place_style(None, first, rest[0] if rest else None)
            return self._paragraph(first, mark, name) + self.blocks(rest)
        return self._table(first, mark) + self.blocks(rest)

    def heading(self, bookmark: str, runs: str, style: str) -> str:
        """A heading that carries its bookmark."""
        start, end = self._bookmark(bookmark)
        return f"<w:p>{self._style(style)}{start}{runs}{end}</w:p>"

    def _bookmark(self, name: str) -> tuple[str, str]:
        self.bookmarks += 1
        start = f'<w:bookmarkStart w:id="{self.bookmarks}" w:name="{name}"/>'
        return start, f'<w:bookmarkEnd w:id="{self.bookmarks}"/>'

    def blocks(self, blocks: Sequence[FilledBlock]) -> str:
        """Paragraphs and tables in order, each in the style of its place."""
        neighbours = zip([None, *blocks], blocks, [*blocks[1:], None], strict=False)
        return "".join(self._block(*three) for three in neighbours)

    def _block(self, before: FilledBlock | None, block: FilledBlock, after: FilledBlock | None) -> str:
        if isinstance(block, Table):
            return self._table(block)
        return self._paragraph(block, name=_place_style(before, block, after))

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

    def _runs(self, runs: Sequence[FilledRun]) -> str:
        if len(runs) == 1 and type(only := runs[0]) is Text:
            return text(only.text)
        return "".join([text(run.text) if type(run) is Text else self._run(run) for run in runs])

    def _run(self, run: FilledRun) -> str:
        if isinstance(run, Blank | Doubt):
            return self.mark(run)
        if isinstance(run, Reference):
            return word_field(f" REF {run.target} \\r \\h ", text(run.text))
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
        layout = lay_out(table)
        widths = layout.widths
        grid = "".join([f'<w:gridCol w:w="{width}"/>' for width in widths])
        cells = [f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>' for width in widths]
        rows = [self._row(table.head, cells, "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>", bookmark)]
        for row, is_kept in zip(table.rows, rows_kept(table), strict=True):
            rows.append(self._row(row, cells, "<w:trPr><w:cantSplit/></w:trPr>", is_kept=is_kept))
        style = self.style_ids[TIGHT_TABLE if layout.is_tight else TABLE]
        look = (
            f'<w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="5000" w:type="pct"/>'
            '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
            ' w:noHBand="1" w:noVBand="1"/>'
            "</w:tblPr>"
        )
        return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"

    def _row(
        self,
        row: tuple[Paragraph, ...],
        cells: list[str],
        properties: str,
        bookmark: tuple[str, str] = ("", ""),
        *,
        is_kept: bool = False,
    ) -> str:
        """The row; `cells` begin its cells. The first carries the bookmark, and what keeps the row with the next."""
        first = self._paragraph(row[0], bookmark, CELL_WITH_NEXT if is_kept and row[0].style is Style.CELL else "")
        written = [first, *map(self._paragraph, row[1:])]
        inside = "</w:tc>".join([begin + paragraph for begin, paragraph in zip(cells, written, strict=True)])
        return f"<w:tr>{properties}{inside}</w:tc></w:tr>"

    def _entry(self, place: int, last: int, target: str, title: str) -> str:
        begin = _field_begin(CONTENTS_FIELD) if place == 0 else ""
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>' if place == last else ""
        link = f'<w:hyperlink w:anchor="{target}" w:history="1">{text(title)}</w:hyperlink>'
        return f"<w:p>{self._style(CONTENTS)}{begin}{link}{end}</w:p>"


def _place_style(before: FilledBlock | None, block: Paragraph, after: FilledBlock | None) -> str:
    """The style of a plain paragraph that a table comes before, or that leads in to a list or a table; else none."""
    if block.style is not Style.BODY:
        return ""
    if isinstance(before, Table):
        return AFTER_TABLE
    leads_in = isinstance(after, Table) or (after is not None and after.style is not Style.BODY)
    return LEAD_IN if leads_in else ""


def text(content: str, style: str = "") -> str:
    """A run of text; a line break or tab in it becomes Word's own."""
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    if SPECIAL.search(content) or content != content.strip():
        return f"<w:r>{properties}{OPENED}{inner(content)}</w:t></w:r>"
    return f"<w:r>{properties}<w:t>{content}</w:t></w:r>"


def inner(content: str) -> str:
    """Text as it stands within `w:t`, escaped; `ValueError` when it holds what no XML can."""
    if re.search(f"[{UNWRITABLE}]", content):
        raise ValueError("a letter that XML lacks")
    return content.translate(WITHIN_TEXT)


def _field_begin(instruction: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{instruction.translate(ESCAPES)}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def word_field(instruction: str, result: str) -> str:
    """A field and the result that stands there until Word counts anew."""
    return f'{_field_begin(instruction)}{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def explain(mark: Mark) -> str:
    """The comment beside a marked fact."""
    if isinstance(mark, Blank):
        return f"Uppgiften ”{mark.label}” saknas. Fråga {mark.who}. Den heter {mark.path} i ärendefilen."
    return f"Uppgiften ”{mark.label}” är inte bekräftad. Kontrollera den och skriv den i ärendefilen ({mark.path})."
