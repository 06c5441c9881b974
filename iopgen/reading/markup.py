"""Clause text as blocks. Markdown gives the structure; anything but the permitted marks is refused by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from ..model.text import (
    Block,
    Cell,
    Definition,
    FactMark,
    Item,
    ItemList,
    Literal,
    Optional,
    PlainRun,
    ReferenceMark,
    Row,
    Run,
    Stycke,
    TableText,
)
from ..problem import Place, Problem

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

PIPE = "\ue000"  # stands for | within {{ }} while Markdown looks for table cells
FACT = re.compile(r"\{\{\s*([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*)\s*((?:\|\s*[a-z_]+\s*)*)\}\}")
PIECES = re.compile(r"(\{\{.*?\}\}|\[|\])")
BRACES = re.compile(r"\{\{.*?\}\}")
DEEPEST_LIST = 2
NAMES = {
    "heading": "rubriker",
    "blockquote": "citatblock",
    "fence": "kod",
    "code_block": "kod (indragen text)",
    "code_inline": "kod",
    "hr": "linjer",
    "em": "kursiv stil",
    "strong": "fetstil omkring annat än ord",
    "image": "bilder",
    "hardbreak": "radbrytningar",
}


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    rules = ["reference", "entity", "autolink", "html_inline", "html_block", "escape"]
    return MarkdownIt("commonmark").enable("table").disable(rules)


def read_blocks(text: str, shown: str, first_line: int) -> tuple[tuple[Block, ...], list[Problem]]:
    """The blocks of a clause body that starts at `first_line` of the file `shown`, and what is wrong in it."""
    reader = _Reader(shown, first_line)
    blocks = tuple(reader.blocks(text))
    if not blocks and not reader.problems:
        reader.refuse(first_line, "klausulen har ingen text.", "Skriv texten under huvudet.")
    return blocks, reader.problems


def read_runs(text: str, shown: str, line: int) -> tuple[tuple[Run, ...], list[Problem]]:
    """The runs of a single line, such as a title."""
    reader = _Reader(shown, line)
    return tuple(reader.runs_of([("text", text)], line)), reader.problems


class _Reader:
    def __init__(self, shown: str, first_line: int) -> None:
        self.shown, self.first_line = shown, first_line
        self.problems: list[Problem] = []

    def refuse(self, line: int, message: str, advice: str) -> None:
        self.problems.append(Problem(Place(self.shown, line), message, advice))

    def blocks(self, text: str) -> Iterator[Block]:
        from markdown_it.tree import SyntaxTreeNode

        hidden = BRACES.sub(lambda match: match[0].replace("|", PIPE), text)
        for node in SyntaxTreeNode(_markdown().parse(hidden)).children:
            yield from self._block(node)

    def _line(self, node: SyntaxTreeNode) -> int:
        return (node.map[0] if node.map else 0) + self.first_line

    def _block(self, node: SyntaxTreeNode) -> Iterator[Block]:
        if node.type == "paragraph":
            yield Stycke(self._runs(node), self._line(node))
        elif node.type in ("bullet_list", "ordered_list"):
            yield self._list(node, 1)
        elif node.type == "table":
            yield self._table(node)
        else:
            self._refuse_kind(node, self._line(node))

    def _refuse_kind(self, node: SyntaxTreeNode, line: int) -> None:
        what = NAMES.get(node.type, f"”{node.type}”")
        self.refuse(line, f"{what} kan inte användas i klausultext.", "Använd stycken, listor och tabeller.")

    def _list(self, node: SyntaxTreeNode, depth: int) -> ItemList:
        if depth > DEEPEST_LIST:
            self.refuse(self._line(node), "listan har mer än två nivåer.", "Dela upp den.")
        items = tuple(self._item(item, depth) for item in node.children)
        return ItemList(items, numbered=node.type == "ordered_list")

    def _item(self, node: SyntaxTreeNode, depth: int) -> Item:
        line = self._line(node)
        paragraphs = [child for child in node.children if child.type == "paragraph"]
        lists = [child for child in node.children if child.type.endswith("_list")]
        for child in node.children:
            if child not in paragraphs and child not in lists:
                self._refuse_kind(child, self._line(child))
        if len(paragraphs) != 1:
            self.refuse(line, "en punkt ska ha ett enda stycke.", "Dela upp den i flera punkter.")
        runs = self._runs(paragraphs[0]) if paragraphs else ()
        return Item(runs, tuple(self._list(child, depth + 1) for child in lists), line)

    def _table(self, node: SyntaxTreeNode) -> TableText:
        rows = [self._row(row) for part in node.children for row in part.children]
        return TableText(rows[0], tuple(rows[1:]))

    def _row(self, node: SyntaxTreeNode) -> Row:
        return Row(tuple(Cell(self._runs(cell, self._line(node))) for cell in node.children), self._line(node))

    def _runs(self, node: SyntaxTreeNode, line: int = 0) -> tuple[Run, ...]:
        line = line or self._line(node)
        pieces = [piece for inline in node.children for child in inline.children for piece in self._pieces(child, line)]
        return tuple(self.runs_of(pieces, line))

    def _pieces(self, node: SyntaxTreeNode, line: int) -> Iterator[tuple[str, str]]:
        if node.type in ("text", "softbreak"):
            yield "text", node.content.replace(PIPE, "|") if node.type == "text" else " "
        elif node.type == "strong" and all(child.type == "text" for child in node.children):
            yield "definition", "".join(child.content for child in node.children)
        elif node.type == "link" and str(node.attrs.get("href", "")).startswith("#") and not node.children:
            yield "reference", str(node.attrs["href"])[1:]
        elif node.type == "link":
            self.refuse(
                line, "länkar kan inte användas i klausultext.", "En hänvisning till en klausul skrivs [](#id)."
            )
        else:
            self._refuse_kind(node, line)

    def runs_of(self, pieces: list[tuple[str, str]], line: int) -> Iterator[Run]:
        """The runs that the pieces make, with what stands in square brackets gathered."""
        inside: list[PlainRun] | None = None
        for run in self._marks(pieces, line):
            if run == "[" and inside is None:
                inside = []
            elif run == "]" and inside is not None:
                yield self._optional(inside, line)
                inside = None
            elif isinstance(run, str):
                self.refuse(line, "hakparenteserna går inte ihop.", "De ska komma två och två och inte stå i varandra.")
            elif inside is None:
                yield run
            else:
                inside.append(run)
        if inside is not None:
            self.refuse(line, "en hakparentes är inte stängd.", "Lägg till ].")

    def _optional(self, runs: list[PlainRun], line: int) -> Optional:
        if not any(isinstance(run, FactMark | ReferenceMark) for run in runs):
            advice = "Ta bort hakparenteserna eller lägg till en uppgift."
            self.refuse(line, "texten inom hakparentes har varken uppgift eller hänvisning.", advice)
        return Optional(tuple(runs))

    def _marks(self, pieces: list[tuple[str, str]], line: int) -> Iterator[PlainRun | str]:
        for kind, text in pieces:
            if kind == "definition":
                yield from self._definition(text, line)
            elif kind == "reference":
                yield ReferenceMark(text, line)
            else:
                yield from self._text_marks(text, line)

    def _definition(self, text: str, line: int) -> Iterator[PlainRun | str]:
        if re.search(r"[][{}<\\]", text):
            self.refuse(line, f"”{text.replace(PIPE, '|')}” kan inte definieras.", "Skriv bara ord mellan ** och **.")
        else:
            yield Definition(text)

    def _text_marks(self, text: str, line: int) -> Iterator[PlainRun | str]:
        for piece in filter(None, PIECES.split(text)):
            if piece in "[]":
                yield piece
            elif match := FACT.fullmatch(piece):
                filters = tuple(name.strip() for name in match[2].split("|")[1:])
                yield FactMark(match[1], filters, line)
            elif re.search(r"\{\{|\}\}|\{%|%\}|\{#", piece):
                advice = "Skriv {{ uppgift }} eller {{ uppgift | filter }}."
                self.refuse(line, f"”{piece.strip()}” går inte att förstå.", advice)
            elif found := re.search(r"</?[a-zA-Z!]|\\", piece):
                what = "HTML" if found[0] != "\\" else "omvänt snedstreck"
                self.refuse(line, f"{what} kan inte användas i klausultext.", "Skriv vanlig text.")
            else:
                yield Literal(piece)
