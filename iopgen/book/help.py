"""What the book says of itself, and the form for a clause that is new."""

from __future__ import annotations

from ..model.book import BookRow, BookText, Line
from ..model.library import Presence
from .rows import CHANGES, CORRECTION, EVERYBODY, NOTHING, ROWS

HELP = (
    "Ändra direkt i texten, med eller utan spårade ändringar. Skriv frågor som kommentarer: de blir anteckningar om "
    "klausulen och aldrig avtalstext.",
    "Ord med blå botten, som «avtalets startdatum», är uppgifter som fylls i från ärendet. Flytta, kopiera eller ta "
    "bort hela uppgiften. Alla uppgifter står sist i boken.",
    "Understrukna rubriker i texten är hänvisningar till andra klausuler. Kopiera en hänvisning, eller skriv "
    "«→ Klausulens rubrik».",
    "Text inom hakparentes står med bara när alla uppgifter i den är kända.",
    "Välj i tabellen om ändringen är en rättelse eller en ny version. En rättelse ersätter texten. En ny version "
    "gäller från den dag som du skriver på raden Gäller från, och den gamla texten gäller till dagen före.",
    "Har texten använts i ett avtal ska ändringen vara en ny version.",
    "Skriv ditt namn och dagen på raden Granskad av när du har granskat texten. Ändras texten senare gäller inte "
    "granskningen längre.",
    "Gör en ny klausul så här: kopiera formuläret under rubriken Ny klausul till rätt ämne, och fyll i det. En "
    "myndighets egen text görs på samma sätt: skriv klausulens namn på raden Klausul och myndigheten på raden "
    "Gäller för.",
    "Ta bort en text så här: välj ”ska tas bort” i tabellen.",
    "Raderna Klausul, Gäller för och Står med kan inte ändras här, och inte heller låsta texter. Skriv en kommentar "
    "vid klausulen om villkoret ska ändras.",
    "Spara boken som .docx. Pröva den med: iopgen book import klausulbok.docx --dry-run",
)
"""How the book is used, one point each."""
BLANK = {
    "authority": EVERYBODY,
    "use": "obligatorisk",
    "change": CORRECTION,
}


def blank_form() -> BookText:
    """The form for a clause that is new; nothing in it is locked."""
    rows = tuple(
        BookRow(kind.key, kind.label, (BLANK.get(kind.key, NOTHING),), choices=CHOICES.get(kind.key, ()))
        for kind in ROWS
        if kind.key != "change"
    )
    return BookText("", "", Line(()), rows, (Line(()),), (), level=2)


CHOICES = {"use": tuple(each.replace("pa_begaran", "på begäran") for each in Presence), "change": CHANGES}
