"""A library compared with another version of it: clauses, laws, topics, profiles, templates, other files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from ..model.fact import descriptions
from ..model.library import Clause, ClauseLibrary, RecordedChange, Source
from .clauses import clause_differences
from .difference import Difference, Plain, of_texts
from .files import library_files
from .records import record_differences

TemplateParts = Mapping[str, tuple[str, str]]
"""What a Word template holds: by the part's name, its text and a fingerprint of all of it."""

RECORDED, BOOK_CHANGES = "clauses/recorded.yaml", "clauses/changes.yaml"
READ = ("clauses/topics.yaml", "clauses/laws.yaml", RECORDED, BOOK_CHANGES)
NEW, GONE, CHANGED = "new", "removed", "changed"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One thing that is new, is gone, or is changed in the ways that `differences` tell."""

    kind: str
    id: str
    name: str
    change: str
    differences: tuple[Difference, ...] = ()

    def lines(self) -> Iterator[str]:
        """A line for each difference, each with the name of the thing."""
        if self.change == NEW:
            yield f"{self.name} är ny."
        elif self.change == GONE:
            yield f"{self.name} finns inte längre."
        yield from (f"{self.name}: {each.text}" for each in self.differences)


def compare_libraries(
    old: ClauseLibrary,
    new: ClauseLibrary,
    old_templates: Mapping[str, TemplateParts],
    new_templates: Mapping[str, TemplateParts],
    today: date,
) -> list[Comparison]:
    """All that has happened between `old` and `new`; the templates' parts are given by file name."""
    return [
        *_clauses(old, new, today),
        *_records("law", "Lagen", old.laws, new.laws),
        *_records("topic", "Ämnet", {each.id: each for each in old.topics}, {each.id: each for each in new.topics}),
        *_profiles(old, new),
        *_templates(old_templates, new_templates),
        *_remembered(old, new),
        *_other_files(old, new),
    ]


def _clauses(old: ClauseLibrary, new: ClauseLibrary, today: date) -> Iterator[Comparison]:
    for clause_id in dict.fromkeys((*new.ids(), *old.ids())):
        befores, afters = old.versions(clause_id), new.versions(clause_id)
        pairs = _pairs(befores, afters)
        for after in afters:
            before = pairs.get(_key(after))
            if before is None:
                yield Comparison("clause", clause_id, _clause_name(after), NEW)
            elif found := clause_differences(before, after, today):
                yield Comparison("clause", clause_id, _clause_name(before), CHANGED, tuple(found))
        paired = set(map(id, pairs.values()))
        for gone in befores:
            if id(gone) not in paired:
                yield Comparison("clause", clause_id, _clause_name(gone), GONE)


def _key(clause: Clause) -> tuple[str | None, date | None]:
    return clause.authority, clause.valid.first


def _pairs(befores: tuple[Clause, ...], afters: tuple[Clause, ...]) -> dict[Any, Clause]:
    """The earlier text of each later one: that of the same first day, or else the only one left of that authority."""
    earlier = {_key(clause): clause for clause in befores}
    pairs = {_key(clause): earlier[_key(clause)] for clause in afters if _key(clause) in earlier}
    for authority in {clause.authority for clause in afters}:
        left = [clause for clause in befores if clause.authority == authority and _key(clause) not in pairs]
        unpaired = [clause for clause in afters if clause.authority == authority and _key(clause) not in pairs]
        if len(left) == len(unpaired) == 1:
            pairs[_key(unpaired[0])] = left[0]
    return pairs


def _clause_name(clause: Clause) -> str:
    own = f", egen text för {clause.authority}" if clause.authority else ""
    dated = f", från och med {clause.valid.first}" if clause.valid.first else ""
    return f"Klausulen {clause.title_source} [{clause.id}]{own}{dated}"


def _records(kind: str, noun: str, old: Mapping[Any, Any], new: Mapping[Any, Any]) -> Iterator[Comparison]:
    for name in dict.fromkeys((*new, *old)):
        before, after = old.get(name), new.get(name)
        known: Any = after or before
        shown, labels = f"{noun} ”{known.title}” [{name}]", descriptions(known.__class__)
        if before is None or after is None:
            yield Comparison(kind, name, shown, NEW if before is None else GONE)
        elif found := list(record_differences(before, after)):
            named = tuple(replace(each, label=labels[each.path].label) for each in found)
            yield Comparison(kind, name, shown, CHANGED, named)


def _profiles(old: ClauseLibrary, new: ClauseLibrary) -> Iterator[Comparison]:
    for name in dict.fromkeys((*new.authorities, *old.authorities)):
        before, after = old.authorities.get(name), new.authorities.get(name)
        known = after or before
        assert known
        shown = f"Profilen {(known.party and known.party.name) or name} [{name}]"
        if before is None or after is None:
            yield Comparison("profile", name, shown, NEW if before is None else GONE)
            continue
        sources = old.sources[name], new.sources[name]
        if found := tuple(record_differences(before, after, partial(_is_stated, sources))):
            yield Comparison("profile", name, shown, CHANGED, found)


def _is_stated(sources: tuple[Source, ...], path: str) -> bool:
    """True for what the profile says itself, and does not take from the one that all profiles share."""
    first = path.split("[", maxsplit=1)[0].split(" ", maxsplit=1)[0]
    key = first if first.startswith("words.") else first.split(".")[0]
    return any(key in source.lines for source in sources)


def _templates(old: Mapping[str, TemplateParts], new: Mapping[str, TemplateParts]) -> Iterator[Comparison]:
    for name in sorted({*old, *new}):
        shown = f"Wordmallen {name}"
        if name not in old or name not in new:
            yield Comparison("template", name, shown, NEW if name in new else GONE)
        elif found := tuple(_parts(old[name], new[name])):
            yield Comparison("template", name, shown, CHANGED, found)


def _parts(old: TemplateParts, new: TemplateParts) -> Iterator[Difference]:
    for part in dict.fromkeys((*new, *old)):
        if part not in old or part not in new:
            yield Plain(part, f"{part} {'är ny' if part in new else 'finns inte längre'}")
        elif old[part] != new[part]:
            text, label = f"{part}, texten är ändrad", f"{part} är ändrad i något annat än orden"
            yield of_texts(part, text, label, old[part][0], new[part][0])


def _remembered(old: ClauseLibrary, new: ClauseLibrary) -> Iterator[Comparison]:
    """What the library has begun or ceased to remember: wordings, and changes that came with a clause book."""
    yield from _entries(RECORDED, old.recorded, new.recorded, lambda each: f"lydelsen av {each.clause}")
    yield from _entries(BOOK_CHANGES, old.changes, new.changes, _taken_in)


def _taken_in(change: RecordedChange) -> str:
    """*ändringen 2027-01-02 av Anna Ek (Tydligare.)*."""
    by, reason = change.by and f" av {change.by}", change.reason and f" ({change.reason})"
    return f"ändringen {change.day}{by or ''}{reason or ''}"


def _entries(
    name: str, befores: Iterable[Any], afters: Iterable[Any], told: Callable[[Any], str]
) -> Iterator[Comparison]:
    one, other = Counter(befores), Counter(afters)
    found = [Plain(name, f"{told(each)} är ny") for each in (other - one).elements()]
    found += [Plain(name, f"{told(each)} finns inte längre") for each in (one - other).elements()]
    if found:
        yield Comparison("file", name, f"Filen {name}", CHANGED, tuple(found))


def _other_files(old: ClauseLibrary, new: ClauseLibrary) -> Iterator[Comparison]:
    """Registers and word lists that are compared as they stand."""
    befores, afters = _rest(old), _rest(new)
    for name in sorted({*befores, *afters}):
        shown = f"Filen {name}"
        if name not in befores or name not in afters:
            yield Comparison("file", name, shown, NEW if name in afters else GONE)
        elif befores[name] != afters[name]:
            one, other = (text.decode("utf-8", "replace") for text in (befores[name], afters[name]))
            label = "innehållet är ändrat"
            yield Comparison(
                "file", name, shown, CHANGED, (of_texts(name, label, "radbrytningen är ändrad", one, other),)
            )


def _rest(library: ClauseLibrary) -> dict[str, bytes]:
    read = {each.head.shown for each in library.clauses}
    clauses = {path.rpartition("clauses/")[2] for path in read}
    found = {}
    for path in library_files(library.folder):
        name = path.as_posix()
        is_read = name in READ or name.startswith("authorities/") or path.suffix == ".docx"
        if not is_read and name.removeprefix("clauses/") not in clauses:
            found[name] = (library.folder / path).read_bytes()
    return found
