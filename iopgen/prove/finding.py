"""What the rules of the proof are given and what they answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from ..model.agreement import Agreement, Blank, FilledBlock, NumberedClause, Reference, Table, Term
from ..model.authority import STANDARD
from ..model.library import Clause, ClauseLibrary
from ..model.text import Definition, Item, ItemList, Literal, Run, Stycke, flattened, runs_in
from ..problem import Place


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault in one assembly. Findings with the same `place` and `message` are the same fault."""

    place: Place
    message: str


@dataclass(frozen=True, slots=True)
class Body:
    """A clause's text without its title: whole, by paragraphs and by table rows, and what its runs are.

    `plain` is the text without the marks for what is missing: they will not stand in the agreement.
    """

    text: str
    plain: str
    lines: frozenset[str]
    rows: tuple[frozenset[str], ...]
    references: tuple[Reference, ...]
    terms: tuple[str, ...]

    @classmethod
    def of(cls, clause: NumberedClause) -> Body:
        paragraphs = tuple(clause.paragraphs())
        runs = [run for paragraph in paragraphs for run in paragraph.runs]
        lines = [paragraph.text for paragraph in paragraphs]
        plain = ("".join(run.text for run in each.runs if not isinstance(run, Blank)) for each in paragraphs)
        tables = (block for block in clause.blocks if isinstance(block, Table))
        return cls(
            text="\n".join(lines),
            plain="\n".join(plain),
            lines=frozenset(lines),
            rows=tuple(frozenset(cell.text for cell in row) for table in tables for row in table.rows),
            references=tuple(run for run in runs if isinstance(run, Reference)),
            terms=tuple(run.text for run in runs if isinstance(run, Term)),
        )


@dataclass(slots=True)
class Measure:
    """What the agreements of one library are held to; `terms` are the words that its clauses define."""

    library: ClauseLibrary
    terms: tuple[str, ...] = ()
    patterns: dict[tuple[str, frozenset[str]], str] = field(default_factory=dict)
    """What the rule about foreign words looks for, by authority and its own words."""
    quoted: dict[tuple[str, int], tuple[str, ...]] = field(default_factory=dict)
    """What each edition of a profile says in the authority's own words."""
    known: dict[int, tuple[tuple[FilledBlock, ...], Body]] = field(default_factory=dict)
    """What has been read of filled text; the text is kept with it, so that its identity stays its own."""

    def __post_init__(self) -> None:
        runs = (run for clause in self.library.clauses for run in runs_in(clause.blocks))
        self.terms = tuple(dict.fromkeys(run.text for run in runs if isinstance(run, Definition)))

    def body(self, clause: NumberedClause) -> Body:
        """What the rules ask of the clause's text; read once where many agreements share the text."""
        known = self.known.get(id(clause.blocks))
        if known is None:
            known = self.known[id(clause.blocks)] = (clause.blocks, Body.of(clause))
        return known[1]


@dataclass(slots=True)
class Assembly:
    """One agreement under proof, with what several rules ask of it."""

    agreement: Agreement
    measure: Measure
    clauses: tuple[NumberedClause, ...]
    bodies: dict[str, Body]
    """The text of each clause, by its id in the agreement."""
    present: dict[str, str]
    """What each clause is called in the library, by its id in the agreement."""

    @classmethod
    def of(cls, agreement: Agreement, measure: Measure) -> Assembly:
        clauses = tuple(agreement.clauses())
        bodies = {clause.id: measure.body(clause) for clause in clauses}
        named = {clause.id: clause.clause.id if clause.clause else clause.id for clause in clauses}
        return cls(agreement, measure, clauses, bodies, named)

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
