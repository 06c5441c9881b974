"""What a person reads about a draft: what is missing, why each clause is there, and the law it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .model.agreement import Agreement, Blank, Gap, NumberedClause
from .model.decision import doubts
from .model.library import Law
from .swedish import write_count, write_date

RULE = "-" * 72
CAVEAT = (
    "Detta är ett utkast. iopgen prövar inte om avtalet är lagligt och ersätter inte "
    "den granskning som myndighetens jurist ska göra."
)


def write_report(agreement: Agreement, laws: Mapping[str, Law], program_version: str) -> str:
    """The report that lies beside the draft."""
    parts = [
        _heading(agreement, program_version),
        _part("Uppgifter som saknas", [_gap(gap) for gap in gaps(agreement, Blank)], "Inga."),
        _part("Uppgifter att bekräfta", [_gap(gap) for gap in unconfirmed(agreement)], "Inga."),
        _part("Att tänka på", notices(agreement), "Inget särskilt."),
        _part("Att göra före undertecknande", list(_controls(agreement)), "Myndighetens regler anger inget särskilt."),
        _part("Klausuler i utkastet", list(_clauses(agreement)), "Inga."),
        _part("Klausuler som inte är med", list(_left_out(agreement)), "Inga."),
        _part("Lagar och avgöranden som texten vilar på", list(_laws(agreement, laws)), "Inga."),
        _part("Granskning", list(_reviews(agreement)), ""),
    ]
    return "\n\n".join(parts) + "\n"


def _heading(agreement: Agreement, program_version: str) -> str:
    about = agreement.facts.agreement
    assert about
    authority = agreement.facts.authorities[0].name if agreement.facts.authorities else ""
    rules = agreement.facts.governing_document
    lines = [
        "RAPPORT TILL UTKAST",
        about.title + (f" – {about.name}" if about.name else "") if about.title else about.name or "",
        "",
        CAVEAT,
        "",
        f"Myndighet: {authority}",
        f"Diarienummer: {about.registry_number or 'saknas'}",
        f"Avtalets datum: {write_date(agreement.day)}",
        f"Styrdokument: {_rules(rules.title, rules.registry_number) if rules else 'inget angivet i profilen'}",
        f"Program och bibliotek: iopgen {program_version}, klausulbibliotek {agreement.library_version}",
    ]
    return "\n".join(lines)


def _rules(title: str | None, registry_number: str | None) -> str:
    return ", ".join(part for part in (title, registry_number) if part)


def _part(title: str, lines: list[str], empty: str) -> str:
    body = "\n".join(lines) if lines else empty
    return f"{title}\n{RULE[: len(title)]}\n{body}"


def gaps(agreement: Agreement, kind: type) -> list[Gap]:
    """The gaps of one kind, in the order of the draft."""
    return [gap for gap in agreement.gaps if isinstance(gap.mark, kind)]


def unconfirmed(agreement: Agreement) -> list[Gap]:
    """The facts that stand in the draft although nobody has confirmed them."""
    return [gap for gap in agreement.gaps if not isinstance(gap.mark, Blank)]


def _gap(gap: Gap) -> str:
    value = "" if isinstance(gap.mark, Blank) else f" ({gap.mark.text})"
    return f"- {gap.mark.label}{value}. Fråga {gap.mark.who}. [{gap.mark.path}; {gap.where}]"


def contents(agreement: Agreement) -> Iterator[str]:
    """What is in the draft: how many clauses, and the headings of its sections and annexes."""
    clauses, annexes = sum(1 for _ in agreement.clauses()), len(agreement.annexes)
    held = write_count(clauses - annexes, "klausul", "klausuler")
    added = write_count(annexes, "bilaga", "bilagor")
    yield f"Innehåll: {len(agreement.sections)} avsnitt med {held}, och {added}."
    yield from (f"  {section.number} {section.heading}" for section in agreement.sections)
    yield from (f"  {annex.number} {annex.title_text}" for annex in agreement.annexes)


def summary(agreement: Agreement) -> Iterator[str]:
    """What the command prints: how much is missing, and each fact that is."""
    missing, doubtful = gaps(agreement, Blank), unconfirmed(agreement)
    if missing:
        yield f"Uppgifter som saknas ({len(missing)}):"
        yield from ("  " + _gap(gap) for gap in missing)
    if doubtful:
        yield f"Uppgifter att bekräfta ({len(doubtful)}):"
        yield from ("  " + _gap(gap) for gap in doubtful)
    if not (missing or doubtful):
        yield "Alla uppgifter som utkastet behöver finns."
    if told := notices(agreement):
        yield "Att tänka på:"
        yield from ("  " + line for line in told)


def notices(agreement: Agreement) -> list[str]:
    """What the officer must know of the rules and of the days, one line for each."""
    return [f"- {notice}" for notice in _all_notices(agreement)]


def _all_notices(agreement: Agreement) -> Iterator[str]:
    yield from _validity(agreement)
    yield from _decided(agreement)
    yield from _starts(agreement)
    yield from agreement.profile.remarks or ()


def _decided(agreement: Agreement) -> Iterator[str]:
    """What is doubtful in the decisions that the rules and the texts rest on."""
    profile = agreement.profile
    yield from (f"Myndighetens regler {doubt}" for doubt in doubts(profile.decision, profile.valid_from))
    texts = {id(clause.clause): clause for clause in agreement.clauses() if clause.clause}
    for clause in texts.values():
        assert clause.clause
        for doubt in doubts(clause.clause.decision, clause.clause.valid.first):
            yield f"Klausulen {clause.title_text} [{clause.clause.id}] {doubt}"


def _validity(agreement: Agreement) -> Iterator[str]:
    rules, term = agreement.facts.governing_document, agreement.facts.term
    if rules is None:
        return
    if rules.valid_to and agreement.day > rules.valid_to:
        passed = f"Styrdokumentet ”{rules.title}” gällde till och med {write_date(rules.valid_to)}."
        yield f"{passed} Begär den version som gäller nu."
    elif rules.valid_to and term and (last := term.end or term.start) and last > rules.valid_to:
        begins = term.start is not None and term.start > rules.valid_to
        yield (
            f"Avtalet {'börjar gälla' if begins else 'gäller till och med'} "
            f"{write_date(term.start if begins else last)}, men ”{rules.title}” gäller till och med "
            f"{write_date(rules.valid_to)}. Nya regler kan gälla. Fråga vad som gäller därefter."
        )
    note = agreement.profile.governing_document and agreement.profile.governing_document.note
    if note:
        yield note


def _starts(agreement: Agreement) -> Iterator[str]:
    term, public = agreement.facts.term, {party.name for party in agreement.facts.authorities or ()}
    for decision in agreement.facts.decisions or ():
        taken_by_public = decision.party is None or decision.party in public
        if term and term.start and decision.day and decision.day > term.start and taken_by_public:
            yield (
                f"Avtalet börjar gälla {write_date(term.start)}, före beslutet {write_date(decision.day)}. "
                "Pröva frågan med jurist: ett beslut får inte gälla bakåt till nackdel för medlemmarna."
            )


def _controls(agreement: Agreement) -> Iterator[str]:
    for check in (*(agreement.facts.before_signing or ()), *(agreement.facts.process or ())):
        who = f" Ansvarig: {check.who}." if check.who else ""
        done = f"Gjort: {check.done}" if check.done else "Datum och namn: ______________________"
        yield f"- {check.text}{who} {done}"


def _clauses(agreement: Agreement) -> Iterator[str]:
    for clause in agreement.clauses():
        yield f"- {clause.number} {clause.title_text} [{clause.id}]. {clause.reason}{_origin(clause)}"


def _origin(clause: NumberedClause) -> str:
    source = clause.clause
    if source is None:
        return ""
    own = " Myndighetens egen text." if source.authority else ""
    return own + (f" Krav: {source.origin}." if source.origin else "")


def _left_out(agreement: Agreement) -> Iterator[str]:
    for each in agreement.left_out:
        yield f"- {each.clause.title_source} [{each.clause.id}]. {each.reason}"


def _laws(agreement: Agreement, laws: Mapping[str, Law]) -> Iterator[str]:
    resting: dict[str, list[str]] = {}
    for clause in agreement.clauses():
        for reference in clause.clause.laws if clause.clause else ():
            at = f" ({reference.at})" if reference.at else ""
            resting.setdefault(reference.law or "", []).append(f"{clause.number}{at}")
    for law_id in sorted(resting):
        law = laws[law_id]
        checked = (
            f"kontrollerad {write_date(law.checked)}" if law.checked else "inte kontrollerad, kontrollera före beslut"
        )
        yield f"- {law.title} ({law_id}), {checked}. Avsnitt {', '.join(resting[law_id])}"


def _reviews(agreement: Agreement) -> Iterator[str]:
    sources = [clause.clause for clause in agreement.clauses() if clause.clause]
    reviewed = sum(1 for source in sources if source.reviewed)
    yield f"{reviewed} av {len(sources)} klausuler har granskats av jurist enligt klausulbiblioteket."
