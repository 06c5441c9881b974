"""A changed text is told by its changed words."""

from __future__ import annotations

import pytest

from iopgen.checks.common.passages import LONGEST_CHANGE, changes

LONG = "parterna " * 250


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("parterna ska mötas", "parterna mötas", "”ska” har strukits"),
        ("a b c d e f", "a x c y e z", "”b” har blivit ”x”, ”d” har blivit ”y”, ”f” har blivit ”z”"),
        (
            "a b c d e f g h i j",
            "a v c x e y g z i w",
            "”b” har blivit ”v”, ”d” har blivit ”x”, ”f” har blivit ”y” och 2 ändringar till",
        ),
        (f"ska {LONG}", f"får {LONG}", "”ska” har blivit ”får”"),
        (LONG, "", f"”{' '.join(LONG.split()[:LONGEST_CHANGE])}” har strukits"),
    ],
)
def test_changes_are_told_in_words(before: str, after: str, told: str) -> None:
    assert changes(before, after).replace("\u00a0", " ") == told
