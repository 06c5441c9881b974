"""A library folder – `clauses/`, `authorities/`, `templates/` – as a `ClauseLibrary`; all its faults at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..model.authority import AuthorityProfile, WordSet
from ..model.library import Clause, ClauseLibrary, Law, Source, Topic
from ..problem import Place, Problem, ProblemsFound
from .clause import read_clause
from .record import RecordReader
from .tree import parse, read_text

STANDARD = "standard"
SHARED = ("title", "subtitle", "sections", "template")


def read_library(folder: Path, shown: str = "") -> ClauseLibrary:
    """The library in `folder`, whose files are shown to the user under the name `shown`."""
    if not (folder / "clauses").is_dir() or not (folder / "authorities").is_dir():
        advice = "Ange en mapp som innehåller clauses, authorities och templates."
        raise ProblemsFound([Problem(Place(str(folder)), "är inget klausulbibliotek.", advice)])
    reader = _LibraryReader(folder, shown)
    topics = reader.records("clauses/topics.yaml", Topic)
    laws = reader.records("clauses/laws.yaml", Law)
    clauses = tuple(reader.clauses())
    authorities = dict(reader.authorities())
    if reader.problems:
        raise ProblemsFound(reader.problems)
    by_id = {law.id: law for law in laws}
    return ClauseLibrary(folder, _version(folder), topics, by_id, authorities, clauses, reader.sources)


def _version(folder: Path) -> str:
    """Twelve hexadecimal digits over every file of the library."""
    digest = sha256()
    for path in sorted(
        path for part in ("clauses", "authorities") for path in (folder / part).rglob("*") if path.is_file()
    ):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def with_standard(profile: AuthorityProfile, standard: AuthorityProfile) -> AuthorityProfile:
    """The profile, with what it leaves out taken from the standard one."""
    words = _filled(profile.words or WordSet(), standard.words or WordSet())
    taken = {name: getattr(standard, name) for name in SHARED if getattr(profile, name) is None}
    return replace(profile, words=words, **taken)


def _filled(record: Any, base: Any) -> Any:
    missing = {each.name: getattr(base, each.name) for each in fields(record) if getattr(record, each.name) is None}
    return replace(record, **missing)


class _LibraryReader:
    def __init__(self, folder: Path, shown: str) -> None:
        self.folder, self.shown = folder, shown
        self.problems: list[Problem] = []
        self.sources: dict[str, Source] = {}

    def _name(self, path: Path) -> str:
        return (Path(self.shown) / path.relative_to(self.folder)).as_posix()

    def records(self, name: str, record: type) -> tuple[Any, ...]:
        path = self.folder / name
        reader = RecordReader(self._name(path))
        try:
            tree = parse(read_text(path, reader.shown), reader.shown)
        except ProblemsFound as found:
            self.problems.extend(found.problems)
            return ()
        read = reader.read_list(tree, record)
        self.problems.extend(reader.problems)
        return read

    def clauses(self) -> Iterator[Clause]:
        for path in sorted((self.folder / "clauses").rglob("*.md")):
            if path.name == "README.md":
                continue
            try:
                yield read_clause(path, self._name(path))
            except ProblemsFound as found:
                self.problems.extend(found.problems)

    def authorities(self) -> Iterator[tuple[str, AuthorityProfile]]:
        read = {path.stem: self._profile(path) for path in sorted((self.folder / "authorities").glob("*.yaml"))}
        standard = read.get(STANDARD)
        if standard is None:
            place = Place(self._name(self.folder / "authorities" / f"{STANDARD}.yaml"))
            self.problems.append(Problem(place, "den gemensamma profilen saknas.", "Lägg tillbaka filen."))
            return
        for name, profile in read.items():
            if profile is not None:
                yield name, with_standard(profile, standard)

    def _profile(self, path: Path) -> AuthorityProfile | None:
        reader = RecordReader(self._name(path))
        try:
            tree = parse(read_text(path, reader.shown), reader.shown)
        except ProblemsFound as found:
            self.problems.extend(found.problems)
            return None
        profile: AuthorityProfile | None = reader.read(tree, AuthorityProfile)
        self.sources[path.stem] = Source(reader.shown, reader.lines)
        self.problems.extend(reader.problems)
        if profile is not None and profile.id != path.stem:
            place = Place(reader.shown, reader.lines.get("id", 1))
            message = f'id är "{profile.id or ""}" men filen heter {path.name}.'
            self.problems.append(Problem(place, message, "Ändra den ena."))
        return profile
