"""Folded without a cut: the accordion, and the leaflet folded twice like a letter."""

from dataclasses import replace
from math import cos, radians, sin
from typing import Final

from fanzines.model import Direction
from printing.products.guides.scene import SHEET, XY, Guide, Moment, Step, part
from printing.products.guides.space import Facet, Mark, flat, projected, seen, turned
from printing.products.guides.tools import arrow, back_cover, cover, writing

_PANELS: Final = 4
_W: Final = 23.0
_H: Final = 38.0
_STANDS: Final = (0.0, -18.0)
_LETTER_W: Final = 30.0
_LETTER_H: Final = 52.0
_GAP: Final = 0.6


def accordion_guide(direction: Direction = Direction.LTR) -> Guide:
    """Back and forth, one fold after the other."""
    rtl = direction is Direction.RTL
    steps = (
        Step(lambda done: _zigzag(part(done, 0.15, 0.85), rtl, done < 1), 3.0, still=0.35),
        Step(lambda done: _zigzag(1.0, rtl, hint=False, faced=part(done, 0.0, 0.6)), 1.6, still=1.0),
    )
    return Guide(f"accordion-{direction.value}", steps)


def letter_guide(direction: Direction = Direction.LTR) -> Guide:
    """The last third over the middle, then the cover over both."""
    rtl = direction is Direction.RTL
    steps = (
        Step(lambda done: _letter(part(done, 0.15, 0.85), 0.0, rtl), still=0.5),
        Step(lambda done: _letter(1.0, part(done, 0.15, 0.85), rtl), still=0.5),
        Step(lambda done: _letter(1.0, 1.0, rtl, 1 + 0.25 * part(done, 0.0, 0.6)), 1.6, still=1.0),
    )
    return Guide(f"letter-{direction.value}", steps)


def _zigzag(done: float, rtl: bool, hint: bool, faced: float = 0.0) -> Moment:
    way = -1 if rtl else 1
    lean = radians(84 * done)
    step, deep = _W * cos(lean), _W * sin(lean)
    left = -_PANELS * step / 2
    facets = []
    for panel in range(_PANELS):
        x0, x1 = left + panel * step, left + (panel + 1) * step
        y0, y1 = (0.0, deep) if panel % 2 else (deep, 0.0)
        corners = ((x0, y0, 0.0), (x1, y1, 0.0), (x1, y1, _H), (x0, y0, _H))
        place = _PANELS - 1 - panel if rtl else panel
        facets.append(Facet(corners, front=_leaf(place), back_colour=SHEET))
    facing = [turned(one, (0.0, 0.0, 0.0), (0.0, 0.0, 1.0), way * 84 * faced) for one in facets]
    ends = [projected((side * (_PANELS * step / 2), 0.0, _H * 0.4), _STANDS) for side in (-1, 1)]
    hints = _pushes(ends) if hint else ()
    return (*seen(facing, _STANDS, 1 + 0.2 * faced), *hints)


def _pushes(ends: list[XY]) -> Moment:
    (x0, y0), (x1, y1) = ends
    return (*arrow((x0 - 13, y0), (x0 - 5, y0)), *arrow((x1 + 13, y1), (x1 + 5, y1)))


def _leaf(place: int) -> tuple[Mark, ...]:
    return cover() if place == 0 else writing()


def _letter(first: float, second: float, rtl: bool, scale: float = 1.0) -> Moment:
    """The inside lies up; on the outside of the third that is folded last is the cover."""
    way = -1 if rtl else 1
    half = 1.5 * _LETTER_W
    facets = []
    for column in (-1, 0, 1):
        x = column * _LETTER_W - _LETTER_W / 2
        outside = cover() if column == -way else (writing() if column else back_cover())
        facet = Facet(
            flat(x, -_LETTER_H / 2, _LETTER_W, _LETTER_H),
            front=writing(),
            back=_mirrored(outside),
            back_colour=SHEET,
        )
        edge = (column * _LETTER_W / 2, 0.0, _GAP)
        if column == way:
            facet = replace(
                turned(facet, edge, (0, 1, 0), -way * 180 * first), over=1.0 if first > 0.5 else 0.0
            )
        elif column == -way:
            folded = turned(facet, (edge[0], 0.0, 2 * _GAP), (0, 1, 0), way * 180 * second)
            facet = replace(folded, over=2.0 if second > 0.5 else 0.0)
        facets.append(facet)
    shown = seen(facets, (0.0, -3.0), scale)
    if 0 < second < 1 or (first >= 1 and second == 0):
        return (*shown, *_over(-way, half))
    return (*shown, *_over(way, half)) if first < 1 else shown


def _over(side: int, half: float) -> Moment:
    start, end = (projected((side * x, _LETTER_H / 2, 0.0), (0.0, 0.0)) for x in (half * 0.8, 0.0))
    return arrow(start, end, bend=-7.0 * side)


def _mirrored(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """What is printed on a back, as it is seen from there."""
    return tuple(Mark(tuple((1 - x, y) for x, y in mark.points), mark.colour) for mark in marks)
