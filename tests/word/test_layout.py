"""What keeps a page in order: nothing that belongs together is parted, and no column breaks an amount."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from lxml import etree

from iopgen.model.agreement import Paragraph, Style, Table, Text
from iopgen.word.columns import TEXT_WIDTH, lay_out, rows_kept

from .drafts import NAMES, Drafts
from .package import Package, local, text_of, value, w

HEADINGS = {"Heading1", "Heading2", "IOPBilagerubrik", "IOPRubrikPaNySida", "IOPRubrikUtanNummer2", "TOCHeading"}
LISTS = {"IOPPunktlista", "IOPPunktlista2", "IOPNumreradLista", "IOPNumreradLista2"}
AMOUNT = "1\u00a0250\u00a0000\u00a0kr"
ROOM_FOR_AMOUNT = 1250  # seven digits, three spaces and `kr` in Arial 10, with the narrowest margins


def style_of(paragraph: etree._Element) -> str:
    return value(paragraph.find(f"{w('pPr')}/{w('pStyle')}"))


def stays_with_next(package: Package, paragraph: etree._Element) -> bool:
    """True when the paragraph's style, or one that it builds on, keeps it on the page of the next."""
    style = package.styles().get(style_of(paragraph))
    while style is not None:
        if (found := style.find(f"{w('pPr')}/{w('keepNext')}")) is not None:
            return value(found) not in ("0", "false")
        style = package.styles().get(value(style.find(w("basedOn"))))
    return False


def lead_ins(package: Package) -> Iterator[etree._Element]:
    """Every paragraph that a table follows, or the first point of a list."""
    (body,) = package.body
    for before, after in pairwise(body):
        is_list = local(after) == "p" and style_of(after) in LISTS
        if local(before) == "p" and style_of(before) not in LISTS and (local(after) == "tbl" or is_list):
            yield before


@pytest.mark.parametrize("name", NAMES)
def test_headings_and_lead_ins_stay_with_what_they_lead_to(name: str, drafts: Drafts) -> None:
    package = Package.read(drafts.file(name))
    headings = [each for each in package.body.iter(w("p")) if style_of(each) in HEADINGS]
    leading = list(lead_ins(package))
    assert len(leading) > 5
    assert [text_of(each) for each in (*headings, *leading) if not stays_with_next(package, each)] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_row_is_divided_and_no_last_row_stands_alone(name: str, drafts: Drafts) -> None:
    package = Package.read(drafts.file(name))
    for table in package.body.iter(w("tbl")):
        rows = table.findall(w("tr"))
        assert all(row.find(f"{w('trPr')}/{w('cantSplit')}") is not None for row in rows)
        if value(table.find(f"{w('tblPr')}/{w('tblStyle')}")) in ("IOPTabell", "IOPTabellTat") and len(rows) > 1:
            first = next(rows[-2].iter(w("p")))
            from_template = table.find(f"{w('tblPr')}/{w('tblCaption')}") is not None
            assert from_template or style_of(first) == "IOPTabellbelopp" or stays_with_next(package, first)


def table_of(*rows: tuple[str, ...]) -> Table:
    head, *others = (tuple(Paragraph((Text(text),), Style.CELL) for text in row) for row in rows)
    return Table(head, tuple(others))


@pytest.mark.parametrize("years", range(1, 6))
def test_no_amount_is_broken(years: int) -> None:
    years_of_a_table = tuple(str(2027 + year) for year in range(years))
    head = ("Part", "Resurs och värdering", *years_of_a_table, "Summa")
    row = ("Ett långt föreningsnamn", "lokalvård, samordning och fastighetsskötsel " * 3, *[AMOUNT] * (years + 1))
    widths = lay_out(table_of(head, row, row)).widths
    assert sum(widths) == TEXT_WIDTH
    assert min(widths[2:]) >= ROOM_FOR_AMOUNT
    assert min(widths) > 0


def test_cells_get_narrow_margins_only_where_words_would_break() -> None:
    assert not lay_out(table_of(("Part", "År", "Belopp"), ("Staden", "2027", AMOUNT))).is_tight
    assert lay_out(table_of(("Part", "Resurs", *["År"] * 5), ("Staden", "fastighetsskötsel", *[AMOUNT] * 5))).is_tight


def test_table_that_cannot_fit_gets_columns_of_one_width() -> None:
    assert set(lay_out(table_of(*[(AMOUNT,) * 10] * 2)).widths) == {TEXT_WIDTH // 10}


def test_text_gets_what_amounts_do_not_need() -> None:
    widths = lay_out(table_of(("Resurs", "Belopp"), ("lokal för möten och läxhjälp", AMOUNT))).widths
    assert widths[0] > 2 * widths[1]


def test_small_table_is_kept_whole_and_a_large_one_keeps_its_last_rows_together() -> None:
    row = ("Staden", "2027", AMOUNT)
    assert rows_kept(table_of(row, row, row, row)) == [True, True, False]
    assert rows_kept(table_of(*[row] * 21)) == [False] * 18 + [True, False]
    assert rows_kept(table_of(row, row)) == [False]
    assert rows_kept(table_of(row, *[("Ord " * 100,) * 3] * 3)) == [False, True, False]


def test_long_text_beside_years_gets_what_the_other_columns_do_not_need() -> None:
    head = ("Part", "Resurs och värdering", "2027", "2028", "2029", "Summa")
    text = "pengar: stöd till öppet hus (Socialförvaltningen Hisingen, Familjerummet). Värdering: nämndens budget 2027"
    table = table_of(head, ("Göteborgs Stad", text, *[AMOUNT] * 4))
    party, resource, *amounts = lay_out(table).widths
    assert lay_out(table).is_tight
    assert resource > 2 * party
    assert resource > 0.3 * TEXT_WIDTH
    assert min(amounts) >= ROOM_FOR_AMOUNT - 100  # the margins are narrow


def test_bold_heading_has_room_for_its_words() -> None:
    plain = lay_out(table_of(("x", "y", "z"), ("Organisation", "a", "Text " * 90))).widths[0]
    bold = lay_out(table_of(("Organisation", "y", "z"), ("x", "a", "Text " * 90))).widths[0]
    assert bold > plain * 1.05
