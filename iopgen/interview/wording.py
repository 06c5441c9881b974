"""Every Swedish sentence of the interview that the facts' own descriptions do not hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from ..model.authority import AuthorityProfile
from ..model.case import Case
from ..model.fact import Choice, Count, Days, Euro, Kronor, Months, OrgNumber
from ..model.path import STEP, item_name, steps, without_places
from ..swedish import capital
from .question import OWN_AUTHORITY, Ask, Question, first_name, items_at, value_at

SEVERAL_PARAGRAPHS = frozenset({"annexes.text", "own_provisions.text"})

OPTIONAL_GROUPS = {
    "governance.steering_group": "Har partnerskapet en styrgrupp?",
    "governance.cooperation_group": "Har partnerskapet en samverkansgrupp?",
    "governance.working_group": "Har partnerskapet en arbetsgrupp?",
    "law": "Vill du svara på de rättsliga frågorna nu? Juristen kan behöva vara med.",
    "term.trial": "Har avtalet en prövotid?",
    "internal": "Vill du skriva egna anteckningar? De kommer aldrig med i avtalet.",
}
"""Groups that few partnerships need, or that few officers can answer for, and what is asked before them."""

FIRST_ITEM = {
    "activities": "Har partnerskapet verksamheter som ska få var sin bilaga?",
    "annexes": "Har ni egna bilagor till avtalet?",
    "definitions": "Finns det ord som behöver förklaras i avtalet?",
    "own_provisions": "Behövs någon bestämmelse som inte passar under någon annan fråga?",
    "include": "Finns det någon klausul eller något ämne som du vill ta med utöver det vanliga?",
    "leave_out": "Finns det någon klausul eller något ämne som du vill utelämna?",
    "conditions": "Finns det något villkor som måste uppfyllas för att avtalet ska gälla?",
    "decisions": "Finns det något beslut om avtalet, eller är något planerat?",
    "partners.members": "Består parten av flera organisationer tillsammans?",
    "cooperation.other_efforts": "Finns det andra aktörer eller insatser som partnerskapet samverkar med?",
    "law.de_minimis_received": "Har någon organisation fått stöd av mindre betydelse de senaste tre åren?",
}
"""What is asked before the first item of a list, where the general wording would be stiff."""

ITEMS = {
    "authorities": "någon offentlig part",
    "partners": "någon idéburen part",
    "partners.members": "någon organisation i den gemensamma parten",
    "contacts": "någon kontaktperson",
    "signatories": "någon undertecknare",
    "resources": "någon resurs som parten bidrar med",
    "political_documents": "något politiskt dokument",
    "earlier_agreements": "något tidigare avtal eller samarbete",
    "definitions": "något ord",
    "activities": "någon verksamhet",
    "budget": "någon budgetpost",
    "other_efforts": "någon aktör eller insats",
    "calendar": "något tillfälle för uppföljning",
    "indicators": "någon indikator",
    "instalments": "någon utbetalning",
    "other_support": "något annat offentligt stöd",
    "de_minimis_received": "något sådant stöd",
    "conditions": "något villkor",
    "decisions": "något beslut",
    "annexes": "någon bilaga",
    "own_provisions": "någon bestämmelse",
    "include": "någon klausul eller något ämne",
    "leave_out": "någon klausul eller något ämne",
}
"""An item of each list, as it stands in `Finns det … att ange?`. The longest path that fits decides."""

HINTS: dict[Any, str] = {
    bool: "ja eller nej",
    date: "ÅÅÅÅ-MM-DD",
    int: "helt tal",
    Count: "helt tal",
    Months: "månader",
    Days: "dagar",
    Decimal: "tal",
    Kronor: "kronor",
    Euro: "euro",
    OrgNumber: "NNNNNN-NNNN",
}
YES_NO_HINT = "(ja, nej, eller Enter om du inte vet)"
FIRST_HINT = "(ja, nej = finns inte, Enter = vet inte)"
CASE_HEADING = "Ärendet"

COMMANDS = (
    "  Enter     om du inte vet. Frågan kommer igen en annan gång.",
    "  ?         för en förklaring",
    "  -         när det inte finns något att räkna upp",
    "  tillbaka  för att ändra det förra svaret",
    "  vidare    för att hoppa till nästa avsnitt",
    "  sluta     för att sluta. Du kan fortsätta en annan gång.",
)


def introduction(file: str) -> Iterator[str]:
    """The lines that begin an interview whose answers go to `file`."""
    yield f"Här kommer frågor om partnerskapet. Varje svar sparas genast i {file}."
    yield "Svara på en rad, eller tryck:"
    yield from COMMANDS
    yield "Skriv aldrig personnummer."
    yield "De viktigaste frågorna kommer först. Efter dem kan du göra ett första utkast."


def first_round_done(left: int) -> str:
    """The lines between the most important questions and the rest, of which about `left` are open."""
    return (
        "Det var de viktigaste frågorna. Skriv sluta om du vill göra ett första utkast nu.\n"
        f"Det som saknas blir markerat i texten. Annars följer resten, omkring {left} frågor."
    )


def heading(group: str, case: Case, rules: AuthorityProfile | None = None) -> str:
    """Where in the case the group lies, with the names of the items on the way."""
    parts, prefix = [], ""
    for (name, place), (_, _, about) in zip(
        STEP.findall(group), steps(without_places(group)) if group else (), strict=True
    ):
        prefix = f"{prefix}.{name}" if prefix else name
        prefix += f"[{place}]" if place else ""
        called = _item_called(prefix, case, rules) if place else ""
        parts.append(about.label + (f" {place}" if place else "") + (f" ({called})" if called else ""))
    return capital(" – ".join(parts)) or CASE_HEADING


def _item_called(path: str, case: Case, rules: AuthorityProfile | None) -> str:
    from_profile = value_at(rules, "party.name") if path == OWN_AUTHORITY else None
    return item_name(value_at(case, path)) or from_profile or ""


def wording(question: Question, case: Case) -> Iterator[str]:
    """The lines that put the question: what is asked, how to answer, an example, the values to choose among."""
    if question.ask is Ask.ITEM:
        yield _item_wording(question, bool(items_at(case, question.path)))
    elif question.ask is Ask.GROUP:
        yield f"{OPTIONAL_GROUPS[without_places(question.path)]} {YES_NO_HINT}"
    else:
        yield from _fact_wording(question)


def _item_wording(question: Question, has_items: bool) -> str:
    path = without_places(question.path)
    item = _longest_fit(ITEMS, path) or f"något under ”{question.about.label}”"
    if has_items:
        return f"Finns det {item} till? (ja eller nej)"
    return f"{_longest_fit(FIRST_ITEM, path) or f'Finns det {item} att ange?'} {FIRST_HINT}"


def _longest_fit(sentences: dict[str, str], path: str) -> str:
    while path not in sentences and "." in path:
        path = path.partition(".")[2]
    return sentences.get(path, "")


def _fact_wording(question: Question) -> Iterator[str]:
    about, hint = question.about, _hint(question)
    yield capital(about.label) + (f" ({hint})" if hint else "")
    if about.explanation:
        yield about.explanation.replace("`", "")
    if about.example and not question.options:
        yield f"Till exempel: {about.example}"
    for number, option in enumerate(question.options, start=1):
        differs = option.label.lower() not in ("", option.value)
        yield f"  {number:>2}  {option.value}" + (f" – {option.label}" if differs else "")
    if question.default:
        yield f"Enter godtar {question.default}, som inte är bekräftat. Skriv hoppa om du inte vet."


def _hint(question: Question) -> str:
    if question.kind.key:
        return "år och belopp, som 2027: 250000, ett år per rad, sluta med en tom rad"
    if question.ask is Ask.LINES:
        return "en per rad, sluta med en tom rad"
    if question.ask is Ask.PARAGRAPHS:
        return "ett stycke per rad, sluta med en tom rad"
    if question.options:
        return "välj ett nummer eller ett av orden"
    return HINTS.get(question.kind.base, "")


def explanation(question: Question) -> Iterator[str]:
    """The lines that answer `?`: what the question is about, who can answer, and what else can be written."""
    about = question.about
    yield f"{capital(about.label)}. {about.explanation}".replace("`", "").strip()
    if about.example:
        yield f"Till exempel: {about.example}"
    yield f"Den som kan svara: {about.who}."
    yield "Du kan också skriva:"
    yield from COMMANDS


def known_already(question: Question, case: Case) -> str:
    """The line that tells what the case states already, and how to keep it."""
    value = value_at(case, question.path)
    if question.kind.is_record:
        names = as_written(tuple(getattr(item, first_name(question.kind)) for item in value))
        return f"Nu: {names}. Enter behåller. En ny rad läggs till."
    return f"Nu: {as_written(value)}. Enter behåller."


def as_written(value: Any) -> str:
    """A value as the officer would have answered it; empty when there is none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, dict):
        return "; ".join(f"{key}: {as_written(each)}" for key, each in value.items())
    if isinstance(value, tuple):
        return "; ".join(map(as_written, value)) or "finns inte"
    return value.value if isinstance(value, Choice) else str(value)
