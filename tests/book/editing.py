"""A clause book as a person edits it: what Word then writes in the file, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from iopgen.word.names import W, w
from iopgen.word.package import Parts, open_package, parse_part, serialize, write_package

BODY = "word/document.xml"
BY, DAY = "Anna Ek", "2026-11-20"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
Element = etree._Element


def xml(text: str) -> list[Element]:
    """The elements that the text spells, with Word's usual prefixes."""
    return list(etree.fromstring(f"<x {NAMESPACES}>{text}</x>"))


def run(text: str, look: str = "") -> Element:
    """A run of text; `look` is its formatting."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    element = xml(f'<w:r>{properties}<w:t xml:space="preserve"/></w:r>')[0]
    element.findall(w("t"))[0].text = text
    return element


def paragraph(text: str, look: str = "") -> Element:
    """A paragraph; `look` is what stands in its pPr."""
    (element,) = xml(f"<w:p><w:pPr>{look}</w:pPr></w:p>")
    element.append(run(text))
    return element


def styled(style_id: str) -> str:
    return f'<w:pStyle w:val="{style_id}"/>'


def words_of(element: Element) -> str:
    return "".join(each.text or "" for each in element.iter(w("t")))


def tracked(kind: str) -> Element:
    """An empty mark of a tracked change: `ins`, `del`, `moveFrom` or `moveTo`."""
    return xml(f'<w:{kind} w:id="9000" w:author="{BY}" w:date="{DAY}T10:00:00Z"/>')[0]


@dataclass
class Edited:
    """A book under edit. `folder` holds the library that it was written from."""

    parts: Parts
    folder: Path
    root: Element = field(init=False)

    def __post_init__(self) -> None:
        self.root = parse_part(self.parts[BODY])

    @classmethod
    def of(cls, data: bytes, folder: Path) -> Edited:
        return cls(open_package(data, "bok.docx"), folder)

    def saved(self) -> bytes:
        """The book as it is now."""
        return write_package({**self.parts, BODY: serialize(self.root)})

    @property
    def body(self) -> Element:
        (found,) = self.root.iter(w("body"))
        return found

    def heading(self, name: str) -> Element:
        """The heading with that bookmark."""
        (found,) = (each for each in self.root.iter(w("bookmarkStart")) if each.get(w("name")) == name)
        parent = found.getparent()
        assert parent is not None
        return parent

    def blocks(self, name: str) -> list[Element]:
        """All that belongs to the text with that bookmark: heading, table, text and advice."""
        found = [self.heading(name)]
        while (after := found[-1].getnext()) is not None and not self._begins(after):
            found.append(after)
        return found

    def _begins(self, block: Element) -> bool:
        style = block.find(f"{w('pPr')}/{w('pStyle')}")
        is_heading = style is not None and (style.get(w("val")) or "").startswith("Heading")
        return is_heading or block.tag == w("sectPr") or block.find(f"{w('sdtPr')}/{w('lock')}") is not None

    def at(self, words: str) -> Element:
        """The first paragraph of the clauses that has the words."""
        return next(each for each in self._clauses("p") if words in words_of(each))

    def _clauses(self, name: str) -> Iterator[Element]:
        """Every element of that name between the first topic and the form for a clause that is new."""
        elements = list(self.root.iter(w("bookmarkStart"), w(name)))
        marks = {each.get(w("name")): place for place, each in enumerate(elements)}
        first = min(place for mark, place in marks.items() if (mark or "").startswith("amne_"))
        yield from (each for each in elements[first - 1 : marks["bok_ny_klausul"]] if each.tag == w(name))

    def cell(self, name: str, label: str) -> Element:
        """The cell beside the label in the table of that text."""
        return self.row(name, label).findall(w("tc"))[1]

    def row(self, name: str, label: str) -> Element:
        """The row with the label in the table of that text."""
        table = next(each for block in self.heading(name).itersiblings() for each in block.iter(w("tbl")))
        return next(row for row in table.iter(w("tr")) if words_of(row.findall(w("tc"))[0]) == label)

    def fill(self, name: str, label: str, text: str) -> None:
        """The cell says the text, in the paragraph and the control that were there."""
        texts = list(self.cell(name, label).iter(w("t")))
        for each in texts[1:]:
            each.text = ""
        texts[0].text = text

    def type_in_heading(self, name: str, title: str) -> None:
        """The heading says the title, within its bookmark."""
        texts = list(self.heading(name).iter(w("t")))
        for each in texts[1:]:
            each.text = ""
        texts[0].text = title

    def type(self, old: str, new: str) -> None:
        """The words are typed over."""
        target = next(each for each in self.at(old).iter(w("t")) if old in (each.text or ""))
        target.text = (target.text or "").replace(old, new, 1)
        target.set(SPACE, "preserve")

    def cut(self, words: str) -> Element:
        """The run that holds just the words, cut out of the one that they stood in."""
        (target,) = [each for each in self.at(words).iter(w("r")) if words in words_of(each)]
        before, _, after = words_of(target).partition(words)
        middle = _with_words(target, words)
        target.addnext(middle)
        if after:
            middle.addnext(_with_words(target, after))
        if before:
            target.findall(w("t"))[0].text = before
        else:
            self.drop(target)
        return middle

    def type_tracked(self, old: str, new: str) -> None:
        """The words are typed over while Word tracks changes."""
        middle = self.cut(old)
        added = tracked("ins")
        if new:
            added.append(_with_words(middle, new))
            middle.addnext(added)
        self.strike(middle)

    def strike(self, target: Element, kind: str = "del") -> Element:
        """The mark around the run, which is deleted while Word tracks changes."""
        mark = tracked(kind)
        target.addprevious(mark)
        mark.append(target)
        for each in target.iter(w("t")) if kind == "del" else ():
            each.tag = w("delText")
        return mark

    def strike_end(self, target: Element, kind: str = "del") -> None:
        """The paragraph's end is deleted, or marked otherwise, while Word tracks changes."""
        properties = target.find(w("pPr"))
        if properties is None:
            properties = etree.Element(w("pPr"))
            target.insert(0, properties)
        marks = properties.find(w("rPr"))
        marks = etree.SubElement(properties, w("rPr")) if marks is None else marks
        marks.insert(0, tracked(kind))

    def strike_whole(self, target: Element, kind: str = "del") -> None:
        """The whole paragraph is deleted while Word tracks changes."""
        for each in list(target.iter(w("r"))):
            self.strike(each, kind)
        self.strike_end(target, kind)

    def split(self, words: str) -> Element:
        """The new paragraph that begins with the words, which follow a press of Enter."""
        first = self.cut(words)
        old = next(first.iterancestors(w("p")))
        new = etree.Element(w("p"))
        properties = old.find(w("pPr"))
        if properties is not None:
            new.append(deepcopy(properties))
        for each in [first, *first.itersiblings()]:
            new.append(each)
        old.addnext(new)
        return new

    def join(self, first: Element) -> None:
        """The paragraph goes on with what stood in the next one, which is gone."""
        after = first.getnext()
        assert after is not None
        for each in [each for each in after if each.tag != w("pPr")]:
            first.append(each)
        self.drop(after)

    def restyle(self, target: Element, look: str) -> None:
        """The paragraph's properties are others."""
        for each in target.findall(w("pPr")):
            target.remove(each)
        target.insert(0, xml(f"<w:pPr>{look}</w:pPr>")[0])

    def control(self, shown: str) -> Element:
        """The first content control of the clauses that shows the words."""
        return next(each for each in self._clauses("sdt") if words_of(each) == shown)

    def unwrap(self, control: Element) -> None:
        """The control is gone, its text stays."""
        (content,) = control.findall(w("sdtContent"))
        for each in list(content):
            control.addprevious(each)
        self.drop(control)

    def drop(self, *elements: Element) -> None:
        """The elements are gone."""
        for each in elements:
            parent = each.getparent()
            assert parent is not None
            parent.remove(each)

    def move(self, blocks: Sequence[Element], before: Element) -> None:
        """The blocks are cut out and pasted before that one."""
        for each in blocks:
            before.addprevious(each)

    def copy_with_bookmarks(self, blocks: Sequence[Element], before: Element) -> list[Element]:
        """Copies of the blocks, pasted before that one, which have their bookmarks too."""
        copies = [deepcopy(each) for each in blocks]
        self.move(copies, before)
        return copies

    def copy(self, blocks: Sequence[Element], before: Element) -> list[Element]:
        """Copies of the blocks, pasted before that one; the bookmarks stay where they were."""
        copies = [deepcopy(each) for each in blocks]
        for each in copies:
            self.drop(*each.iter(w("bookmarkStart"), w("bookmarkEnd")))
        self.move(copies, before)
        return copies

    def topic(self, name: str) -> Element:
        """The heading of the topic."""
        return self.heading(f"amne_{name}")


def _with_words(target: Element, words: str) -> Element:
    """A run that looks like the target and says the words."""
    made = run(words)
    properties = target.find(w("rPr"))
    if properties is not None:
        made.insert(0, deepcopy(properties))
    return made


def all_of(parents: Sequence[Element], name: str) -> Iterator[Element]:
    """Every element of that name in the parents."""
    for each in parents:
        yield from each.iter(w(name))
