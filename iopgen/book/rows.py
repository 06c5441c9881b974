"""The table above each clause: what the clause's head says, in words that people can change, and back again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ..keeping.clauses import PRESENCE, conditions
from ..model.book import BookRow, Line
from ..model.decision import RuleDecision
from ..model.library import Clause, ClauseLibrary, LawReference, Presence
from ..model.path import describe
from ..problem import nearest
from ..swedish import capital

NOTHING = "–"
NO_VALUE = frozenset({"", "-", NOTHING, "—", "ingen", "inget", "inga"})
"""What people write when there is nothing to say."""
EVERYBODY = "alla myndigheter"
CORRECTION, NEW_VERSION, REMOVAL = "rättelse", "ny version", "ska tas bort"
CHANGES = (CORRECTION, NEW_VERSION, REMOVAL)
MEANING = {
    Presence.MANDATORY: "kan inte väljas bort",
    Presence.OPTIONAL: "handläggaren kan välja bort den",
    Presence.ON_REQUEST: "handläggaren väljer till den",
}
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
PARAGRAPH = re.compile(r"§§?\s*\d+\s?\w?(?:\s*[–-]\s*\d+\s?\w?)?")
FORCE = {True: "har fått laga kraft", False: "har inte fått laga kraft"}
NOT_THESE_WORDS = " (granskade en annan lydelse)"


@dataclass(frozen=True, slots=True)
class RowKind:
    """A row: the key of a clause's head that it shows, its label, and whether the book can change it."""

    key: str
    label: str
    is_locked: bool = False


ROWS = (
    RowKind("title", "Rubrik"),
    RowKind("id", "Klausul", is_locked=True),
    RowKind("authority", "Gäller för", is_locked=True),
    RowKind("valid_from", "Gäller från"),
    RowKind("valid_to", "Gäller till"),
    RowKind("decision", "Beslut"),
    RowKind("laws", "Lagrum"),
    RowKind("reviewed", "Granskad av"),
    RowKind("use", "Står med", is_locked=True),
    RowKind("summary", "Sammanfattning"),
    RowKind("origin", "Ursprung"),
    RowKind("change", "Ändringen är en"),
)
LABELS = {each.label.casefold(): each for each in ROWS}


def write_rows(clause: Clause, title: Line, library: ClauseLibrary) -> tuple[BookRow, ...]:
    """The table of the clause; `title` is its heading as the book shows it."""
    said = {
        "title": [title.text],
        "id": [clause.id],
        "authority": [authority_name(clause.authority, library)],
        "valid_from": [str(clause.valid.first or "")],
        "valid_to": [str(clause.valid.last or "")],
        "decision": [clause.decision.text if clause.decision else ""],
        "laws": [_law(each, library) for each in clause.laws],
        "reviewed": [_review(clause)],
        "use": list(_use(clause)),
        "summary": [clause.summary],
        "origin": [clause.origin or ""],
        "change": [CORRECTION],
    }
    return tuple(
        BookRow(
            kind.key,
            kind.label,
            tuple(filter(None, said[kind.key])) or (NOTHING,),
            kind.is_locked,
            CHANGES if kind.key == "change" else (),
            title.runs if kind.key == "title" else (),
        )
        for kind in ROWS
    )


def authority_name(authority: str | None, library: ClauseLibrary) -> str:
    """For whom a text is, the name and then the id; or everybody."""
    if authority is None:
        return EVERYBODY
    profile = library.authorities.get(authority)
    name = profile.party.name if profile and profile.party else None
    return f"{name} ({authority})" if name else authority


def _law(reference: LawReference, library: ClauseLibrary) -> str:
    law = library.laws.get(reference.law or "")
    named = ", ".join(filter(None, (reference.law, reference.at)))
    if law is None:
        return named
    checked = f"kontrollerad {law.checked}" if law.checked else "inte kontrollerad"
    return f"{named} {NOTHING} {', '.join(filter(None, (law.title, checked)))}"


def _review(clause: Clause) -> str:
    review = clause.reviewed
    if review is None:
        return ""
    signed = ", ".join(filter(None, (review.by, str(review.day or ""))))
    return signed if clause.is_reviewed else f"{signed}{NOT_THESE_WORDS}"


def _use(clause: Clause) -> Iterator[str]:
    yield f"{capital(PRESENCE[clause.presence])}: {MEANING[clause.presence]}."
    if when := conditions(clause):
        yield f"Villkor: {when}."
    if clause.repeat:
        yield f"En gång för var och en: {describe(clause.repeat, {}).label}."
    if not clause.heading:
        yield "Utan egen rubrik i avtalet."


def said(lines: Iterable[str]) -> str:
    """What the lines of a cell say, on one line; empty when they say that there is nothing."""
    text = " ".join(" ".join(lines).split())
    return "" if text.casefold().rstrip(".") in NO_VALUE else text


class NotUnderstood(Exception):
    """A cell that says nothing the program understands; the message is what to write instead."""


def read_day(lines: Iterable[str]) -> date | None:
    """The day that the cell says; None when it says that there is none."""
    text = said(lines)
    if not text or text.casefold() == "tills vidare":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotUnderstood("Skriv dagen som ÅÅÅÅ-MM-DD, till exempel 2027-01-01.") from None


def read_decision(lines: Iterable[str]) -> RuleDecision | None:
    """The decision that the cell says, in the form that `RuleDecision.text` has."""
    text = said(lines).rstrip(".")
    if not text:
        return None
    if text == RuleDecision().text:
        return RuleDecision()
    body, paragraph, registry, day, force = [], None, None, None, None
    for part in (each.strip() for each in text.split(",")):
        stated = next((value for value, words in FORCE.items() if part.casefold() == words), None)
        if stated is not None:
            force = stated
        elif PARAGRAPH.fullmatch(part):
            paragraph = part
        elif day is None and (match := DAY.search(part)):
            day = _real_day(match[0])
            body.append(part[: match.start()].strip())
        elif day is None:
            body.append(part)
        else:
            registry = f"{registry}, {part}" if registry else part
    decision = RuleDecision(
        body=", ".join(filter(None, body)) or None, paragraph=paragraph, registry_number=registry, day=day,
        legal_force=force,
    )  # fmt: skip
    if _letters(decision.text) != _letters(text) or re.search(r"[\d§]", decision.body or ""):
        form = "Kommunstyrelsen 2027-04-12, § 12, KS 2027-00012, har fått laga kraft"
        raise NotUnderstood(f"Skriv beslutet i denna ordning: {form}. Det som inte är känt utelämnas.")
    return decision


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


def _real_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotUnderstood(f"Dagen {text} finns inte. Skriv den som ÅÅÅÅ-MM-DD.") from None


def read_laws(lines: Iterable[str], library: ClauseLibrary) -> tuple[LawReference, ...]:
    """The laws that the cell names, one on each line; what follows the dash is only for the reader."""
    named = [" ".join(line.partition(f" {NOTHING} ")[0].split()).rstrip(",") for line in lines]
    return tuple(_reference(line, library) for line in named if said([line]))


def _reference(line: str, library: ClauseLibrary) -> LawReference:
    known = sorted((law for law in library.laws if re.match(rf"{re.escape(law)}(?!\w)", line)), key=len)
    law = known[-1] if known else line.partition(",")[0].strip()
    at = line[len(law) :].lstrip(", ") or None
    if law not in library.laws:
        meant = nearest(law, library.laws)
        advice = f"Menade du {meant}? " if meant else ""
        raise NotUnderstood(
            f"{law} finns inte i bibliotekets register. {advice}"
            "Rätta numret, eller be den som sköter biblioteket att lägga till lagen."
        )
    return LawReference(law=law, at=at)


def read_review(lines: Iterable[str], today: date) -> tuple[str, date] | None:
    """Who has signed and when, `today` when she wrote no day; None when nobody has."""
    text = said(lines).removesuffix(NOT_THESE_WORDS.strip()).strip()
    if not text:
        return None
    match = DAY.search(text)
    day = _real_day(match[0]) if match else today
    by = (text[: match.start()] + text[match.end() :] if match else text).strip(" ,.")
    if not by:
        raise NotUnderstood("Skriv namn och dag, till exempel Anna Ek, 2027-01-15.")
    return by, day


def read_authority(lines: Iterable[str], library: ClauseLibrary) -> str | None:
    """The id of the authority that the cell names; None for everybody."""
    text = said(lines)
    if not text or text.casefold() == EVERYBODY:
        return None
    names = {name: authority_name(name, library) for name in sorted(library.authorities)}
    for name, shown in names.items():
        if text.casefold() in (name, shown.casefold(), shown.removesuffix(f" ({name})").casefold()):
            return name
    match = re.search(r"\(([a-z0-9_]+)\)$", text)
    if match and match[1] in names:
        return match[1]
    raise NotUnderstood(f"Skriv {EVERYBODY}, eller en av: {', '.join(names.values())}.")


def read_presence(lines: Iterable[str]) -> Presence:
    """Whether the clause is mandatory; in a clause that is new, the only part of its use that the book can say."""
    text = said(lines).casefold()
    for presence in Presence:
        if text.startswith(PRESENCE[presence]):
            return presence
    if not text:
        return Presence.MANDATORY
    *most, last = PRESENCE.values()
    raise NotUnderstood(f"Skriv {', '.join(most)} eller {last}.")


def read_change(lines: Iterable[str]) -> str:
    """What kind of change it is."""
    text = said(lines).casefold().rstrip(".")
    if not text:
        return CORRECTION
    if text in CHANGES:
        return text
    raise NotUnderstood(f"Välj {', '.join(CHANGES[:-1])} eller {CHANGES[-1]}.")
