"""A condition as the values of its fact that meet it."""

from __future__ import annotations

from ...model.condition import Test
from ...model.fact import Choice
from ...model.path import kind_at

MOST = 99
"""Longer than any list in a case."""
UNSTATED = 0
"""Among the values of a list, its length; of anything else, that nobody has stated it."""

Values = frozenset[object]


def meeting(test: Test) -> Values:
    """The values of the fact that meet the test."""
    requires = test.requires
    if isinstance(requires, tuple):
        return frozenset(requires)
    if requires in ("ja", "nej"):
        return frozenset({requires})
    if requires == "angiven":
        return stated(test.path)
    if requires == "ej angiven":
        return frozenset({UNSTATED})
    word, number = requires.split()
    lengths = range(int(number), MOST + 1) if word == "minst" else range(int(number) + 1)
    return frozenset(lengths)


def stated(path: str) -> Values:
    """Every value of the fact but that nobody has stated it."""
    kind = kind_at(path)
    if kind.is_list:
        return frozenset(range(1, MOST + 1))
    if isinstance(kind.base, type) and issubclass(kind.base, Choice):
        return frozenset(str(choice) for choice in kind.base)
    return frozenset({"ja", "nej"}) if kind.base is bool else frozenset({"angiven"})
