"""What has been made, written down case by case, so that a batch that is interrupted can go on.

The journal lies among the drafts, in JSON. Its first line says what holds for all of them. A line that is not whole is
passed by: its case is then made once more.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from .entry import Entry, Row, entry_from

NAME, ASIDE = "iopgen-batch.jsonl", ".iopgen-batch"
SETTING, TODAY, KEY = "setting", "today", "key"


BEGINNING = b'{"setting": '


def is_foreign(path: Path) -> bool:
    """True when the file is no journal, not even one that was interrupted when it was begun."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        found = file.read(len(BEGINNING))
    return not BEGINNING.startswith(found)


class Journal:
    """The journal in the file at `path`, open. Of what it holds, only the places are kept in memory."""

    def __init__(self, path: Path, *, resume: bool) -> None:
        self._path = path
        self._file = path.open("a+b" if resume else "w+b")
        self._head: dict[str, Any] = {}
        self._places: dict[str, int] = {}
        self._kept: list[int] = []
        self._last: list[int] = []
        self._find_lines()

    def _find_lines(self) -> None:
        place, line = self._file.seek(0), b"\n"
        for line in self._file:
            data = _read(line)
            if SETTING in data:
                self._head = data
            elif data.get(KEY):
                self._places[str(data.get("name"))] = place
            place += len(line)
        if not line.endswith(b"\n"):  # the pen was taken in the middle of it
            self._file.write(b"\n")

    @property
    def setting(self) -> Mapping[str, str]:
        """What the batch that goes on was begun with; empty when none does, or the journal is not the program's."""
        found = self._head.get(SETTING)
        return found if isinstance(found, dict) else {}

    def begin(self, setting: Mapping[str, str], today: date) -> date:
        """The day on which the batch began: `today`, unless it goes on with the same `setting` as it had then."""
        if self._head.get(SETTING) == setting:
            with suppress(ValueError, TypeError):
                return date.fromisoformat(self._head[TODAY])
        self._head = {SETTING: dict(setting), TODAY: today.isoformat()}
        self._write(self._head)
        return today

    def find(self, name: str) -> Entry | None:
        """What is remembered of the draft called `name`."""
        place = self._places.get(name)
        return None if place is None else self._at(place)

    def _at(self, place: int) -> Entry | None:
        self._file.seek(place)
        try:
            return entry_from(_read(self._file.readline()))
        except (TypeError, KeyError, AttributeError):
            return None

    def add(self, entry: Entry, *, is_old: bool) -> None:
        """Nothing; the entry comes next, and is on disk. What was there of a case that makes no draft now, stays."""
        earlier = self._places.get(entry.name)
        place = earlier if is_old and earlier is not None else self._write(asdict(entry))
        if entry.key:
            self._places[entry.name] = place
        elif earlier is not None:
            self._kept.append(earlier)
        self._kept.append(place)
        self._last.append(place)

    def rows(self) -> Iterator[Row]:
        """The row of every entry that has been added, in their order."""
        for place in self._last:
            entry = self._at(place)
            assert entry
            yield entry.row

    def finish(self) -> None:
        """Nothing; the journal holds what has been added, in that order, as if there had been no interruption.

        Last stand drafts that this batch was not asked for: they are still the program's own.
        """
        others = set(self._places.values()).difference(self._kept)
        aside = self._path.with_name(ASIDE)
        aside.unlink(missing_ok=True)
        with aside.open("xb") as file:
            file.write(_written(self._head))
            for place in (*self._kept, *sorted(others)):
                self._file.seek(place)
                file.write(self._file.readline())
        self.close()
        aside.replace(self._path)

    def close(self) -> None:
        """Nothing; the file is closed."""
        self._file.close()

    def _write(self, data: Mapping[str, Any]) -> int:
        """The place of a new line, which is then on disk."""
        place = self._file.seek(0, 2)
        self._file.write(_written(data))
        self._file.flush()
        return place


def _written(data: Mapping[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, sort_keys=True).encode() + b"\n"


def _read(line: bytes) -> dict[str, Any]:
    """What the line holds; nothing when it is not whole."""
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}
