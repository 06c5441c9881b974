"""A table within a clause gets other rows, columns or cells."""

from __future__ import annotations

from copy import deepcopy

from iopgen.word.names import w

from ..editing import Edited, tracked, xml
from . import edit


@edit()
def row_added_while_tracked(book: Edited) -> None:
    (table,) = [next(book.at("ingenting").iterancestors(w("tbl")))]
    new = deepcopy(table.findall(w("tr"))[-1])
    new.findall(w("trPr"))[0].append(tracked("ins"))
    book.drop(*new.iter(w("sdt")))
    (first, second) = new.findall(w("tc"))
    next(first.iter(w("p"))).extend(xml("<w:ins w:id='3' w:author='A'><w:r><w:t>Andra</w:t></w:r></w:ins>"))
    next(second.iter(w("t"))).text = "lite"
    table.append(new)


@edit()
def column_added(book: Edited) -> None:
    table = next(book.at("ingenting").iterancestors(w("tbl")))
    for number, row in enumerate(table.findall(w("tr"))):
        row.extend(xml(f"<w:tc><w:p><w:r><w:t>ny {number}</w:t></w:r></w:p></w:tc>"))


@edit()
def cells_merged(book: Edited) -> None:
    row = next(book.at("ingenting").iterancestors(w("tr")))
    (first, second) = row.findall(w("tc"))
    first.findall(w("tcPr"))[0].append(xml('<w:gridSpan w:val="2"/>')[0])
    for each in second.findall(w("p")):
        first.append(each)
    book.drop(second)


@edit()
def cells_merged_downwards(book: Edited) -> None:
    row = next(book.at("ingenting").iterancestors(w("tr")))
    cell = row.findall(w("tc"))[1]
    cell.findall(w("tcPr"))[0].append(xml("<w:vMerge/>")[0])
    book.type("ingenting", "")


@edit()
def list_in_a_cell(book: Edited) -> None:
    line = book.at("ingenting")
    new = deepcopy(line)
    next(new.iter(w("t"))).text = "eller lite"
    line.addnext(new)


@edit()
def table_in_a_cell(book: Edited) -> None:
    (inner,) = xml("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>inne</w:t></w:r></w:p></w:tc></w:tr></w:tbl>")
    book.at("ingenting").addprevious(inner)


@edit()
def all_rows_but_one_deleted_from_a_table(book: Edited) -> None:
    table = next(book.at("ingenting").iterancestors(w("tbl")))
    book.drop(*table.findall(w("tr"))[1:])
