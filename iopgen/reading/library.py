"""A library folder – `clauses/`, `authorities/`, `templates/` – as a `ClauseLibrary`; all its faults at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..model.authority import STANDARD, AuthorityProfile, WordSet
from ..model.fact import kinds
from ..model.library import Clause, ClauseLibrary, KnownException, Law, RecordedChange, RecordedText, Source, Topic
from ..model.review import Ceiling, Question
from ..problem import Place, Problem, ProblemsFound
from .clause import read_clause
from .clause_record import CHANGES
from .language import read_language
from .record import RecordReader
from .tree import parse, read_text

SHARED = ("title", "subtitle", "sections", "template")


def read_library(folder: Path, shown: str = "") -> ClauseLibrary:
    """The library in `folder`, whose files are shown to the user under the name `shown`."""
    library, problems = read_faulty_library(folder, shown)
    if problems:
        raise ProblemsFound(problems)
    return library


def read_faulty_library(folder: Path, shown: str = "") -> tuple[ClauseLibrary, list[Problem]]:
    """All of the library that can be read, and what is wrong in the rest."""
    if not _is_library(folder):
        advice = "Ange en mapp som innehåller clauses, authorities och templates."
        raise ProblemsFound([Problem(Place(str(folder)), "är inget klausulbibliotek.", advice)])
    reader = _LibraryReader(folder, shown)
    topics = reader.records("clauses/topics.yaml", Topic)
    laws = reader.records("clauses/laws.yaml", Law)
    clauses = tuple(reader.clauses())
    authorities = dict(reader.authorities())
    exceptions = reader.records("clauses/exceptions.yaml", KnownException, optional=True)
    recorded = reader.records("clauses/recorded.yaml", RecordedText, optional=True)
    changes = reader.records(CHANGES, RecordedChange, optional=True)
    questions = reader.records("review/questions.yaml", Question, optional=True)
    ceilings = reader.records("review/ceilings.yaml", Ceiling, optional=True)
    language = read_language(folder, shown, reader.problems)
    by_id = {law.id or "": law for law in laws}
    library = ClauseLibrary(
        folder, _version(folder), topics, by_id, authorities, clauses, reader.sources, _templates(folder),
        questions, ceilings, exceptions, recorded, changes, language=language,
    )  # fmt: skip
    return library, reader.problems


def _templates(folder: Path) -> frozenset[str]:
    return frozenset(path.name for path in (folder / "templates" / "docx").glob("*.docx"))


def _is_library(folder: Path) -> bool:
    try:
        return (folder / "clauses").is_dir() and (folder / "authorities").is_dir()
    except OSError:  # a name that no system takes
        return False


def _version(folder: Path) -> str:
    """Twelve hexadecimal digits over every file of the library."""
    digest = sha256()
    for path in sorted(
        path for part in ("clauses", "authorities", "review") for path in (folder / part).rglob("*") if path.is_file()
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


def _without_own_id(records: tuple[Any, ...], reader: RecordReader) -> Iterator[Problem]:
    """Records of a register that have no id, or that of another."""
    seen: set[str] = set()
    for number, record in enumerate(records, start=1):
        place = Place(reader.shown, reader.lines.get(f"[{number}]", 1))
        if not record.id:
            yield Problem(place, 'nyckeln "id" saknas.', "Fyll i den.")
        elif record.id in seen:
            yield Problem(place, f'id "{record.id}" finns redan i filen.', "Ge varje del ett eget id.")
        seen.add(record.id)


class _LibraryReader:
    def __init__(self, folder: Path, shown: str) -> None:
        self.folder, self.shown = folder, shown
        self.problems: list[Problem] = []
        self.sources: dict[str, Source] = {}

    def _name(self, path: Path) -> str:
        return (Path(self.shown) / path.relative_to(self.folder)).as_posix()

    def records(self, name: str, record: type, *, optional: bool = False) -> tuple[Any, ...]:
        path = self.folder / name
        if optional and not path.exists():
            return ()
        reader = RecordReader(self._name(path))
        try:
            tree = parse(read_text(path, reader.shown), reader.shown, reader.problems)
        except ProblemsFound as found:
            self.problems.extend(found.problems)
            return ()
        read = reader.read_list(tree, record)
        self.problems.extend([*reader.problems, *(_without_own_id(read, reader) if "id" in kinds(record) else ())])
        self.sources[name] = Source(reader.shown, reader.lines)
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
        if STANDARD not in read:
            place = Place(self._name(self.folder / "authorities" / f"{STANDARD}.yaml"))
            self.problems.append(Problem(place, "den gemensamma profilen saknas.", "Lägg tillbaka filen."))
        standard = read.get(STANDARD)
        if standard is None:
            return
        for name, profile in read.items():
            if profile is not None:
                yield name, with_standard(profile, standard)

    def _profile(self, path: Path) -> AuthorityProfile | None:
        reader = RecordReader(self._name(path))
        try:
            tree = parse(read_text(path, reader.shown), reader.shown, reader.problems)
        except ProblemsFound as found:
            self.problems.extend(found.problems)
            return None
        profile: AuthorityProfile | None = reader.read(tree, AuthorityProfile)
        self.sources[path.stem] = Source(reader.shown, reader.lines)
        self.problems.extend(reader.problems)
        if profile is not None and profile.id != path.stem:
            place = Place(reader.shown, reader.lines.get("id", 1))
            stated = f'id är "{profile.id}"' if profile.id else "id saknas"
            self.problems.append(Problem(place, f"{stated}, men filen heter {path.name}.", "Ge dem samma namn."))
        return profile
