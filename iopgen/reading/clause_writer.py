"""Edits a clause file: one key of its head, or the paragraphs that have changed. All else stays letter by letter."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from ..model.library import Clause
from ..model.text import Block, Item, ItemList, Stycke
from .tree import Mapping as TreeMapping
from .tree import Scalar, parse

KEYS = (
    "id", "title", "topic", "order", "authority", "overrides", "heading", "when", "when_any", "repeat", "presence",
    "valid_from", "valid_to", "decision", "laws", "reviewed", "summary", "guidance", "origin", "notes", "locked",
)  # fmt: skip
"""The keys of a head in the order in which they are written."""
PLAIN = re.compile(r"[A-Za-zÅÄÖåäö0-9][^\n:#\"'{}\[\],&*!|>%@`]*[^\s\n:#\"'{}\[\],&*!|>%@`]|[A-Za-zÅÄÖåäö0-9]")
GUESSED = re.compile(r"(?i:true|false|yes|no|ja|nej|on|off|null|~)|[\d.,:+-]+|[0-9a-f]{16}")
END = re.compile(r"^---[ \t\r]*$", re.MULTILINE)
"""The line that ends a head."""
ITEM = re.compile(r" *(?:- |1\. )")


def with_key(text: str, key: str, value: Any) -> str:
    """The clause file with `key: value` in its head, where the key stands already or in its usual place."""
    line = f"{key}:{_value(value)}\n".replace("\n", _line_end(text))
    head, rest = _split(text)
    start, end = _span(head, key)
    return head[:start] + line + head[end:] + rest


def without_key(text: str, key: str) -> str:
    """The clause file without the key."""
    head, rest = _split(text)
    start, end = _span(head, key)
    return head[:start] + head[end:] + rest


def body_of(text: str) -> str:
    """The title and the text of a clause file, as its fingerprint is taken of them."""
    head, rest = _split(text)
    start, end = _span(head, "title")
    title = parse(head[start:end], "", []) if start < end else None
    stated = title.entries[0][1] if isinstance(title, TreeMapping) else None
    return f"{stated.text if isinstance(stated, Scalar) else ''}\n{rest.partition(chr(10))[2]}"


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _split(text: str) -> tuple[str, str]:
    """The head with its first line, and the rest from the line that ends it."""
    match = END.search(text, text.index("\n"))
    assert match
    return text[: match.start()], text[match.start() :]


def _span(head: str, key: str) -> tuple[int, int]:
    """Where the key and its value stand in the head; nowhere, but where it belongs, when it is not stated."""
    match = re.search(rf"^{key}:.*\n(?:(?:[ \t]+.*)?\n)*?(?=\S|\Z)", head, re.MULTILINE)
    if match:
        return match.span()
    place = _place(head, key)
    return place, place


def _place(head: str, key: str) -> int:
    """Where a key that is not stated yet belongs: after the last of those that come before it."""
    before = KEYS[: KEYS.index(key)]
    starts = [(match[1], match.start()) for match in re.finditer(r"^(\w+):", head, re.MULTILINE)]
    known = [place for place, (name, _) in enumerate(starts) if name in before]
    following = known[-1] + 1 if known else 0
    return starts[following][1] if following < len(starts) else len(head)


def _value(value: Any) -> str:
    """The value as it stands after the colon."""
    if isinstance(value, Mapping):
        return f" {_flow(value)}"
    if isinstance(value, list):
        return "".join(f"\n  - {_flow(each)}" for each in value) or " []"
    return f" {scalar(value)}"


def _flow(record: Mapping[str, Any]) -> str:
    return "{" + ", ".join(f"{key}: {scalar(each)}" for key, each in record.items()) + "}"


def scalar(value: Any) -> str:
    """The value as YAML; text that could be taken for anything else stands within quotation marks."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, date | int):
        return str(value)
    text = str(value)
    if PLAIN.fullmatch(text) and not GUESSED.fullmatch(text):
        return text
    return json.dumps(text, ensure_ascii=False)


def with_body(text: str, clause: Clause, before: Sequence[str], after: Sequence[str]) -> str:
    """The clause file, which holds `clause`, with its text cut in units as `before`, made to say `after`.

    A unit is a paragraph, an item of a list or a table. Paragraphs that are in both stay as they are written.
    """
    head, rest = _split(text)
    end = len(head) + rest.index("\n") + 1
    kept = dict(enumerate(_written(clause, before)))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    units: list[str] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        units += [kept[place] for place in range(a, b)] if kind == "equal" else after[c:d]
    return text[:end] + (joined(units) + "\n").replace("\n", _line_end(text))


def _written(clause: Clause, units: Sequence[str]) -> Iterator[str]:
    """Each unit as it is written: a paragraph may stand on several lines."""
    lines = clause.source.split("\n")
    starts = unit_lines(clause)
    first = starts[0] if starts else 0
    for place, (unit, start) in enumerate(zip(units, starts, strict=True)):
        stop = starts[place + 1] if place + 1 < len(starts) else first + len(lines)
        is_paragraph = not ITEM.match(unit) and not unit.startswith("|")
        yield "\n".join(lines[start - first : stop - first]).strip("\n") if is_paragraph else unit


def unit_lines(clause: Clause) -> list[int]:
    """The line of the file on which each unit of the clause's text begins."""
    return list(_starts(clause.blocks))


def _starts(blocks: Iterable[Block]) -> Iterator[int]:
    for block in blocks:
        if isinstance(block, Stycke):
            yield block.line
        elif isinstance(block, ItemList):
            yield from (line for item in block.items for line in _item_starts(item))
        else:
            yield block.head.line


def _item_starts(item: Item) -> Iterator[int]:
    yield item.line
    for child in item.children:
        yield from (line for each in child.items for line in _item_starts(each))


def joined(units: Iterable[str]) -> str:
    """The units as the text of a clause file: an empty line between them, but not within a list."""
    found: list[str] = []
    for unit in units:
        if found:
            found.append("\n" if ITEM.match(found[-1]) and ITEM.match(unit) else "\n\n")
        found.append(unit)
    return "".join(found)


def new_file(head: Mapping[str, Any], units: Iterable[str]) -> str:
    """A clause file with that head and text."""
    lines = [f"{key}:{_value(head[key])}" for key in KEYS if head.get(key) is not None]
    return "\n".join(["---", *lines, "---", joined(units)]) + "\n"
