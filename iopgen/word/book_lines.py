"""A paragraph of an edited book → its runs, its form and what cannot be kept of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import ClassVar

from lxml import etree

from ..model.book import Form, Kind, Line, Remark, Said, joined
from ..personal_number import without_personal_numbers
from ..problem import Severity
from .book_names import WRITE_ADVICE, WRITE_TEXT, WRITE_TITLE
from .names import COMMENT_REFERENCE, COMMENT_TEXT, DEFINITION, w
from .package import Parts, parse_part
from .revisions import spot

LINK = re.compile(r"\s*HYPERLINK\b(?!\s+\\l)", re.IGNORECASE)
FONT_SIGNS, INVISIBLE = re.compile("[\ue000-\uf8ff]"), re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
MOST_LEVELS = 2
REF = re.compile(r"\s*REF\s+\"?(\w+)\"?", re.IGNORECASE)
TOGGLES = {
    w("b"): "fetstil", w("i"): "kursiv stil", w("u"): "understrykning", w("strike"): "genomstrykning",
    w("vertAlign"): "upphöjd eller nedsänkt text", w("highlight"): "överstrykningspenna",
    w("caps"): "versaler", w("smallCaps"): "kapitäler", w("vanish"): "dold text",
}  # fmt: skip
OFF = ("0", "false", "off", "none", "baseline")
LOST = {
    w("drawing"): "en bild eller en figur", w("pict"): "en bild eller en figur", w("object"): "ett inbäddat objekt",
    w("footnoteReference"): "en fotnot", w("endnoteReference"): "en slutnot", w("sym"): "ett specialtecken",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath": "en formel",
}  # fmt: skip
UNWRITTEN = (WRITE_TITLE, WRITE_TEXT, WRITE_ADVICE)
WORDS_ONLY = "Skriv det i ord, eller ta bort det."


@dataclass(frozen=True, slots=True)
class Looks:
    """What a document's styles and lists mean: names and levels of styles, and the form of each list level."""

    names: dict[str, str]
    outline: dict[str, int]
    style_lists: dict[str, tuple[str, int]]
    forms: dict[tuple[str, int], Form]

    @classmethod
    def of(cls, parts: Parts) -> Looks:
        """The looks of the document whose parts are given."""
        styles = list(parse_part(parts["word/styles.xml"]).iter(w("style"))) if "word/styles.xml" in parts else []
        by_id = {style.get(w("styleId")) or "": style for style in styles}
        names = {each: _value(style, "name").casefold() for each, style in by_id.items()}
        outline: dict[str, int] = {}
        lists: dict[str, tuple[str, int]] = {}
        for each in by_id:
            for style in _ancestry(each, by_id):
                if (level := _value(style, "pPr", "outlineLvl")) and each not in outline:
                    outline[each] = _number(level) + 1
                if (number := _value(style, "pPr", "numPr", "numId")) and each not in lists:
                    lists[each] = (number, _number(_value(style, "pPr", "numPr", "ilvl")))
        return cls(names, outline, lists, _forms(parts))

    def form(self, paragraph: etree._Element) -> tuple[Form, int]:
        """Whether the paragraph is an item of a list, and at which level."""
        style = style_of(paragraph)
        number, level = self.style_lists.get(style, ("", 0))
        own = paragraph.find(f"{w('pPr')}/{w('numPr')}")
        if own is not None:
            number, level = _value(own, "numId") or number, _number(_value(own, "ilvl"), level)
        if number in ("", "0") or self.level(paragraph):
            return Form.BODY, 0
        return self.forms.get((number, level), Form.BULLET), level

    def level(self, paragraph: etree._Element) -> int:
        """The level of the heading, from 1; 0 for a paragraph that is none."""
        style = style_of(paragraph)
        match = re.fullmatch(r"heading (\d)", self.names.get(style, ""))
        return int(match[1]) if match else self.outline.get(style, 0) % 10


def comment_style_ids(parts: Parts) -> dict[str, str]:
    """The ids of the styles that comments need, where the document has them."""
    looks = Looks.of(parts)
    by_name = {name: style_id for style_id, name in looks.names.items()}
    return {name: by_name[name] for name in (COMMENT_TEXT, COMMENT_REFERENCE) if name in by_name}


def style_of(element: etree._Element) -> str:
    """The id of the paragraph's or run's style; empty when it has none."""
    return _value(element, "pPr", "pStyle") or _value(element, "rPr", "rStyle")


def _value(element: etree._Element, *names: str) -> str:
    found = element.find("/".join(map(w, names)))
    return (found.get(w("val")) or "") if found is not None else ""


def _number(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text and text.isdecimal() else otherwise


def _ancestry(style_id: str, by_id: dict[str, etree._Element]) -> Iterator[etree._Element]:
    seen: set[str] = set()
    while style_id in by_id and style_id not in seen:
        seen.add(style_id)
        yield by_id[style_id]
        style_id = _value(by_id[style_id], "basedOn")


def _forms(parts: Parts) -> dict[tuple[str, int], Form]:
    if "word/numbering.xml" not in parts:
        return {}
    root = parse_part(parts["word/numbering.xml"])
    patterns = {each.get(w("abstractNumId")): each for each in root.iter(w("abstractNum"))}
    found = {}
    for num in root.findall(w("num")):
        pattern = patterns.get(_value(num, "abstractNumId"))
        for level in pattern.findall(w("lvl")) if pattern is not None else ():
            form = Form.BULLET if _value(level, "numFmt") in ("bullet", "none") else Form.NUMBERED
            found[num.get(w("numId")) or "", _number(level.get(w("ilvl")))] = form
    return found


@dataclass(slots=True)
class LineReader:
    """Reads the runs of one paragraph; `remarks` is what cannot be kept."""

    looks: Looks
    remarks: list[Remark] = field(default_factory=list)
    runs: list[Said] = field(default_factory=list)
    spot: int = -1
    instruction: str | None = None
    result: str | None = None
    is_prose: bool = False
    MARKS: ClassVar[dict[str, str]] = {w("tab"): " ", w("noBreakHyphen"): "\u2011", w("softHyphen"): ""}

    def read(self, paragraph: etree._Element) -> Line:
        """The paragraph as a line of the book."""
        self.runs, self.spot, self.instruction, self.result = [], spot(paragraph), None, None
        self.is_prose = not self.looks.level(paragraph) and next(paragraph.iterancestors(w("tc")), None) is None
        self._children(paragraph, Kind.PLAIN)
        form, level = self.looks.form(paragraph)
        if level >= MOST_LEVELS:
            advice = "Gör den till en punkt på andra nivån, eller skriv om listan."
            self._remark("punkten står på en tredje nivå, men klausuler har två.", advice, Severity.WARNING)
            level = MOST_LEVELS - 1
        return Line(_written(_trimmed(self.runs)), form, level, self.spot)

    def _children(self, holder: etree._Element, kind: Kind) -> None:
        for child in holder:
            if child.tag == w("r"):
                self._run(child, kind)
            elif child.tag == w("sdt"):
                self._control(child)
            elif child.tag == w("fldSimple"):
                self._field(child.get(w("instr")) or "", _words(child))
            elif child.tag in LOST:
                self._lost(child)
            elif child.tag not in (w("pPr"), w("sdtPr")):
                if child.tag == w("hyperlink") and not child.get(w("anchor")):
                    self._link(_words(child))
                self._children(child, kind)

    def _control(self, control: etree._Element) -> None:
        content = control.find(w("sdtContent"))
        if content is None:
            return
        properties = control.find(w("sdtPr"))
        tag = _value(properties, "tag") if properties is not None else ""
        if properties is not None and properties.find(w("showingPlcHdr")) is not None:
            return
        for each in content.iter(*LOST):
            self._lost(each)
        if any(child.tag in (w("sdt"), w("p")) for child in content):
            self._children(content, Kind.PLAIN)
        elif words := _words(content):
            self.runs.append(Said(words, Kind.FACT, tag))

    def _run(self, run: etree._Element, kind: Kind) -> None:
        if self.looks.names.get(style_of(run)) == DEFINITION.casefold():
            kind = Kind.TERM
        for child in run:
            if child.tag == w("fldChar"):
                self._field_mark(child.get(w("fldCharType")) or "")
            elif child.tag == w("instrText"):
                self.instruction = (self.instruction or "") + (child.text or "")
            elif lost := list(child.iter(*LOST)):
                self._lost(lost[0])
            elif (words := self._words_of(child)) and self.result is not None:
                self.result += words
            elif words:
                self.runs.append(Said(words, kind))
        if kind is Kind.PLAIN and self.is_prose:
            self._formats(run)

    def _words_of(self, child: etree._Element) -> str:
        if child.tag == w("t"):
            self._check_signs(child.text or "")
            return child.text or ""
        if child.tag in (w("br"), w("cr")):
            return self._line_break(child)
        return self.MARKS.get(str(child.tag), "")

    def _line_break(self, child: etree._Element) -> str:
        if child.get(w("type")) not in ("page", "column"):
            advice = "Tryck Retur i stället, om det ska vara två stycken."
            self._remark("en radbrytning inne i stycket blir ett mellanslag.", advice, Severity.NOTE)
        return " "

    def _field_mark(self, kind: str) -> None:
        if kind == "begin":
            self.instruction, self.result = "", None
        elif kind == "separate":
            self.result = ""
        elif kind == "end":
            self._field(self.instruction or "", self.result or "")
            self.instruction = self.result = None

    def _field(self, instruction: str, result: str) -> None:
        match = REF.match(instruction)
        if LINK.match(instruction):
            self._link(result)
        self.runs.append(Said(result, Kind.LINK, match[1]) if match else Said(result))

    def _formats(self, run: etree._Element) -> None:
        properties = run.find(w("rPr"))
        if properties is None or not _words(run).strip():
            return
        used = [name for tag, name in TOGGLES.items() if _is_on(properties.find(tag))]
        if used:
            message = f"{' och '.join(used)} på ”{shortened(_words(run), 40)}” följer inte med."
            self._remark(message, "Mallen bestämmer hur avtalet ser ut.", Severity.NOTE)

    def _link(self, words: str) -> None:
        advice = "Skriv ut adressen om den ska stå i avtalet."
        self._remark(f"länken på ”{shortened(words, 40)}” följer inte med.", advice, Severity.NOTE)

    def _check_signs(self, text: str) -> None:
        if match := FONT_SIGNS.search(text):
            message = f"”{text[: match.start()].strip()[-30:]}{match[0]}” har ett tecken som bara finns i ett typsnitt."
            self._remark(message, WORDS_ONLY, Severity.ERROR)
        if INVISIBLE.search(text):
            message = f"i ”{shortened(INVISIBLE.sub('', text), 40)}” finns osynliga tecken."
            self._remark(message, "Skriv om orden för hand om de ska bort.", Severity.NOTE)

    def _lost(self, element: etree._Element) -> None:
        self._remark(f"{LOST[str(element.tag)]} kan inte stå i en klausul.", WORDS_ONLY, Severity.ERROR)

    def _remark(self, message: str, advice: str, severity: Severity) -> None:
        self.remarks.append(Remark(self.spot, message, advice, severity))


def shortened(words: str, length: int = 60) -> str:
    """The first of the words, and half of no personal number."""
    return without_personal_numbers(words.strip())[:length]


def _is_on(toggle: etree._Element | None) -> bool:
    return toggle is not None and (toggle.get(w("val")) or "on") not in OFF


def _words(element: etree._Element) -> str:
    return "".join(each.text or "" for each in element.iter(w("t")))


def _written(runs: tuple[Said, ...]) -> tuple[Said, ...]:
    """The runs without the words that ask people to write."""
    first = runs[0] if runs else Said("")
    asked = next((each for each in UNWRITTEN if first.text.startswith(each)), "")
    return _trimmed([replace(first, text=first.text.removeprefix(asked)), *runs[1:]]) if asked else runs


def _trimmed(runs: list[Said]) -> tuple[Said, ...]:
    """The runs, neighbours of one kind made one, without space at either end."""
    found = list(joined(runs))
    if found and found[0].kind is Kind.PLAIN:
        found[0] = Said(found[0].text.lstrip())
    if found and found[-1].kind is Kind.PLAIN:
        found[-1] = Said(found[-1].text.rstrip())
    return tuple(run for run in found if run.text or run.mark)
