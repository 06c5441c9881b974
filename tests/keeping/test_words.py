"""Two texts word by word."""

from __future__ import annotations

import pytest

from iopgen.keeping.words import word_changes


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("tiden är tre månader", "tiden är sex månader", ["−”tre” +”sex”"]),
        ("tiden är tre månader", "tiden är månader", ["−”tre”"]),
        ("tiden är månader", "tiden är tre månader", ["+”tre”"]),
        ("ett två tre", "fyra två fem", ["−”ett två tre” +”fyra två fem”"]),
        ("a b c d e", "x b c d y", ["−”a” +”x”", "−”e” +”y”"]),
        ("samma ord", "samma\n\n  ord", []),
        ("", "nytt", ["+”nytt”"]),
        ("", "", []),
    ],
)
def test_changes_are_told_with_signs(old: str, new: str, told: list[str]) -> None:
    assert [change.text for change in word_changes(old, new)] == told


def test_change_keeps_a_few_words_on_either_side() -> None:
    (change,) = word_changes("1 2 3 4 5 6 tre 7 8 9 10 11 12", "1 2 3 4 5 6 sex 7 8 9 10 11 12")
    assert (change.before, change.after) == ("… 2 3 4 5 6", "7 8 9 10 11 …")
    (change,) = word_changes("tre månader", "sex månader")
    assert (change.before, change.after) == ("", "månader")
