"""Whole clauses are moved, copied, made or deleted; something stands where the book cannot hold it; comments."""

from __future__ import annotations

from iopgen.word.names import w

from ..editing import Edited, Element, all_of, paragraph, styled, words_of, xml
from ..remarks import comment
from . import edit


def _form(book: Edited) -> list[Element]:
    """A copy of the form for a new clause, pasted last under the second topic."""
    form = book.heading("bok_ny_klausul")
    blocks = []
    while (after := form.getnext()) is not None and "bok_uppgifter" not in _names(after):
        blocks.append(after)
        form = after
    return book.copy(blocks, book.topic("annex"))


def _names(block: Element) -> list[str | None]:
    return [each.get(w("name")) for each in block.iter(w("bookmarkStart"))]


def _fill(blocks: list[Element], label: str, text: str) -> None:
    row = next(row for row in all_of(blocks, "tr") if label in "".join(map(str, row.itertext())))
    texts = list(row.findall(w("tc"))[1].iter(w("t")))
    texts[0].text = text


def _write_text(blocks: list[Element], title: str, *lines: str) -> None:
    """The form gets a title above its table and a text under it."""
    table = next(place for place, each in enumerate(blocks) if each.tag == w("tbl"))
    for each in list(all_of(blocks[:table], "t")):
        each.text = ""
    blocks[0].extend(xml(f"<w:r><w:t>{title}</w:t></w:r>"))
    body = blocks[table + 1]
    for each in list(body.iter(w("t"))):
        each.text = ""
    for line in reversed(lines):
        body.addnext(paragraph(line, styled("IOPBrodtext")))


@edit()
def nothing(book: Edited) -> None:
    assert book.saved()


@edit()
def heading_renamed(book: Edited) -> None:
    book.type_in_heading("steps", "Steg för steg")


@edit()
def heading_of_a_version_renamed(book: Edited) -> None:
    book.type("Uppsägning för oss", "Uppsägning hos oss")


@edit()
def heading_emptied(book: Edited) -> None:
    book.type_in_heading("steps", "")


@edit()
def heading_deleted(book: Edited) -> None:
    book.drop(book.heading("steps"))


@edit()
def heading_made_plain(book: Edited) -> None:
    book.restyle(book.heading("steps"), styled("IOPBrodtext"))


@edit()
def heading_without_its_bookmark(book: Edited) -> None:
    book.drop(*list(book.heading("steps").iter(w("bookmarkStart"), w("bookmarkEnd"))))


@edit()
def moved_to_another_topic(book: Edited) -> None:
    book.move(book.blocks("steps"), book.topic("annex"))


@edit()
def moved_to_another_topic_without_its_bookmark(book: Edited) -> None:
    book.copy(book.blocks("steps"), book.topic("annex"))
    book.drop(*book.blocks("steps"))


@edit()
def one_of_two_versions_moved_to_another_topic(book: Edited) -> None:
    book.move(book.blocks("notice"), book.topic("more"))


@edit()
def topic_heading_renamed(book: Edited) -> None:
    next(book.topic("more").iter(w("t"))).text = "Annat"


@edit()
def topic_heading_deleted(book: Edited) -> None:
    book.drop(book.topic("more"))


@edit()
def topic_added(book: Edited) -> None:
    book.heading("steps").addprevious(paragraph("Något nytt", styled("Heading1")))


@edit()
def clause_deleted(book: Edited) -> None:
    book.drop(*book.blocks("steps"))


@edit("--allow-removed")
def clause_deleted_on_purpose(book: Edited) -> None:
    book.drop(*book.blocks("steps"))


@edit()
def clause_deleted_while_tracked(book: Edited) -> None:
    for block in book.blocks("steps"):
        for each in [block] if block.tag == w("p") else list(block.iter(w("p"))):
            book.strike_whole(each)
        for row in block.iter(w("tr")):
            row.findall(w("trPr"))[0].append(xml('<w:del w:id="5" w:author="A"/>')[0])


@edit()
def clause_to_be_removed(book: Edited) -> None:
    book.fill("steps", "Ändringen är en", "ska tas bort")


@edit()
def three_clauses_to_be_removed(book: Edited) -> None:
    for name in ("steps", "signed", "money"):
        book.fill(name, "Ändringen är en", "ska tas bort")


@edit("--allow-removed")
def three_clauses_deleted_on_purpose(book: Edited) -> None:
    for name in ("steps", "signed", "money"):
        book.drop(*book.blocks(name))


@edit()
def clause_to_be_removed_that_others_refer_to(book: Edited) -> None:
    book.fill("term", "Ändringen är en", "ska tas bort")


@edit()
def locked_clause_to_be_removed(book: Edited) -> None:
    book.fill("secrecy", "Ändringen är en", "ska tas bort")


@edit()
def locked_clause_changed(book: Edited) -> None:
    book.type("Det som är hemligt enligt", "Allt som är hemligt enligt")


@edit()
def locked_clause_commented(book: Edited) -> None:
    comment(book, next(book.heading("secrecy").iter(w("r"))), "Är lagen ändrad?")


@edit()
def clause_copied_and_given_a_new_day(book: Edited) -> None:
    blocks = book.copy(book.blocks("term"), book.heading("goals"))
    _fill(blocks, "Gäller från", "2027-01-01")


@edit()
def clause_copied_and_nothing_more(book: Edited) -> None:
    book.copy(book.blocks("term"), book.heading("goals"))


@edit()
def clause_copied_with_its_bookmark_and_changed(book: Edited) -> None:
    book.copy_with_bookmarks(book.blocks("money"), book.heading("goals"))
    book.type("ingenting", "inga pengar")
    book.type("Beloppen räknas inte upp.", "Föreningens belopp räknas upp.")


@edit()
def clause_copied_with_its_bookmark_and_made_new(book: Edited) -> None:
    blocks = book.copy_with_bookmarks(book.blocks("money"), book.heading("goals"))
    _fill(blocks, "Klausul", "–")
    _fill(blocks, "Rubrik", "Lån")
    next(all_of(blocks, "t")).text = "Lån"
    book.type("ingenting", "lånet")


@edit()
def clause_copied_twice(book: Edited) -> None:
    for before in (book.heading("goals"), book.topic("more")):
        book.copy(book.blocks("steps"), before)
    book.type("högst ett år", "högst två år")


@edit()
def clause_copied_without_any_bookmark(book: Edited) -> None:
    book.copy(book.blocks("steps"), book.topic("annex"))
    book.drop(*list(book.heading("steps").iter(w("bookmarkStart"), w("bookmarkEnd"))))


@edit()
def clause_copied_and_given_a_new_id(book: Edited) -> None:
    blocks = book.copy(book.blocks("term"), book.heading("goals"))
    _fill(blocks, "Klausul", "term_two")


@edit()
def two_new_versions_with_one_day(book: Edited) -> None:
    for _ in range(2):
        _fill(book.copy(book.blocks("term"), book.heading("goals")), "Gäller från", "2027-01-01")


@edit("--by", "Anna Ek")
def form_filled_in(book: Edited) -> None:
    blocks = _form(book)
    _write_text(blocks, "Årlig träff – ”möte”", "Parterna träffas varje år.", "De träffas före «avtalets slutdatum».")
    _fill(blocks, "Sammanfattning", "Parterna träffas.")
    _fill(blocks, "Gäller från", "2027-01-01")


@edit()
def two_forms_filled_in_alike(book: Edited) -> None:
    for _ in range(2):
        blocks = _form(book)
        _write_text(blocks, "Träff", "Parterna träffas varje år.")
        _fill(blocks, "Sammanfattning", "Parterna träffas.")


@edit()
def form_filled_in_for_one_authority(book: Edited) -> None:
    blocks = _form(book)
    _write_text(blocks, "Press", "Dagby kommun talar med pressen.")
    _fill(blocks, "Klausul", "press")
    _fill(blocks, "Gäller för", "Dagby kommun")
    _fill(blocks, "Sammanfattning", "En av parterna talar med pressen.")


@edit()
def form_filled_in_badly(book: Edited) -> None:
    blocks = _form(book)
    _write_text(blocks, "Träff", "Parterna träffas varje år.")
    _fill(blocks, "Gäller för", "Dagbyn")
    _fill(blocks, "Gäller från", "snart")
    _fill(blocks, "Klausul", "Årlig träff")
    _fill(blocks, "Står med", "kanske")


@edit()
def form_filled_in_badly_and_written_badly(book: Edited) -> None:
    blocks = _form(book)
    _write_text(blocks, "Träff", "Föreningen beställer en träff.", "De träffas före «avtalets slutdatum».")
    _fill(blocks, "Klausul", "../../träff")
    _fill(blocks, "Gäller för", "Dagbyn")
    version = book.copy(book.blocks("term"), book.heading("goals"))
    _fill(version, "Gäller från", "snart")
    text = next(each for each in version if "gäller från och med" in words_of(each))
    text.addnext(paragraph("Föreningen får veta det.", styled("IOPBrodtext")))
    book.fill("steps", "Ändringen är en", "ny version")
    book.type("högst ett år", "högst ett år enligt Kommunens plan")


@edit()
def form_filled_in_where_it_stood(book: Edited) -> None:
    form = book.heading("bok_ny_klausul").getnext()
    assert form is not None
    for each in form.iter(w("t")):
        each.text = ""
    form.extend(xml("<w:r><w:t>Träff</w:t></w:r>"))


@edit()
def text_emptied(book: Edited) -> None:
    book.drop(*[each for each in book.blocks("signed") if "skrivs under av båda parter" in words_of(each)])


@edit()
def advice_label_deleted(book: Edited) -> None:
    book.drop(*[each for each in book.blocks("goals") if words_of(each) == "Råd till handläggaren"])
    book.type("Skriv högst tre.", "Skriv högst fyra.")


@edit()
def advice_label_and_looks_deleted(book: Edited) -> None:
    book.drop(*[each for each in book.blocks("goals") if words_of(each) == "Råd till handläggaren"])
    for words in ("Fråga vilka mål", "Skriv högst tre."):
        book.restyle(book.at(words), styled("IOPBrodtext"))
