"""Files written whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

PASSING_NAME = ".iopgen-"


class NotWritten(Exception):
    """A file that the system refuses to write; all files are then as they were."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(f"{path}: {error}")
        self.path, self.error = path, error


def write_together(files: Iterable[tuple[Path, bytes | None]], *, with_folders: bool = True) -> None:
    """Nothing; every file then holds its bytes, and one with None is gone. `NotWritten` when any cannot be written.

    All are on disk under passing names before any takes its own. Folders that are missing are made `with_folders`.
    """
    prepared: list[tuple[Path, Path | None]] = []
    before: list[tuple[Path, bytes | None]] = []
    path = Path()
    try:
        for path, data in files:
            if data is None:
                prepared.append((path, None))
                continue
            if path.is_dir():
                raise IsADirectoryError(21, "is a folder")  # replace() would tell it only when some are new
            if with_folders:
                path.parent.mkdir(parents=True, exist_ok=True)
            prepared.append((path, _written_aside(path, data)))
        for path, aside in prepared:
            before.append((path, path.read_bytes() if path.exists() else None))
            if aside is None:
                path.unlink(missing_ok=True)
            else:
                aside.replace(path)
    except OSError as error:
        _put_back(before)
        raise NotWritten(path, error) from None
    finally:
        for _, aside in prepared:
            if aside is not None:
                aside.unlink(missing_ok=True)


def passing_name(path: Path) -> Path:
    """A name beside `path` for what is to take its place; by chance nobody else has it."""
    return path.with_name(f"{PASSING_NAME}{os.urandom(8).hex()}")


def _written_aside(path: Path, data: bytes) -> Path:
    """A new file beside `path` that holds `data`, and may be read by those who may read the old one."""
    aside = passing_name(path)
    try:
        with aside.open("xb") as file:
            if path.exists():
                shutil.copymode(path, aside)  # before there is anything to read
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    return aside


def remove_leftovers(folder: Path) -> None:
    """Nothing; what a program that was killed had begun to write in the folder is gone."""
    for path in folder.glob(f"{PASSING_NAME}*"):
        if path.is_file() or path.is_symlink():
            path.unlink(missing_ok=True)


def _put_back(before: Iterable[tuple[Path, bytes | None]]) -> None:
    for path, data in before:
        with suppress(OSError):
            if data is None:
                path.unlink(missing_ok=True)
            elif path.read_bytes() != data:
                path.write_bytes(data)
