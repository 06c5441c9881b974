"""What is costly to make and follows from content alone, remembered between runs. Nothing depends on its being there.

An entry is named by the content that it was made from, and by the program that made it: it is never stale. Its bytes
carry their own checksum, and only the program's own records can be read from them: an entry that is broken, or that
somebody else has put there, is made anew.
"""

from __future__ import annotations

import os
import pickle
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar

from . import __version__

Made = TypeVar("Made")
FOLDER, OFF = "IOPGEN_CACHE", "off"
"""The variable that names another folder for the memory, and its value for none at all."""
ENDING = ".iopgen"
MOST_ENTRIES = 40
OWN = ("iopgen.model.", "iopgen.word.", "iopgen.problem")
KNOWN = frozenset(
    {
        ("datetime", "date"), ("decimal", "Decimal"), ("builtins", "set"), ("builtins", "frozenset"),
        *((module, name) for module in ("pathlib", "pathlib._local") for name in ("PosixPath", "WindowsPath")),
    }
)  # fmt: skip
"""What may stand in an entry besides the program's own records."""


def remembered(kind: str, content: Iterable[bytes], make: Callable[[], Made]) -> Made:
    """What `make` returns for the content, or what it returned before; it must follow from `kind` and content alone."""
    folder = _folder()
    if folder is None:
        return make()
    path = folder / f"{kind}-{_name(kind, content)}{ENDING}"
    found = _read(path)
    if found is not None:
        made: Made = found
        return made
    made = make()
    _write(path, made)
    return made


def _name(kind: str, content: Iterable[bytes]) -> str:
    digest = sha256(f"{kind} {__version__} {sys.version} {_program()}".encode())
    for piece in content:
        digest.update(len(piece).to_bytes(8, "big") + piece)
    return digest.hexdigest()[:40]


@cache
def _program() -> str:
    """What changes with any change of the program's own files."""
    files = (each for each in files_below(Path(__file__).parent) if each.name.endswith(".py"))
    stamps = (f"{each.name} {(stat := each.stat()).st_mtime_ns} {stat.st_size}" for each in files)
    return sha256("\n".join(stamps).encode()).hexdigest()


def files_below(folder: Path | str) -> Iterator[os.DirEntry[str]]:
    """Every file in the folder and in those below it, always in the same order; none when there is no such folder."""
    try:
        entries = sorted(os.scandir(folder), key=lambda each: each.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    for each in entries:
        if each.is_dir(follow_symlinks=False):
            yield from files_below(each.path)
        elif each.is_file():
            yield each


@cache
def _folder() -> Path | None:
    """Where entries lie; None when there is no place that only this user can write in."""
    named = os.environ.get(FOLDER, "")
    if named == OFF:
        return None
    try:
        folder = Path(named) if named else _usual()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        stat = folder.stat()
    except (OSError, RuntimeError):  # RuntimeError: nobody knows where home is
        return None
    is_ours = not hasattr(os, "getuid") or (stat.st_uid == os.getuid() and not stat.st_mode & 0o022)
    return folder if is_ours else None


def _usual() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "iopgen" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "iopgen"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "iopgen"


class _Reader(pickle.Unpickler):
    """Reads records of the program and plain values, and nothing that could run anything."""

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if (module, name) in KNOWN or module.startswith(OWN) else None
        if not isinstance(found, type):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return found


def _read(path: Path) -> Any:
    """What the entry holds; None when there is none that is whole."""
    try:
        data = path.read_bytes()
        if sha256(data[32:]).digest() != data[:32]:
            return None
        return _Reader(BytesIO(data[32:])).load()
    except Exception:  # whatever is wrong with an entry, it is made anew
        return None


def _write(path: Path, made: Any) -> None:
    """Nothing; the entry is then there in full, unless the system refuses."""
    with suppress(OSError):
        data = pickle.dumps(made, protocol=5)
        handle, name = tempfile.mkstemp(prefix=".iopgen-", dir=path.parent)
        aside = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(sha256(data).digest() + data)
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)
        _forget_the_oldest(path.parent)


def _forget_the_oldest(folder: Path) -> None:
    entries = sorted(folder.glob(f"*{ENDING}"), key=lambda each: each.stat().st_mtime, reverse=True)
    for entry in entries[MOST_ENTRIES:]:
        entry.unlink(missing_ok=True)
