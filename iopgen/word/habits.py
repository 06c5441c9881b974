"""What a template can do without breaking its contract, but should not: looks, language, access, fields.

Each rule is given the root of one part that people write in, and tells what is wrong, what to do, and where.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass

from lxml import etree

from .names import w
from .tags import Fault, own_text

WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"
LANGUAGE = "sv-SE"
PARAGRAPH_MAY = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "sectPr", "rPr", "cnfStyle")
RUN_MAY = ("rStyle", "lang", "noProof", "webHidden")
NAMES = {
    "b": "fetstil", "bCs": "fetstil", "i": "kursiv stil", "iCs": "kursiv stil", "u": "understrykning",
    "sz": "teckenstorlek", "szCs": "teckenstorlek", "rFonts": "typsnitt", "color": "färg", "highlight": "överstrykning",
    "shd": "bakgrund", "spacing": "avstånd", "ind": "indrag", "jc": "justering", "tabs": "tabbar",
    "numPr": "numrering", "pBdr": "kantlinjer", "vanish": "dold text", "strike": "genomstrykning", "caps": "versaler",
    "contextualSpacing": "avstånd", "outlineLvl": "rubriknivå", "smallCaps": "kapitäler", "vertAlign": "upphöjd text",
    "tblBorders": "kantlinjer", "tcBorders": "kantlinjer",
}  # fmt: skip


def find_direct_formatting(root: etree._Element) -> Iterator[Fault]:
    """Paragraphs and tables that look otherwise than their styles say."""
    advice = "Ta bort den (Ctrl+mellanslag, Ctrl+Q) och ändra formatmallen i stället."
    for paragraph in root.iter(w("p")):
        found = [*_beyond(paragraph.find(w("pPr")), PARAGRAPH_MAY)]
        for run in paragraph.iter(w("r")):
            if next(run.iterancestors(w("p"))) is paragraph:
                found += _beyond(run.find(w("rPr")), RUN_MAY)
        if found:
            yield f"stycket har egen formatering: {', '.join(dict.fromkeys(found))}.", advice, paragraph
    for table in root.iter(w("tbl")):
        looks = [each for name in ("tblBorders", "tcBorders", "shd") for each in table.iter(w(name))]
        own = [each for each in looks if next(each.iterancestors(w("tbl"))) is table and not _in_paragraph(each)]
        if own:
            shown = ", ".join(dict.fromkeys(_named(each) for each in own))
            yield f"tabellen har egen formatering: {shown}.", "Ändra tabellens formatmall i stället.", table


def _beyond(properties: etree._Element | None, allowed: tuple[str, ...]) -> Iterator[str]:
    for each in properties if properties is not None else ():
        if isinstance(each.tag, str) and etree.QName(each).localname not in (*allowed, "rPrChange", "pPrChange"):
            yield _named(each)


def _named(element: etree._Element) -> str:
    name = etree.QName(element).localname
    return NAMES.get(name, f"annat ({name})")


def _in_paragraph(element: etree._Element) -> bool:
    return next(element.iterancestors(w("pPr"), w("rPr")), None) is not None


def find_empty_paragraphs(root: etree._Element) -> Iterator[Fault]:
    """Paragraphs that only make room."""
    bodies = (w("p"), w("tbl"))
    for paragraph in root.iter(w("p")):
        holder = paragraph.getparent()
        alone = holder is not None and holder.tag != w("body") and len([e for e in holder if e.tag in bodies]) == 1
        after_table = (before := paragraph.getprevious()) is not None and before.tag == w("tbl")
        parts = ("t", "drawing", "pict", "object", "br", "fldChar", "fldSimple", "sym", "sectPr", "tab")
        if not alone and not after_table and next(paragraph.iter(*map(w, parts)), None) is None:
            advice = "Ta bort det. Ge formatmallen avstånd i stället."
            yield "ett tomt stycke används som avstånd.", advice, paragraph


def find_other_languages(root: etree._Element) -> Iterator[Fault]:
    """Text that is marked as something else than Swedish."""
    for mark in root.iter(w("lang")):
        if (language := mark.get(w("val"))) not in (None, LANGUAGE):
            advice = "Markera stycket och välj svenska (fliken Granska, Språk)."
            yield f"texten är märkt med språket {language}.", advice, mark


def find_pictures_without_words(root: etree._Element) -> Iterator[Fault]:
    """Pictures that a person who cannot see them is not told of."""
    advice = "Högerklicka på bilden, välj Visa alternativtext och beskriv den, eller märk den som dekorativ."
    for picture in root.iter(f"{{{WP}}}docPr"):
        decorative = next(picture.iter(f"{{{DECORATIVE}}}decorative"), None)
        is_told = picture.get("descr") or (decorative is not None and decorative.get("val") in ("1", "true"))
        if not is_told:
            yield "en bild saknar alternativtext.", advice, picture
    for picture in root.iter(w("pict")):
        if not any(each.get("alt") for each in picture.iter()):
            yield "en bild i ett äldre format saknar alternativtext.", "Infoga bilden på nytt och beskriv den.", picture


def find_tables_without_head(root: etree._Element) -> Iterator[Fault]:
    """Tables whose first row is not marked as the one that holds the headings."""
    for table in root.iter(w("tbl")):
        if _is_layout(table):
            continue
        first = table.find(w("tr"))
        mark = None if first is None else first.find(f"{w('trPr')}/{w('tblHeader')}")
        if mark is None or mark.get(w("val")) in ("0", "false", "off"):
            advice = "Markera första raden och välj Upprepa rubrikrader (fliken Layout)."
            yield "tabellens första rad är inte märkt som rubrikrad.", advice, table


def _is_layout(table: etree._Element) -> bool:
    """True for a table that says itself that its first row is no heading: it only puts things side by side."""
    look = table.find(f"{w('tblPr')}/{w('tblLook')}")
    return look is not None and look.get(w("firstRow")) in ("0", "false", "off")


def find_broken_fields(root: etree._Element) -> Iterator[Fault]:
    """Fields that are not whole, that show nothing until Word renews them, or that lead nowhere."""
    for simple in root.iter(w("fldSimple")):
        yield "ett fält är av ett slag som alla program inte läser.", "Infoga fältet på nytt i Word.", simple
    marks = {each.get(w("name")) for each in root.iter(w("bookmarkStart"))}
    opened: list[_Field] = []
    for each in root.iter(w("fldChar"), w("instrText"), w("t")):
        kind = each.get(w("fldCharType"))
        if kind == "begin":
            opened.append(_Field(each))
        elif not opened:
            if kind:
                yield "ett fält är inte helt.", "Ta bort det och infoga det på nytt.", each
        elif kind == "separate":
            opened[-1].is_result = True
        elif kind == "end":
            yield from opened.pop().faults(marks)
        else:
            opened[-1].add(each.text or "")
    yield from (("ett fält avslutas aldrig.", "Ta bort det och infoga det på nytt.", field.first) for field in opened)


@dataclass(slots=True)
class _Field:
    """A field as far as it has been read: its code, and what it shows."""

    first: etree._Element
    code: str = ""
    result: str = ""
    is_result: bool = False

    def add(self, text: str) -> None:
        if self.is_result:
            self.result += text
        else:
            self.code += text

    def faults(self, marks: set[str | None]) -> Iterator[Fault]:
        words = self.code.split()
        if not self.result.strip():
            message = f"fältet {words[0] if words else ''} har inget resultat."
            yield message, "Markera fältet och tryck F9.", self.first
        if len(words) > 1 and words[0] in ("REF", "PAGEREF") and words[1] not in marks:
            message = f"hänvisningen till bokmärket {words[1]} leder ingenstans."
            yield message, "Ta bort den, eller gör om den.", self.first


def find_broken_bookmarks(root: etree._Element) -> Iterator[Fault]:
    """Bookmarks that are not closed, or of which there are two of one name."""
    ends = {each.get(w("id")) for each in root.iter(w("bookmarkEnd"))}
    counted = Counter(each.get(w("name")) for each in root.iter(w("bookmarkStart")))
    for each in root.iter(w("bookmarkStart")):
        name = each.get(w("name"))
        if each.get(w("id")) not in ends:
            yield f"bokmärket {name} avslutas aldrig.", "Ta bort det (Infoga, Bokmärke).", each
        elif counted[name] > 1:
            yield f"bokmärket {name} finns flera gånger.", "Behåll ett av dem.", each


def find_hidden_words(root: etree._Element) -> Iterator[Fault]:
    """Words in a text box: screen readers and this program find them last, if at all."""
    for box in root.iter(w("txbxContent")):
        if any(own_text(each).strip() for each in box.iter(w("p"))):
            yield "text står i en textruta.", "Skriv den i ett vanligt stycke: skärmläsare missar textrutor.", box


def find_unknown_styles(root: etree._Element, known: Set[str]) -> Iterator[Fault]:
    """What has a style that the file lacks, so that it looks as Word pleases; `known` are the ids of the styles."""
    for name, bearer in (("pStyle", "stycket"), ("rStyle", "texten"), ("tblStyle", "tabellen")):
        for mark in root.iter(w(name)):
            if (style := mark.get(w("val"))) not in known:
                message = f"{bearer} har formatmallen {style}, som inte finns i mallen."
                yield message, "Välj en annan i listan över formatmallar på fliken Start.", mark


HABITS: tuple[Callable[[etree._Element], Iterator[Fault]], ...] = (
    find_direct_formatting,
    find_empty_paragraphs,
    find_other_languages,
    find_pictures_without_words,
    find_tables_without_head,
    find_broken_fields,
    find_broken_bookmarks,
    find_hidden_words,
)
