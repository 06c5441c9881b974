"""Paragraphs and lists of clause text as forms: what repeats is worked out once, and filled for every agreement."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from ..model.agreement import FilledRun, Paragraph, Style, Text
from ..model.path import Bound, Way, way_to_whole
from ..model.record import dataclass
from ..model.text import Item, ItemList, Stycke
from ..problem import Place
from .marks import Filling, Line, LineForm, Lists, Missing
from .repetition import Runs, all_optional, repeating_list

BULLETS = (Style.BULLET, Style.BULLET_2)
NUMBERS = (Style.NUMBERED, Style.NUMBERED_2)
EMPTY_LINE = "\n\n"

Made_co = TypeVar("Made_co", covariant=True)


class Form(Protocol[Made_co]):
    """A part of a clause's text, to be filled. `list_id` is that of the list that it is an item of."""

    def fill(self, filling: Filling, bound: Bound, list_id: int = 0) -> Sequence[Made_co]: ...


@dataclass(frozen=True, slots=True)
class ForEach(Generic[Made_co]):
    """What is filled once for each item of the list `through`, or `unknown` when nobody has stated the list."""

    through: str
    items: Way
    form: Form[Made_co]
    unknown: Form[Made_co]

    def fill(self, filling: Filling, bound: Bound, list_id: int = 0) -> Sequence[Made_co]:
        items = self.items.follow(filling.facts, bound)
        if items is None:
            return self.unknown.fill(filling, bound, list_id)
        filled: list[Made_co] = []
        for item in items:
            filled += self.form.fill(filling, {**bound, self.through: item}, list_id)
        return filled


def repeated(
    runs: Runs, lists: Lists, place: Place, form_of: Callable[[LineForm, Lists], Form[Made_co]]
) -> Form[Made_co]:
    """What `form_of` makes of the runs, once or for each item of the lists that they speak of one at a time."""
    through = repeating_list(runs, lists)
    if through is None:
        return form_of(Line.of(runs, lists, place), lists)
    rest = Line.of(runs, lists, place) if all_optional(runs, through, lists) else Missing(through)
    each = repeated(runs, lists | {through}, place, form_of)
    return ForEach(through, way_to_whole(through, lists), each, form_of(rest, lists))


@dataclass(frozen=True, slots=True)
class StyckeForm:
    """A paragraph, or several where a fact's text is divided by empty lines."""

    line: LineForm

    @classmethod
    def of(cls, stycke: Stycke, lists: Lists, place: Place) -> Form[Paragraph]:
        return repeated(stycke.runs, lists, place, lambda line, _: cls(line))

    def fill(self, filling: Filling, bound: Bound, list_id: int = 0) -> Sequence[Paragraph]:
        return _divided(self.line.fill(filling, bound))


def _divided(runs: tuple[FilledRun, ...]) -> Sequence[Paragraph]:
    """A paragraph for each that the empty lines in a fact's text divide the runs into."""
    if not any(EMPTY_LINE in run.text for run in runs):
        return (Paragraph(runs),) if runs else ()
    paragraphs: list[Paragraph] = []
    current: list[FilledRun] = []
    for run in runs:
        pieces = run.text.split(EMPTY_LINE) if isinstance(run, Text) else [run.text]
        for place, piece in enumerate(pieces):
            if place and current:
                paragraphs.append(Paragraph(tuple(current)))
                current = []
            if len(pieces) == 1:
                current.append(run)
            elif text := piece.strip("\n"):
                current.append(Text(text))
    if current:
        paragraphs.append(Paragraph(tuple(current)))
    return paragraphs


@dataclass(frozen=True, slots=True)
class ListForm:
    """A list, with bullets or numbers by its depth."""

    items: tuple[Form[Paragraph], ...]

    @classmethod
    def of(cls, block: ItemList, lists: Lists, place: Place, level: int = 0) -> ListForm:
        style = (NUMBERS if block.numbered else BULLETS)[level]
        return cls(tuple(ItemForm.of(item, lists, place, style, level) for item in block.items))

    def fill(self, filling: Filling, bound: Bound, list_id: int = 0) -> Sequence[Paragraph]:
        filling.lists += 1
        own, filled = filling.lists, list[Paragraph]()
        for item in self.items:
            filled += item.fill(filling, bound, own)
        return filled


@dataclass(frozen=True, slots=True)
class ItemForm:
    """An item of a list, with the lists under it."""

    line: LineForm
    style: Style
    children: tuple[ListForm, ...]

    @classmethod
    def of(cls, item: Item, lists: Lists, place: Place, style: Style, level: int) -> Form[Paragraph]:
        def form(line: LineForm, inner: Lists) -> ItemForm:
            return cls(line, style, tuple(ListForm.of(child, inner, place, level + 1) for child in item.children))

        return repeated(item.runs, lists, place, form)

    def fill(self, filling: Filling, bound: Bound, list_id: int = 0) -> Sequence[Paragraph]:
        runs = self.line.fill(filling, bound)
        if not runs:
            return ()
        filled = [Paragraph(runs, self.style, list_id)]
        for child in self.children:
            filled += child.fill(filling, bound)
        return filled
