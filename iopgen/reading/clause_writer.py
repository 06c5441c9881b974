"""Edits a clause file: one key of its head, or the paragraphs that have changed. All else stays letter by letter."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from ..model.library import Clause
from ..model.text import Block, Item, ItemList, Stycke
from .tree import UNWRITABLE, Scalar, parse
from .tree import Mapping as TreeMapping

KEYS = (
    "id", "title", "topic", "order", "authority", "overrides", "heading", "when", "when_any", "repeat", "presence",
    "valid_from", "valid_to", "decision", "laws", "reviewed", "summary", "guidance", "origin", "notes", "locked",
)  # fmt: skip
"""The keys of a head in the order in which they are written."""
PLAIN = re.compile(r"[A-Za-zÅÄÖåäö](?:[^\n:#\"'{}\[\],&*!|>%@`]*[^\s\n:#\"'{}\[\],&*!|>%@`])?")
"""Text that is itself wherever it stands."""
PLAIN_LINE = re.compile(r"[A-Za-zÅÄÖåäö](?:[^\n\t:#]*[^\s:#])?")
"""Text that is itself where nothing else stands on the line."""
GUESSED = re.compile(r"(?i:true|false|yes|no|ja|nej|on|off|null|~)|[0-9a-f]{16}")
SPARED = re.compile(r"""(?:"(?:\\.|[^"\\])*"|'[^']*'|[^"'#\n]|(?<!\s)#)*?([ \t]+#.*)?""")
"""The value on a line, and the comment after it."""
BLOCK = re.compile(r"\w+[ \t]*:[ \t]*([|>][+-]?)(?=\s)")
"""The key of a text of several lines, and the sign before it."""
END = re.compile(r"^---[ \t\r]*$", re.MULTILINE)
"""The line that ends a head."""
ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s")


def with_key(text: str, key: str, value: Any) -> str:
    """The clause file with `key: value` in its head, where the key stands already or in its usual place."""
    head, rest = _split(text)
    start, end = _span(head, key)
    above, beside = _remarks(head[start:end])
    block = BLOCK.match(head[start:end])
    first, *more = f"{key}:{_value(value, block[1] if block and block[1].startswith('|') else '|-')}".split("\n")
    lines = "\n".join([*above, first + beside, *more, ""])
    return head[:start] + lines.replace("\n", _line_end(text)) + head[end:] + rest


def without_key(text: str, key: str) -> str:
    """The clause file without the key; remarks on it stay."""
    head, rest = _split(text)
    start, end = _span(head, key)
    above, beside = _remarks(head[start:end])
    kept = "".join(f"{each.strip()}\n" for each in (*above, beside) if each)
    return head[:start] + kept.replace("\n", _line_end(text)) + head[end:] + rest


def _remarks(written: str) -> tuple[list[str], str]:
    """The comments of a key as it is written: those within its value, as lines, and that on its first line."""
    first, *more = written.splitlines() or [""]
    match = SPARED.fullmatch(first)
    beside = (match[1] or "") if match else ""
    if BLOCK.match(written):
        return [], beside
    found = [match[1].strip() for each in more if (match := SPARED.fullmatch(f" {each}")) and match[1]]
    return found, beside


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
    match = re.search(rf"^{key}[ \t]*:.*\n(?:(?!\w+[ \t]*:|#|---).*\n)*", head, re.MULTILINE)
    if match:
        blank = re.search(r"(?<=\n)\s*\Z", match[0])
        return match.start(), match.end() - (len(blank[0]) if blank else 0)
    place = _place(head, key)
    return place, place


def _place(head: str, key: str) -> int:
    """Where a key that is not stated yet belongs: after the last of those that come before it."""
    before = KEYS[: KEYS.index(key)]
    starts = [(match[1], match.start()) for match in re.finditer(r"^(\w+):", head, re.MULTILINE)]
    known = [place for place, (name, _) in enumerate(starts) if name in before]
    following = known[-1] + 1 if known else 0
    return starts[following][1] if following < len(starts) else len(head)


def _value(value: Any, block: str = "|-") -> str:
    """The value as it stands after the colon; `block` is the sign before a text of several lines."""
    if isinstance(value, Mapping):
        return f" {_flow(value)}"
    if isinstance(value, list):
        return "".join(f"\n  - {_flow(each)}" for each in value) or " []"
    if isinstance(value, str) and "\n" in value and not UNWRITABLE.search(value):
        return "".join([f" {block}", *(f"\n  {line}" for line in value.split("\n"))])
    is_itself = isinstance(value, str) and PLAIN_LINE.fullmatch(value) and not GUESSED.fullmatch(value)
    return f" {value if is_itself else scalar(value)}"


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

    A unit is a paragraph, an item of a list or a table. What is in both stays as it is written, spaces and all.
    """
    pieces = _pieces(text, clause)
    end = _line_end(text)
    written: list[tuple[int, str]] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        new = pieces.units[a:b] if kind == "equal" else [each.replace("\n", end) for each in after[c:d]]
        written += [(min(a + number, b - 1) if a < b else -1, unit) for number, unit in enumerate(new)]
    found = [pieces.above]
    for number, (place, unit) in enumerate(written):
        if number:
            earlier, unit_before = written[number - 1]
            usual = _gap(unit_before, unit)
            is_as_before = place > 0 and earlier == place - 1 and _gap(*pieces.units[earlier : place + 1]) == usual
            found.append(pieces.gaps[earlier] if is_as_before else usual.replace("\n", end))
        found.append(unit)
    return "".join([*found, pieces.below])


@dataclass(frozen=True, slots=True)
class _Pieces:
    """A clause file as it is written: all above its text, each unit, what stands between them, and what is below."""

    above: str
    units: list[str]
    gaps: list[str]
    below: str


def _pieces(text: str, clause: Clause) -> _Pieces:
    lines = text.splitlines(keepends=True)
    head, _ = _split(text)
    moved = len(head.splitlines()) + 2 - clause.place.line
    starts = [start - 1 + moved for start in unit_lines(clause)]
    if not starts:
        return _Pieces(text, [], [], "")
    whole = ["".join(lines[start:stop]) for start, stop in zip(starts, [*starts[1:], len(lines)], strict=True)]
    units = [each.rstrip() for each in whole]
    gaps = [each[len(unit) :] for each, unit in zip(whole, units, strict=True)]
    return _Pieces("".join(lines[: starts[0]]), units, gaps[:-1], gaps[-1])


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


def _gap(before: str, after: str) -> str:
    """What parts two units: an empty line, but not within a list."""
    return "\n" if ITEM.match(before) and ITEM.match(after) else "\n\n"


def new_file(head: Mapping[str, Any], units: Iterable[str]) -> str:
    """A clause file with that head and text."""
    lines = [f"{key}:{_value(head[key])}" for key in KEYS if head.get(key) is not None]
    parts = list(units)
    body = [each for pair in zip(parts, map(_gap, parts, parts[1:]), strict=False) for each in pair]
    return "\n".join(["---", *lines, "---", "".join([*body, *parts[-1:]])]) + "\n"
