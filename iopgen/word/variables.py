"""The facts that a template's tags name: only those of the contract, and nothing that computes or calls."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from ..model.fact import kinds
from ..model.furniture import Furniture
from ..problem import nearest
from .tags import ANNEX_HOOK, CLAUSES_HOOK, CONTENTS_HOOK

if TYPE_CHECKING:
    from jinja2 import nodes

Refuse = Callable[[str, str, int], None]
"""Takes what is wrong, what to do, and the line of the tag."""


class VariableChecker:
    """Walks the parsed tags, one on each line; `tags` are the tags as they are written."""

    def __init__(self, refuse: Refuse, tags: Sequence[str]) -> None:
        self.refuse = refuse
        self.tags = tags

    def visit(self, node: nodes.Node, scope: dict[str, Any]) -> None:
        """Nothing; what the contract does not allow is refused."""
        kind = type(node).__name__
        if kind in ("Template", "And", "Or", "Not", "If"):
            for child in node.iter_child_nodes():
                self.visit(child, scope)
        elif kind == "Output":
            for child in node.iter_child_nodes():
                self._shown(child, scope)
        elif kind == "For":
            self._loop(node, scope)
        elif kind in ("Name", "Getattr"):
            self._type_of(node, scope)
        elif kind != "TemplateData":
            advice = "Skriv bara uppgiftens namn, eller if och for."
            self.refuse(f"märket ”{self._tag(node)}” innehåller mer än uppgifter.", advice, node.lineno)

    def _tag(self, node: Any) -> str:
        return str(self.tags[node.lineno - 1])

    def _too_complicated(self, node: Any) -> None:
        message = f"märket ”{self._tag(node)}” är för invecklat."
        self.refuse(message, "Använd bara uppgifter, if och for.", node.lineno)

    def _shown(self, node: Any, scope: dict[str, Any]) -> None:
        path = _dotted(node) or ""
        if path in (CLAUSES_HOOK, CONTENTS_HOOK, ANNEX_HOOK):
            return
        self.visit(node, scope)
        known = _kind_at(path, scope) if path else None
        if _fields(scope.get(path)) or (known and (known.is_list or known.is_record)):
            self.refuse(
                f"{{{{ {path} }}}} är en hel grupp.",
                "Skriv en uppgift i den, till exempel {{ party.name }}.",
                node.lineno,
            )

    def _loop(self, node: Any, scope: dict[str, Any]) -> None:
        item = self._type_of(node.iter, scope)
        if item and not item.is_list:
            advice = "Upprepa parties, checks, party.contacts eller party.signatories."
            self.refuse(f"märket ”{self._tag(node)}” upprepar något som inte är en lista.", advice, node.lineno)
        if type(node.target).__name__ != "Name" or node.test or node.recursive:
            self._too_complicated(node)
            return
        inner = scope | {node.target.name: item.base if item and item.is_list else None}
        for child in node.body:
            self.visit(child, inner)
        for child in node.else_:
            self.visit(child, scope)

    def _type_of(self, node: Any, scope: dict[str, Any]) -> Any:
        """The kind of what a name or attribute gives; None when it is unknown, a loop's own name or a hook."""
        path = _dotted(node)
        if path is None:
            self._too_complicated(node)
            return None
        if path in scope:
            return None
        kind = _kind_at(path, scope)
        if kind is None:
            self.refuse(f"{{{{ {path} }}}} finns inte.", _advice(path, scope), node.lineno)
        return kind


def _fields(record: Any) -> dict[str, Any]:
    return dict(kinds(record)) if hasattr(record, "__dataclass_fields__") else {}


def _kind_at(path: str, scope: dict[str, Any]) -> Any:
    """The kind of the fact at `path`, or None when there is no such."""
    first, *rest = path.split(".")
    record, kind = (scope[first], None) if first in scope else (Furniture, None)
    for name in rest if first in scope else (first, *rest):
        kind = _fields(record).get(name)
        if kind is None:
            return None
        record = None if kind.is_list else kind.base
    return kind


def _advice(path: str, scope: dict[str, Any]) -> str:
    """What may have been meant by a path that leads nowhere."""
    *before, name = path.split(".")
    while before and before[0] not in scope and _kind_at(".".join(before), scope) is None:
        name = before.pop()
    prefix = ".".join(before)
    if not before:
        possible = [*_fields(Furniture), *filter(None, scope)]
    elif prefix in scope:
        possible = list(_fields(scope[prefix]))
    elif (kind := _kind_at(prefix, scope)) and kind.is_list:
        return f"{prefix} är en lista: upprepa den med for."
    else:
        possible = list(_fields(kind.base)) if kind else []
    dot = f"{prefix}." if before else ""
    if close := nearest(name, possible):
        return f"Närmast: {dot}{close}."
    return f"Möjliga: {', '.join(dot + each for each in possible)}." if possible else f"Skriv {{{{ {prefix} }}}}."


def _dotted(node: Any) -> str | None:
    if type(node).__name__ == "Name":
        return str(node.name)
    if type(node).__name__ == "Getattr":
        holder = _dotted(node.node)
        return holder and f"{holder}.{node.attr}"
    return None
