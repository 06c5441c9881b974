"""A Word template made ready: checked against its contract, its tags repaired and compiled.

People write docxtpl's template language in Word. docxtpl repairs the tags that Word has split;
rendering is Jinja's, in a sandbox that knows names, attributes, `if` and `for` and nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import etree

from ..model.fact import kinds
from ..model.furniture import Furniture
from ..problem import Place, Problem, ProblemsFound
from .names import NUMBERED_STYLES, REQUIRED_STYLES, w
from .package import Parts, open_package, parse_part, serialize

if TYPE_CHECKING:
    from jinja2 import Environment, Template, nodes

CLAUSES_HOOK, CONTENTS_HOOK, ANNEX_HOOK = "clauses", "contents", "annexes"
BODY = "word/document.xml"
TAGGED_PART = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
TAG = re.compile(r"\{\{|\{%|\{#")
PART_NAMES = {
    "document": "brödtexten",
    "header": "sidhuvudet",
    "footer": "sidfoten",
    "footnotes": "fotnoterna",
    "endnotes": "slutnoterna",
}


@dataclass(frozen=True, slots=True)
class WordTemplate:
    """A template ready to be filled: its parts, its tagged parts as Jinja templates, and its styles' ids by name."""

    shown: str
    parts: Parts
    tagged: dict[str, Template]
    style_ids: dict[str, str]


def read_template(path: Path, shown: str, environment: Environment) -> WordTemplate:
    """The template at `path`; `ProblemsFound` with every breach of the contract."""
    parts = open_package(path, shown)
    checker = _Checker(shown, parts)
    checker.check_revisions()
    checker.check_styles()
    tagged = {}
    for name in sorted(filter(TAGGED_PART.fullmatch, parts)):
        source = _prepared(parts[name], name)
        if compiled := checker.compile(source, name, environment):
            tagged[name] = compiled
    checker.check_hooks()
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
    return str(_repairer().patch_xml(text)) if TAG.search(all_text(root)) else text


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
class _Checker:
    """Finds every breach of the template's contract."""

    shown: str
    parts: Parts
    problems: list[Problem] = field(default_factory=list)
    style_ids: dict[str, str] = field(default_factory=dict)
    hooks: list[str] = field(default_factory=list)

    def refuse(self, part: str, message: str, advice: str) -> None:
        self.problems.append(Problem(Place(self.shown, part=part), message, advice))

    def check_revisions(self) -> None:
        """Deleted text would be filled and run: a template has no unaccepted changes."""
        for name in filter(TAGGED_PART.fullmatch, self.parts):
            root = parse_part(self.parts[name])
            found = root.iter(w("ins"), w("del"), w("moveFrom"), w("moveTo"))
            authors = sorted({each.get(w("author")) or "okänd" for each in found})
            if authors:
                message = f"har spårade ändringar av {', '.join(authors)}."
                self.refuse(part_name(name), message, "Godkänn eller avvisa dem i Word och spara mallen.")
            if name != BODY and any(root.iter(w("commentReference"))):
                self.refuse(part_name(name), "har en kommentar.", "Ta bort den.")

    def check_styles(self) -> None:
        if "word/styles.xml" not in self.parts:
            self.refuse("formatmallarna", "saknas.", "Utgå från standardmallen.")
            return
        styles = {}
        for style in parse_part(self.parts["word/styles.xml"]).iter(w("style")):
            name = style.find(w("name"))
            if name is not None and (shown := name.get(w("val"))):
                styles[shown.lower()] = style
        for wanted in REQUIRED_STYLES:
            found = styles.get(wanted.lower())
            if found is None:
                advice = self._nearest(wanted, styles)
                self.refuse("formatmallarna", f"formatmallen ”{wanted}” saknas.", advice)
                continue
            self.style_ids[wanted] = found.get(w("styleId")) or ""
            if wanted in NUMBERED_STYLES and found.find(f"{w('pPr')}/{w('numPr')}") is None:
                self.refuse(
                    "formatmallarna", f"formatmallen ”{wanted}” har ingen numrering.", "Utgå från standardmallen."
                )

    def _nearest(self, wanted: str, known: Any) -> str:
        close = get_close_matches(wanted.lower(), list(known), n=1)
        found = f" Närmast: ”{close[0]}”." if close else ""
        return f"Lägg till den, eller utgå från standardmallen.{found}"

    def compile(self, source: str, name: str, environment: Environment) -> Template | None:
        """The part as a Jinja template, or None when something in it is wrong."""
        from jinja2 import TemplateSyntaxError

        before = len(self.problems)
        self._check_tags_stand_in_text(name)
        try:
            tree = environment.parse(source)
        except TemplateSyntaxError as error:
            context = _context(source, error.lineno)
            message = f"en tagg går inte att tolka{context}."
            self.refuse(part_name(name), message, "Kontrollera klamrar, if/endif och for/endfor.")
            return None
        _TagChecker(self, name).visit(tree, {})
        return environment.from_string(source) if len(self.problems) == before else None

    def _check_tags_stand_in_text(self, name: str) -> None:
        root = parse_part(self.parts[name])
        for element in root.iter():
            for value in map(str, element.attrib.values()):
                if TAG.search(value):
                    self.refuse(
                        part_name(name), f"taggen ”{value}” står i en egenskap.", "Taggar får bara stå i löpande text."
                    )
        for paragraph in root.iter(w("p")):
            own = [node for node in paragraph.iter(w("t"), w("p")) if node is not paragraph and node.tag == w("t")]
            text = "".join(node.text or "" for node in own)
            tags = re.findall(r"\{[%{](?:p|tr|tc|r) .*?[%}]\}", text)
            blocks = [tag for tag in tags if tag[2:4] == "p "]
            if blocks and text.strip() != blocks[0]:
                self.refuse(
                    part_name(name),
                    f"vid taggen ”{blocks[0]}” står annan text i samma stycke.",
                    "Ge taggen ett eget stycke.",
                )

    def check_hooks(self) -> None:
        count = self.hooks.count(CLAUSES_HOOK)
        if count != 1:
            problem = "saknas" if not count else f"står {count} gånger"
            self.refuse(
                "brödtexten",
                f"platsen för klausulerna, {{{{p clauses }}}}, {problem}.",
                "Den ska stå en gång, i ett eget stycke.",
            )
        if self.hooks.count(CONTENTS_HOOK) > 1:
            self.refuse(
                "brödtexten", "platsen för innehållsförteckningen, {{p contents }}, står flera gånger.", "Behåll en."
            )


def _context(source: str, line: int) -> str:
    lines = source.split("\n")
    text = re.sub(r"<[^>]+>", "", lines[line - 1]) if 0 < line <= len(lines) else ""
    found = re.search(r"\{[{%].{0,60}", text)
    return f" (”{found[0].strip()}”)" if found else ""


class _TagChecker:
    """Walks the parsed tags: only names of the contract, attributes, if and for."""

    def __init__(self, checker: _Checker, name: str) -> None:
        self.checker, self.part = checker, part_name(name)
        self.is_body = name == BODY

    def visit(self, node: nodes.Node, scope: dict[str, Any]) -> None:
        """Nothing; what the contract does not allow is added to the checker's problems."""
        kind = type(node).__name__
        if kind in ("Template", "Output", "And", "Or", "Not", "If"):
            for child in node.iter_child_nodes():
                self.visit(child, scope)
        elif kind == "For":
            self._loop(node, scope)
        elif kind in ("Name", "Getattr"):
            self._type_of(node, scope)
        elif kind != "TemplateData":
            self.checker.refuse(
                self.part, f"en tagg använder något annat än uppgifter, if och for ({kind}).", "Förenkla taggen."
            )

    def _loop(self, node: Any, scope: dict[str, Any]) -> None:
        item = self._type_of(node.iter, scope)
        inner = scope | {getattr(node.target, "name", ""): item.base if item else None, "loop": None}
        for child in (*node.body, *node.else_):
            self.visit(child, inner)

    def _type_of(self, node: Any, scope: dict[str, Any]) -> Any:
        """The kind of what a name or attribute gives; None when it is unknown or free."""
        path = _dotted(node)
        if path is None:
            self.checker.refuse(self.part, "en tagg är för invecklad.", "Använd bara uppgifter, if och for.")
            return None
        first, *rest = path.split(".")
        if first in (CLAUSES_HOOK, CONTENTS_HOOK, ANNEX_HOOK) and not rest and self.is_body:
            self.checker.hooks.append(first)
            return None
        if first == "loop":
            return None
        record = scope.get(first, Furniture)
        names = rest if first in scope else path.split(".")
        kind = None
        for name in names:
            known = kinds(record) if record is not None and hasattr(record, "__dataclass_fields__") else {}
            if name not in known:
                self._unknown(path, name, known, scope)
                return None
            kind = known[name]
            record = None if kind.is_list else kind.base
        return kind

    def _unknown(self, path: str, name: str, known: Any, scope: dict[str, Any]) -> None:
        possible = [*known, *(key for key in scope if key)] if "." not in path else [*known]
        close = get_close_matches(name, possible, n=1)
        prefix = path[: path.rfind(name)]
        advice = f"Närmast: {prefix}{close[0]}." if close else f"Möjliga: {', '.join(possible)}."
        self.checker.refuse(self.part, f"{{{{ {path} }}}} finns inte.", advice)


def _dotted(node: Any) -> str | None:
    if type(node).__name__ == "Name":
        return str(node.name)
    if type(node).__name__ == "Getattr":
        holder = _dotted(node.node)
        return holder and f"{holder}.{node.attr}"
    return None
