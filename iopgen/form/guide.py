"""The first sheet: for whom the form is, how it is filled in, and which sheets there are."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ..model.authority import AuthorityProfile
from ..model.form import CHOICES, OF_AUTHORITY, SHEETS
from ..swedish import write_list
from .look import DARK, FONT, HEADING_HEIGHT, HEADING_SIZE, SIZE, WIDE_TEXT, fit_row, put
from .wording import TITLE, Scope, is_first_sheet, is_held, name_of

NAME_WIDTH, LINK = 30, "0563C1"
SHEET_NAMES = frozenset(sheet.name for sheet in SHEETS)
STEPS = (
    "Börja på bladet Ärenden. Skriv en rad för varje partnerskap. Hitta på en kort nyckel i kolumn A, till exempel "
    "hamnen-2027. Den blir namn på filerna.",
    "Gå sedan till de andra bladen. Skriv samma nyckel i kolumn A på varje rad som hör till partnerskapet. Den binder "
    "ihop bladen.",
    "På bladet Parter får varje part ett nummer: myndighet 1 är myndigheten som formuläret gäller, organisation 1 är "
    "den första organisationen. Välj samma part på de andra bladen. I avtalet står partens namn.",
    "Fyll i det du vet. Lämna tomt det du inte vet. Det som saknas blir markerat i utkastet, med vem som kan svara.",
    "Bladen med mörk flik är viktigast. Där står också de uppgifter som är märkta ”Viktigast att fylla i”.",
    "Spara filen som .xlsx och lämna den till handläggaren.",
)
HOW_TO_WRITE = (
    ("Personnummer", "Skriv aldrig personnummer. En fil som innehåller ett tas inte emot."),
    ("Rad 2 och 3", "Förklaringar och ett exempel. De läses inte. Skriv dina egna rader från rad 4."),
    ("Dag", "2027-01-01"),
    ("Belopp", "Kronor utan bokstäver: 250000"),
    ("Ja eller nej", "Tom cell betyder att ingen vet. Nej betyder nej."),
    ("Flera saker i en cell", "En på varje rad. Alt + Enter ger en ny rad i cellen."),
    ("Det finns inga", "Skriv inga i cellen. På ett blad med rader: skriv nyckeln, och inga i en textkolumn."),
    ("Kolumner", "Kolumner får stå i vilken ordning som helst, och tomma kolumner får tas bort. Ändra inga rubriker."),
    ("Celler", "Sammanfoga inte celler. Formler går bra när filen är sparad i Excel eller LibreOffice."),
)


def write_guide(page: Worksheet, rules: AuthorityProfile, scope: Scope) -> None:
    """Nothing; the page then tells all that one needs to know before filling in the form."""
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = NAME_WIDTH, WIDE_TEXT
    for row, (name, told) in enumerate(_lines(rules, scope), start=1):
        first, second = put(page, row, 1, name), put(page, row, 2, told)
        first.alignment = second.alignment = Alignment(wrap_text=bool(told), vertical="top")
        first.font = Font(FONT, SIZE, bold=True) if told else Font(FONT, HEADING_SIZE, bold=True, color=DARK)
        if name in SHEET_NAMES:
            first.hyperlink = Hyperlink(ref=first.coordinate, location=f"'{name}'!A1", display=name)
            first.font = Font(FONT, SIZE, underline="single", color=LINK)
        page.row_dimensions[row].height = HEADING_HEIGHT
        if told:
            fit_row(page, row)
    page.page_setup.orientation, page.page_setup.paperSize = "portrait", page.PAPERSIZE_A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _lines(rules: AuthorityProfile, scope: Scope) -> Iterator[tuple[str, str | None]]:
    """What stands in the first and the second column of each row; a heading stands alone."""
    yield TITLE, None
    yield OF_AUTHORITY, rules.id
    yield "Gäller", f"{name_of(rules)}, regler per {scope.day.isoformat()}"
    for sheet in SHEETS:
        if held := [column.about.label for column in sheet.columns if is_held(sheet, column, scope)]:
            yield "Behöver inte fyllas i", f"På bladet {sheet.name}, för myndigheten ovan: {write_list(held)}."
    yield "Så fyller du i", None
    for number, step in enumerate(STEPS, start=1):
        yield f"Steg {number}", step
    yield "Så skriver du", None
    yield from HOW_TO_WRITE
    yield "Bladen", None
    for sheet in SHEETS:
        yield sheet.name, f"{sheet.holds}{' Viktigast.' if is_first_sheet(sheet, scope) else ''}"
    yield CHOICES, "Det som kan väljas i listorna. Ändra inget där."
