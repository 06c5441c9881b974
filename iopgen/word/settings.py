"""What the parts of a template that nobody sees should say: language, paper, fonts, and no surprises on opening."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .habits import LANGUAGE
from .names import w
from .package import Parts, parse_part
from .tags import Fault

BODY, STYLES, SETTINGS, FONTS = "word/document.xml", "word/styles.xml", "word/settings.xml", "word/fontTable.xml"
COMMON_FONTS = frozenset({
    "Arial", "Arial Narrow", "Calibri", "Calibri Light", "Cambria", "Candara", "Consolas", "Constantia", "Corbel",
    "Courier New", "Franklin Gothic Book", "Garamond", "Georgia", "Segoe UI", "Symbol", "Tahoma", "Times New Roman",
    "Trebuchet MS", "Verdana", "Wingdings", "Aptos", "Aptos Display",
})  # fmt: skip
"""Fonts that come with Word or with Windows and macOS."""
A4, TEXT_WIDTH, SLACK = (11906, 16838), 9070, 20
SURPRISES = {
    "updateFields": ("ber läsaren att uppdatera fält när filen öppnas.", "Stäng av det: frågan skrämmer läsaren."),
    "trackRevisions": ("har Spåra ändringar påslaget.", "Stäng av det på fliken Granska."),
    "documentProtection": ("är skyddad mot ändringar.", "Ta bort skyddet: utkastet ska gå att ändra."),
    "writeProtection": ("är skyddad mot ändringar.", "Ta bort skyddet: utkastet ska gå att ändra."),
}
OLDEST_MODE = 15


def language_faults(parts: Parts) -> Iterator[Fault]:
    """A template whose words are not Swedish unless somebody says otherwise."""
    root = parse_part(parts[STYLES]) if STYLES in parts else None
    found = None if root is None else root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('lang')}")
    stated = None if found is None else found.get(w("val"))
    if stated != LANGUAGE:
        message = f"dokumentets språk är {stated}." if stated else "dokumentets språk är inte angivet."
        yield message, "Välj svenska (fliken Granska, Språk, Ange som standard).", None
    for style in root.iter(w("style")) if root is not None else ():
        for mark in style.iter(w("lang")):
            if mark.get(w("val")) not in (None, LANGUAGE):
                name = style.find(w("name"))
                shown = "" if name is None else name.get(w("val"))
                message = f"formatmallen ”{shown}” är märkt med språket {mark.get(w('val'))}."
                yield message, "Ändra formatmallen och välj svenska.", None


def font_faults(parts: Parts) -> Iterator[Fault]:
    """Fonts that a reader may lack and that do not come with the file."""
    used: set[str] = set()
    for name in filter(lambda name: name.endswith(".xml") and name.startswith("word/"), parts):
        for each in parse_part(parts[name]).iter(w("rFonts")):
            used |= {each.get(w(kind)) or "" for kind in ("ascii", "hAnsi")}
    embedded = set()
    for font in parse_part(parts[FONTS]).iter(w("font")) if FONTS in parts else ():
        if font.find(w("embedRegular")) is not None:
            embedded.add(font.get(w("name")))
    for font_name in sorted(used - embedded - COMMON_FONTS - {""}):
        message = f"typsnittet {font_name} följer inte med filen och saknas i många datorer."
        yield message, "Bädda in det (Arkiv, Alternativ, Spara), eller välj ett som alla har.", None


def paper_faults(parts: Parts) -> Iterator[Fault]:
    """Pages on which the tables' columns do not fit."""
    for section in parse_part(parts[BODY]).iter(w("sectPr")):
        size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
        if size is None or margins is None:
            yield "sidans storlek eller marginaler är inte angivna.", "Välj A4 och marginaler på 2,5 cm.", section
            continue
        width, height = (_number(size.get(w(name))) for name in ("w", "h"))
        text = width - sum(_number(margins.get(w(side))) for side in ("left", "right"))
        if abs(width - A4[0]) > SLACK or abs(height - A4[1]) > SLACK:
            yield "sidan är inte A4 på höjden.", "Välj A4 på fliken Layout.", section
        elif abs(text - TEXT_WIDTH) > SLACK:
            advice = "Ge sidan marginaler på 2,5 cm: tabellerna är räknade för det."
            yield "textens bredd är inte 16 cm.", advice, section


def _number(stated: str | None) -> int:
    """The measure in twentieths of a point; 0 when it is no whole number."""
    return int(stated) if stated and stated.isascii() and stated.isdigit() else 0


def surprise_faults(parts: Parts) -> Iterator[Fault]:
    """Settings that meet the reader with questions, or hinder the work."""
    root = parse_part(parts[SETTINGS]) if SETTINGS in parts else None
    for name, (message, advice) in SURPRISES.items():
        found = None if root is None else root.find(w(name))
        if found is not None and found.get(w("val")) not in ("0", "false", "off"):
            yield f"mallen {message}", advice, None
    for setting in root.iter(w("compatSetting")) if root is not None else ():
        if setting.get(w("name")) == "compatibilityMode" and _number(setting.get(w("val"))) < OLDEST_MODE:
            advice = "Välj Arkiv, Info, Konvertera."
            yield "mallen är sparad för en äldre version av Word.", advice, None


SETTINGS_RULES: tuple[tuple[str, Callable[[Parts], Iterator[Fault]]], ...] = (
    ("formatmallarna", language_faults),
    ("typsnitten", font_faults),
    ("brödtexten", paper_faults),
    ("inställningarna", surprise_faults),
)
