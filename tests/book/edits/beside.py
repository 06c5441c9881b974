"""Something stands where the book cannot hold it: beside the clauses, or no words at all; and comments."""

from __future__ import annotations

from copy import deepcopy

from iopgen.word.names import w

from ..editing import Edited, paragraph, styled, tracked, xml
from ..remarks import comment, uncomment
from . import edit

PICTURE = (
    "<w:r><w:drawing><wp:inline><wp:extent cx='1' cy='1'/><wp:docPr id='1' name='Bild'/></wp:inline></w:drawing></w:r>"
)
BOX = "<w:txbxContent><w:p><w:r><w:t>Text i en ruta</w:t></w:r></w:p></w:txbxContent>"


@edit()
def text_before_the_first_topic(book: Edited) -> None:
    book.topic("main").addprevious(paragraph("Min egen inledning.", styled("IOPBrodtext")))


@edit()
def text_under_a_topic(book: Edited) -> None:
    book.topic("more").addnext(paragraph("Min egen inledning.", styled("IOPBrodtext")))


@edit()
def things_that_are_no_words(book: Edited) -> None:
    line = book.at("Varje steg tar")
    line.extend(xml(PICTURE))
    line.extend(xml('<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:sym w:font="Wingdings" w:char="F0B7"/></w:r>'))
    line.extend(xml("<m:oMathPara><m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath></m:oMathPara>"))


@edit()
def text_box(book: Edited) -> None:
    choice = f'<mc:Choice Requires="wps"><w:drawing>{BOX}</w:drawing></mc:Choice>'
    content = f"<mc:AlternateContent>{choice}<mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent>"
    book.at("Varje steg tar").extend(xml(f"<w:r>{content}</w:r>"))


@edit()
def picture_in_a_control(book: Edited) -> None:
    control = f"<w:sdt><w:sdtPr><w:picture/></w:sdtPr><w:sdtContent>{PICTURE}</w:sdtContent></w:sdt>"
    book.at("Varje steg tar").extend(xml(control))


@edit()
def picture_in_a_paragraph_of_its_own(book: Edited) -> None:
    book.at("Varje steg tar").addnext(xml(f"<w:p>{PICTURE}</w:p>")[0])


@edit()
def control_with_several_paragraphs(book: Edited) -> None:
    lines = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in ("Ett.", "Två."))
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{lines}</w:sdtContent></w:sdt>"
    book.at("Varje steg tar").addnext(xml(control)[0])


@edit()
def comment_on_a_heading(book: Edited) -> None:
    comment(book, next(book.heading("steps").iter(w("r"))), "Bör den heta så?", "Fråga styrelsen.")


@edit()
def comment_on_words(book: Edited) -> None:
    comment(book, book.cut("tillsammans"), "Menar vi: ”i par”?")


@edit()
def comment_in_the_table(book: Edited) -> None:
    comment(book, next(book.cell("goals", "Beslut").iter(w("r"))), "Rätt paragraf?")


@edit()
def comment_on_words_that_are_struck(book: Edited) -> None:
    target = book.cut("tillsammans ")
    comment(book, target, "Onödigt ord.")
    reference = next(
        each for each in book.at("tillsammans ").iter(w("r")) if each.find(w("commentReference")) is not None
    )
    for each in (target, reference):
        book.strike(each)


@edit()
def comment_on_a_paragraph_that_is_struck(book: Edited) -> None:
    line = book.at("Varje steg tar")
    comment(book, next(line.iter(w("r"))), "Behövs det?")
    book.strike_whole(line)


@edit()
def comment_in_a_row_that_is_struck(book: Edited) -> None:
    row = next(book.at("ingenting").iterancestors(w("tr")))
    comment(book, next(book.at("ingenting").iter(w("r"))), "Har de inga pengar?")
    row.insert(0, xml("<w:trPr/>")[0])
    row[0].append(tracked("del"))
    for each in list(row.iter(w("p"))):
        book.strike_whole(each)


@edit()
def comment_in_a_column_that_is_struck(book: Edited) -> None:
    table = next(book.at("ingenting").iterancestors(w("tbl")))
    comment(book, next(book.at("ingenting").iter(w("r"))), "Har de inga pengar?")
    for row in table.iter(w("tr")):
        cell = row.findall(w("tc"))[1]
        properties = cell.find(w("tcPr"))
        if properties is None:
            properties = xml("<w:tcPr/>")[0]
            cell.insert(0, properties)
        properties.append(tracked("cellDel"))


@edit()
def comment_between_the_clauses(book: Edited) -> None:
    comment(book, next(book.topic("more").iter(w("r"))), "Ska ämnet heta så?")


@edit()
def comment_deleted(book: Edited) -> None:
    uncomment(book, "Är tre mål för många?")


@edit()
def comment_on_the_help(book: Edited) -> None:
    comment(book, next(book.heading("bok_hjalp").iter(w("r"))), "Bra!")


@edit()
def pasted_into_another_clause(book: Edited) -> None:
    book.at("Varje steg tar").addnext(deepcopy(book.at("mötas varje år")))
