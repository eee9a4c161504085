"""What hands and tools do in a guide: arrows, scissors, staples, tape; and what is printed on its pages."""

from itertools import pairwise
from math import atan2, cos, pi, sin, tau
from typing import Final

from printing.products.guides.scene import (
    BLUE,
    CORAL,
    FAINT,
    INK,
    SHEET,
    XY,
    YELLOW,
    Moment,
    Piece,
    edges,
    line,
    polygon,
)
from printing.products.guides.space import Mark

_ARROW: Final = 2.2
_HEAD: Final = 6.0
_BENDS: Final = 14


def disc(centre: XY, radius: float, colour: str, corners: int = 20) -> Piece:
    """A filled circle."""
    x, y = centre
    return polygon(
        (
            (x + radius * cos(tau * at / corners), y + radius * sin(tau * at / corners))
            for at in range(corners)
        ),
        colour,
    )


def arrow(start: XY, end: XY, bend: float = 0.0, colour: str = CORAL) -> Moment:
    """An arrow that leaves the straight way by `bend` mm to its left in the middle."""
    across = start[1] - end[1], end[0] - start[0]
    length = (across[0] ** 2 + across[1] ** 2) ** 0.5 or 1.0
    by = across[0] / length * bend * 2, across[1] / length * bend * 2
    control = (start[0] + end[0]) / 2 + by[0], (start[1] + end[1]) / 2 + by[1]
    way = [_on_bend(start, control, end, at / _BENDS) for at in range(_BENDS + 1)]
    angle = atan2(end[1] - control[1], end[0] - control[0])
    tip = end[0] + cos(angle) * _HEAD * 0.6, end[1] + sin(angle) * _HEAD * 0.6
    wings = [
        (tip[0] - _HEAD * cos(angle + side), tip[1] - _HEAD * sin(angle + side)) for side in (0.52, -0.52)
    ]
    shaft = tuple(line(a, b, _ARROW, colour) for a, b in pairwise(way))
    return (*shaft, polygon((tip, *wings), colour))


def scissors(tip: XY, angle: float, opening: float, size: float = 1.0) -> Moment:
    """Scissors whose blades meet at `tip` and point along `angle` (radians), so far open (radians)."""
    pieces: list[Piece] = []
    for side in (1, -1):
        blade, handle = angle + side * opening, angle + pi + side * max(opening, 0.14) * 1.3
        pivot = _from(tip, angle + pi, 11 * size)
        pieces.append(line(pivot, _from(pivot, blade, 13 * size), 1.6 * size, BLUE))
        end = _from(pivot, handle, 8 * size)
        pieces.append(line(pivot, end, 1.8 * size, INK))
        ring = _from(end, handle, 3 * size)
        pieces += [disc(ring, 3.6 * size, INK), disc(ring, 2.0 * size, SHEET)]
    return tuple(pieces)


def staple(start: XY, end: XY, raised: float) -> Moment:
    """A staple over its two holes, so many mm above them."""
    if raised < 0.4:
        return (line(start, end, 1.6, BLUE),)
    (x0, y0), (x1, y1) = start, end
    high0, high1 = (x0, y0 + raised), (x1, y1 + raised)
    deep = min(raised, 4.0)
    legs = [line((x, y - deep), (x, y), 1.3, BLUE) for x, y in (high0, high1)]
    return (*legs, line(high0, high1, 1.3, BLUE))


def tape(centre: XY, width: float, height: float) -> Moment:
    """A strip of tape."""
    x, y = centre[0] - width / 2, centre[1] - height / 2
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    return (polygon(corners, YELLOW), *edges(corners, 0.35))


def check(centre: XY, size: float = 1.0, colour: str = BLUE) -> Moment:
    """It is right so."""
    x, y = centre
    low = (x - 1.5 * size, y - 3 * size)
    return (
        line((x - 4.5 * size, y), low, 2 * size, colour),
        line(low, (x + 5 * size, y + 4 * size), 2 * size, colour),
    )


def cross(centre: XY, size: float = 1.0, colour: str = CORAL) -> Moment:
    """Not so."""
    x, y = centre
    far = 4 * size
    return (
        line((x - far, y - far), (x + far, y + far), 2 * size, colour),
        line((x - far, y + far), (x + far, y - far), 2 * size, colour),
    )


def cover(*, upside_down: bool = False, tall: float = 1.42) -> tuple[Mark, ...]:
    """The picture on a front cover: a sun over a hill. `tall` is how much higher than wide the page is."""
    sun = tuple((0.5 + 0.26 * cos(tau * k / 18), 0.64 + 0.26 / tall * sin(tau * k / 18)) for k in range(18))
    marks = (
        Mark(((0.1, 0.08), (0.9, 0.08), (0.9, 0.3), (0.1, 0.22)), BLUE),
        Mark(sun, CORAL),
    )
    return _over(marks) if upside_down else marks


def writing(*, upside_down: bool = False, lines: int = 3, colour: str = FAINT) -> tuple[Mark, ...]:
    """Lines on a page."""
    marks = tuple(
        Mark(((0.18, y), (right, y), (right, y + 0.06), (0.18, y + 0.06)), colour)
        for y, right in list(zip((0.72, 0.52, 0.32), (0.82, 0.82, 0.6), strict=True))[:lines]
    )
    return _over(marks) if upside_down else marks


def back_cover(*, upside_down: bool = False) -> tuple[Mark, ...]:
    """A small square low on the last page."""
    marks = (Mark(((0.36, 0.14), (0.64, 0.14), (0.64, 0.34), (0.36, 0.34)), BLUE),)
    return _over(marks) if upside_down else marks


def _over(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    return tuple(Mark(tuple((1 - x, 1 - y) for x, y in mark.points), mark.colour) for mark in marks)


def _on_bend(start: XY, control: XY, end: XY, at: float) -> XY:
    rest = 1 - at
    return (
        rest * rest * start[0] + 2 * rest * at * control[0] + at * at * end[0],
        rest * rest * start[1] + 2 * rest * at * control[1] + at * at * end[1],
    )


def _from(start: XY, angle: float, far: float) -> XY:
    return start[0] + far * cos(angle), start[1] + far * sin(angle)
