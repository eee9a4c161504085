"""A page of numbers: a title, what stands below it, and tables. It gets plain words from above."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final
from unicodedata import bidirectional

from fanzines.folds import POSTER, folded_so
from fanzines.model import (
    PAGE_HEIGHT,
    PAGE_WIDTH,
    Align,
    Brush,
    Direction,
    Drawing,
    Fanzine,
    Item,
    Page,
    Placement,
    Point,
    Stroke,
    Words,
    new_id,
)
from fanzines.typesetting import set_words
from printing.products.booklet import press
from printing.products.on_sheet import no_photo

ROOM: Final = 20
"""Lines of two tables together that one side has room for, without their heads and the total."""

_MARGIN: Final = 8.0
_COLUMN: Final = 17.0
_LINE: Final = 5.2
_HEAD: Final = 9.5
_INK: Final = "#1E1B18"
_QUIET: Final = "#5B534A"
_CORAL: Final = "#FF5C4D"
_FAINT: Final = "#B9AE9A"
_NO_MONTH: Final = "2000-01"
"""A fanzine has a month; a print says nothing of it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A name and its numbers."""

    name: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """What its columns are called, its lines, and the line below them if there is one."""

    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    total: Line | None = None


def report_pdf(
    title: str, below: Sequence[str], tables: Sequence[Table], note: str, direction: Direction
) -> bytes:
    """One A4 side of `report_page`."""
    return press(report_page(title, below, tables, note, direction), no_photo)


def report_page(
    title: str, below: Sequence[str], tables: Sequence[Table], note: str, direction: Direction
) -> Fanzine:
    """A poster for the press, without photos.

    Together the tables have at most `ROOM` lines; what is too long for its column is cut.
    """
    sheet = folded_so(POSTER, _NO_MONTH, direction, "")
    items = tuple(_Side(direction is Direction.RTL).all(title, below, tables, note))
    return replace(sheet, pages=(Page(new_id(), items),))


class _Side:
    """Sets one line after the other, from the side on which reading starts."""

    def __init__(self, rtl: bool) -> None:
        self._rtl = rtl
        self._y = _MARGIN

    def all(self, title: str, below: Sequence[str], tables: Sequence[Table], note: str) -> Iterator[Item]:
        """Every item of the side."""
        yield from self._block(title, 21.0, "poster", _INK)
        for line in below:
            yield from self._block(line, 9.5, "noto", _QUIET)
        self._y += 2.5
        yield self._rule(0.9, _CORAL)
        for table in tables:
            self._y += 3.0
            yield from self._table(table)
        yield self._words(note, _MARGIN, PAGE_HEIGHT - _MARGIN - 3, PAGE_WIDTH - 2 * _MARGIN, 6.5, _QUIET)

    def _block(self, text: str, size: float, face: str, colour: str) -> Iterator[Item]:
        if text.strip():
            words = self._words(text, _MARGIN, self._y, PAGE_WIDTH - 2 * _MARGIN, size, colour, face)
            yield words
            self._y += set_words(words).height + 1.2

    def _table(self, table: Table) -> Iterator[Item]:
        yield from self._row(table.heads, 6.8, _QUIET, _HEAD if any(table.heads[1:]) else _LINE)
        for line in table.lines:
            yield self._rule(0.2, _FAINT)
            yield from self._row((line.name, *map(str, line.numbers)), 8.0, _INK, _LINE)
        if table.total:
            yield self._rule(0.5, _INK)
            yield from self._row((table.total.name, *map(str, table.total.numbers)), 9.0, _INK, _LINE + 0.6)

    def _row(self, cells: Sequence[str], size: float, colour: str, high: float) -> Iterator[Item]:
        first = PAGE_WIDTH - 2 * _MARGIN - _COLUMN * (len(cells) - 1)
        lines = 1 if high < _HEAD else 2
        if cells[0].strip():
            yield self._cut(self._words(cells[0], _MARGIN, self._y, first - 2, size, colour), lines)
        for number, cell in enumerate(cells[1:]):
            left = _MARGIN + first + number * _COLUMN
            if cell.strip():
                centred = self._words(cell, left, self._y, _COLUMN, size, colour, align=Align.CENTRE)
                yield self._cut(centred, lines)
        self._y += high

    def _words(
        self,
        text: str,
        left: float,
        top: float,
        width: float,
        size: float,
        colour: str,
        face: str = "noto",
        align: Align | None = None,
    ) -> Words:
        middle = left + width / 2
        here = Placement(PAGE_WIDTH - middle if self._rtl else middle, top)
        side = Align.START if _runs_left(text) == self._rtl else Align.END
        return Words(new_id(), here, text, width, size, colour, face, align or side)

    def _cut(self, words: Words, lines: int) -> Words:
        """The words, or as many of their letters as have room on so many lines."""
        while len(set_words(words).lines) > lines and len(words.text) > 2:
            words = replace(words, text=f"{words.text.rstrip('…')[:-1].rstrip()}…")
        return words

    def _rule(self, thick: float, colour: str) -> Drawing:
        ends = Point(_MARGIN, self._y), Point(PAGE_WIDTH - _MARGIN, self._y)
        self._y += 0.7
        return Drawing(new_id(), Placement(0, 0), (Stroke(Brush.PEN, colour, thick, ends),))


def _runs_left(text: str) -> bool:
    """Whether the text is set from the right, as its first letter has it; digits alone are not."""
    strong = (kind in ("R", "AL") for kind in map(bidirectional, text) if kind in ("L", "R", "AL"))
    return next(strong, False)
