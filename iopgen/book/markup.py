"""A clause's text between its two forms: marks as the clause file has them, and runs as the book shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ..model.book import BookBlock, Form, Grid, Kind, Line, Said, joined
from ..model.text import Block, Definition, FactMark, ItemList, Literal, Optional, Row, Run, Stycke
from .labels import shown_fact

Link = Callable[[str], Said]
"""How a reference to a clause stands in the book, by the clause's id."""
SIGNS = {Form.BULLET: "- ", Form.NUMBERED: "1. "}


def shown_blocks(blocks: Iterable[Block], link: Link) -> tuple[BookBlock, ...]:
    """The clause's text as the book shows it: a line for each paragraph and list item, a grid for each table."""
    return tuple(_shown_blocks(blocks, link))


def _shown_blocks(blocks: Iterable[Block], link: Link) -> Iterator[BookBlock]:
    for block in blocks:
        if isinstance(block, Stycke):
            yield Line(shown_runs(block.runs, link))
        elif isinstance(block, ItemList):
            yield from _items(block, 0, link)
        else:
            yield Grid(tuple(_cells(row, link) for row in (block.head, *block.rows)))


def _items(block: ItemList, level: int, link: Link) -> Iterator[Line]:
    form = Form.NUMBERED if block.numbered else Form.BULLET
    for item in block.items:
        yield Line(shown_runs(item.runs, link), form, level)
        for child in item.children:
            yield from _items(child, level + 1, link)


def _cells(row: Row, link: Link) -> tuple[Line, ...]:
    return tuple(Line(shown_runs(cell.runs, link)) for cell in row.cells)


def shown_runs(runs: Iterable[Run], link: Link) -> tuple[Said, ...]:
    """The runs as the book shows them, with their square brackets."""
    return joined(_shown_runs(runs, link))


def _shown_runs(runs: Iterable[Run], link: Link) -> Iterator[Said]:
    for run in runs:
        if isinstance(run, Literal):
            yield Said(run.text)
        elif isinstance(run, Definition):
            yield Said(run.text, Kind.TERM)
        elif isinstance(run, FactMark):
            mark = " | ".join((run.path, *run.filters))
            text, hint = shown_fact(mark)
            yield Said(text, Kind.FACT, mark, hint)
        elif isinstance(run, Optional):
            yield from (Said("["), *_shown_runs(run.runs, link), Said("]"))
        else:
            yield link(run.target)


def markup(line: Line) -> str:
    """The line with its marks, as a clause file has it on one line."""
    return "".join(map(_marked, line.runs)).strip()


def _marked(run: Said) -> str:
    if run.kind is Kind.TERM:
        inner = run.text.strip()
        before, _, after = run.text.partition(inner) if inner else ("", "", run.text)
        return f"{before}**{inner}**{after}" if inner else run.text
    if run.kind is Kind.FACT:
        return f"{{{{ {run.mark} }}}}"
    return f"[](#{run.mark})" if run.kind is Kind.LINK else run.text


def units(body: Iterable[BookBlock]) -> list[str]:
    """The text as a clause file has it, cut where it can change by itself: paragraphs, list items, tables."""
    found: list[str] = []
    indent = ""
    for block in body:
        if isinstance(block, Grid) or block.form is Form.BODY:
            found.append(table(block) if isinstance(block, Grid) else markup(block))
            indent = ""
        else:
            sign = SIGNS[block.form]
            found.append(f"{indent if block.level else ''}{sign}{markup(block)}")
            indent = indent if block.level else " " * len(sign)
    return found


def table(grid: Grid) -> str:
    """The table as a clause file has it."""
    head, *rows = (f"| {' | '.join(map(markup, row))} |" for row in grid.rows)
    return "\n".join([head, "|" + "---|" * len(grid.rows[0]), *rows])
