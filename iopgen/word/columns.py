"""How a table is laid out: columns that break no word while there is room, and rows that stay together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model.agreement import Paragraph, Table
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
LONGEST_WORD, BROKEN_WORD, SHORTEST_WORD = 24, 16, 4  # letters that a word gets room for; the most that there is
LEAST_TEXT, MOST_TEXT = 5, 60  # letters within which a column gets more of what is left, the more it holds
STEP = 72  # how much of what is spare is given out at a time
MANY_COLUMNS, TALLEST_CELL = 5, 3  # from so many columns on, more lines than these call for narrow margins
MOST_ROWS_KEPT, MOST_TEXT_KEPT = 8, 500  # rows and letters of a table that is kept on one page

Column = tuple[Paragraph, ...]


def is_tight(table: Table) -> bool:
    """True when cells need narrow margins, lest even short words break or a text becomes a thin pillar."""
    columns = _columns(table)
    if not any(map(_fits, _attempts(columns, CELL_MARGINS, BROKEN_WORD))):
        return True
    if len(columns) < MANY_COLUMNS:
        return False
    widths = _widths(columns, CELL_MARGINS)
    tallest = max(max(_lengths(column)) / (width - CELL_MARGINS) for column, width in zip(columns, widths, strict=True))
    return tallest > TALLEST_CELL


def column_widths(table: Table) -> list[int]:
    """A width for each column: room for its longest word, and a part of what is spare."""
    return _widths(_columns(table), TIGHT_MARGINS if is_tight(table) else CELL_MARGINS)


def _widths(columns: Sequence[Column], margins: int) -> list[int]:
    """What is spare goes to the columns whose cells are tallest; what is left when none is tall, to all of them."""
    attempts = _attempts(columns, margins, SHORTEST_WORD)
    least = next(filter(_fits, attempts), [TEXT_WIDTH // len(columns)] * len(columns))
    least = _with_room_for_text(least, columns, margins)
    shares = list(map(_share, columns))
    spare = TEXT_WIDTH - sum(least)
    widths = [width + spare * share // sum(shares) for width, share in zip(least, shares, strict=True)]
    widths[-1] += TEXT_WIDTH - sum(widths)
    return widths


def _with_room_for_text(least: list[int], columns: Sequence[Column], margins: int) -> list[int]:
    """The widths, after as much of what is spare as makes cells lower has gone where it does so most."""
    widths, lengths = list(least), list(map(_lengths, columns))

    def gain(place: int) -> float:
        room = widths[place] - margins
        return sum(_height(length / room) - _height(length / (room + STEP)) for length in lengths[place])

    gains = [gain(place) for place in range(len(widths))]
    while sum(widths) + STEP <= TEXT_WIDTH and (most := max(gains)) > 0:
        best = gains.index(most)
        widths[best] += STEP
        gains[best] = gain(best)
    return widths


def _lengths(column: Column) -> list[int]:
    """How long the text of each cell is on one line."""
    return [_length(cell.text, len(cell.text)) for cell in column]


def _height(lines: float) -> float:
    """What so many lines weigh: one tall cell more than several low ones, since it makes the row what it is."""
    return max(1.0, lines) ** 4


def rows_kept(table: Table) -> list[bool]:
    """Whether each row stands on the page of the next: all do in a small table, and no last row stands alone."""
    letters = sum(len(cell.text) for row in table.rows for cell in row)
    is_small = len(table.rows) <= MOST_ROWS_KEPT and letters <= MOST_TEXT_KEPT
    before_last = len(table.rows) - 2
    return [place == before_last or (is_small and place < before_last) for place in range(len(table.rows))]


def _share(column: Column) -> int:
    """The part of what is spare that the column needs: that of its longest text of more words than one."""
    texts = [cell.text for cell in column if " " in cell.text]
    return min(MOST_TEXT, max(map(len, texts), default=LEAST_TEXT))


def _columns(table: Table) -> list[Column]:
    return list(zip(table.head, *table.rows, strict=True))


def _fits(widths: list[int]) -> bool:
    return sum(widths) <= TEXT_WIDTH


def _attempts(columns: Sequence[Column], margins: int, shortest: int) -> Iterator[list[int]]:
    """Room for the longest word of each column; one above ever fewer letters is broken, unless it is an amount."""
    for longest in range(LONGEST_WORD, shortest - 1, -1):
        yield [margins + max(_length(word, longest) for word in _words(column)) for column in columns]


def _words(column: Column) -> Iterator[str]:
    return (word for cell in column for word in cell.text.split(" "))


def _length(word: str, longest: int) -> int:
    kept = word if NO_BREAK_SPACE in word else word[:longest]
    return SLACK + sum(LETTERS.get(letter, OTHER_LETTER) for letter in kept)
