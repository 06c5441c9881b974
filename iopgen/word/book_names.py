"""The fixed words and marks of a clause book, by which its reader finds the parts again."""

from __future__ import annotations

import re

from ..model.agreement import Style
from ..model.book import Form

TITLE = "Klausulbok"
ADVICE_LABEL = "Råd till handläggaren"
TABLE_HEAD = ("Om texten", "Vad som gäller")
PALETTE_HEAD = ("Uppgift", "Exempel")
HELP_TITLE, CONTENTS_TITLE, NEW_TITLE, PALETTE_TITLE = (
    "Så använder du klausulboken", "Innehåll", "Ny klausul", "Uppgifter att använda",
)  # fmt: skip
HELP_MARK, NEW_MARK, PALETTE_MARK = "bok_hjalp", "bok_ny_klausul", "bok_uppgifter"
TOPIC_MARK = "amne_"
TEXT_MARK = "text_"
"""How the bookmark of a text begins when it cannot be the clause's id."""
PRINT = "bok_"
"""How the document property begins that holds the fingerprint of a text."""
WRITE_TITLE, WRITE_TEXT, WRITE_ADVICE = "Skriv rubriken här", "Skriv texten här", "Skriv råd här"
"""What stands where nobody has written anything yet."""
LIMIT = "omfang_"
"""How each document property begins that says what of the library the book holds."""
SUFFIX = " – "
"""What parts a title in a heading from that which tells texts of one clause apart."""
FORMS = {
    (Form.BODY, 0): Style.BODY, (Form.BULLET, 0): Style.BULLET, (Form.BULLET, 1): Style.BULLET_2,
    (Form.NUMBERED, 0): Style.NUMBERED, (Form.NUMBERED, 1): Style.NUMBERED_2,
}  # fmt: skip
SUFFIX_START = re.compile(rf"{SUFFIX}(?:egen text för |gäller (?:från|till|tills) |låst$)")
