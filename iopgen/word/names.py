"""The names of Word's world: namespaces, and the styles that a template must hold."""

from __future__ import annotations

from ..model.agreement import Style

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML = "http://www.w3.org/XML/1998/namespace"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

# Styles are found by name: ids differ between languages of Word, names of built-in styles do not.
SECTION, CLAUSE, ANNEX = "heading 1", "heading 2", "IOP Bilagerubrik"
AFTER_TABLE, LEAD_IN = "IOP Brödtext efter tabell", "IOP Brödtext före lista"
CONTENTS = "toc 1"
CELL_WITH_NEXT = "IOP Tabelltext med nästa rad"
TABLE, TIGHT_TABLE = "IOP Tabell", "IOP Tabell tät"
DEFINITION, BLANK, DOUBT = "IOP Definition", "IOP Saknas", "IOP Kontrollera"
COMMENT_TEXT, COMMENT_REFERENCE = "annotation text", "annotation reference"
PARAGRAPHS = {
    Style.BODY: "IOP Brödtext", Style.BULLET: "IOP Punktlista", Style.BULLET_2: "IOP Punktlista 2",
    Style.NUMBERED: "IOP Numrerad lista", Style.NUMBERED_2: "IOP Numrerad lista 2", Style.QUESTION: "IOP Öppen fråga",
    Style.COLUMN: "IOP Tabellrubrik", Style.AMOUNT_COLUMN: "IOP Tabellrubrik belopp",
    Style.CELL: "IOP Tabelltext", Style.AMOUNT: "IOP Tabellbelopp",
}  # fmt: skip
REQUIRED_STYLES = (
    SECTION, CLAUSE, ANNEX, LEAD_IN, AFTER_TABLE, CONTENTS, TABLE, TIGHT_TABLE, DEFINITION, BLANK, DOUBT,
    COMMENT_TEXT, COMMENT_REFERENCE, *PARAGRAPHS.values(), CELL_WITH_NEXT,
)  # fmt: skip
CHARACTER_STYLES, TABLE_STYLES = (DEFINITION, BLANK, DOUBT, COMMENT_REFERENCE), (TABLE, TIGHT_TABLE)
NUMBERED_STYLES = (SECTION, CLAUSE, ANNEX, PARAGRAPHS[Style.NUMBERED], PARAGRAPHS[Style.BULLET])


def w(name: str) -> str:
    """The qualified name of a WordprocessingML element or attribute."""
    return f"{{{W}}}{name}"
