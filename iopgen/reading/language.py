"""The word lists of a library, `language/`, as `Language`. A list may be missing; what it holds may not be half."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..model.language import Language, WordAdvice
from ..model.library import Source
from ..problem import Problem, ProblemsFound
from .record import RecordReader
from .tree import parse, read_text

FOLDER = "language"
PURCHASE_WORDS, HEAVY_WORDS, OWN_WORDS = "purchase_words.yaml", "heavy_words.yaml", "own_words.txt"


def read_language(folder: Path, shown: str, problems: list[Problem]) -> Language:
    """The lists in `language/` of the library in `folder`; faults are added to `problems`."""
    reader = _ListReader(folder / FOLDER, Path(shown) / FOLDER, problems)
    return Language(
        purchase_words=reader.advice(PURCHASE_WORDS),
        heavy_words=reader.advice(HEAVY_WORDS),
        own_words=frozenset(reader.words(OWN_WORDS)),
        sources=reader.sources,
    )


class _ListReader:
    def __init__(self, folder: Path, shown: Path, problems: list[Problem]) -> None:
        self.folder, self.shown, self.problems = folder, shown, problems
        self.sources: dict[str, Source] = {}

    def _text(self, name: str) -> str:
        if not (self.folder / name).exists():
            return ""
        shown = (self.shown / name).as_posix()
        self.sources[name] = Source(shown, {})
        try:
            return read_text(self.folder / name, shown)
        except ProblemsFound as found:
            self.problems.extend(found.problems)
            return ""

    def words(self, name: str) -> Iterator[str]:
        """Each word of a list with one on each line; what follows # is a comment."""
        for line in self._text(name).splitlines():
            if word := line.partition("#")[0].strip():
                yield word

    def advice(self, name: str) -> tuple[WordAdvice, ...]:
        """Each word of a list that says what to write instead."""
        if not (text := self._text(name)):
            return ()
        reader = RecordReader(self.sources[name].shown)
        try:
            read = reader.read_list(parse(text, reader.shown, reader.problems), WordAdvice)
        except ProblemsFound as found:
            self.problems.extend(found.problems)
            return ()
        self.sources[name] = Source(reader.shown, reader.lines)
        self.problems.extend(reader.problems or self._half(name, read))
        return read

    def _half(self, name: str, read: tuple[WordAdvice, ...]) -> Iterator[Problem]:
        for number, each in enumerate(read, start=1):
            for key in ("word", "instead"):
                if getattr(each, key) is None:
                    place = self.sources[name].place(f"[{number}]")
                    yield Problem(place, f'nyckeln "{key}" saknas.', "Fyll i den.")
