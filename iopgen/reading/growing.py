"""A record that grows row by row, and becomes the same tree as a case file makes."""

from __future__ import annotations

from dataclasses import dataclass, field

from .tree import Mapping, Node, Scalar, Sequence


@dataclass(slots=True)
class Grown:
    """A record, or a table by key, that began at `spot`."""

    spot: int
    entries: dict[str, Node | Grown | Items] = field(default_factory=dict)

    def put(self, path: str, node: Node) -> None:
        """Nothing; the fact at `path` is then `node`."""
        parent, _, name = path.rpartition(".")
        self.within(parent, node.line).entries[name] = node

    def within(self, path: str, spot: int) -> Grown:
        """The record at `path` within this one, which begins at `spot` unless it has begun."""
        record = self
        for name in filter(None, path.split(".")):
            inner = record.entries.setdefault(name, Grown(spot))
            assert isinstance(inner, Grown)
            record = inner
        return record

    def items(self, path: str, spot: int) -> Items:
        """The list at `path` within this record, which begins at `spot` unless it has begun."""
        parent, _, name = path.rpartition(".")
        found = self.within(parent, spot).entries.setdefault(name, Items(spot))
        assert isinstance(found, Items)
        return found

    def text(self, name: str) -> str:
        """The text of the fact `name`; empty when it is not stated."""
        found = self.entries.get(name)
        return found.text if isinstance(found, Scalar) else ""

    def node(self) -> Mapping:
        """The tree of all that has grown."""
        return Mapping(tuple((_key(name, value), _node(value)) for name, value in self.entries.items()), self.spot)


@dataclass(slots=True)
class Items:
    """A list of records that began at `spot`; `says_none` when a row says that there are none."""

    spot: int
    records: list[Grown] = field(default_factory=list)
    says_none: bool = False

    def node(self) -> Sequence:
        """The tree of all that has grown."""
        return Sequence(tuple(record.node() for record in self.records), self.spot)


def _node(value: Node | Grown | Items) -> Node:
    return value.node() if isinstance(value, Grown | Items) else value


def _key(name: str, value: Node | Grown | Items) -> Scalar:
    return Scalar(name, False, value.spot if isinstance(value, Grown | Items) else value.line)
