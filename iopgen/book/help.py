"""What the book says of itself, and the form for a clause that is new."""

from __future__ import annotations

from ..model.book import BookRow, BookText, Line
from ..model.library import Presence
from .rows import CHANGES, CORRECTION, EVERYBODY, NOTHING, ROWS

HELP = (
    "Ändra direkt i texten. Du kan ha spårade ändringar på eller av. Skriv frågor som kommentarer: de blir "
    "anteckningar om klausulen och aldrig avtalstext.",
    "Ord mellan «och» med blå botten är en uppgift som fylls i från ärendet. Flytta eller kopiera hela fältet. Fler "
    "uppgifter står sist i boken.",
    "Understrukna rubriker i texten är hänvisningar till andra klausuler. Kopiera en hänvisning för att använda den "
    "igen.",
    "Text inom hakparentes står med bara när alla uppgifter i den är kända.",
    "Välj i tabellen om ändringen är en rättelse eller en ny version. En rättelse ersätter texten. En ny version "
    "gäller från den dag som du skriver på raden Gäller från, och den gamla texten gäller till dagen före.",
    "Har texten använts i ett avtal ska ändringen vara en ny version.",
    "Skriv ditt namn och dagen på raden Granskad av när du har granskat texten. Ändras texten senare gäller inte "
    "granskningen längre.",
    "Gör en ny klausul så här: kopiera formuläret under rubriken Ny klausul till rätt ämne, och fyll i det.",
    "Ta bort en klausul så här: välj ”ska tas bort” i tabellen.",
    "Villkoret för när en klausul står med, och låsta texter, ändras inte här. Skriv en kommentar om de ska ändras.",
    "Spara boken som .docx och läs in den med: iopgen book import klausulbok.docx --dry-run",
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
