"""How a table is laid out: columns that break no word while there is room, and rows that stay together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from ..model.agreement import Table
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
WIDEST_LETTER = max(LETTERS.values())
BOLD, PLAIN = 110, 100  # how much wider bold letters are
LONGEST_WORD, BROKEN_WORD, SHORTEST_WORD = 24, 16, 4  # letters that a word gets room for; the most that there is
LEAST_TEXT, MOST_TEXT = 5, 60  # letters within which a column gets more of what is left, the more it holds
KEPT = 8192  # texts and words whose widths are remembered: one table after another has them
STEP = 144  # how much of what is spare is given out at a time
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
    """What decides a column's width: its texts, how long each is on one line, and what it needs of the rest.

    Lengths stand with the shortest first; `weights` are the sums of their fourth powers, from the first on. The
    heading is bold.
    """

    heading: str
    cells: tuple[str, ...]
    lengths: tuple[int, ...]
    weights: tuple[float, ...]
    share: int

    @classmethod
    def of(cls, heading: str, *cells: str) -> _Column:
        texts = (heading, *cells)
        lengths = sorted([_length(text) for text in texts])
        weights = accumulate([float(length**4) for length in lengths], initial=0.0)
        share = min(MOST_TEXT, max([len(text) for text in texts if " " in text], default=LEAST_TEXT))
        return cls(heading, cells, tuple(lengths), tuple(weights), share)

    def widest(self, letters: int) -> int:
        """The width of the widest word, when each is cut to so many letters."""
        return max([_widest(self.heading, letters) * BOLD // PLAIN, *[_widest(cell, letters) for cell in self.cells]])

    def gain(self, room: int) -> float:
        """How much lower the cells get with a step more of room.

        A cell weighs its lines to the fourth power: one tall cell more than several low ones, since it makes the row.
        """
        if self.lengths[-1] <= room:
            return 0.0
        wider = room + STEP
        low, lower = bisect_right(self.lengths, room), bisect_right(self.lengths, wider)
        weights = self.weights
        return (weights[-1] - weights[low]) / room**4 - (weights[-1] - weights[lower]) / wider**4 - (lower - low)


def lay_out(table: Table) -> Layout:
    """The layout of the table: room for each column's longest word, and a part of what is spare.

    Cells get narrow margins when even short words would break, or a text become a thin pillar.
    """
    texts = ([cell.text for cell in row] for row in (table.head, *table.rows))
    columns = [_Column.of(*cells) for cells in zip(*texts, strict=True)]
    letters, least = _with_room_for_words(columns, CELL_MARGINS)
    widths = _widths(least, columns, CELL_MARGINS)
    if letters < BROKEN_WORD or _has_a_pillar(columns, widths):
        _, least = _with_room_for_words(columns, TIGHT_MARGINS)
        return Layout(_widths(least, columns, TIGHT_MARGINS), is_tight=True)
    return Layout(widths, is_tight=False)


def _has_a_pillar(columns: Sequence[_Column], widths: Sequence[int]) -> bool:
    """True when one of many columns has a cell that is tall and thin."""
    if len(columns) < MANY_COLUMNS:
        return False
    tallest = max(column.lengths[-1] / (width - CELL_MARGINS) for column, width in zip(columns, widths, strict=True))
    return tallest > TALLEST_CELL


def _with_room_for_words(columns: Sequence[_Column], margins: int) -> tuple[int, list[int]]:
    """How many letters of a word there is room for, and widths that hold so much of each column's longest word."""
    least = _least(columns, margins, LONGEST_WORD)
    if sum(least) <= TEXT_WIDTH:
        return LONGEST_WORD, least
    fewer = range(SHORTEST_WORD, LONGEST_WORD)
    fitting = bisect_right(fewer, TEXT_WIDTH, key=lambda letters: sum(_least(columns, margins, letters)))
    if not fitting:
        return 0, [TEXT_WIDTH // len(columns)] * len(columns)
    letters = fewer[fitting - 1]
    return letters, _least(columns, margins, letters)


def _least(columns: Sequence[_Column], margins: int, letters: int) -> list[int]:
    """Room for the longest word of each column; one of more letters than these is broken, unless it is an amount."""
    return [margins + column.widest(letters) for column in columns]


def _widths(least: list[int], columns: Sequence[_Column], margins: int) -> list[int]:
    """What is spare goes to the columns whose cells are tallest; what is left when none is tall, to all of them."""
    widths = _with_room_for_text(least, columns, margins)
    shares = [column.share for column in columns]
    spare = TEXT_WIDTH - sum(widths)
    widths = [width + spare * share // sum(shares) for width, share in zip(widths, shares, strict=True)]
    widths[-1] += TEXT_WIDTH - sum(widths)
    return widths


def _with_room_for_text(least: list[int], columns: Sequence[_Column], margins: int) -> list[int]:
    """The widths, after as much of what is spare as makes cells lower has gone where it does so most."""
    widths = list(least)
    gains = [column.gain(max(1, width - margins)) for column, width in zip(columns, widths, strict=True)]
    for _ in range((TEXT_WIDTH - sum(widths)) // STEP):
        most = max(gains)
        if most <= 0:
            break
        best = gains.index(most)
        widths[best] += STEP
        gains[best] = columns[best].gain(widths[best] - margins)
    return widths


def rows_kept(table: Table) -> list[bool]:
    """Whether each row stands on the page of the next: all do in a small table, and no last row stands alone."""
    is_small = len(table.rows) <= MOST_ROWS_KEPT and _letters(table) <= MOST_TEXT_KEPT
    before_last = len(table.rows) - 2
    return [place == before_last or (is_small and place < before_last) for place in range(len(table.rows))]


def _letters(table: Table) -> int:
    return sum(len(cell.text) for row in table.rows for cell in row)


@lru_cache(maxsize=KEPT)
def _widest(text: str, letters: int) -> int:
    """The width of the widest word of the text, when each is cut to so many letters; an amount is not."""
    widest = 0
    for word in sorted(set(text.split(" ")), key=len, reverse=True):
        if len(word) * WIDEST_LETTER + SLACK <= widest:
            break  # nor can any word after it be wider
        widest = max(widest, _length(word if NO_BREAK_SPACE in word else word[:letters]))
    return widest


@lru_cache(maxsize=KEPT)
def _length(text: str) -> int:
    """How long the text is on one line."""
    return SLACK + sum(text.replace(*ALIKE).encode(CHARSET, "replace").translate(WIDTHS))
