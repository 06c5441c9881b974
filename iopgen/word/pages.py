"""A part of a template, ready to be filled: text, facts, choices and repetitions. It is data, and runs nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..model.record import dataclass

if TYPE_CHECKING:
    from jinja2 import nodes

Write = Callable[[Any], str]
"""How a value stands in the part."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact by its path: `party.name`."""

    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Not:
    test: Test


@dataclass(frozen=True, slots=True)
class Both:
    one: Test
    other: Test


@dataclass(frozen=True, slots=True)
class Either:
    one: Test
    other: Test


Test = Fact | Not | Both | Either


@dataclass(frozen=True, slots=True)
class Choice:
    """What stands when the test holds, and what stands otherwise."""

    test: Test
    then: Page
    otherwise: Page


@dataclass(frozen=True, slots=True)
class Repetition:
    """What stands once for each item of a list, which goes by a name; and what stands when there is none."""

    name: str
    items: Fact
    body: Page
    otherwise: Page


Page = tuple["str | Fact | Choice | Repetition", ...]


def fill(page: Page, facts: Mapping[str, Any], write: Write) -> str:
    """The text of the page, its facts as `write` has them."""
    return "".join(_filled(page, facts, write))


def _filled(page: Page, facts: Mapping[str, Any], write: Write) -> Iterator[str]:
    for piece in page:
        if isinstance(piece, str):
            yield piece
        elif isinstance(piece, Fact):
            yield write(_look_up(piece, facts))
        elif isinstance(piece, Choice):
            yield from _filled(piece.then if _holds(piece.test, facts) else piece.otherwise, facts, write)
        else:
            items: Sequence[Any] = _look_up(piece.items, facts)
            for item in items:
                yield from _filled(piece.body, {**facts, piece.name: item}, write)
            if not items:
                yield from _filled(piece.otherwise, facts, write)


def _look_up(fact: Fact, facts: Mapping[str, Any]) -> Any:
    first, *rest = fact.path
    value = facts[first]
    for name in rest:
        value = getattr(value, name)
    return value


def _holds(test: Test, facts: Mapping[str, Any]) -> bool:
    if isinstance(test, Fact):
        return bool(_look_up(test, facts))
    if isinstance(test, Not):
        return not _holds(test.test, facts)
    if isinstance(test, Both):
        return _holds(test.one, facts) and _holds(test.other, facts)
    return _holds(test.one, facts) or _holds(test.other, facts)


def page_of(template: nodes.Template) -> Page:
    """The page that a template, parsed and found to keep its contract, describes."""
    return _page(template.body)


def _joined(pieces: Iterable[str | Fact | Choice | Repetition]) -> Iterator[str | Fact | Choice | Repetition]:
    """The pieces, neighbouring texts made one."""
    text = ""
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
            continue
        if text:
            yield text
        text = ""
        yield piece
    if text:
        yield text


def _pieces(node: Any) -> Iterator[str | Fact | Choice | Repetition]:
    kind = type(node).__name__
    if kind == "Output":
        for child in node.nodes:
            yield child.data if type(child).__name__ == "TemplateData" else _fact(child)
    elif kind == "If":
        yield _choice([(node.test, node.body), *((each.test, each.body) for each in node.elif_)], node.else_)
    else:
        yield Repetition(node.target.name, _fact(node.iter), _page(node.body), _page(node.else_))


def _page(nodes: Sequence[Any]) -> Page:
    return tuple(_joined(piece for node in nodes for piece in _pieces(node)))


def _choice(branches: Sequence[tuple[Any, Sequence[Any]]], otherwise: Sequence[Any]) -> Choice:
    (test, body), *rest = branches
    return Choice(_test(test), _page(body), (_choice(rest, otherwise),) if rest else _page(otherwise))


def _test(node: Any) -> Test:
    kind = type(node).__name__
    if kind == "Not":
        return Not(_test(node.node))
    if kind in ("And", "Or"):
        return (Both if kind == "And" else Either)(_test(node.left), _test(node.right))
    return _fact(node)


def _fact(node: Any) -> Fact:
    path: list[str] = []
    while type(node).__name__ == "Getattr":
        path.insert(0, node.attr)
        node = node.node
    return Fact((node.name, *path))
