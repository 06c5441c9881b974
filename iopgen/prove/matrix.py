"""Proof → what people read: a matrix of requirements, a sheet and a file for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from ..model.authority import STANDARD
from ..model.sheet import Sheet, SheetPart, bullets, paragraph, table
from ..swedish import write_count, write_date, write_list, write_number
from .proof import Proof, Tally

NO_REVIEW = (
    "Beviset visar att avtalen har det som myndighetens profil kräver. Det är ingen rättslig granskning, och det visar "
    "inte att profilen återger myndighetens dokument rätt eller att ett avtal är lagligt."
)
HEAD = ("Krav", "Var kravet står", "Klausuler", "Uppfyllt i")
COLUMNS = ("Slag", "Krav", "Var kravet står", "Klausuler", "Antal avtal där kravet gäller", "Antal där det är uppfyllt")
MOST_NAMED = 4
"""So many clauses are named for a requirement on screen and in the sheet; the spreadsheet names all."""


@dataclass(frozen=True, slots=True)
class Line:
    """One requirement of the matrix. `clauses` meet it, the most common first."""

    kind: str
    text: str
    source: str
    clauses: tuple[str, ...]
    applied: int
    held: int


def lines_of(proof: Proof) -> list[Line]:
    """The matrix: every requirement once, although several editions of the rules may have it."""
    merged: dict[tuple[str, str, str], list[Tally]] = {}
    for tally in proof.tallies:
        required = tally.requirement
        merged.setdefault((required.kind, required.text, required.source), []).append(tally)
    lines = []
    for (kind, text, source), tallies in merged.items():
        counted = reduce(or_, (tally.clauses for tally in tallies))
        names = tuple(name for name, _ in counted.most_common())
        applied, held = sum(tally.applied for tally in tallies), sum(tally.held for tally in tallies)
        lines.append(Line(kind, text, source, names, applied, held))
    return lines


def cells_of(line: Line) -> tuple[str, ...]:
    """The line as the cells under `HEAD`."""
    named = line.clauses[:MOST_NAMED]
    more = f" och {len(line.clauses) - len(named)} till" if len(named) < len(line.clauses) else ""
    held = f"{write_number(line.held)} av {write_number(line.applied)} avtal"
    return (f"{line.kind}: {line.text}", line.source or NO_SOURCE, ", ".join(named) + more or "ingen", held)


def authority_name(proof: Proof) -> str:
    """The authority, or the profile that suits those without one of their own."""
    name = proof.profile.party.name if proof.profile.party else None
    return name or f"Gemensam profil ({proof.profile.id or STANDARD})"


def facts_of(proof: Proof, today: date, program: str) -> list[tuple[str, str]]:
    """What the proof rests on: day, versions, numbers and method."""
    days = write_list([write_date(day) for day in sorted(proof.days)])
    return [
        ("Myndighet", authority_name(proof)),
        ("Beviset gjordes", write_date(today)),
        ("Bibliotekets version", proof.library_version),
        ("Programmets version", program),
        ("Avtalsdatum som prövades", days),
        ("Antal avtal", f"{write_number(proof.assemblies)} sammansatta, {len(proof.samples)} av dem skrivna till Word"),
        ("Metod", method_of(proof)),
        ("Fel", write_number(len(proof.problems))),
        ("Begränsning", NO_REVIEW),
    ]


def method_of(proof: Proof) -> str:
    """Which combinations were tried, in plain Swedish."""
    dimensions = write_count(len(proof.space.dimensions), "sak", "saker")
    if proof.is_exhaustive:
        return f"Avtalen skiljer sig i {dimensions}. Alla kombinationer prövades."
    split = ""
    if proof.space.split:
        split = f" I {write_count(proof.space.split, 'fall', 'fall')} blev de för många och prövades parvis."
    return (
        f"Avtalen skiljer sig i {dimensions}. Varje par av värden prövades i minst ett avtal (parvis täckning). "
        f"Det som avgör om en klausul står med prövades i alla kombinationer, även tillsammans med det som avgör de "
        f"klausuler som den hänvisar till.{split}"
    )


def sheet_of(proof: Proof, today: date, program: str) -> Sheet:
    """The proof as a sheet to attach to a decision."""
    facts = tuple(paragraph(f"{label}: {text}") for label, text in facts_of(proof, today, program))
    matrix = table(HEAD, (cells_of(line) for line in lines_of(proof)))
    varied = table(("Det som varierades", "Antal värden", "Värden"), _varied(proof))
    return Sheet(
        title="Bevis för att avtalen är fullständiga",
        subtitle=authority_name(proof),
        parts=(
            SheetPart("Beviset i korthet", facts),
            SheetPart("Fel", bullets(map(str, proof.problems)) or (paragraph("Inga fel hittades."),)),
            SheetPart("Kraven och var de är uppfyllda", (paragraph(HOW_TO_READ), matrix)),
            SheetPart("Det som prövades i varje avtal", bullets(PROVED)),
            SheetPart("Det som varierades", (paragraph(VARIED), varied)),
            SheetPart("Det som inte prövades", bullets([*_unused(proof), *NOT_PROVED])),
        ),
        is_wide=True,
    )


HOW_TO_READ = (
    "Det sista talet på varje rad är antalet prövade avtal där kravet gäller. Talet före är antalet av dem där kravet "
    "är uppfyllt. Klausulerna anges med sina id i biblioteket."
)
NO_SOURCE = "anges inte i profilen"
VARIED = "Det första värdet är det vanliga. Ett fel anges med de värden som behövs för att det ska uppstå."
PROVED = (
    "Varje obligatoriskt avsnitt står en gång, i profilens ordning, under sin rubrik och med text.",
    "Avsnitt, klausuler och bilagor är numrerade utan hål.",
    "Varje hänvisning leder till en klausul i avtalet och anger rätt nummer.",
    "Varje ord som biblioteket definierar är definierat i det avtal där det används.",
    "Ingen klausul är tom, och ingen text har dubbla punkter, dubbla mellanslag eller märken som inte är ifyllda.",
    "Parterna och avtalet kallas det som profilen säger. Ingen annan myndighets ord eller namn står i avtalet.",
    "Varje krav i profilen är uppfyllt, och varje klausul som gäller för myndigheten står i minst ett avtal.",
)
NOT_PROVED = (
    "Om texten är riktig i sak eller följer lagen.",
    "Det som människor skriver i ärendet. Uppgifterna i beviset är påhittade och korta.",
    "Tre eller fler saker i alla kombinationer, när de inte hör till samma klausul eller till en hänvisning.",
    "Önskemål om hela ämnen. Önskemål om klausuler prövades en och en.",
)


def _unused(proof: Proof) -> Iterator[str]:
    for each in proof.unused:
        yield f"Klausulen ”{each.clause.title_source}” ({each.clause.id}) står inte i något avtal: {each.reason}"


def _varied(proof: Proof) -> Iterator[tuple[str, str, str]]:
    for dimension in proof.space.dimensions:
        values = "; ".join(value.words for value in dimension.values)
        yield dimension.label, str(len(dimension.values)), values


def spreadsheet_of(proof: Proof, today: date, program: str) -> bytes:
    """The matrix as a file that Swedish Excel opens; what it rests on stands below it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for line in lines_of(proof):
        source = line.source or NO_SOURCE
        writer.writerow((line.kind, line.text, source, ", ".join(line.clauses), line.applied, line.held))
    writer.writerow(())
    writer.writerows(facts_of(proof, today, program))
    writer.writerows(("Fel", str(problem)) for problem in proof.problems)
    return text.getvalue().encode("utf-8-sig")
