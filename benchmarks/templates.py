"""Our own Word template, written anew in the syntax of each engine."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from iopgen.model.agreement import Style
from iopgen.word import WordTemplate
from iopgen.word.names import ANNEX, CLAUSE, CONTENTS, PARAGRAPHS, SECTION, TABLE

Parts = dict[str, bytes]
TAGGED = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
PLACES = {"clauses": "{{p clauses }}", "contents": "{{p contents }}"}
IN_PARAGRAPH = r'<w:p><w:pPr><w:pStyle w:val="IOPMalltagg"/></w:pPr><w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p>'
IN_ROW = (
    "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc>"
    '<w:tcPr><w:tcW w:w="9070" w:type="dxa"/><w:gridSpan w:val="2"/></w:tcPr>'
    f"{IN_PARAGRAPH}</w:tc></w:tr>"
)
TAG = re.compile(
    "|".join(
        (
            IN_ROW.replace("9070", r"\d+") % r"\{%tr (?P<row>.*?) %\}",
            IN_PARAGRAPH % r"\{%p (?P<paragraph>.*?) %\}",
            r"\{% (?P<inline>.*?) %\}|\{\{ (?P<fact>.*?) \}\}",
        )
    )
)
NAMED_TESTS = {
    "contact.name or contact.role": "contact.is_named",
    "contact.name and contact.role": "contact.is_both",
    "governing_document": "governing_document.is_there",
    "checks": "has_checks",
}
"""Tests of several facts or of a list, and the one fact that the content holds for each."""
ALWAYS = "contact.name or contact.role or contact.unit or contact.phone or contact.email"
"""A test that is met by every contact in the content."""
OPPOSITES = {
    "signatory.name": "signatory.is_nameless",
    "signatory.role": "signatory.is_without_role",
    "party.signatories": "party.is_unsigned",
}
TABLE_SIZES, WIDTH = range(2, 8), 9070
END_OF_BODY = "<w:sectPr>"
FIRST_TEXT, END_OF_TEXT = '<w:t xml:space="preserve">', "</w:t>"


@dataclass(frozen=True)
class Fact:
    path: str


@dataclass
class Block:
    """What stands when a fact is there, or once for each item of a list, which then has a `name`."""

    level: str
    path: str
    name: str
    body: list[str | Fact | Block]


Tree = list[str | Fact | Block]


@dataclass(frozen=True)
class Syntax:
    """How an engine writes a fact, and both ends of a block; its tags of rows may stand inside of the rows.

    `inline`, if given, is how it writes a whole block within a paragraph.
    """

    fact: Callable[[str], str]
    begin: Callable[[Block], str]
    end: Callable[[Block], str]
    stands_in_row: bool = False
    inline: Callable[[Block], str] | None = None


def parsed(text: str) -> Tree:
    """A part of our template as a tree, where every test asks for one fact and nothing has another side."""
    tree: Tree = []
    homes, last = [tree], 0
    for tag in TAG.finditer(text):
        homes[-1].append(text[last : tag.start()])
        last = tag.end()
        level = str(tag.lastgroup)
        if level == "fact":
            homes[-1].append(Fact(tag[level]))
        else:
            _turn(homes, level, tag[level])
    tree.append(text[last:])
    return tree


def _turn(homes: list[Tree], level: str, statement: str) -> None:
    """Nothing; the last of `homes` is then where what follows the statement belongs."""
    word, _, rest = statement.partition(" ")
    if word in ("endif", "endfor", "else"):
        homes.pop()
    if word == "else":
        (block,) = [each for each in homes[-1][-1:] if isinstance(each, Block)]
        rest = OPPOSITES[block.path]
    if word in ("if", "else"):
        block = Block(level, NAMED_TESTS.get(rest, rest), "", homes[-1] if rest == ALWAYS else [])
        if rest != ALWAYS:
            homes[-1].append(block)
        homes.append(block.body)
    elif word == "for":
        name, path = rest.split(" in ")
        block = Block(level, path, name, [])
        homes[-1].append(block)
        homes.append(block.body)


def written(tree: Tree, syntax: Syntax) -> str:
    """The part in the syntax of an engine."""
    return "".join(_written(each, syntax) for each in tree)


def _written(node: str | Fact | Block, syntax: Syntax) -> str:
    if isinstance(node, str):
        return node
    if isinstance(node, Fact):
        return syntax.fact(node.path)
    if node.level == "inline" and syntax.inline:
        return syntax.inline(node)
    begin, body, end = syntax.begin(node), written(node.body, syntax), syntax.end(node)
    if node.level == "row" and syntax.stands_in_row:
        first, last = body.index(FIRST_TEXT) + len(FIRST_TEXT), body.rindex(END_OF_TEXT)
        return body[:first] + begin + body[first:last] + end + body[last:]
    around = {"row": IN_ROW, "paragraph": IN_PARAGRAPH, "inline": "%s"}[node.level]
    return around % begin + body + around % end


def _jinja(level: str) -> str:
    return {"row": "{%%tr %s %%}", "paragraph": "{%%p %s %%}", "inline": "{%% %s %%}"}[level]


def _node_name(path: str, mark: str) -> str:
    """The path, with the mark before it when it begins with the name of an item."""
    return path if path.split(".", maxsplit=1)[0] in ROOTS else mark + path


def _expression(block: Block) -> str:
    """The block as an expression of JavaScript: docx-templates takes no IF within an IF of the same row."""
    pieces = (f"'{each}'" if isinstance(each, str) else _node_name(str(vars(each)["path"]), "$") for each in block.body)
    return f"+++= {_node_name(block.path, '$')} ? {' + '.join(pieces)} : ''+++"


ROOTS = (
    "draft", "agreement", "has_checks", "authority", "governing_document",
    "parties", "checks", "contents", "annex_titles", "sections", "annexes",
)  # fmt: skip
DOCXTPL = Syntax(
    lambda path: f"{{{{ {path} }}}}",
    lambda block: _jinja(block.level) % (f"for {block.name} in {block.path}" if block.name else f"if {block.path}"),
    lambda block: _jinja(block.level) % ("endfor" if block.name else "endif"),
)
DOCXTEMPLATER = Syntax(
    lambda path: f"{{{path}}}",
    lambda block: f"{{-w:tr {block.path}}}" if block.level == "row" else f"{{#{block.path}}}",
    lambda block: f"{{/{block.path}}}",
    stands_in_row=True,
)
EASY_TEMPLATE_X = Syntax(
    lambda path: f"{{{path}}}",
    lambda block: f'{{#{block.path} [loopOver: "row"]}}' if block.level == "row" else f"{{#{block.path}}}",
    lambda block: f"{{/{block.path}}}",
    stands_in_row=True,
)
DOCX_TEMPLATES = Syntax(
    lambda path: f"+++= {_node_name(path, '$')}+++",
    lambda block: (
        f"+++FOR {block.name} IN {_node_name(block.path, '$')}+++"
        if block.name
        else f"+++IF {_node_name(block.path, '$')}+++"
    ),
    lambda block: f"+++END-FOR {block.name}+++" if block.name else "+++END-IF+++",
    inline=_expression,
)


def template_parts(template: WordTemplate, write: Callable[[Tree], str]) -> Parts:
    """The parts of our template as `write` has them, with places for all of the agreement's own text."""
    return {
        name: write(parsed(_with_places(data.decode("utf-8"), template.style_ids))).encode("utf-8")
        if TAGGED.fullmatch(name)
        else data
        for name, data in template.parts.items()
    }


def for_carbone(tree: Tree, paths: Mapping[str, str] | None = None) -> str:
    """The part in Carbone's syntax, where a list has no tags of its own: its first item shows what is repeated.

    `paths` leads from the names of items to their paths. Tests stand between the paragraphs: in them they would leave
    empty ones behind, as the first tag of a list does where no heading can bear it.
    """
    return "".join(_for_carbone(each, paths or {}) for each in tree)


def _for_carbone(node: str | Fact | Block, paths: Mapping[str, str]) -> str:
    if isinstance(node, str):
        return node
    first, dot, rest = node.path.partition(".")
    path = paths[first] + dot + rest if first in paths else f"d.{node.path}"
    if isinstance(node, Fact):
        return f"{{{path}}}"
    if not node.name:
        return f"{{{path}:ifNEM:showBegin}}{for_carbone(node.body, paths)}{{{path}:showEnd}}"
    body = for_carbone(node.body, {**paths, node.name: f"{path}[i]"})
    around = {"row": IN_ROW, "paragraph": IN_PARAGRAPH}[node.level]
    begin = "" if any(isinstance(each, Fact) for each in node.body[:2]) else around % f"{{{path}[i].nothing}}"
    return begin + body + around % f"{{{path}[i+1].nothing}}"


def _with_places(text: str, styles: Mapping[str, str]) -> str:
    """The part with loops over sections, clauses and blocks where iopgen writes them itself."""
    entry = _paragraph(styles[CONTENTS], "{{ entry.number }}</w:t><w:tab/>" + FIRST_TEXT + "{{ entry.heading }}")
    contents = _for("entry", "contents", entry)
    contents += _for("entry", "annex_titles", _paragraph(styles[CONTENTS], "{{ entry.text }}"))
    section = _paragraph(styles[SECTION], "{{ section.heading }}") + _parts("section.parts", CLAUSE, styles)
    text = text.replace(IN_PARAGRAPH % PLACES["contents"], contents)
    text = text.replace(IN_PARAGRAPH % PLACES["clauses"], _for("section", "sections", section))
    return text.replace(END_OF_BODY, _parts("annexes", ANNEX, styles) + END_OF_BODY)


def _parts(path: str, style: str, styles: Mapping[str, str]) -> str:
    title = _if("part.title", _paragraph(styles[style], "{{ part.title }}"))
    return _for("part", path, title + _for("block", "part.blocks", "".join(_blocks(styles))))


def _blocks(styles: Mapping[str, str]) -> Iterator[str]:
    for kind in (Style.BODY, Style.BULLET, Style.BULLET_2, Style.NUMBERED, Style.NUMBERED_2, Style.QUESTION):
        yield _if(f"block.{kind}", _paragraph(styles[PARAGRAPHS[kind]], f"{{{{ block.{kind} }}}}"))
    for size in TABLE_SIZES:
        yield _if(f"block.table{size}", _table(size, styles))


def _table(size: int, styles: Mapping[str, str]) -> str:
    width = WIDTH // size
    head = _row(
        [f"{{{{ block.head.c{place} }}}}" for place in range(1, size + 1)], width, styles[PARAGRAPHS[Style.COLUMN]]
    )
    row = _row([f"{{{{ row.c{place} }}}}" for place in range(1, size + 1)], width, styles[PARAGRAPHS[Style.CELL]])
    rows = IN_ROW % "{%tr for row in block.rows %}" + row + IN_ROW % "{%tr endfor %}"
    look = f'<w:tblPr><w:tblStyle w:val="{styles[TABLE]}"/><w:tblW w:w="5000" w:type="pct"/></w:tblPr>'
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for _ in range(size))
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"


def _row(texts: Sequence[str], width: int, style: str) -> str:
    cells = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(style, each)}</w:tc>' for each in texts
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def _paragraph(style: str, text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r>{FIRST_TEXT}{text}{END_OF_TEXT}</w:r></w:p>'


def _if(path: str, body: str) -> str:
    return IN_PARAGRAPH % f"{{%p if {path} %}}" + body + IN_PARAGRAPH % "{%p endif %}"


def _for(name: str, path: str, body: str) -> str:
    return IN_PARAGRAPH % f"{{%p for {name} in {path} %}}" + body + IN_PARAGRAPH % "{%p endfor %}"


WRITERS: dict[str, Callable[[Tree], str]] = {
    "docxtpl": partial(written, syntax=DOCXTPL),
    "docxtemplater": partial(written, syntax=DOCXTEMPLATER),
    "easy-template-x": partial(written, syntax=EASY_TEMPLATE_X),
    "docx-templates": partial(written, syntax=DOCX_TEMPLATES),
    "carbone": for_carbone,
}
"""How each engine's template is written."""
