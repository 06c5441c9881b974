"""What every test may use: the embedded library, and the flag that renews golden files."""

from __future__ import annotations

from pathlib import Path

import pytest

from iopgen.draft import open_library
from iopgen.model.library import ClauseLibrary

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew", action="store_true", help="write golden files anew; look at them before you commit")


@pytest.fixture(scope="session")
def library() -> ClauseLibrary:
    return open_library(ROOT)


@pytest.fixture(scope="session")
def renew(pytestconfig: pytest.Config) -> bool:
    return bool(pytestconfig.getoption("--renew"))
