"""The little of Word's language that a template needs: runs, paragraphs, tables, and docxtpl's tags in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

TEXT_WIDTH = 9070  # twentieths of a point: A4 less two margins of 2.5 cm

NAMESPACES = " ".join(
    f'xmlns:{prefix}="http://schemas.openxmlformats.org/{path}"'
    for prefix, path in {
        "w": "wordprocessingml/2006/main",
        "r": "officeDocument/2006/relationships",
        "wp": "drawingml/2006/wordprocessingDrawing",
        "a": "drawingml/2006/main",
        "pic": "drawingml/2006/picture",
    }.items()
)


def part(name: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{name} {NAMESPACES}>{content}</w:{name}>'


# Runs and paragraphs


def run(text: str, style: str = "") -> str:
    """A run; a tab character in the text becomes Word's tab."""
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    pieces = (f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else "" for piece in text.split("\t"))
    return f"<w:r>{look}{'<w:tab/>'.join(pieces)}</w:r>"


def field(name: str, cached: str) -> str:
    """A complex field, with the result that shows until Word counts."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(cached)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def picture(relationship: str, name: str, description: str, width: int, height: int) -> str:
    """A picture in the line of text; the sizes in EMU, 360 000 to the centimetre."""
    labels = f'id="1" name={quoteattr(name)} descr={quoteattr(description)}'
    size = f'cx="{width}" cy="{height}"'
    place = f'<a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
    shape = f'{place}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {size}/><wp:docPr {labels}/>"
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f"<pic:pic><pic:nvPicPr><pic:cNvPr {labels}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f"<pic:spPr>{shape}</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def paragraph(style: str, *runs: str) -> str:
    """A paragraph; a run given as plain text gets no style of its own."""
    content = "".join(piece if piece.startswith("<") else run(piece) for piece in runs)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


# Tables


def cell(width: int, *paragraphs: str, span: int = 1) -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}</w:tcPr>{"".join(paragraphs)}</w:tc>'


def row(*cells: str, header: bool = False) -> str:
    """A row that no page break divides; a header row is repeated on each page."""
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if header else ''}</w:trPr>{''.join(cells)}</w:tr>"


def header_row(widths: Sequence[int], titles: Sequence[str]) -> str:
    return row(
        *(cell(width, paragraph("IOPTabellrubrik", title)) for width, title in zip(widths, titles, strict=True)),
        header=True,
    )


def table(style: str, widths: Sequence[int], rows: Iterable[str], caption: str, *, header: bool = True) -> str:
    """A table of fixed widths; the caption is read aloud, not shown."""
    look = f'w:val="{"0620" if header else "0600"}" w:firstRow="{int(header)}"'
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblLook {look} w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(caption)}/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


# Tags: docxtpl takes away the whole paragraph or row that a tag stands in


def value(name: str) -> str:
    return f"{{{{ {name} }}}}"


def inline_if(name: str, before: str) -> str:
    """The value with the text before it, or nothing."""
    return f"{{% if {name} %}}{before}{value(name)}{{% endif %}}"


def tag(text: str) -> str:
    return paragraph("IOPMalltagg", text)


def only_if(name: str, *content: str) -> str:
    return tag(f"{{%p if {name} %}}") + "".join(content) + tag("{%p endif %}")


def either(name: str, content: str, otherwise: str) -> str:
    return tag(f"{{%p if {name} %}}") + content + tag("{%p else %}") + otherwise + tag("{%p endif %}")


def for_each(item: str, items: str, *content: str) -> str:
    return tag(f"{{%p for {item} in {items} %}}") + "".join(content) + tag("{%p endfor %}")


def tag_row(text: str, widths: Sequence[int]) -> str:
    return row(cell(sum(widths), tag(text), span=len(widths)))


def row_if(name: str, widths: Sequence[int], content: str) -> str:
    return tag_row(f"{{%tr if {name} %}}", widths) + content + tag_row("{%tr endif %}", widths)


def rows_for_each(item: str, items: str, widths: Sequence[int], content: str, *, if_none: str = "") -> str:
    otherwise = tag_row("{%tr else %}", widths) + if_none if if_none else ""
    return tag_row(f"{{%tr for {item} in {items} %}}", widths) + content + otherwise + tag_row("{%tr endfor %}", widths)
