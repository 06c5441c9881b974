"""Something is changed in the table above a clause: dates, decisions, laws, signatures."""

from __future__ import annotations

from copy import deepcopy

from iopgen.word.names import w

from ..editing import Edited, tracked
from . import edit


@edit()
def first_day_corrected(book: Edited) -> None:
    book.fill("goals", "Gäller från", "2026-02-01")


@edit()
def first_day_changed_while_tracked(book: Edited) -> None:
    cell = book.cell("goals", "Gäller från")
    old = next(cell.iter(w("r")))
    new = deepcopy(old)
    next(new.iter(w("t"))).text = "2026-02-01"
    mark = tracked("ins")
    mark.append(new)
    old.addnext(mark)
    book.strike(old)


@edit()
def last_day_written(book: Edited) -> None:
    book.fill("parties", "Gäller till", "2027-12-31")


@edit()
def last_day_before_the_first(book: Edited) -> None:
    book.fill("goals", "Gäller till", "2025-12-31")


@edit()
def day_removed(book: Edited) -> None:
    book.fill("goals", "Gäller från", "–")


@edit()
def day_in_words(book: Edited) -> None:
    book.fill("goals", "Gäller från", "den 1 februari 2026")


@edit()
def day_in_other_digits(book: Edited) -> None:
    book.fill("goals", "Gäller från", "20260201")


@edit()
def day_that_does_not_exist(book: Edited) -> None:
    book.fill("goals", "Gäller till", "2026-02-30")


@edit()
def first_day_of_a_later_version_corrected(book: Edited) -> None:
    book.fill(_later(book), "Gäller från", "2027-03-01")


@edit()
def first_day_of_a_later_version_removed(book: Edited) -> None:
    book.fill(_later(book), "Gäller från", "")


@edit("--by", "Anna Ek")
def new_version(book: Edited) -> None:
    book.fill("goals", "Ändringen är en", "ny version")
    book.fill("goals", "Gäller från", "2027-01-01")
    book.fill("goals", "Beslut", "Kommunstyrelsen 2026-11-10, § 7, KS 2026-00099")
    book.type("tillsammans verka", "tillsammans arbeta")


@edit()
def new_version_without_a_decision_of_a_signed_text(book: Edited) -> None:
    book.fill("signed", "Ändringen är en", "Ny version.")
    book.fill("signed", "Gäller från", "2027-01-01")
    book.type("under av båda parter", "under av alla parter")


@edit()
def new_version_without_a_day(book: Edited) -> None:
    book.fill("goals", "Ändringen är en", "ny version")
    book.type("tillsammans verka", "tillsammans arbeta")


@edit()
def new_version_without_any_change(book: Edited) -> None:
    book.fill("goals", "Ändringen är en", "ny version")


@edit()
def new_version_on_the_day_of_another(book: Edited) -> None:
    book.fill("notice", "Ändringen är en", "ny version")
    book.fill("notice", "Gäller från", "2027-01-01")


@edit()
def new_version_between_two_others(book: Edited) -> None:
    book.fill("notice", "Ändringen är en", "ny version")
    book.fill("notice", "Gäller från", "2026-10-01")


@edit()
def unknown_sort_of_change(book: Edited) -> None:
    book.fill("goals", "Ändringen är en", "rättning")


@edit()
def decision_changed(book: Edited) -> None:
    book.fill("goals", "Beslut", "Kommunstyrelsen 2026-02-03, § 12, KS 2026-00012, har inte fått laga kraft")


@edit()
def decision_removed(book: Edited) -> None:
    book.fill("goals", "Beslut", "Inget.")


@edit()
def decision_in_another_order(book: Edited) -> None:
    book.fill("goals", "Beslut", "§ 12 i Kommunstyrelsen den 3 februari")


@edit()
def law_added(book: Edited) -> None:
    cell = book.cell("goals", "Lagrum")
    line = deepcopy(cell.findall(w("p"))[0])
    next(line.iter(w("t"))).text = "SFS 2017:725, 3 kap. 2 §"
    cell.append(line)


@edit()
def law_removed(book: Edited) -> None:
    book.fill("goals", "Lagrum", "inga")


@edit()
def law_that_is_not_known(book: Edited) -> None:
    book.fill("goals", "Lagrum", "SFS 1999:1, 1 §")


@edit()
def rows_that_cannot_be_as_they_are(book: Edited) -> None:
    book.fill("goals", "Lagrum", "SFS 1999:9999")
    book.fill("goals", "Gäller till", "i sommar")
    book.fill("parties", "Granskad av", "Anna")
    book.fill("steps", "Lagrum", "SFS 2017:7251, 1 kap.")
    book.type("högst ett år", "högst ett år enligt «planen»")


@edit()
def signed(book: Edited) -> None:
    book.fill("parties", "Granskad av", "Anna Ek, 2026-11-20")


@edit()
def signed_without_a_day(book: Edited) -> None:
    book.fill("parties", "Granskad av", "Anna Ek")


@edit()
def signed_without_a_name(book: Edited) -> None:
    book.fill("parties", "Granskad av", "2026-11-20")


@edit()
def signed_and_changed(book: Edited) -> None:
    book.fill("parties", "Granskad av", "Anna Ek, jurist, 2026-11-20")
    book.type("får företräda", "ska få företräda")


@edit()
def changed_after_somebody_signed(book: Edited) -> None:
    book.type("under av båda parter", "under av alla parter")


@edit()
def changed_and_signed_anew(book: Edited) -> None:
    book.type("under av båda parter", "under av alla parter")
    book.fill("signed", "Granskad av", "Bo Alm, 2026-11-20")


@edit()
def signature_removed(book: Edited) -> None:
    book.fill("signed", "Granskad av", "–")


@edit()
def summary_changed_of_a_signed_text(book: Edited) -> None:
    book.fill("signed", "Sammanfattning", "Avtalet: skrivs under # av båda.")


@edit()
def summary_emptied(book: Edited) -> None:
    book.fill("signed", "Sammanfattning", "")


@edit()
def origin_changed(book: Edited) -> None:
    book.fill("goals", "Ursprung", "Riktlinjer, s. 5 (2026): ”mål”")


@edit()
def title_changed_in_the_table(book: Edited) -> None:
    book.fill("goals", "Rubrik", "Målen för «avtalet: partnerskapets namn»")


@edit()
def title_changed_in_two_ways(book: Edited) -> None:
    book.fill("steps", "Rubrik", "Arbetssteg")
    book.type_in_heading("steps", "Steg för steg")


@edit()
def locked_rows_changed(book: Edited) -> None:
    book.fill("goals", "Klausul", "goal")
    book.fill("goals", "Gäller för", "Dagby kommun")
    book.fill("goals", "Står med", "valfri")


@edit()
def row_deleted(book: Edited) -> None:
    book.drop(book.row("goals", "Gäller från"))


@edit()
def row_deleted_while_tracked(book: Edited) -> None:
    row = book.row("goals", "Beslut")
    for each in list(row.iter(w("r"))):
        book.strike(each)
    row.findall(w("trPr"))[0].append(tracked("del"))


@edit()
def row_that_says_nothing_deleted(book: Edited) -> None:
    book.drop(book.row("steps", "Beslut"))
    book.type("högst ett år", "högst två år")


@edit()
def row_added(book: Edited) -> None:
    row = book.row("goals", "Beslut")
    new = deepcopy(row)
    row.addnext(new)
    texts = list(new.iter(w("t")))
    texts[0].text, texts[1].text = "Beslutad av", "styrelsen"


@edit()
def whole_table_deleted(book: Edited) -> None:
    book.drop(book.blocks("goals")[1])


def _later(book: Edited) -> str:
    """The bookmark of the later version of the clause on notice."""
    heading = book.at("gäller från och med 2027-01-01")
    return next(each.get(w("name")) or "" for each in heading.iter(w("bookmarkStart")))
