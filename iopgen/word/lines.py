"""What an agreement says, line by line: what a draft must say when it is read back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from ..model.agreement import Agreement, NumberedClause, Question, section_bookmark
from ..model.record import dataclass
from .tags import ANNEX_HOOK, CLAUSES_HOOK, CONTENTS_HOOK

HOOKS = (CLAUSES_HOOK, ANNEX_HOOK, CONTENTS_HOOK)
"""Where in a template the program writes."""
Line = tuple[str, str]
"""The bookmark of a paragraph, or nothing, and its text."""


@dataclass(frozen=True, slots=True)
class AgreementLines:
    """The lines of a whole agreement; those of each clause without its heading, by its id; and the clauses' numbers."""

    contents: list[Line]
    sections: list[Line]
    annexes: list[Line]
    clauses: Mapping[str, list[str]]
    numbers: list[str]

    @classmethod
    def of(cls, agreement: Agreement) -> AgreementLines:
        """The lines of the agreement, in reading order."""
        clauses = {each.id: [paragraph.text for paragraph in each.paragraphs()] for each in agreement.clauses}
        return cls(
            [("", title) for _, title in contents_entries(agreement)],
            list(_sections(agreement, clauses)),
            list(_annexes(agreement, clauses)),
            clauses,
            [each.number for each in agreement.clauses],
        )

    @property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits over all that is agreed: equal in the officer's and the partner's copy."""
        return fingerprint([*self.numbers, *(text for _, text in (*self.sections, *self.annexes))])

    def at(self, hook: str) -> list[Line] | None:
        """The lines that the program writes at that place of a template; None where it writes none."""
        return {CLAUSES_HOOK: self.sections, ANNEX_HOOK: self.annexes, CONTENTS_HOOK: self.contents}.get(hook)


def fingerprint(lines: Iterable[str]) -> str:
    """Sixteen hexadecimal digits that change with any of the lines."""
    return sha256("\n".join(lines).encode()).hexdigest()[:16]


def contents_entries(agreement: Agreement) -> Iterator[tuple[str, str]]:
    """Bookmark and text of every line of the table of contents."""
    for section in agreement.sections:
        yield section_bookmark(section.id), f"{section.number}\t{section.heading}"
    for annex in agreement.annexes:
        yield annex.id, f"{annex.number} {annex.title_text}"


def _sections(agreement: Agreement, clauses: Mapping[str, list[str]]) -> Iterator[Line]:
    for section in agreement.sections:
        yield section_bookmark(section.id), section.heading
        for part in section.parts:
            yield from _part(part, clauses)


def _annexes(agreement: Agreement, clauses: Mapping[str, list[str]]) -> Iterator[Line]:
    for question in agreement.questions:
        yield from _part(question, clauses)
    for annex in agreement.annexes:
        yield from _part(annex, clauses)


def _part(part: NumberedClause | Question, clauses: Mapping[str, list[str]]) -> Iterator[Line]:
    if isinstance(part, NumberedClause):
        yield from _clause(part, clauses)
    else:
        yield part.id, part.paragraph.text


def _clause(clause: NumberedClause, clauses: Mapping[str, list[str]]) -> Iterator[Line]:
    lines = [clause.title_text, *clauses[clause.id]] if clause.has_heading else clauses[clause.id]
    for place, line in enumerate(lines):
        yield ("" if place else clause.id), line
