"""The recovery letters on a sheet of paper, large enough to be read without glasses. It names nothing."""

from dataclasses import replace
from typing import Final

from fanzines.folds import POSTER, folded_so
from fanzines.model import (
    PAGE_WIDTH,
    Align,
    Brush,
    Direction,
    Drawing,
    Item,
    Page,
    Placement,
    Point,
    Stroke,
    Words,
    new_id,
)
from printing.products.booklet import press

_MARGIN: Final = 16.0
_INK: Final = "#1E1B18"
_FROM_LEFT: Final = "\u200e"
"""Two groups of digits alone would change places among Arabic words."""
_NO_MONTH: Final = "2000-01"
"""A fanzine has a month; a print says nothing of it."""


def letters_pdf(letters: str, title: str, about: str, hint: str, direction: Direction) -> bytes:
    """One A4 side: a title, what the letters are for, the letters, how to read them."""
    groups = letters.split()
    rows = [_FROM_LEFT + " ".join(groups[at : at + 2]) for at in range(0, len(groups), 2)]
    items: list[Item] = [
        _words(title, 24, 24.0),
        _words(about, 42, 11.0),
        _line(62),
        *(_words(row, 72 + 24 * number, 42.0) for number, row in enumerate(rows)),
        _line(150),
        _words(hint, 160, 11.0),
    ]
    sheet = folded_so(POSTER, _NO_MONTH, direction, "")
    return press(replace(sheet, pages=(Page(new_id(), tuple(items)),)), _no_photo)


def _words(text: str, top: float, points: float) -> Words:
    here = Placement(PAGE_WIDTH / 2, top)
    return Words(new_id(), here, text, PAGE_WIDTH - 2 * _MARGIN, points, align=Align.CENTRE)


def _line(y: float) -> Drawing:
    ends = Point(_MARGIN, y), Point(PAGE_WIDTH - _MARGIN, y)
    return Drawing(new_id(), Placement(0, 0), (Stroke(Brush.PEN, _INK, 0.4, ends),))


def _no_photo(digest: str) -> bytes:
    raise KeyError(digest)
