"""The names of drafts are safe on every system, never the same twice, and depend on nothing but the cases before."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iopgen.batch.names import Names
from iopgen.personal_number import has_personal_number
from iopgen.word import Audience

WINDOWS_KEEPS = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")


def named(*cases: str, audience: Audience = Audience.OFFICER) -> list[str]:
    names = Names(audience)
    return [names.of(case) for case in cases]


@pytest.mark.parametrize(
    ("case", "name"),
    [
        ("Ängen & Ån", "utkast-angen-an"),
        ("under/mapp/fall", "utkast-under-mapp-fall"),
        ("../../etc/passwd", "utkast-etc-passwd"),
        ("C:\\Windows\\x", "utkast-c-windows-x"),
        ("CON", "utkast-con"),
        ("slut. . ", "utkast-slut"),
        ("a\0b\nc", "utkast-a-b-c"),
        ("", "utkast-utan-namn"),
        ("Привет", "utkast-utan-namn"),
        ("811218-9876", "utkast-utan-namn"),
    ],
)
def test_name_is_safe_whatever_the_case_is_called(case: str, name: str) -> None:
    assert named(case) == [name]


def test_cases_that_would_share_a_name_are_numbered_in_their_order() -> None:
    assert named("Å", "A", "a-2", "a", "ä") == ["utkast-a", "utkast-a-2", "utkast-a-2-2", "utkast-a-3", "utkast-a-4"]


def test_partners_copies_are_told_by_their_names() -> None:
    assert named("a", "a", audience=Audience.PARTNER) == ["utkast-a-partner", "utkast-a-2-partner"]


def test_number_never_makes_a_name_into_a_persons() -> None:
    names = Names(Audience.OFFICER)
    made = [names.of("811218") for _ in range(9900)]
    assert not any(map(has_personal_number, made))
    assert len(set(made)) == 9900


@given(st.lists(st.text(max_size=90), max_size=40))
def test_names_are_unique_and_plain(cases: list[str]) -> None:
    made = named(*cases)
    assert len({name.casefold() for name in made}) == len(cases)
    for name in made:
        assert re.fullmatch(r"utkast-[a-z0-9]+(?:-[a-z0-9]+)*", name)
        assert len(name) < 80
        assert not WINDOWS_KEEPS.fullmatch(name)
        assert not has_personal_number(name)
