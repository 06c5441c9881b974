"""What the guides say of the program is what the program says."""

import runpy

import pytest

from tests.docs.guides import DOCS

BUILD = runpy.run_path(str(DOCS / "build.py"))


@pytest.mark.parametrize("name", BUILD["GUIDES"])
def test_guide_is_up_to_date(name: str) -> None:
    path = DOCS / name
    assert BUILD["renewed"](path) == path.read_text("utf-8"), "renew it with: python docs/build.py"
