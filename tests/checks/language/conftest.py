"""Two dictionaries: a small one that every machine has, and the machine's own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from iopgen.dictionary import open_dictionary

SMALL_DICTIONARY = Path(__file__).parent / "small"
REQUIRED = "IOPGEN_REQUIRE_SPELLING"


@pytest.fixture(scope="session")
def swedish() -> None:
    """The test is skipped on a machine without a Swedish dictionary, unless IOPGEN_REQUIRE_SPELLING is set."""
    if open_dictionary() is None and not os.environ.get(REQUIRED):
        pytest.skip("there is no Swedish dictionary (hunspell-sv)")
