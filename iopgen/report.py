"""What a person reads on screen about a draft: what is in it, what is missing, what to think of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from .model.agreement import Agreement, Blank, Gap
from .model.case import LegalForm, Party
from .model.decision import RuleDecision, doubts, preparation
from .model.library import Clause, Law
from .model.path import item_name
from .swedish import write_count, write_date, write_list

KOMMUNALLAGEN = "SFS 2017:725"


def gaps(agreement: Agreement, kind: type) -> list[Gap]:
    """The gaps of one kind, in the order of the draft."""
    return [gap for gap in agreement.gaps if isinstance(gap.mark, kind)]


def unconfirmed(agreement: Agreement) -> list[Gap]:
    """The facts that stand in the draft although nobody has confirmed them."""
    return [gap for gap in agreement.gaps if not isinstance(gap.mark, Blank)]


def contents(agreement: Agreement) -> Iterator[str]:
    """What is in the draft: how many clauses, and the headings of its sections and annexes."""
    clauses, annexes = len(agreement.clauses), len(agreement.annexes)
    held = write_count(clauses - annexes, "klausul", "klausuler")
    added = write_count(annexes, "bilaga", "bilagor")
    yield f"Innehåll: {len(agreement.sections)} avsnitt med {held}, och {added}."
    yield from (f"  {section.number} {section.heading}" for section in agreement.sections)
    yield from (f"  {annex.number} {annex.title_text}" for annex in agreement.annexes)


def summary(agreement: Agreement, laws: Mapping[str, Law], today: date) -> Iterator[str]:
    """What the command prints: how much is missing, each fact that is, and what to think of."""
    missing, doubtful = gaps(agreement, Blank), unconfirmed(agreement)
    if missing:
        yield f"Uppgifter som saknas ({len(missing)}):"
        yield from (f"  - {gap}" for gap in missing)
    if doubtful:
        yield f"Uppgifter att bekräfta ({len(doubtful)}):"
        yield from (f"  - {gap}" for gap in doubtful)
    if not (missing or doubtful):
        yield "Alla uppgifter som utkastet behöver finns."
    if told := notices(agreement, laws, today):
        yield "Att tänka på:"
        yield from (f"  - {line}" for line in told)


def notices(agreement: Agreement, laws: Mapping[str, Law], today: date) -> list[str]:
    """What the officer must know `today` of the rules and of the days, one line for each."""
    remarks = agreement.profile.remarks or ()
    return [
        *_validity(agreement), *_decided(agreement, laws, today), *_starts(agreement), *_state_authorities(agreement),
        *remarks, *_other_authorities(agreement), *_undated(agreement),
    ]  # fmt: skip


def _decided(agreement: Agreement, laws: Mapping[str, Law], today: date) -> Iterator[str]:
    """What is doubtful in the decisions that the rules and the texts rest on, and what has not begun to hold."""
    profile = agreement.profile
    yield from (f"Myndighetens regler {doubt}" for doubt in _doubts(profile.decision, profile.valid_from, today))
    texts = {id(clause.clause): (clause.title_text, clause.clause) for clause in agreement.clauses if clause.clause}
    for title, clause in texts.values():
        for doubt in (*_doubts(clause.decision, clause.valid.first, today), *_coming_laws(clause, laws, today)):
            yield f"Klausulen {title} [{clause.id}] {doubt}"


def _doubts(decision: RuleDecision | None, first: date | None, today: date) -> list[str]:
    return [*preparation(decision, first, today), *doubts(decision, first)]


def _coming_laws(clause: Clause, laws: Mapping[str, Law], today: date) -> Iterator[str]:
    """Each law that the clause rests on and that is not yet in force."""
    for name in dict.fromkeys(reference.law or "" for reference in clause.laws):
        if (begins := laws[name].in_force) and begins > today:
            yield (
                f"vilar på {laws[name].title} ({name}), som börjar gälla först {begins}. "
                "Kontrollera före undertecknandet att bestämmelserna är beslutade och inte har ändrats."
            )


def _other_authorities(agreement: Agreement) -> Iterator[str]:
    """The public parties whose own rules, if they have any, the draft does not follow."""
    parties = agreement.facts.authorities or (Party(),)
    first, *others = [each.name or each.short_name or "en offentlig part" for each in parties]
    if others:
        yield f"Utkastet utgår bara från reglerna hos {first}. Fråga om egna regler hos {write_list(others)}."


def _undated(agreement: Agreement) -> Iterator[str]:
    about = agreement.facts.agreement
    if about and about.date is None:
        yield f"Ärendet har inget datum. Utkastet följer de regler och lagar som gäller {write_date(agreement.day)}."


def _validity(agreement: Agreement) -> Iterator[str]:
    rules, term = agreement.facts.governing_document, agreement.facts.term
    if rules is None:
        return
    if rules.valid_to and agreement.day > rules.valid_to:
        passed = f"Styrdokumentet ”{rules.title}” gällde till och med {write_date(rules.valid_to)}."
        yield f"{passed} Begär den version som gäller nu."
    elif rules.valid_to and term and (last := term.end or term.start) and last > rules.valid_to:
        begins = term.start if term.start and term.start > rules.valid_to else None
        yield (
            f"Avtalet {'börjar gälla' if begins else 'gäller till och med'} "
            f"{write_date(begins or last)}, men ”{rules.title}” gäller till och med "
            f"{write_date(rules.valid_to)}. Nya regler kan gälla. Fråga vad som gäller därefter."
        )
    note = agreement.profile.governing_document and agreement.profile.governing_document.note
    if note:
        yield note


def _starts(agreement: Agreement) -> Iterator[str]:
    term, public = agreement.facts.term, agreement.facts.authorities or ()
    for decision in agreement.facts.decisions or ():
        taken_by_public = decision.party is None or any(decision.is_by(party) for party in public)
        if term and term.start and decision.day and decision.day > term.start and taken_by_public:
            yield (
                f"Avtalet börjar gälla {write_date(term.start)}, före beslutet {write_date(decision.day)}. "
                "Pröva frågan med jurist: ett beslut får inte gälla bakåt till nackdel för medlemmarna."
            )


def _state_authorities(agreement: Agreement) -> Iterator[str]:
    """Each public party that kommunallagen does not bind, and the clauses that rest on that act."""
    state = [each for each in agreement.facts.authorities or () if each.legal_form is LegalForm.STATLIG_MYNDIGHET]
    resting = [
        f"{each.number} {each.title_text} [{each.clause.id}]"
        for each in agreement.clauses
        if each.clause and any(reference.law == KOMMUNALLAGEN for reference in each.clause.laws)
    ]
    for party in state if resting else ():
        yield (
            f"{item_name(party) or 'En part'} är en statlig myndighet och har varken kommunallagen eller fullmäktige "
            f"att följa. Låt juristen ändra de klausuler som bygger på kommunallagen: {write_list(resting)}."
        )
