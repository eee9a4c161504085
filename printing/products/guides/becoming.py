"""What sheets become, as flat pictures: beside the sheet, cut and folded along its lines, what comes of it.

All is to one scale, the sheet being A4; and what an ink leaves of a page.
"""

from collections.abc import Callable
from math import hypot
from typing import Final

from fanzines.model import Direction
from printing.products.guides.scene import (
    BLUE,
    CORAL,
    FAINT,
    INK,
    SHEET,
    XY,
    YELLOW,
    Guide,
    Moment,
    Piece,
    Step,
    edges,
    line,
    polygon,
)
from printing.products.guides.tools import arrow, disc

_A4: Final = (62.0, 44.0)
_SHEET_AT: Final = (-26.5, 0.0)
_MADE_AT: Final = (38.0, 0.0)
_EDGE: Final = 0.7
_DASH: Final = 2.2
_DOTS: Final = 2.7
_COLUMNS: Final = 17


def becoming(name: str, direction: Direction = Direction.LTR) -> Guide:
    """The picture of that name (of `PICTURES`), which stands still. KeyError."""
    way = -1 if direction is Direction.RTL else 1
    moment = tuple(_sided(piece, way) for piece in _DRAWN[name]())
    return Guide(name, (Step(lambda _done: moment, still=1.0),))


def _sided(piece: Piece, way: int) -> Piece:
    return piece if way > 0 else polygon(((-x, y) for x, y in piece.points), piece.colour)


def _mini() -> Moment:
    return (*_sheet((1, 2, 3), cut=(0.25, 0.75)), *_arrow(), *_book(_MADE_AT, 15.5, 22.0))


def _mini_poster() -> Moment:
    sheet = _sheet((1, 2, 3), cut=(0.25, 0.75))
    opened = _page((39.0, 8.0), 40.0, 28.0, picture=True)
    return (*sheet, *_arrow(), *opened, *_book((46.0, -14.0), 15.5, 22.0))


def _booklet() -> Moment:
    return (*_sheet((2,), level=False), *_arrow(), *_book(_MADE_AT, 31.0, 44.0, stapled=True))


def _pocket() -> Moment:
    fold = _dashes((_SHEET_AT[0], -31.0), (_SHEET_AT[0], 31.0))
    sheet = (*_upright(_SHEET_AT, down=False), *fold)
    return (*sheet, *_arrow(), *_book(_MADE_AT, 22.0, 31.0, stapled=True))


def _tiny() -> Moment:
    return (
        *_sheet((1, 3), across=(1,), down=(2,)),
        *_arrow(),
        *_book(_MADE_AT, 15.5, 22.0, stapled=True),
    )


def _accordion() -> Moment:
    x, y = _MADE_AT
    made: list[Piece] = []
    for panel in range(4):
        left = x - 18 + panel * 9.0
        low, high = (0.0, 4.0) if panel % 2 == 0 else (4.0, 0.0)
        corners = (
            (left, y - 11 + low),
            (left + 9, y - 11 + high),
            (left + 9, y + 11 + high),
            (left, y + 11 + low),
        )
        made += [polygon(corners, SHEET), *edges(corners, _EDGE)]
        if panel == 0:
            made.append(disc((left + 4.5, y + 4.5), 2.6, CORAL))
    return (*_sheet((1, 2, 3), across=(1,)), *_arrow(), *made)


def _leaflet() -> Moment:
    x, y = _MADE_AT
    flap = ((x + 10.3, y - 22), (x + 19, y - 17), (x + 19, y + 27), (x + 10.3, y + 22))
    return (
        *_sheet((1, 2), level=False, thirds=True),
        *_arrow(),
        polygon(flap, SHEET),
        *edges(flap, _EDGE),
        *_page(_MADE_AT, 20.6, 44.0, picture=True),
    )


def _cards() -> Moment:
    x, y = _MADE_AT
    fan = tuple(
        piece
        for step in (3, 2, 1, 0)
        for piece in _page((x - 5 + 5.0 * step, y + 3.5 - 2.5 * step), 22.0, 31.0, picture=step == 0)
    )
    return (*_upright(_SHEET_AT, down=True), *_arrow(), *fan)


def _single() -> Moment:
    pages = ((20.0, 7.0), (2.0, 2.0), (-16.0, -3.0))
    return tuple(
        piece for number, at in enumerate(pages) for piece in _page(at, 44.0, 62.0, picture=number == 2)
    )


def _tiles() -> Moment:
    x, y = _MADE_AT[0] - 8, _MADE_AT[1]
    wide, high = 26.0, 36.0
    whole = list(_page((x, y), 2 * wide, 2 * high, picture=True))
    joints = [
        line((x, y - high), (x, y + high), _EDGE),
        line((x - wide, y), (x + wide, y), _EDGE),
    ]
    return (*_page((-41.0, 0.0), wide, high), *arrow((-24, 0), (-11, 0)), *whole, *joints)


def _colour() -> Moment:
    return _big_page(_landscape(CORAL, BLUE, YELLOW))


def _grey() -> Moment:
    return _big_page(_landscape(INK, FAINT, FAINT))


def _black() -> Moment:
    """Dots, the larger the darker it is."""
    dots: list[Piece] = []
    for row in range(24):
        for column in range(_COLUMNS):
            x = (column - (_COLUMNS - 1) / 2) * _DOTS + (row % 2) * _DOTS / 2
            y = (row - 11.5) * _DOTS
            if abs(x) > 22:
                continue
            dark = 0.75 if hypot(x, y - 11) < 12 else (0.5 if y < -12 + x * 0.14 and y > -29 else 0.0)
            if dark:
                dots.append(disc((x, y), _DOTS * 0.62 * dark, INK, 10))
    return _big_page(tuple(dots))


def _riso() -> Moment:
    """Two plates, each in its ink, laid over one another and slipped a little."""
    first = _page((-14.0, 4.0), 40.0, 58.0)
    second = _page((14.0, -4.0), 40.0, 58.0)
    sun = disc((-14.0, 15.0), 11.0, CORAL, 32)
    hill = ((-3.0, -29.0), (31.0, -29.0), (31.0, -9.0), (-3.0, -15.0))
    over = disc((14.0, 7.0), 11.0, CORAL, 32)
    return (*first, sun, *second, over, polygon(hill, BLUE))


def _big_page(marks: Moment) -> Moment:
    return (*_page((0.0, 0.0), 50.0, 70.0), *marks)


def _landscape(sun: str, hill: str, field: str) -> Moment:
    return (
        disc((0.0, 11.0), 12.0, sun, 32),
        polygon(((-21.0, -31.0), (21.0, -31.0), (21.0, -9.0), (-21.0, -15.0)), hill),
        polygon(((-21.0, -31.0), (21.0, -31.0), (21.0, -23.0), (-21.0, -25.0)), field),
    )


def _page(at: XY, width: float, height: float, *, picture: bool = False) -> Moment:
    """A sheet with its middle there, and perhaps a sun over a hill on it."""
    box = _box(at, width, height)
    return (polygon(box, SHEET), *(_sun_and_hill(at, width, height) if picture else ()), *edges(box, _EDGE))


def _sun_and_hill(at: XY, width: float, height: float) -> Moment:
    x, y = at
    low, left, right = y - height * 0.42, x - width * 0.4, x + width * 0.4
    hill = ((left, low), (right, low), (right, low + height * 0.24), (left, low + height * 0.15))
    return (disc((x, y + height * 0.14), min(width, height) * 0.25, CORAL, 28), polygon(hill, BLUE))


def _book(at: XY, width: float, height: float, *, stapled: bool = False) -> Moment:
    """A closed booklet, its spine where reading begins, its other pages seen at the far edge."""
    x, y = at
    pages = tuple(
        piece for step in (2, 1) for piece in _page((x + 1.3 * step, y - 0.9 * step), width, height)
    )
    spine = x - width / 2
    staples = (
        line((spine, y + height * far - 2), (spine, y + height * far + 2), 1.8, BLUE)
        for far in ((0.26, -0.26) if stapled else ())
    )
    return (*pages, *_page(at, width, height, picture=True), *staples)


def _sheet(
    columns: tuple[int, ...],
    *,
    level: bool = True,
    cut: tuple[float, float] = (0.0, 0.0),
    across: tuple[int, ...] = (),
    down: tuple[int, ...] = (),
    thirds: bool = False,
) -> Moment:
    """An A4 sheet with folds as dashes, and cuts in coral: a slit, or the whole way `across` and `down`."""
    x0, y0 = _SHEET_AT[0] - _A4[0] / 2, _SHEET_AT[1] - _A4[1] / 2
    pieces: list[Piece] = [*_page(_SHEET_AT, *_A4)]
    parts = 3 if thirds else 4
    for column in columns:
        x = x0 + _A4[0] * column / parts
        pieces += _dashes((x, y0), (x, y0 + _A4[1]))
    if level and not across:
        pieces += _dashes((x0, y0 + _A4[1] / 2), (x0 + _A4[0], y0 + _A4[1] / 2))
    for row in across:
        y = y0 + _A4[1] * row / 2
        pieces.append(line((x0 - 2, y), (x0 + _A4[0] + 2, y), 1.4, CORAL))
    for column in down:
        x = x0 + _A4[0] * column / parts
        pieces.append(line((x, y0 - 2), (x, y0 + _A4[1] + 2), 1.4, CORAL))
    if cut[1]:
        middle = y0 + _A4[1] / 2
        pieces.append(line((x0 + _A4[0] * cut[0], middle), (x0 + _A4[0] * cut[1], middle), 1.4, CORAL))
    return tuple(pieces)


def _upright(at: XY, *, down: bool) -> Moment:
    """A standing A4 sheet, cut in two across, and into four when it is cut `down` as well."""
    x, y = at
    wide, high = _A4[1], _A4[0]
    across = line((x - wide / 2 - 2, y), (x + wide / 2 + 2, y), 1.4, CORAL)
    upright = line((x, y - high / 2 - 2), (x, y + high / 2 + 2), 1.4, CORAL)
    return (*_page(at, wide, high), across, *((upright,) if down else ()))


def _dashes(start: XY, end: XY) -> Moment:
    (x0, y0), (x1, y1) = start, end
    count = int(hypot(x1 - x0, y1 - y0) / (2 * _DASH))
    return tuple(
        line(
            (x0 + (x1 - x0) * at / count, y0 + (y1 - y0) * at / count),
            (x0 + (x1 - x0) * (at + 0.5) / count, y0 + (y1 - y0) * (at + 0.5) / count),
            0.6,
            FAINT,
        )
        for at in range(count)
    )


def _arrow() -> Moment:
    return arrow((9.5, 0), (15, 0))


def _box(at: XY, width: float, height: float) -> tuple[XY, ...]:
    x, y = at
    return (
        (x - width / 2, y - height / 2),
        (x + width / 2, y - height / 2),
        (x + width / 2, y + height / 2),
        (x - width / 2, y + height / 2),
    )


_DRAWN: Final[dict[str, Callable[[], Moment]]] = {
    "mini": _mini,
    "mini-poster": _mini_poster,
    "booklet": _booklet,
    "pocket": _pocket,
    "tiny": _tiny,
    "accordion": _accordion,
    "leaflet": _leaflet,
    "cards": _cards,
    "poster": _single,
    "tiles": _tiles,
    "colour": _colour,
    "grey": _grey,
    "black": _black,
    "riso": _riso,
}
PICTURES: Final = tuple(_DRAWN)
