"""Two records of facts – profiles, laws – compared key by key."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

from ..model.fact import Choice
from .difference import Difference, Plain, of_values

KEYS = ("id", "clause", "valid_from", "kind")
"""What tells the items of a list apart; where they have none of these, their number does."""
ORDER = " (ordning)"


@dataclass(slots=True)
class _Flat:
    """A record as its single values by path, and the path of every item of a list."""

    values: dict[str, str] = field(default_factory=dict)
    items: dict[str, None] = field(default_factory=dict)


def record_differences(old: Any, new: Any, is_stated: Callable[[str], bool] = bool) -> Iterator[Difference]:
    """What differs between two records, by path; only paths that some file states."""
    one, other = flat(old), flat(new)
    told: set[str] = set()
    for path in dict.fromkeys((*one.values, *other.values)):
        before, after = one.values.get(path, ""), other.values.get(path, "")
        if before == after or not is_stated(path):
            continue
        if path.endswith(ORDER):
            if sorted(before.split(", ")) == sorted(after.split(", ")):
                yield of_values(path, path, before, after)
            continue
        lost, came = _alone(path, one.items, other.items), _alone(path, other.items, one.items)
        whole = lost or came
        if not whole:
            yield of_values(path, path, before, after)
        elif whole not in told:
            told.add(whole)
            yield Plain(whole, f"{whole} {'finns inte längre' if lost else 'är ny'}")


def _alone(path: str, mine: Mapping[str, None], theirs: Mapping[str, None]) -> str:
    """The outermost item that holds `path` and that only one side has; empty when there is none."""
    own = (item for item in mine if item not in theirs)
    return min((item for item in own if path.startswith((f"{item}.", f"{item}["))), key=len, default="")


def flat(record: Any) -> _Flat:
    """The record, every value as text at its path."""
    found = _Flat()
    _add(record, "", found)
    return found


def _add(value: Any, path: str, found: _Flat) -> None:
    if value is None:
        return
    if is_dataclass(value):
        for each in fields(value):
            _add(getattr(value, each.name), f"{path}.{each.name}" if path else each.name, found)
    elif isinstance(value, dict):
        for key, inner in value.items():
            _add(inner, f"{path}.{key}", found)
    elif isinstance(value, tuple) and any(map(is_dataclass, value)):
        keys = _keys(value)
        found.values[path + ORDER] = ", ".join(keys)
        for key, item in zip(keys, value, strict=True):
            found.items[f"{path}[{key}]"] = None
            _add(item, f"{path}[{key}]", found)
    elif isinstance(value, tuple):
        found.values[path] = "; ".join(map(_written, value)) or "inga"
    else:
        found.values[path] = _written(value)


def _keys(items: tuple[Any, ...]) -> list[str]:
    """What each item is called; their numbers when two would be called the same."""
    keys = [_key(item, number) for number, item in enumerate(items, start=1)]
    return keys if len(set(keys)) == len(keys) else [str(number) for number in range(1, len(keys) + 1)]


def _key(item: Any, number: int) -> str:
    return next((str(value) for name in KEYS if (value := getattr(item, name, None)) is not None), str(number))


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return value.value if isinstance(value, Choice) else str(value)
