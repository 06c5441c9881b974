"""What every test may use: the embedded library, a small one whose texts stay, and the flag that renews files."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

os.environ["IOPGEN_CACHE"] = "off"  # what is tested is what is made, not what was made before

from iopgen.draft import open_library
from iopgen.model.library import ClauseLibrary

ROOT = Path(__file__).parent.parent
SMALL = Path(__file__).parent / "small"
TEMPLATE = Path("templates", "docx", "standard.docx")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew", action="store_true", help="write golden files anew; look at them before you commit")


@pytest.fixture(scope="session")
def library() -> ClauseLibrary:
    return open_library(ROOT)


def lay_small_library(folder: Path) -> Path:
    """The folder, which then holds the small library."""
    shutil.copytree(SMALL, folder, dirs_exist_ok=True)
    (folder / TEMPLATE).parent.mkdir(parents=True)
    shutil.copy(ROOT / TEMPLATE, folder / TEMPLATE)
    return folder


@pytest.fixture(scope="session")
def small_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small library; for tests that only read it."""
    return lay_small_library(tmp_path_factory.mktemp("small") / "library")


@pytest.fixture(scope="session")
def small(small_folder: Path) -> ClauseLibrary:
    return open_library(small_folder)


@pytest.fixture(scope="session")
def renew(pytestconfig: pytest.Config) -> bool:
    return bool(pytestconfig.getoption("--renew"))
