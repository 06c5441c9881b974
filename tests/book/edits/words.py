"""Words of a clause are typed, struck, pasted, or made into something else."""

from __future__ import annotations

from iopgen.word.names import w

from ..editing import Edited, paragraph, run, styled, xml
from ..remarks import comment
from . import edit

LAST = "Målen ska gå att följa upp."
FOREIGN = '<w:rFonts w:ascii="Comic Sans MS"/><w:b/><w:color w:val="FF0000"/><w:sz w:val="40"/>'


@edit("--by", "Anna Ek", "--reason", "Tydligare: ”verka” räcker inte")
def typed(book: Edited) -> None:
    book.type("tillsammans verka", "tillsammans och öppet verka")


@edit()
def typed_while_tracked(book: Edited) -> None:
    book.type_tracked("tillsammans", "gemensamt")


@edit()
def struck_while_tracked(book: Edited) -> None:
    book.type_tracked("tillsammans ", "")


@edit()
def typed_in_many_runs(book: Edited) -> None:
    for words in ("tillsammans", "verka"):
        book.cut(words).addprevious(xml('<w:proofErr w:type="spellStart"/>')[0])
    book.type("verka", "arbeta")


@edit()
def formatted_while_tracked(book: Edited) -> None:
    middle = book.cut("tillsammans")
    change = (
        '<w:rPr><w:b/><w:rPrChange w:id="1" w:author="A" w:date="2026-11-20T10:00:00Z"><w:rPr/></w:rPrChange></w:rPr>'
    )
    middle.insert(0, xml(change)[0])


@edit()
def typed_in_a_windows_file(book: Edited) -> None:
    book.type("får företräda", "får och ska företräda")


@edit()
def typed_in_a_cell(book: Edited) -> None:
    book.type("ingenting", "inga pengar")


@edit()
def typed_in_the_advice(book: Edited) -> None:
    book.type("högst tre", "högst fem")


@edit()
def advice_written_where_there_was_none(book: Edited) -> None:
    next(book.blocks("term")[-1].iter(w("t"))).text = "Kontrollera dagen."


@edit()
def advice_written_after_the_words_that_ask_for_it(book: Edited) -> None:
    book.blocks("term")[-1].append(run(" Kontrollera dagen."))


@edit()
def quotes_turned_by_word(book: Edited) -> None:
    book.type(LAST, "Målen ska gå att ”följa upp”.")


@edit()
def quotes_left_straight(book: Edited) -> None:
    book.type(LAST, 'Målen ska gå att "följa upp".')


@edit()
def two_spaces_and_a_hard_space(book: Edited) -> None:
    book.type(LAST, "Målen  ska gå att\u00a0följa upp.")


@edit()
def invisible_signs_pasted(book: Edited) -> None:
    book.type(LAST, "Målen ska\u200b gå att följa\u00ad upp.")


@edit()
def misspelt(book: Edited) -> None:
    book.type(LAST, "Måålen ska gå att följa upp.")


@edit()
def paragraph_split(book: Edited) -> None:
    book.split(LAST)


@edit()
def paragraph_split_while_tracked(book: Edited) -> None:
    new = book.split(LAST)
    before = new.getprevious()
    assert before is not None
    book.strike_end(before, "ins")


@edit()
def paragraphs_joined(book: Edited) -> None:
    book.type("Arbetet har tre steg:", "Arbetet har tre steg. ")
    book.drop(book.at("planering"), book.at("genomförande"), book.at("uppföljning"))
    book.join(book.at("Arbetet har tre steg."))


@edit()
def paragraphs_joined_while_tracked(book: Edited) -> None:
    book.type("är parter i ", "är båda parter i ")
    book.at("båda parter").append(run(" "))
    book.strike_end(book.at("båda parter"))


@edit()
def paragraph_struck_while_tracked(book: Edited) -> None:
    book.strike_whole(book.at("Den som skriver under"))


@edit()
def last_item_struck_while_tracked(book: Edited) -> None:
    book.strike_whole(book.at("uppföljning"))


@edit()
def advice_struck_while_tracked(book: Edited) -> None:
    book.strike_whole(book.at("Skriv högst tre."))


@edit()
def paragraph_moved_while_tracked(book: Edited) -> None:
    old = book.at("Varje steg tar högst ett år.")
    new = paragraph("Varje steg tar högst ett år.", styled("IOPBrodtext"))
    book.at("Arbetet har tre steg:").addprevious(new)
    book.strike_whole(old, "moveFrom")
    book.strike_whole(new, "moveTo")


@edit()
def paragraph_made_an_item(book: Edited) -> None:
    look = '<w:pStyle w:val="IOPBrodtext"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'
    item = book.at("uppföljning").find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
    assert item is not None
    book.restyle(book.at("Varje steg tar"), look.format(item.get(w("val"))))


@edit()
def item_made_a_paragraph(book: Edited) -> None:
    book.restyle(book.at("uppföljning"), styled("IOPNumreradLista") + '<w:numPr><w:numId w:val="0"/></w:numPr>')


@edit()
def item_moved_in_a_level(book: Edited) -> None:
    book.restyle(book.at("genomförande"), styled("IOPNumreradLista2"))


@edit()
def item_moved_in_two_levels(book: Edited) -> None:
    look = '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>'
    book.restyle(book.at("dela dem med"), look)


@edit()
def inner_item_without_an_outer(book: Edited) -> None:
    book.restyle(book.at("Varje steg tar högst"), styled("IOPPunktlista2"))


@edit()
def bullets_typed_as_signs(book: Edited) -> None:
    book.at("Varje steg tar").addnext(paragraph("- två", styled("IOPBrodtext")))
    book.at("Varje steg tar").addnext(paragraph("•\u00a0ett", styled("IOPBrodtext")))


@edit()
def numbers_typed_as_signs(book: Edited) -> None:
    book.at("Varje steg tar").addnext(paragraph("2. två", styled("IOPBrodtext")))
    book.at("Varje steg tar").addnext(paragraph("1) ett", styled("IOPBrodtext")))


@edit()
def pasted_with_foreign_looks(book: Edited) -> None:
    words = '<w:r><w:rPr>{}</w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'.format
    (new,) = xml(
        '<w:p><w:pPr><w:pStyle w:val="MsoNormal"/><w:spacing w:after="400"/><w:jc w:val="center"/></w:pPr>'
        '<w:bookmarkStart w:id="801" w:name="_Hlk1"/><w:bookmarkStart w:id="802" w:name="_GoBack"/>'
        f"{words(FOREIGN, 'Parterna möts')}"
        f'<w:smartTag w:uri="x" w:element="date">{words("", " varje år")}</w:smartTag><w:bookmarkEnd w:id="802"/>'
        f'{words("<w:i/><w:vanish/>", " i tysthet")}<w:bookmarkEnd w:id="801"/>'
        "<w:r><w:tab/><w:t>hos parterna</w:t><w:br/><w:t>eller på nätet.</w:t></w:r></w:p>"
    )
    book.at("Varje steg tar").addnext(new)


@edit()
def pasted_with_a_hyperlink(book: Edited) -> None:
    words = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'.format
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    field = '<w:r><w:instrText> HYPERLINK "https://example.se" </w:instrText></w:r>'
    (new,) = xml(
        f'<w:p>{words("Läs mer hos ")}<w:hyperlink r:id="rId900">{words("regeringen")}</w:hyperlink>{words(" och i ")}'
        f"{mark('begin')}{field}{mark('separate')}{words('lagen')}{mark('end')}{words('.')}</w:p>"
    )
    book.at("Varje steg tar").addnext(new)


@edit()
def pasted_heading(book: Edited) -> None:
    book.at("Varje steg tar").addnext(paragraph("Om stegen", styled("Heading2")))


@edit()
def pasted_table(book: Edited) -> None:
    cell = '<w:tc><w:p><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p></w:tc>'
    rows = "".join(f"<w:tr>{''.join(map(cell.format, row))}</w:tr>" for row in (("Steg", "År"), ("ett", "2027")))
    book.at("Varje steg tar").addnext(xml(f"<w:tbl>{rows}</w:tbl>")[0])


@edit()
def sign_of_tables_in_a_cell(book: Edited) -> None:
    book.type("ingenting", "noll | ingenting")


@edit()
def optional_words_typed(book: Edited) -> None:
    book.type("Varje steg tar högst ett år.", "Varje steg tar högst ett år[, dock längst till «avtalets slutdatum»].")


@edit()
def definition_made_bold_by_hand(book: Edited) -> None:
    book.cut("Varje steg").insert(0, xml("<w:rPr><w:b/></w:rPr>")[0])
    book.type(" tar högst ett år.", " tar högst två år.")


@edit()
def sentence_of_the_definition_copied(book: Edited) -> None:
    book.at("Varje steg tar").append(xml(
        '<w:r><w:rPr><w:rStyle w:val="IOPDefinition"/></w:rPr><w:t xml:space="preserve"> Tiden </w:t></w:r>'
    )[0])  # fmt: skip
    book.at("Varje steg tar").append(run("räknas från starten."))


@edit()
def party_called_by_a_word_of_its_own(book: Edited) -> None:
    book.type(LAST, "Föreningen beställer lokaler, och föreningens pengar står i «→ Uppsägning».")


@edit()
def many_things_wrong_at_once(book: Edited) -> None:
    book.fill("goals", "Gäller från", "1 juli 2027")
    book.type(LAST, "Målen från «avtalets startdag» ska Föreningen följa upp.")
    book.type("Den som skriver under", "Den som beställer")
    book.type("Beloppen räknas inte upp.", "Kommunen  betalar ersättning till 19121212-1212.")
    book.type("högst ett år", "högst ett år (se <b>lagen</b>)")


@edit()
def sign_of_html_beside_other_faults(book: Edited) -> None:
    book.type("högst ett år", "högst ett år (se <b>lagen</b>)")
    book.type("Den som skriver under", "Den som beställer för Föreningen")


@edit()
def personal_number_in_every_place(book: Edited) -> None:
    book.type(LAST, "Målen följs upp av Bo Alm, 19121212-1212.")
    book.type("ingenting", "121212-1212")
    book.type("Skriv högst tre.", "Fråga 19121212-1212.")
    book.fill("goals", "Ursprung", "Bo Alm, 19121212-1212")
    book.fill("parties", "Rubrik", "Parter och 19121212-1212")
    comment(book, next(book.heading("steps").iter(w("r"))), "Fråga 19121212-1212.")


@edit()
def personal_number_in_two_items(book: Edited) -> None:
    book.at("Varje steg tar").addnext(paragraph("- 1212 ringer", styled("IOPBrodtext")))
    book.at("Varje steg tar").addnext(paragraph("- fråga 19121212", styled("IOPBrodtext")))
    book.type("Den som skriver under", "Den i Föreningen som skriver under")


@edit()
def personal_number_half_in_a_fact(book: Edited) -> None:
    book.type("Varje steg tar högst ett år.", "Varje steg tar högst 121212-")
    book.at("högst 121212-").append(xml(
        '<w:r><w:rPr><w:rStyle w:val="IOPDefinition"/></w:rPr><w:t>1212</w:t></w:r>'
    )[0])  # fmt: skip
