"""A poster over several sheets: trim the overlap, lay one on the other, tape them."""

from math import cos, sin, tau
from typing import Final

from printing.products.guides.scene import (
    BLUE,
    CORAL,
    FAINT,
    SHEET,
    XY,
    Guide,
    Moment,
    Piece,
    Step,
    edges,
    line,
    part,
    polygon,
)
from printing.products.guides.tools import scissors, tape

_W: Final = 16.4
_H: Final = 23.2
_RIM: Final = 3.0
_APART: Final = 6.0


def tiling_guide() -> Guide:
    """How sheets become one poster."""
    steps = (
        Step(_trim, 2.8, still=0.6),
        Step(_join, 2.4, still=0.4),
        Step(_taped, 1.8, still=0.9),
    )
    return Guide("tiling", steps)


def _trim(done: float) -> Moment:
    """The rim of every sheet that lies on another is cut off."""
    cut = part(done, 0.15, 0.85)
    pieces: list[Piece] = []
    for column in (0, 1):
        for row in (0, 1):
            pieces += _sheet(column, row, _APART, with_rim=column == 0)
    x, top, bottom = -_APART / 2 - _RIM, _H + _APART / 2, -_H - _APART / 2
    here = top + (bottom - top) * cut
    pieces.append(line((x, top), (x, here), 0.9, CORAL))
    return (*pieces, *scissors((x, here), -tau / 4, 0.34 * abs(cos(done * 9)), 0.54))


def _join(done: float) -> Moment:
    """They are laid edge to edge."""
    apart = _APART * (1 - part(done, 0.15, 0.85))
    return tuple(
        piece for row in (0, 1) for column in (1, 0) for piece in _sheet(column, row, apart, with_rim=False)
    )


def _taped(done: float) -> Moment:
    """And taped."""
    sheets = _join(1.0)
    strips: list[Piece] = []
    places = [((0.0, side * _H * 0.6), 9.0, 4.0) for side in (1, -1)]
    places += [((side * _W * 0.5, 0.0), 4.0, 9.0) for side in (-1, 1)]
    for number, (centre, width, height) in enumerate(places):
        if done > 0.15 + 0.18 * number:
            strips += tape(centre, width, height)
    return (*sheets, *strips)


def _sheet(column: int, row: int, apart: float, *, with_rim: bool) -> list[Piece]:
    """One of four sheets with its quarter of the sun and the hill."""
    dx, dy = (-1 if column == 0 else 1), (-1 if row else 1)
    at = dx * apart / 2, dy * apart / 2
    x0, x1 = sorted((at[0], at[0] + dx * _W))
    y0, y1 = sorted((at[1], at[1] + dy * _H))
    box = ((x0, y0), (x1, y0), (x1, y1), (x0, y1))
    pieces = [polygon(box, SHEET)]
    radius, quarter = 12.0, {(1, 1): 0, (-1, 1): 1, (-1, -1): 2, (1, -1): 3}[(dx, dy)]
    rim: list[XY] = [
        (at[0] + radius * cos(tau * (quarter + k / 8) / 4), at[1] + radius * sin(tau * (quarter + k / 8) / 4))
        for k in range(9)
    ]
    pieces.append(polygon(((at[0], at[1]), *rim), CORAL))
    if dy < 0:
        low = at[1] - _H
        pieces.append(
            polygon(((x0 + 2, low + 2), (x1 - 2, low + 2), (x1 - 2, low + 10), (x0 + 2, low + 8)), BLUE)
        )
    if with_rim:
        strip = ((x1 - _RIM, y0), (x1, y0), (x1, y1), (x1 - _RIM, y1))
        pieces.append(polygon(strip, FAINT))
    return [*pieces, *edges(box, 0.5)]
