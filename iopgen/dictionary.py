"""The Swedish dictionary of the machine, if it has one: Debian's hunspell-sv, which spylls reads."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

Knows = Callable[[str], bool]
"""True of a word that is spelt as the dictionary spells it."""
FOLDERS = (
    "/usr/share/hunspell",
    "/usr/share/myspell/dicts",
    "/usr/local/share/hunspell",
    "/opt/homebrew/share/hunspell",
)
NAME = "sv_SE"
ENVIRONMENT = "IOPGEN_DICTIONARY"


def find_dictionary() -> Path | None:
    """The dictionary's two files, without .aff and .dic: where IOPGEN_DICTIONARY says, or where systems keep them."""
    stated = os.environ.get(ENVIRONMENT)
    candidates = [Path(stated)] if stated else [Path(folder, NAME) for folder in FOLDERS]
    return next((path for path in candidates if _has_both(path)), None)


def _has_both(path: Path) -> bool:
    return all(path.with_name(f"{path.name}.{suffix}").is_file() for suffix in ("aff", "dic"))


def open_dictionary() -> Knows | None:
    """What knows how Swedish words are spelt; None without a dictionary, or without spylls to read it."""
    path = find_dictionary()
    return _read(path) if path and find_spec("spylls") else None


@cache
def _read(path: Path) -> Knows:
    from spylls.hunspell import Dictionary

    with warnings.catch_warnings(category=ResourceWarning, action="ignore"):  # it does not close its files
        dictionary = Dictionary.from_files(str(path))

    @cache
    def knows(word: str) -> bool:
        return bool(dictionary.lookup(word))

    return knows
