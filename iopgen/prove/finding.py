"""What the rules of the proof are given and what they answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..model.agreement import Agreement, NumberedClause
from ..model.authority import STANDARD
from ..model.library import Clause, ClauseLibrary
from ..model.text import Definition, Item, ItemList, Literal, Run, Stycke, flattened
from ..problem import Place
from .measure import Body, Measure

__all__ = ["Assembly", "Finding", "Measure", "Rule", "place_in_profile"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault in one assembly. Findings with the same `place` and `message` are the same fault."""

    place: Place
    message: str


@dataclass(slots=True)
class Assembly:
    """One agreement under proof, with what several rules ask of it."""

    agreement: Agreement
    measure: Measure
    texts: tuple[tuple[NumberedClause, Body], ...]
    """Every clause and its text, in reading order."""
    bodies: dict[str, Body]
    """The text of each clause, by its id in the agreement."""
    present: dict[str, str]
    """What each clause is called in the library, by its id in the agreement."""
    lines: dict[str, list[str]]
    """The ids of the clauses that repeat what the profile lists, by what they repeat."""

    @classmethod
    def of(cls, agreement: Agreement, measure: Measure) -> Assembly:
        texts = tuple((clause, measure.body(clause)) for clause in agreement.clauses)
        bodies = {clause.id: body for clause, body in texts}
        named = {clause.id: clause.clause.id if clause.clause else clause.id for clause, _ in texts}
        lines: dict[str, list[str]] = {}
        for name, body in bodies.items():
            for line in body.lines:
                lines.setdefault(line, []).append(name)
        return cls(agreement, measure, texts, bodies, named, lines)

    def place_of(self, numbered: NumberedClause, words: str = "") -> Place:
        """Where the clause's text is written, at the line of `words` if they stand there."""
        clause = numbered.clause
        if clause is None:
            return Place(numbered.id)
        return Place(clause.place.path, _line_of(clause, words) if words else clause.place.line)

    def place_in_profile(self, path: str) -> Place:
        """Where the fact at `path` stands: in the edition of the day, in the profile, or in the one it leans on."""
        return place_in_profile(self.measure.library, self.agreement, path)


def place_in_profile(library: ClauseLibrary, agreement: Agreement, path: str) -> Place:
    """The line of the fact at `path` in the profile that states it."""
    own, key = agreement.profile.id or "", path.partition("[")[0].partition(".")[0]
    profile, source = library.authorities[own], library.sources[own]
    for number, edition in enumerate(profile.editions or (), start=1):
        valid = (edition.valid_from is None or edition.valid_from <= agreement.day) and (
            edition.valid_to is None or agreement.day <= edition.valid_to
        )
        if valid and getattr(edition, key, None) is not None:
            return source.place(f"editions[{number}].{path}")
    if key in source.lines or own == STANDARD:
        return source.place(path)
    return library.sources[STANDARD].place(path)


def _line_of(clause: Clause, words: str) -> int:
    for runs, line in _lined(clause):
        if any(isinstance(run, Literal | Definition) and words in run.text for run in flattened(runs)):
            return line
    return clause.place.line


def _lined(clause: Clause) -> Iterator[tuple[tuple[Run, ...], int]]:
    """The runs of each paragraph, item and table row, with its line."""
    for block in clause.blocks:
        if isinstance(block, Stycke):
            yield block.runs, block.line
        elif isinstance(block, ItemList):
            yield from _items(block)
        else:
            for row in (block.head, *block.rows):
                yield from ((cell.runs, row.line) for cell in row.cells)


def _items(block: ItemList) -> Iterator[tuple[tuple[Run, ...], int]]:
    item: Item
    for item in block.items:
        yield item.runs, item.line
        for child in item.children:
            yield from _items(child)


Rule = Callable[[Assembly], Iterator[Finding]]
