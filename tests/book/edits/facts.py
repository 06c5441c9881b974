"""Facts and references – content controls and fields in Word – are copied, written, deleted or overwritten."""

from __future__ import annotations

from copy import deepcopy

from iopgen.word.names import w

from ..editing import Edited, run, xml
from . import edit

PURPOSE = "«syfte»"


@edit()
def control_deleted_with_its_text(book: Edited) -> None:
    book.drop(book.control(PURPOSE))
    book.type(" vill att ", " vill väl")


@edit()
def control_deleted_but_not_its_text(book: Edited) -> None:
    book.unwrap(book.control(PURPOSE))
    book.type(" vill att ", " önskar att ")


@edit()
def control_emptied(book: Edited) -> None:
    control = book.control(PURPOSE)
    next(control.iter(w("t"))).text = "Klicka eller tryck här för att ange text."
    control.findall(w("sdtPr"))[0].append(xml("<w:showingPlcHdr/>")[0])


@edit()
def control_overwritten(book: Edited) -> None:
    next(book.control(PURPOSE).iter(w("t"))).text = "ingen ska vara ensam"


@edit()
def control_half_overwritten(book: Edited) -> None:
    next(book.control(PURPOSE).iter(w("t"))).text = "«syftet»"


@edit()
def control_overwritten_while_tracked(book: Edited) -> None:
    control = book.control(PURPOSE)
    (old,) = control.iter(w("r"))
    book.strike(old)
    control.findall(w("sdtContent"))[0].append(xml(
        '<w:ins w:id="9" w:author="Anna Ek" w:date="2026-11-20T10:00:00Z"><w:r><w:t>ro</w:t></w:r></w:ins>'
    )[0])  # fmt: skip


@edit()
def control_deleted_while_tracked(book: Edited) -> None:
    control = book.control(PURPOSE)
    mark = xml('<w:del w:id="9" w:author="Anna Ek" w:date="2026-11-20T10:00:00Z"/>')[0]
    control.addprevious(mark)
    mark.append(control)
    book.type(" vill att ", " vill väl")


@edit()
def control_moved(book: Edited) -> None:
    book.at("Varje steg tar högst ett år").append(run(" från den "))
    book.at("Varje steg tar högst ett år").append(book.control("«delmål»"))
    book.at("mötas varje år").addnext(deepcopy(book.at("föra anteckningar")))


@edit()
def fact_copied_from_the_list_at_the_end(book: Edited) -> None:
    (fact,) = [each for each in book.root.iter(w("tag")) if each.get(w("val")) == "term.end"]
    control = next(fact.iterancestors(w("sdt")))
    book.type("ett år.", "ett år, till den ")
    book.at("ett år, till").append(deepcopy(control))
    book.at("ett år, till").append(run("."))


@edit()
def fact_written_with_guillemets(book: Edited) -> None:
    book.type("ett år.", "ett år, till den « Avtalets  slutdatum ».")


@edit()
def fact_written_with_signs_of_the_keyboard(book: Edited) -> None:
    book.type("ett år.", "ett år, till den << avtalets slutdatum>> i [<<→ Pengar>>].")


@edit()
def fact_misspelt_with_signs_of_the_keyboard(book: Edited) -> None:
    book.type("ett år.", "ett år, till den <<avtalets slutdattum>> och <<så.")


@edit()
def number_of_a_section_typed(book: Edited) -> None:
    book.type("ett år.", "ett år, se avsnitt 7. Det står i Punkten 3.2 att § 3 gäller.")


@edit()
def fact_of_a_list_written(book: Edited) -> None:
    book.type("ett år.", "ett år för «idéburna parter: namn, uppräknade».")


@edit()
def fact_misspelt(book: Edited) -> None:
    book.type("ett år.", "ett år, till den «avtalets slutdattum».")


@edit()
def fact_that_does_not_exist(book: Edited) -> None:
    book.type("ett år.", "ett år, i «xyz».")


@edit()
def guillemet_left_open(book: Edited) -> None:
    book.type("ett år.", "ett år, till den «avtalets slutdatum.")


@edit()
def label_retyped_as_text(book: Edited) -> None:
    line = book.at("mötas varje år")
    book.drop(*line.iter(w("sdt")))
    book.type("mötas varje år den ", "mötas varje år den avtalets startdatum")


@edit()
def one_of_two_labels_retyped_as_text(book: Edited) -> None:
    book.type("får företräda", "och den idéburna parten får företräda")
    book.drop(book.control("«den idéburna parten»"))
    parties = book.at("är parter i")
    parties.append(run("Även "))
    book.drop(list(parties.iter(w("sdt")))[1])


@edit()
def fact_deleted_and_its_label_written_elsewhere(book: Edited) -> None:
    book.drop(book.control("«delmål»"))
    book.type("mötas varje", "välja delmål och mötas varje")


@edit()
def reference_copied(book: Edited) -> None:
    runs = list(book.at("Se Avtalstid").iter(w("r")))
    first = next(place for place, each in enumerate(runs) if each.find(w("fldChar")) is not None)
    book.type("ett år.", "ett år, se ")
    for each in runs[first : first + 5]:
        book.at("ett år, se").append(deepcopy(each))
    book.at("ett år, se").append(run("."))


@edit()
def reference_written(book: Edited) -> None:
    book.type("ett år.", "ett år, se «→ pengar» och «→ term».")


@edit()
def reference_misspelt(book: Edited) -> None:
    book.type("ett år.", "ett år, se «→ Pängar».")


@edit()
def reference_to_nothing(book: Edited) -> None:
    next(book.at("Se Avtalstid").iter(w("instrText"))).text = " REF _Ref123 \\h "


@edit()
def reference_made_plain_text(book: Edited) -> None:
    line = book.at("vill att")
    book.drop(*[each for each in line.iter(w("r")) if each.find(w("fldChar")) is not None])
    book.drop(*[each for each in line.iter(w("r")) if each.find(w("instrText")) is not None])


@edit()
def reference_updated_by_word(book: Edited) -> None:
    line = book.at("vill att")
    next(each for each in line.iter(w("t")) if each.text == "Avtalstid").text = "Fel! Hittar inte referenskälla."


@edit()
def reference_with_a_page_number(book: Edited) -> None:
    next(book.at("Se Avtalstid").iter(w("instrText"))).text = " PAGEREF term \\h "
