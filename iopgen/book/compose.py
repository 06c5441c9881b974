"""Library → clause book."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import PurePosixPath

from ..model.book import Book, BookNote, BookText, BookTopic, Kind, Line, Said
from ..model.library import Clause, ClauseLibrary, Note
from .compare import NOBODY, day_or_none, text_print
from .labels import clause_names, fact_names, shown_fact, shown_link
from .markup import shown_blocks, shown_runs
from .rows import authority_name, write_rows

LONGEST_BOOKMARK = 40
PLAIN_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Scope:
    """What of the library the book holds: everything, or only what one authority, day or topic needs."""

    authority: str | None = None
    day: date | None = None
    topics: tuple[str, ...] = ()

    def holds(self, clause: Clause) -> bool:
        return (
            (self.authority is None or clause.authority in (None, self.authority))
            and (self.day is None or clause.valid.contains(self.day))
            and (not self.topics or clause.topic in self.topics)
        )

    def limits(self) -> dict[str, str]:
        """What limits the book, as its document says it."""
        stated = {"authority": self.authority or "", "day": str(self.day or ""), "topics": " ".join(self.topics)}
        return {name: value for name, value in stated.items() if value}

    @classmethod
    def within(cls, limits: Mapping[str, str]) -> Scope:
        """The scope with these limits."""
        day, topics = day_or_none(limits.get("day", "")), limits.get("topics", "").split()
        return cls(limits.get("authority"), day, tuple(topics))


def file_name(clause: Clause) -> str:
    """The name of the clause's file, without its folders."""
    return PurePosixPath(clause.place.path).name


def bookmark(clause: Clause) -> str:
    """The name by which the book knows the text: the clause's id where that is the whole name of its file."""
    name = file_name(clause).removesuffix(".md")
    if PLAIN_NAME.fullmatch(name) and len(name) <= LONGEST_BOOKMARK:
        return name
    return f"text_{sha256(name.encode()).hexdigest()[:16]}"


def compose(library: ClauseLibrary, scope: Scope, today: date) -> Book:
    """The book of all that `scope` holds. Texts that no longer apply `today` are locked."""
    chosen = [clause for clause_id in library.ids() for clause in library.versions(clause_id) if scope.holds(clause)]
    link = _links(library, chosen)
    texts = tuple(_texts(chosen, library, link, today))
    held = {clause.topic for clause in chosen}
    topics = tuple(BookTopic(each.id or "", each.title or "") for each in library.topics if each.id in held)
    prints = {text.bookmark: text_print(text) for text in texts}
    return Book(_in_words(scope, library), scope.day, topics, texts, tuple(_palette()), prints, limits=scope.limits())


def _in_words(scope: Scope, library: ClauseLibrary) -> str:
    titles = [each.title or "" for each in library.topics if each.id in scope.topics]
    parts = [
        f"texter som gäller för {authority_name(scope.authority, library)}" if scope.authority else "alla texter",
        f"den {scope.day}" if scope.day else "",
        f"om {', '.join(titles)}" if titles else "",
    ]
    return " ".join(filter(None, parts))


def _links(library: ClauseLibrary, chosen: Sequence[Clause]) -> Callable[[str], Said]:
    """How references stand: as Word's own where the book holds what they lead to, else as words in guillemets."""
    names = clause_names(library)
    held: dict[str, Said] = {}
    for clause in chosen:
        if clause.id not in held:
            title = Line(shown_runs(clause.title, Said)).text
            held[clause.id] = Said(title, Kind.LINK, clause.id)
    return lambda target: (
        held.get(target) or Said(shown_link(names.get(target, target)), Kind.LINK, target, is_held=False)
    )


def _texts(
    chosen: Iterable[Clause], library: ClauseLibrary, link: Callable[[str], Said], today: date
) -> Iterator[BookText]:
    seen: set[str] = set()
    for clause in chosen:
        text = shown_text(clause, library, link, today)
        yield text if clause.id in seen else replace(text, level=2, anchor=clause.id)
        seen.add(clause.id)


def shown_text(clause: Clause, library: ClauseLibrary, link: Callable[[str], Said], today: date) -> BookText:
    """The clause as it stands in the book."""
    title = Line(shown_runs(clause.title, link))
    is_locked = clause.locked is not None or (clause.valid.last is not None and clause.valid.last < today)
    return BookText(
        bookmark=bookmark(clause),
        topic=clause.topic,
        title=title,
        rows=write_rows(clause, title, library),
        body=shown_blocks(clause.blocks, link),
        guidance=tuple(Line((Said(line),)) for line in (clause.guidance or "").splitlines() if line.strip()),
        notes=tuple(map(_note, clause.notes)),
        suffix=suffix_of(clause, library, is_locked=is_locked),
        level=3,
        is_locked=is_locked,
    )


def _note(note: Note) -> BookNote:
    return BookNote(note.by or NOBODY, str(note.day or ""), " ".join((note.text or "").split()))


def suffix_of(clause: Clause, library: ClauseLibrary, *, is_locked: bool = False) -> str:
    """What tells the text from others of the same clause; empty where nothing does."""
    parts = [f"egen text för {_called(clause.authority, library)}"] if clause.authority else []
    if clause.valid.first or clause.valid.last:
        parts.append(f"gäller {clause.valid.text}")
    parts += ["låst"] if is_locked else []
    return ", ".join(parts)


def _called(authority: str, library: ClauseLibrary) -> str:
    """The authority's name without its id, which would make headings long."""
    return authority_name(authority, library).removesuffix(f" ({authority})")


def _palette() -> Iterator[tuple[Said, str]]:
    for path, name in fact_names().items():
        if name.sample or "." in path:
            text, hint = shown_fact(path)
            yield Said(text, Kind.FACT, path, hint), name.sample
