"""The review sheet (granskningsunderlag): what the officer and the lawyer read of a draft, never the partner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..model.agreement import Agreement, FilledBlock
from ..model.facts import CheckFacts
from ..model.library import Law
from ..model.review import (
    AnsweredQuestion,
    Finding,
    JudgedAssessment,
    JudgedCriterion,
    Outcome,
    Reason,
    Review,
    Status,
    Weight,
)
from ..model.sheet import Sheet, SheetPart, bullets, paragraph, table
from ..swedish import capital, write_date
from .words import laws_in_words, left_out_in_words, own_texts_in_words

TITLE = "Granskningsunderlag"
LINE = "____________________"
CAVEAT = (
    "Underlaget visar vad ärendet och utkastet säger. Det är ingen rättslig granskning och säger aldrig att något "
    "är lagligt. Myndighetens jurist granskar."
)
OUTCOMES = {
    Outcome.GO_ON: "Inget i ärendet talar emot att arbetet går vidare till juristens granskning.",
    Outcome.MEND_FIRST: "Något saknas eller behöver åtgärdas innan arbetet går vidare:",
    Outcome.OTHER_FORM: (
        "Omständigheterna talar för att partnerskap inte är rätt form. Pröva bidrag, upphandling (även reserverad) "
        "eller valfrihetssystem, och tala med juristen innan arbetet går vidare:"
    ),
}
BESIDES = "Detta saknas eller behöver också åtgärdas:"
NOT_CHECKED = (
    "om uppgifterna i ärendet är sanna",
    "om partnerskapet är lagligt, eller rätt form i det enskilda fallet",
    "om organisationen och dess företrädare är seriösa och behöriga",
    "om beslut är riktigt fattade och har fått laga kraft",
    "om lagtexten har ändrats efter den dag då den senast kontrollerades",
    "ändringar som görs i Word efter att utkastet skrevs",
)
STATUSES = (
    (Status.WARNING, "Tecken som varnar:", "Inga varnande tecken har hittats."),
    (Status.OPEN, "Frågor som ärendet inte besvarar:", "Alla frågor är besvarade."),
    (Status.CLEAR, "Frågor där ärendet inte varnar:", "Inga."),
)
SIGNATURE = ("Granskat av", "Datum", "Anmärkning")


def review_sheet(
    agreement: Agreement, review: Review, laws: Mapping[str, Law], notices: Iterable[str], program_version: str
) -> Sheet:
    """The whole review as a document; `notices` is what the officer must know of rules and days."""
    about = agreement.facts.agreement
    name = (about and about.name) or "Partnerskap utan namn"
    parts = (
        SheetPart("Samlad bild", tuple(_overview(agreement, review, program_version))),
        *(_assessment(each) for each in review.assessments),
        SheetPart("Tecken som har betydelse för formen", tuple(_questions(review.questions))),
        SheetPart("Tal, dagar och namn som ska stämma", tuple(_numbers(review.numbers))),
        SheetPart("Att göra före undertecknande", tuple(_controls(agreement))),
        SheetPart(
            "Uppgifter som saknas eller ska bekräftas", _list((f"{gap.what}: {gap}" for gap in agreement.gaps), "Inga.")
        ),
        SheetPart("Att tänka på", _list(notices, "Inget särskilt.")),
        SheetPart("Lagar och avgöranden som utkastet vilar på", tuple(_laws(agreement, laws))),
        SheetPart("Det som skiljer sig från bibliotekets allmänna text", _own_texts(agreement)),
        SheetPart("Klausuler i utkastet", tuple(_clauses(agreement))),
        SheetPart("Klausuler som inte är med", _list(left_out_in_words(agreement), "Inga.")),
        SheetPart("Det här kontrollerar programmet inte", bullets(NOT_CHECKED)),
        SheetPart("Juristens granskning", (table(SIGNATURE, [(LINE, LINE, LINE)]),)),
    )
    return Sheet(TITLE, name, parts)


def _overview(agreement: Agreement, review: Review, program_version: str) -> Iterator[FilledBlock]:
    authority = agreement.facts.authorities[0].name if agreement.facts.authorities else ""
    about = agreement.facts.agreement
    yield table(
        ("Uppgift", "Värde"),
        (
            ("Resultat", capital(review.outcome.value)),
            ("Myndighet", authority or ""),
            ("Diarienummer", (about and about.registry_number) or "saknas"),
            ("Avtalets datum", write_date(agreement.day)),
            ("Program och bibliotek", f"iopgen {program_version}, klausulbibliotek {agreement.library_version}"),
        ),
    )
    yield paragraph(OUTCOMES[review.outcome])
    yield from bullets(review.reasons)
    if review.against and review.to_mend:
        yield paragraph(BESIDES)
        yield from bullets(review.to_mend)
    yield paragraph(CAVEAT)


def _assessment(assessment: JudgedAssessment) -> SheetPart:
    rule = assessment.rule.label if assessment.rule else ""
    rows = (
        (each.number, f"{each.text} ({each.source})" if each.source else each.text, each.judged, _why(each))
        for each in assessment.criteria
    )
    head = ("Nr", "Kriterium och var det står", "Status", "Skäl, underlag, klausuler och uppgifter")
    return SheetPart(assessment.title, (paragraph(f"{rule} {assessment.verdict}"), table(head, rows)))


def _why(criterion: JudgedCriterion) -> str:
    parts = [
        criterion.reason or "Motivering saknas.",
        f"Underlag: {criterion.evidence}." if criterion.evidence else "",
        f"Klausul {', '.join(criterion.clauses)}." if criterion.clauses else "",
        f"Uppgifter: {_facts(criterion.facts)}." if criterion.facts else "",
    ]
    return " ".join(filter(None, parts))


def _facts(facts: Iterable[Reason]) -> str:
    return ", ".join(f"{fact.text} ({fact.where})" for fact in facts)


def _questions(questions: Sequence[AnsweredQuestion]) -> Iterator[FilledBlock]:
    if not questions:
        yield paragraph("Biblioteket har inga frågor.")
        return
    yield paragraph(
        "Stopp: gå inte vidare före juristens granskning. Varning: åtgärda eller förklara. Upplysning: tänk på det."
    )
    weights = list(Weight)
    ranked = sorted(questions, key=lambda each: weights.index(each.weight))
    for status, title, empty in STATUSES:
        yield paragraph(title)
        rows = [_question(each) for each in ranked if each.status is status]
        head = ("Fråga och varifrån den kommer", "Vikt", "Vad ärendet och utkastet säger", "Gör så här")
        width = 3 if status is Status.CLEAR else 4
        yield table(head[:width], (row[:width] for row in rows)) if rows else paragraph(empty)


def _question(answered: AnsweredQuestion) -> tuple[str, str, str, str]:
    question = answered.question
    said = [reason.told for reason in answered.reasons]
    where = f"Klausul {', '.join(answered.clauses)}." if answered.clauses else ""
    asked = f"{question.text} ({question.source})"
    return asked, answered.weight.value, " ".join(filter(None, (*said, where))), question.advice or ""


def _numbers(numbers: Sequence[Finding]) -> Iterator[FilledBlock]:
    if not numbers:
        yield paragraph("Inget som inte stämmer har hittats i de uppgifter som finns.")
        return
    yield table(("Vad som ska kontrolleras", "Uppgift i ärendet"), ((each.text, _where(each)) for each in numbers))


def _where(finding: Finding) -> str:
    return finding.path + (f", {finding.where}" if finding.where else "")


def _controls(agreement: Agreement) -> Iterator[FilledBlock]:
    for title, checks in (
        ("Kontroller", agreement.facts.before_signing), ("Arbetsgång", agreement.facts.process)
    ):  # fmt: skip
        if checks:
            yield table((title, "Ansvarig", "Datum och namn"), map(_control, checks))
    if not (agreement.facts.before_signing or agreement.facts.process):
        yield paragraph("Myndighetens regler anger inget särskilt.")


def _control(check: CheckFacts) -> tuple[str, str, str]:
    return check.text or "", check.who or "", check.done or LINE


def _list(lines: Iterable[str], empty: str) -> tuple[FilledBlock, ...]:
    return bullets(lines) or (paragraph(empty),)


def _laws(agreement: Agreement, laws: Mapping[str, Law]) -> Iterator[FilledBlock]:
    rows = list(laws_in_words(agreement, laws))
    yield table(("Lag eller avgörande", "Senast kontrollerad", "Klausuler"), rows) if rows else paragraph("Inga.")


def _clauses(agreement: Agreement) -> Iterator[FilledBlock]:
    sources = [clause.clause for clause in agreement.clauses if clause.clause]
    reviewed = sum(1 for source in sources if source.is_reviewed)
    yield paragraph(f"{reviewed} av {len(sources)} klausuler har granskats av jurist enligt klausulbiblioteket.")
    head = ("Nr", "Klausul", "Varför den är med")
    yield table(head, ((each.number, each.title_text, each.reason) for each in agreement.clauses))


def _own_texts(agreement: Agreement) -> tuple[FilledBlock, ...]:
    return _list(own_texts_in_words(agreement), "Inget: varje klausul har bibliotekets allmänna text.")
