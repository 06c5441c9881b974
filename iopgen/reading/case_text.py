"""The text of a case file, in which a value can be set without touching the rest."""

from __future__ import annotations

import json
import re
from typing import Any

import yaml

from ..model.case import NONE_EXIST, Case
from ..model.fact import Kind, kinds

PLAIN = re.compile(r"[^\W_](?:[\w ().§/–@+!?%;=-]*[\w().§/–@+!?%;=-])?")
NULLS = frozenset({"null", "Null", "NULL"})
LINE_END = re.compile(r"\r\n|\n|\r|\Z")

Step = str | int
Edit = tuple[int, int, str]  # where a part of the text begins and ends, and what stands there instead
Value = str | None  # None stands for a list without items


class CaseText:
    """The text of a case file, in which a value can be set without touching the rest."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.newline = "\r\n" if "\r\n" in text else "\n"

    def with_value(self, steps: tuple[Step, ...], depth: int, value: Value) -> str:
        """The text with what stands at the first `depth` steps replaced by `value`, where all the steps lead."""
        node, key = yaml.compose(self.text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)), None
        for place, step in enumerate(steps[:depth]):
            parent, (key, node) = node, _child(node, step, key)
            if node is None:
                return self._added(parent, steps, place, value)
            if _is_null(node):
                return self._filled(node, key, parent, steps[place + 1 :], value)
        return self._replaced(node, key, steps[depth:], value)

    def _added(self, parent: Any, steps: tuple[Step, ...], place: int, value: Value) -> str:
        if parent is None or not parent.value:
            return self._added_first(parent, steps[place:], value)
        entries = {key.value: each for key, each in parent.value} if isinstance(parent, yaml.MappingNode) else {}
        earlier = [name for name in _declared_before(steps[: place + 1]) if name in entries]
        after = entries[earlier[0]] if earlier else _last(parent)
        if parent.flow_style:
            return self._spliced((after.end_mark.index, after.end_mark.index, f", {_flow(steps[place:], value)[1:-1]}"))
        return self._spliced(self._line_after(self._end(after), parent.start_mark.column, steps[place:], value))

    def _added_first(self, parent: Any, steps: tuple[Step, ...], value: Value) -> str:
        if parent is not None and parent.flow_style:
            start = parent.start_mark.index + 1
            return self._spliced((start, start, _flow(steps, value)[1:-1]))
        between = "" if not self.text or self.text.endswith("\n") else self.newline
        return self.text + between + self._entry(steps, value, 0) + self.newline

    def _filled(self, empty: Any, key: Any, parent: Any, steps: tuple[Step, ...], value: Value) -> str:
        start, end = empty.start_mark.index, empty.end_mark.index
        if parent.flow_style or not steps:
            return self._spliced((start, end, (" " if start == end else "") + _flow(steps, value)))
        return self._spliced((start, end, ""), self._line_after(end, key.start_mark.column + 2, steps, value))

    def _replaced(self, node: Any, key: Any, rest: tuple[Step, ...], value: Value) -> str:
        start, end = node.start_mark.index, self._end(node)
        if not isinstance(node, yaml.SequenceNode) or node.flow_style:
            return self._spliced((start, end, _flow(rest, value)))
        if rest:
            return self._spliced((start, end, self._entry(rest, value, node.start_mark.column)))
        colon = self.text.index(":", key.end_mark.index) + 1
        return self._spliced((colon, colon, f" {_one_line(value)}"), (self._line_end(colon), end, ""))

    def _line_after(self, position: int, column: int, steps: tuple[Step, ...], value: Value) -> Edit:
        end = self._line_end(position)
        return end, end, self.newline + " " * column + self._entry(steps, value, column)

    def _entry(self, steps: tuple[Step, ...], value: Value, column: int) -> str:
        """The entry that begins with the first of `steps`, for a line on which `column` characters already stand."""
        head, rest = steps[0], steps[1:]
        if isinstance(head, int):
            return "- " + (self._entry(rest, value, column + 2) if rest else self._value(value, column))
        if not rest:
            return f"{_one_line(head)}: {self._value(value, column)}"
        return f"{_one_line(head)}:{self.newline}{' ' * (column + 2)}{self._entry(rest, value, column + 2)}"

    def _value(self, value: Value, column: int) -> str:
        lines = (value or "").split("\n")
        tame = lines[0] and lines[-1] and all(line == line.strip() and "\r" not in line for line in lines)
        if len(lines) == 1 or not tame:
            return _one_line(value)
        return self.newline.join(["|-", *(" " * (column + 2) + line if line else "" for line in lines)])

    def _end(self, node: Any) -> int:
        """Where the node's last line ends, or its last character if it is one that others follow on the line."""
        if not isinstance(node, yaml.ScalarNode) and node.value and not node.flow_style:
            return self._end(_last(node))
        start, end = int(node.start_mark.index), int(node.end_mark.index)
        if getattr(node, "style", None) not in ("|", ">"):
            return end
        if "+" in self.text[start : self._line_end(start)]:  # then the empty lines after it are part of the text
            return end - len(self.newline)
        return self._line_end(start + len(self.text[start:end].rstrip()))

    def _line_end(self, position: int) -> int:
        found = LINE_END.search(self.text, position)
        return found.start() if found else len(self.text)

    def _spliced(self, *edits: Edit) -> str:
        text = self.text
        for start, end, new in sorted(edits, reverse=True):
            text = text[:start] + new + text[end:]
        return text


def _child(node: Any, step: Step, key: Any) -> tuple[Any, Any]:
    """The key and value at `step` within `node`, or None for the value; an item keeps the key of its list."""
    if isinstance(node, yaml.MappingNode):
        return next(((name, value) for name, value in node.value if name.value == str(step)), (key, None))
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step <= len(node.value):
        return key, node.value[step - 1]
    return key, None


def _is_null(node: Any) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in ("", "~", *NULLS)


def _last(node: Any) -> Any:
    return node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]


def _declared_before(steps: tuple[Step, ...]) -> list[str]:
    """The keys that are declared before the last of `steps`, the nearest first; none for an item or a row."""
    kind = Kind(Case)
    for step in steps[:-1]:
        kind = kinds(kind.base)[step] if isinstance(step, str) and not kind.key else Kind(kind.base)
    names = [*kinds(kind.base)] if isinstance(steps[-1], str) and not kind.key else []
    return names[: names.index(str(steps[-1]))][::-1] if names else []


def _one_line(value: Value) -> str:
    if value is None:
        return NONE_EXIST
    return value if PLAIN.fullmatch(value) and value not in NULLS else json.dumps(value, ensure_ascii=False)


def _flow(steps: tuple[Step, ...], value: Value) -> str:
    """What `steps` lead to, on one line."""
    written = _one_line(value)
    for step in reversed(steps):
        written = f"[{written}]" if isinstance(step, int) else f"{{{_one_line(step)}: {written}}}"
    return written
