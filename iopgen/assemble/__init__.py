"""Case + rules + library → agreement: complete, choose, arrange, fill. Pure: reads no file and no clock."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from datetime import date

from ..model.agreement import (
    Agreement,
    Blank,
    LeftOut,
    NumberedClause,
    Paragraph,
    Question,
    Section,
    Style,
    Text,
)
from ..model.authority import AuthorityProfile
from ..model.case import Case
from ..model.fact import Choice
from ..model.facts import Facts
from ..model.library import Clause, ClauseLibrary
from ..model.path import UNBOUND, describe, kind_at, look_up
from ..problem import ProblemsFound
from ..swedish import write_list, write_title
from .arrange import (
    Asked,
    Own,
    Placed,
    PlacedSection,
    arrange,
    arrange_annexes,
    references,
    topics_of,
    with_annex_list,
)
from .choose import Chosen, Rejected, choose
from .complete import complete
from .fill import ClauseForm, FilledText, Filler, Targets, forms_of
from .furniture import furnish
from .rules import rules_on

__all__ = ["ClauseForm", "FilledText", "Filler", "FillerOf", "Targets", "assemble", "rules_on"]


FillerOf = Callable[[Facts, Targets], Filler]

NOTHING_TO_SAY = "Behövs inte: det finns inget att ange i den."


def assemble(
    case: Case, rules: AuthorityProfile, library: ClauseLibrary, day: date, filler_of: FillerOf = Filler
) -> Agreement:
    """The agreement that `case` makes under the authority's `rules` on `day`, filled by what `filler_of` gives.

    Raises `ProblemsFound` when a clause refers to one that is not there.
    """
    assert rules.id
    facts = complete(case, rules)
    forms, in_sections = forms_of(library), topics_of(rules)
    texts = [forms.of(clause) for clause in library.texts(rules.id, day)]
    unplaced = filler_of(facts, {})
    annexed = list(choose([each for each in texts if each.clause.topic not in in_sections], rules, case, facts))
    annexes = arrange_annexes(_chosen(annexed), facts, unplaced.stands)
    # Clauses may ask what annexes there are: those are chosen and named first.
    facts = with_annex_list(facts, [(each.number, _title(unplaced, each)) for each in annexes])
    verdicts = list(choose([each for each in texts if each.clause.topic in in_sections], rules, case, facts))
    sections, asked = arrange(_chosen(verdicts), _chosen(annexed), rules, facts, unplaced.stands)
    filler = filler_of(facts, references(sections, annexes))
    filled = tuple(_section(filler, section) for section in sections)
    filled_annexes = tuple(_clause(filler, annex) for annex in annexes)
    if filler.problems:
        raise ProblemsFound(filler.problems)
    return Agreement(
        profile=rules, facts=facts, day=day, library_version=library.version, furniture=furnish(facts, rules),
        sections=filled, questions=tuple(_question(each, facts) for each in asked), annexes=filled_annexes,
        left_out=tuple(_left_out([*verdicts, *annexed], {clause.id for clause in _standing(sections, annexes)})),
    )  # fmt: skip


def _standing(sections: Iterable[PlacedSection], annexes: Iterable[Placed]) -> Iterator[Clause]:
    parts = (*(part for section in sections for part in section.parts), *annexes)
    yield from (part.chosen.clause for part in parts if isinstance(part, Placed))


def _left_out(verdicts: Iterable[Chosen | Rejected], standing: Container[str]) -> Iterator[LeftOut]:
    """Every clause that does not stand in the agreement, and why."""
    for each in verdicts:
        if isinstance(each, Rejected):
            yield LeftOut(each.clause, each.reason)
        elif each.clause.id not in standing and not each.open_facts:
            yield LeftOut(each.clause, NOTHING_TO_SAY)


def _chosen(verdicts: list[Chosen | Rejected]) -> list[Chosen]:
    return [verdict for verdict in verdicts if isinstance(verdict, Chosen)]


def _title(filler: Filler, placed: Placed) -> str:
    return "".join(run.text for run in filler.title(placed.chosen.form, placed.bound))


def _section(filler: Filler, placed: PlacedSection) -> Section:
    parts = tuple(_part(filler, part) for part in placed.parts)
    section = placed.section
    return Section(section.id or "", placed.number, section.heading or "", section.mandatory is True, parts)


def _part(filler: Filler, part: Placed | Asked | Own) -> NumberedClause | Question:
    if isinstance(part, Placed):
        return _clause(filler, part)
    return _own(part) if isinstance(part, Own) else _question(part, filler.facts)


def _clause(filler: Filler, placed: Placed) -> NumberedClause:
    form = placed.chosen.form
    title, blocks = filler.text(form, placed.bound)
    return NumberedClause(
        id=placed.id, clause=form.clause, number=placed.number, title=title, has_heading=placed.has_heading,
        blocks=blocks, reason=placed.chosen.reason,
    )  # fmt: skip


def _own(own: Own) -> NumberedClause:
    lines = (own.provision.text or "").split("\n")
    blocks = tuple(Paragraph((Text(line.strip()),)) for line in lines if line.strip())
    if not blocks:
        blocks = (Paragraph((_blank("own_provisions.text"),)),)
    title = Text(own.provision.title) if own.provision.title else _blank("own_provisions.title")
    return NumberedClause(own.id, None, own.number, (title,), True, blocks, "Egen bestämmelse i ärendet.")


def _blank(path: str) -> Blank:
    named = describe(path, {})
    return Blank(named.stated_in, named.label, named.who)


def _question(asked: Asked, facts: Facts) -> Question:
    named = describe(asked.path, {})
    base = kind_at(asked.path).base
    answers = (
        [choice.label for choice in base] if isinstance(base, type) and issubclass(base, Choice) else ["ja", "nej"]
    )
    blank = Blank(named.stated_in, f"{named.label} ({' / '.join(answers)})", named.who)
    paragraph = Paragraph(
        (blank, Text(f" Svaret avgör {_depending(asked.clauses, facts)} ska vara med i avtalet.")), Style.QUESTION
    )
    return Question(asked.id, blank, paragraph)


def _depending(clauses: Sequence[Clause], facts: Facts) -> str:
    named = [write_title(clause.title, lambda path: look_up(facts, path, UNBOUND)) for clause in clauses]
    titles = write_list([f"”{title}”" for title in named])
    return f"om {titles}" if len(clauses) == 1 else f"vilka av {titles} som"
