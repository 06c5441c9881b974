"""How a table is laid out: columns that break no word while there is room, and rows that stay together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import repeat

from ..model.agreement import Paragraph, Table
from ..model.record import dataclass
from ..swedish import NO_BREAK_SPACE

# All in twentieths of a point, for table text of 10 points; measured for Arial, and nearly right for others.
TEXT_WIDTH = 9070  # A4 less margins of 2.5 cm
CELL_MARGINS, TIGHT_MARGINS = 2 * 113, 2 * 57  # as the two table styles have them
SLACK = 12  # what fonts differ in a word
LETTERS = {
    **dict.fromkeys("'ijlíì|", 45),
    **dict.fromkeys(f" {NO_BREAK_SPACE}.,:;!/\\ftI[]", 56),
    **dict.fromkeys('r()-\u2011*\u201d"', 67),
    **dict.fromkeys("ABEKPSVXYÅÄ&", 134),
    **dict.fromkeys("CDHNRUGOQÖw", 156),
    **dict.fromkeys("mMW%@—…", 178),
}
OTHER_LETTER = 112
BOLD, PLAIN = 110, 100  # how much wider bold letters are
LONGEST_WORD, BROKEN_WORD, SHORTEST_WORD = 24, 16, 4  # letters that a word gets room for; the most that there is
LEAST_TEXT, MOST_TEXT = 5, 60  # letters within which a column gets more of what is left, the more it holds
KEPT = 8192  # lengths of words that are remembered: tables repeat them
STEP = 72  # how much of what is spare is given out at a time
MANY_COLUMNS, TALLEST_CELL = 5, 3  # from so many columns on, more lines than these call for narrow margins
MOST_ROWS_KEPT, MOST_TEXT_KEPT = 8, 500  # rows and letters of a table that is kept on one page


CHARSET, ALIKE = "cp1252", ("\u2011", "-")
"""Holds all letters above but one, which is as wide as another."""
WIDTHS = bytes(LETTERS.get(bytes([code]).decode(CHARSET, "replace"), OTHER_LETTER) for code in range(256))


@dataclass(frozen=True, slots=True)
class Layout:
    """A width for each column, and whether cells have narrow margins."""

    widths: list[int]
    is_tight: bool


@dataclass(frozen=True, slots=True)
class _Column:
    """What decides a column's width: its words, how long each cell is on one line, and what it needs of the rest.

    `longest` gives the width of the widest word, when each is cut to a number of letters. The heading is bold.
    """

    heading: tuple[str, ...]
    words: tuple[str, ...]
    lengths: tuple[int, ...]
    share: int

    @classmethod
    def of(cls, heading: Paragraph, *cells: Paragraph) -> _Column:
        texts = [heading.text, *(cell.text for cell in cells)]
        words = tuple({word for text in texts[1:] for word in text.split(" ")})
        share = min(MOST_TEXT, max((len(text) for text in texts if " " in text), default=LEAST_TEXT))
        return cls(tuple(heading.text.split(" ")), words, tuple(map(_width, texts)), share)

    def longest(self, letters: int) -> int:
        bold = max(map(_length, self.heading, repeat(letters))) * BOLD // PLAIN
        return max(bold, *map(_length, self.words, repeat(letters)), 0)


def lay_out(table: Table) -> Layout:
    """The layout of the table: room for each column's longest word, and a part of what is spare.

    Cells get narrow margins when even short words would break, or a text become a thin pillar.
    """
    columns = [_Column.of(*cells) for cells in zip(table.head, *table.rows, strict=True)]
    widths = _widths(columns, CELL_MARGINS)
    if _is_tight(columns, widths):
        return Layout(_widths(columns, TIGHT_MARGINS), is_tight=True)
    return Layout(widths, is_tight=False)


def _is_tight(columns: Sequence[_Column], widths: Sequence[int]) -> bool:
    if not any(map(_fits, _attempts(columns, CELL_MARGINS, BROKEN_WORD))):
        return True
    if len(columns) < MANY_COLUMNS:
        return False
    tallest = max(max(column.lengths) / (width - CELL_MARGINS) for column, width in zip(columns, widths, strict=True))
    return tallest > TALLEST_CELL


def _widths(columns: Sequence[_Column], margins: int) -> list[int]:
    """What is spare goes to the columns whose cells are tallest; what is left when none is tall, to all of them."""
    attempts = _attempts(columns, margins, SHORTEST_WORD)
    least = next(filter(_fits, attempts), [TEXT_WIDTH // len(columns)] * len(columns))
    least = _with_room_for_text(least, columns, margins)
    shares = [column.share for column in columns]
    spare = TEXT_WIDTH - sum(least)
    widths = [width + spare * share // sum(shares) for width, share in zip(least, shares, strict=True)]
    widths[-1] += TEXT_WIDTH - sum(widths)
    return widths


def _with_room_for_text(least: list[int], columns: Sequence[_Column], margins: int) -> list[int]:
    """The widths, after as much of what is spare as makes cells lower has gone where it does so most.

    A cell weighs its lines to the fourth power: one tall cell more than several low ones, since it makes the row.
    """
    widths = list(least)

    def gain(place: int) -> float:
        room = widths[place] - margins
        wider = room + STEP
        taller = [length for length in columns[place].lengths if length > room]
        return sum([(each / room) ** 4 - ((each / wider) ** 4 if each > wider else 1.0) for each in taller])

    gains = [gain(place) for place in range(len(widths))]
    while sum(widths) + STEP <= TEXT_WIDTH and (most := max(gains)) > 0:
        best = gains.index(most)
        widths[best] += STEP
        gains[best] = gain(best)
    return widths


def rows_kept(table: Table) -> list[bool]:
    """Whether each row stands on the page of the next: all do in a small table, and no last row stands alone."""
    letters = sum(len(cell.text) for row in table.rows for cell in row)
    is_small = len(table.rows) <= MOST_ROWS_KEPT and letters <= MOST_TEXT_KEPT
    before_last = len(table.rows) - 2
    return [place == before_last or (is_small and place < before_last) for place in range(len(table.rows))]


def _fits(widths: list[int]) -> bool:
    return sum(widths) <= TEXT_WIDTH


def _attempts(columns: Sequence[_Column], margins: int, shortest: int) -> Iterator[list[int]]:
    """Room for the longest word of each column; one above ever fewer letters is broken, unless it is an amount."""
    for letters in range(LONGEST_WORD, shortest - 1, -1):
        yield [margins + column.longest(letters) for column in columns]


@lru_cache(maxsize=KEPT)
def _length(word: str, longest: int) -> int:
    return _width(word if NO_BREAK_SPACE in word else word[:longest])


def _width(text: str) -> int:
    return SLACK + sum(text.replace(*ALIKE).encode(CHARSET, "replace").translate(WIDTHS))
