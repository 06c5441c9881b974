"""The tags of a template as people write them in Word: where each stands, and whether the place holds.

docxtpl takes away the whole paragraph or row of a tag that begins `{%p` or `{%tr`, whatever else stands there,
and a pair whose halves lie in different places gives a file that Word refuses. What is found here never comes so far.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from ..model.record import dataclass
from .names import w

CLAUSES_HOOK, CONTENTS_HOOK, ANNEX_HOOK = "clauses", "contents", "annexes"
WHOLE_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
HALF_TAG = re.compile(r"\{[{%#]|[}%#]\}")
INSIDE = re.compile(r"\{[{%](?:(p|tr|tc|r)\s)?(.*?)[}%]\}", re.DOTALL)
OPENING, MIDDLE, CLOSING = ("if", "for"), ("elif", "else"), ("endif", "endfor")
SHOWN = 60

Fault = tuple[str, str, etree._Element | None]
"""What is wrong, what to do, and the paragraph or other element where it is."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, the paragraph that it stands in and all text of that paragraph."""

    text: str
    paragraph: etree._Element
    around: str

    @property
    def level(self) -> str:
        """What goes away with the tag: `p` for its paragraph, `tr` for its row."""
        match = INSIDE.fullmatch(self.text)
        return match[1] or "" if match else ""

    @property
    def content(self) -> str:
        match = INSIDE.fullmatch(self.text)
        return match[2].strip() if match else ""

    @property
    def word(self) -> str:
        """`if`, `endfor` and so on; empty when the tag is a fact."""
        return self.content.split(maxsplit=1)[0] if self.is_statement and self.content else ""

    @property
    def is_statement(self) -> bool:
        return self.text.startswith("{%")

    @property
    def hook(self) -> str:
        """The place that the program fills here, if that is what the tag is."""
        is_hook = not self.is_statement and self.content in (CLAUSES_HOOK, CONTENTS_HOOK, ANNEX_HOOK)
        return self.content if is_hook else ""

    @property
    def row(self) -> etree._Element | None:
        return next(self.paragraph.iterancestors(w("tr")), None)

    @property
    def home(self) -> etree._Element | None:
        """Where the other half of a pair must stand."""
        if self.level == "tr":
            return None if self.row is None else self.row.getparent()
        return self.paragraph.getparent() if self.level else self.paragraph


def tags_of(root: etree._Element) -> list[Tag]:
    """Every whole tag of the part, in reading order."""
    return [
        Tag(found, paragraph, text)
        for paragraph in root.iter(w("p"))
        for text in [own_text(paragraph)]
        for found in WHOLE_TAG.findall(text)
    ]


def own_text(paragraph: etree._Element) -> str:
    """The text of the paragraph, without that of text boxes within it."""
    own = (each for each in paragraph.iter(w("t")) if next(each.iterancestors(w("p"))) is paragraph)
    return "".join(each.text or "" for each in own)


def tag_faults(root: etree._Element, *, is_body: bool) -> Iterator[Fault]:
    """Every tag that is not whole, not known, or stands where it cannot."""
    yield from _tags_in_attributes(root)
    yield from _halves(root)
    tags = tags_of(root)
    for tag in tags:
        yield from _shape(tag)
        yield from _surroundings(tag)
        if tag.hook:
            yield from _hook_place(tag, is_body=is_body)
    yield from _pairs(tags)


def _tags_in_attributes(root: etree._Element) -> Iterator[Fault]:
    for element in root.iter():
        for value in map(str, element.attrib.values()):
            if WHOLE_TAG.search(value):
                yield f"märket ”{value}” står i en egenskap.", "Märken får bara stå i löpande text.", element


def _halves(root: etree._Element) -> Iterator[Fault]:
    advice = "Skriv hela märket i ett och samma stycke, med lika många klamrar i båda ändar."
    for paragraph in root.iter(w("p")):
        rest = WHOLE_TAG.sub("", text := own_text(paragraph))
        if HALF_TAG.search(rest):
            shown = text if len(text) <= SHOWN else f"{text[:SHOWN]} …"
            yield f"ett märke i stycket ”{shown}” är inte helt.", advice, paragraph


def _shape(tag: Tag) -> Iterator[Fault]:
    if tag.level in ("tc", "r"):
        advice = "Börja med {{, {{p, {%, {%p eller {%tr."
        yield f"märket ”{tag.text}” är av ett slag som inte finns.", advice, tag.paragraph
    elif tag.is_statement and tag.word not in (*OPENING, *MIDDLE, *CLOSING):
        advice = "Skriv if, elif, else, endif, for eller endfor."
        yield f"märket ”{tag.text}” är inget som programmet känner till.", advice, tag.paragraph
    elif tag.hook and tag.level != "p":
        advice = f"Skriv {{{{p {tag.hook} }}}}, ensamt i sitt stycke."
        yield f"märket ”{tag.text}” är en plats och behöver ett p.", advice, tag.paragraph
    elif not tag.is_statement and tag.level and not tag.hook:
        advice = f"Skriv {{{{ {tag.content} }}}}."
        yield f"märket ”{tag.text}” är en uppgift och kan inte ha {tag.level}.", advice, tag.paragraph


def _surroundings(tag: Tag) -> Iterator[Fault]:
    if tag.level == "p" and tag.around.strip() != tag.text:
        yield f"vid märket ”{tag.text}” står annan text i samma stycke.", "Ge märket ett eget stycke.", tag.paragraph
    if tag.level == "tr" and tag.row is None:
        yield f"märket ”{tag.text}” står inte i en tabell.", "Skriv p i stället för tr.", tag.paragraph
    elif tag.level == "tr" and tag.row is not None and "".join(map(str, tag.row.itertext())).strip() != tag.text:
        yield f"vid märket ”{tag.text}” står annan text på samma rad.", "Ge märket en egen rad.", tag.paragraph


def _hook_place(tag: Tag, *, is_body: bool) -> Iterator[Fault]:
    holder = tag.paragraph.getparent()
    if tag.hook == ANNEX_HOOK:
        yield f"märket ”{tag.text}” behövs inte.", "Ta bort det: bilagorna läggs alltid sist.", tag.paragraph
    elif not is_body:
        yield f"platsen {tag.text} hör hemma i brödtexten.", "Flytta den dit.", tag.paragraph
    elif holder is not None and holder.tag != w("body"):
        yield (
            f"platsen {tag.text} står i en tabell eller en ruta.",
            "Ge den ett eget stycke direkt på sidan.",
            tag.paragraph,
        )


def _pairs(tags: list[Tag]) -> Iterator[Fault]:
    """Every half that lacks the other, every pair that lies in two places, every hook within a pair."""
    steps = list(_steps(tags))
    unclosed = [tag for step in steps for tag in step.unclosed]
    for tag in unclosed:
        level = f"{{%{tag.level} end{tag.word} %}}"
        yield f"märket ”{tag.text}” avslutas aldrig.", f"Lägg till {level} efter det som hör dit.", tag.paragraph
    for step in steps:
        if step.tag is None:
            continue
        around = [tag for tag in step.around if not any(tag is other for other in unclosed)]
        if step.tag.hook and around:
            advice = f"Flytta den ut från ”{around[-1].text}”: platsen ska alltid finnas, en gång."
            yield f"platsen {step.tag.text} står mellan två märken som hör ihop.", advice, step.tag.paragraph
        elif step.tag.word in (*MIDDLE, *CLOSING):
            yield from _halves_agree(step.first, step.tag) if step.first else _without_beginning(step.tag)


class _Step(NamedTuple):
    """A tag as the reader comes to it; None at the end of the part."""

    tag: Tag | None
    first: Tag | None = None
    """The beginning that the tag belongs to, when it is the middle or the end of a pair."""
    unclosed: tuple[Tag, ...] = ()
    """The beginnings that should have ended before it, the innermost first."""
    around: tuple[Tag, ...] = ()
    """The beginnings that the tag stands after, the outermost first."""


def _steps(tags: list[Tag]) -> Iterator[_Step]:
    opened: list[Tag] = []
    for tag in tags:
        at = _begins(opened, tag)
        if at is None:
            yield _Step(tag, around=tuple(opened))
            if tag.word in OPENING:
                opened.append(tag)
        else:
            yield _Step(tag, opened[at], tuple(reversed(opened[at + 1 :])))
            del opened[at + (tag.word in MIDDLE) :]
    yield _Step(None, unclosed=tuple(reversed(opened)))


def _begins(opened: list[Tag], tag: Tag) -> int | None:
    """Which of the beginnings the tag belongs to: the last that stands as it does, else the last of its kind."""
    if tag.word not in (*MIDDLE, *CLOSING):
        return None
    fit = [n for n, first in enumerate(opened) if tag.word in MIDDLE or tag.word == f"end{first.word}"]
    alike = [n for n in fit if opened[n].level == tag.level and opened[n].home is tag.home]
    return max(alike or fit, default=None)


def mended(tags: list[Tag]) -> Iterator[tuple[str, Tag]]:
    """What Jinja is to read of each tag if every pair were whole, so that its facts can be checked though it is not."""
    for step in _steps(tags):
        for each in step.unclosed:
            yield f"{{% end{each.word} %}}", each
        tag = step.tag
        if tag and not tag.is_statement:
            yield f"{{{{ {tag.content} }}}}", tag
        elif tag and (step.first or tag.word in OPENING):
            yield f"{{% {tag.content} %}}", tag


def _without_beginning(tag: Tag) -> Iterator[Fault]:
    advice = "Ta bort det, eller lägg till det if eller for som det hör till."
    yield f"märket ”{tag.text}” har ingen början.", advice, tag.paragraph


def _halves_agree(first: Tag, other: Tag) -> Iterator[Fault]:
    if first.level != other.level or first.home is not other.home:
        advice = "Skriv båda i samma stycke, båda med p i egna stycken, eller båda med tr på egna rader i en tabell."
        yield (
            f"märkena ”{first.text}” och ”{other.text}” hör ihop men står inte på samma sätt.",
            advice,
            other.paragraph,
        )
