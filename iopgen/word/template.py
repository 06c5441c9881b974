"""A Word template made ready: checked against its contract, its tags repaired and made into pages.

People write docxtpl's template language in Word. docxtpl repairs the tags that Word has split and Jinja parses
them; what may stand in them is names, attributes, `if` and `for`, so a page is filled without running any code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import etree

from ..model.record import dataclass
from ..personal_number import has_personal_number
from ..problem import Place, Problem, ProblemsFound, nearest
from .names import CHARACTER_STYLES, NUMBERED_STYLES, REQUIRED_STYLES, TABLE_STYLES, TYPES, w
from .package import Parts, open_package, parse_part, serialize
from .pages import Page, page_of
from .relations import relation_faults
from .spots import Finding, spot_of
from .tags import ANNEX_HOOK, CLAUSES_HOOK, CONTENTS_HOOK, WHOLE_TAG, Tag, mended, own_text, tag_faults, tags_of
from .variables import VariableChecker

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["ANNEX_HOOK", "BODY", "CLAUSES_HOOK", "CONTENTS_HOOK", "WordTemplate", "part_name", "read_template"]

BODY = "word/document.xml"
TAGGED_PART = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
NUMBERING = "word/numbering.xml"
REVISIONS = (
    "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange",
    "trPrChange", "tcPrChange", "tblPrExChange", "cellIns", "cellDel", "cellMerge", "numberingChange",
)  # fmt: skip
Line = tuple[str, str, etree._Element | None]
"""What Jinja reads of a tag, the tag as it is written, and its paragraph when that is known."""
PART_NAMES = {
    "document": "brödtexten",
    "header": "sidhuvudet",
    "footer": "sidfoten",
    "footnotes": "fotnoterna",
    "endnotes": "slutnoterna",
}


@dataclass(frozen=True, slots=True)
class WordTemplate:
    """A template ready to be filled: its parts, its tagged parts as pages, and its styles' ids by name."""

    shown: str
    parts: Parts
    tagged: dict[str, Page]
    style_ids: dict[str, str]


def read_template(source: Path | bytes, shown: str, environment: Environment) -> WordTemplate:
    """The template; `ProblemsFound` with every breach of the contract."""
    parts = open_package(source, shown)
    checker = TemplateChecker(shown, parts)
    tagged = checker.check_all(environment)
    if checker.problems:
        raise ProblemsFound(checker.problems)
    return WordTemplate(shown, parts, tagged, checker.style_ids)


@cache
def _repairer() -> Any:
    from docxtpl import DocxTemplate

    return DocxTemplate(None)


def _prepared(data: bytes, name: str) -> str:
    """The part as a Jinja template: tags repaired, a place for the annexes made at the end of the body."""
    root = parse_part(data)
    if name == BODY:
        _add_annex_hook(root)
    text = serialize(root).decode("utf-8")
    return str(_repairer().patch_xml(text)) if WHOLE_TAG.search(all_text(root)) else text


def all_text(root: etree._Element) -> str:
    """All text of the part, run together."""
    return "".join(str(piece) for piece in root.itertext())


def _add_annex_hook(root: etree._Element) -> None:
    body = root.find(w("body"))
    if body is None:
        return
    paragraph = etree.Element(w("p"))
    run = etree.SubElement(paragraph, w("r"))
    etree.SubElement(run, w("t")).text = f"{{{{p {ANNEX_HOOK} }}}}"
    ends_with_page_setup = len(body) > 0 and body[-1].tag == w("sectPr")
    body.insert(len(body) - ends_with_page_setup, paragraph)


def part_name(name: str) -> str:
    """The part's name as people know it: *sidhuvudet*."""
    match = TAGGED_PART.fullmatch(name)
    return PART_NAMES[re.sub(r"\d", "", match[1])] if match else name


@dataclass(slots=True)
class TemplateChecker:
    """Finds every breach of the template's contract."""

    shown: str
    parts: Parts
    findings: list[Finding] = field(default_factory=list)
    style_ids: dict[str, str] = field(default_factory=dict)

    @property
    def problems(self) -> list[Problem]:
        return [found.problem for found in self.findings]

    def refuse(self, part: str, message: str, advice: str, element: etree._Element | None = None) -> None:
        problem = Problem(Place(self.shown, part=part), message, advice)
        self.findings.append(Finding(problem, None if element is None else spot_of(element)))

    def check_all(self, environment: Environment) -> dict[str, Page]:
        """The tagged parts as pages; those that break the contract are left out, and told of."""
        self.check_persons()
        if self.findings:
            return {}
        self.check_file()
        self.check_revisions()
        self.check_styles()
        compiled = {name: self.compile(name, environment) for name in sorted(filter(TAGGED_PART.fullmatch, self.parts))}
        return {name: page for name, page in compiled.items() if page is not None}

    def check_persons(self) -> None:
        """A template that names nobody by number; what else is wrong is not told before that, lest it be repeated."""
        for name in filter(TAGGED_PART.fullmatch, self.parts):
            paragraphs = parse_part(self.parts[name]).iter(w("p"))
            if any(has_personal_number(own_text(each)) for each in paragraphs):
                self.refuse(part_name(name), "innehåller ett personnummer.", "Ta bort det ur mallen.")

    def check_file(self) -> None:
        """A document in A4 that Word opens as .docx, and that fetches nothing from outside."""
        types = parse_part(self.parts["[Content_Types].xml"]).iter(f"{{{TYPES}}}Override")
        kinds = [each.get("ContentType") for each in types if each.get("PartName") == f"/{BODY}"]
        if kinds != [DOCUMENT_TYPE]:
            self.refuse("", "filen är inte sparad som .docx.", "Spara den i Word som Word-dokument, utan makron.")
        for name in filter(lambda name: name.endswith(".rels"), self.parts):
            for each in parse_part(self.parts[name]):
                is_link = (each.get("Type") or "").endswith("/hyperlink")
                if each.get("TargetMode") == "External" and not is_link:
                    message = f"hämtar något utanför filen: {each.get('Target')}."
                    self.refuse("", message, "Bryt länken i Word, så att innehållet sparas i mallen.")
        for message, advice in relation_faults(self.parts):
            self.refuse("", message, advice)
        body = parse_part(self.parts[BODY]).find(w("body"))
        if body is None or not len(body) or body[-1].tag != w("sectPr"):
            self.refuse(part_name(BODY), "saknar sidinställningar.", "Utgå från standardmallen.")

    def check_revisions(self) -> None:
        """Deleted text would be filled and run, and comments would reach the partner: a template has none."""
        for name in filter(TAGGED_PART.fullmatch, self.parts):
            root = parse_part(self.parts[name])
            found = list(root.iter(*map(w, REVISIONS)))
            authors = sorted({each.get(w("author")) or "okänd" for each in found})
            if authors:
                message = f"har spårade ändringar av {', '.join(authors)}."
                self.refuse(part_name(name), message, "Godkänn eller avvisa dem i Word och spara mallen.", found[0])
            if (comment := next(root.iter(w("commentReference")), None)) is not None:
                self.refuse(part_name(name), "har en kommentar.", "Ta bort den.", comment)

    def check_styles(self) -> None:
        refuse = partial(self.refuse, "formatmallarna")
        if "word/styles.xml" not in self.parts:
            refuse("saknas.", "Utgå från standardmallen.")
            return
        styles = dict(_styles(self.parts["word/styles.xml"]))
        for wanted in REQUIRED_STYLES:
            found = styles.get(wanted.lower())
            if found is None:
                refuse(f"formatmallen ”{wanted}” saknas.", _nearest(wanted, styles))
                continue
            self.style_ids[wanted] = found.get(w("styleId")) or ""
            if found.get(w("type")) != _style_type(wanted):
                refuse(f"formatmallen ”{wanted}” är av fel slag.", "Hämta den från standardmallen.")
            elif wanted in NUMBERED_STYLES and not self._is_numbered(found):
                refuse(f"formatmallen ”{wanted}” har ingen numrering.", "Utgå från standardmallen.")

    def _is_numbered(self, style: etree._Element) -> bool:
        used = style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
        if used is None or NUMBERING not in self.parts:
            return False
        root = parse_part(self.parts[NUMBERING])
        patterns = {each.get(w("abstractNumId")) for each in root.iter(w("abstractNum"))}
        lists = [each for each in root.iter(w("num")) if each.get(w("numId")) == used.get(w("val"))]
        found = [each.find(w("abstractNumId")) for each in lists]
        return len(found) == 1 and found[0] is not None and found[0].get(w("val")) in patterns

    def compile(self, name: str, environment: Environment) -> Page | None:
        """The part as a page, or None when something in it is wrong."""
        from jinja2 import TemplateSyntaxError

        before = len(self.problems)
        root = parse_part(self.parts[name])
        refuse = partial(self.refuse, part_name(name))
        for fault in tag_faults(root, is_body=name == BODY):
            refuse(*fault)
        tags = tags_of(root)
        if name == BODY:
            self._check_hooks(tags)
        if len(self.problems) > before:
            self._check_names(name, [(line, tag.text, tag.paragraph) for line, tag in mended(tags)], environment)
            return None
        source = _prepared(self.parts[name], name)
        self._check_variables(name, source, tags, environment)
        if len(self.problems) > before:
            return None
        try:
            return page_of(environment.parse(source))
        except TemplateSyntaxError:  # brackets outside all text: in a namespace, or in a name that Word never writes
            refuse("har klamrar på en plats där inga märken kan stå.", "Utgå från standardmallen.")
            return None

    def _check_variables(self, name: str, source: str, tags: list[Tag], environment: Environment) -> None:
        repaired = [each for each in WHOLE_TAG.findall(source) if ANNEX_HOOK not in each]
        places = [(tag.text, tag.paragraph) for tag in tags]
        known = places if len(tags) == len(repaired) else [(each, None) for each in repaired]
        self._check_names(name, [(line, *place) for line, place in zip(repaired, known, strict=True)], environment)

    def _check_names(self, name: str, lines: Sequence[Line], environment: Environment) -> None:
        from jinja2 import TemplateSyntaxError

        written = [text for _, text, _ in lines]

        def refuse(message: str, advice: str, line: int) -> None:
            self.refuse(part_name(name), message, advice, lines[line - 1][2])

        try:
            VariableChecker(refuse, written).visit(environment.parse("\n".join(line for line, _, _ in lines)), {})
        except TemplateSyntaxError as error:
            message = f"märket ”{written[error.lineno - 1]}” går inte att tolka."
            refuse(message, "Kontrollera hur det är skrivet.", error.lineno)

    def _check_hooks(self, tags: list[Tag]) -> None:
        refuse = partial(self.refuse, part_name(BODY))
        places = [tag.paragraph for tag in tags if tag.hook == CLAUSES_HOOK]
        if (count := len(places)) != 1:
            problem = f"står {count} gånger" if count else "saknas"
            advice = "Den ska stå en gång, i ett eget stycke."
            refuse(f"platsen för klausulerna, {{{{p clauses }}}}, {problem}.", advice, places[-1] if places else None)
        contents = [tag.paragraph for tag in tags if tag.hook == CONTENTS_HOOK]
        if len(contents) > 1:
            message = "platsen för innehållsförteckningen, {{p contents }}, står flera gånger."
            refuse(message, "Behåll en.", contents[-1])


def _styles(data: bytes) -> Iterator[tuple[str, etree._Element]]:
    """Every style by its name in lower case."""
    for style in parse_part(data).iter(w("style")):
        name = style.find(w("name"))
        if name is not None and (shown := name.get(w("val"))):
            yield shown.lower(), style


def style_ids(parts: Parts) -> set[str]:
    """The ids by which the document's text may name its styles."""
    styles = parse_part(parts["word/styles.xml"]).iter(w("style")) if "word/styles.xml" in parts else ()
    return {each.get(w("styleId")) or "" for each in styles}


def _style_type(name: str) -> str:
    if name in TABLE_STYLES:
        return "table"
    return "character" if name in CHARACTER_STYLES else "paragraph"


def _nearest(wanted: str, known: Mapping[str, etree._Element]) -> str:
    meant = nearest(wanted.lower(), known)
    name = known[meant].find(w("name")) if meant else None
    found = f" Närmast: ”{name.get(w('val'))}”." if name is not None else ""
    return f"Lägg till den, eller utgå från standardmallen.{found}"
