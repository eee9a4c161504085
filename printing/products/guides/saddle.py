"""A stapled booklet: fold each sheet, lay one into the other, staple the fold twice, close it."""

from dataclasses import replace
from math import radians, sin
from typing import Final

from fanzines.model import Direction
from printing.products.guides.scene import SHEET, Guide, Moment, Piece, Step, part
from printing.products.guides.space import Facet, Mark, flat, moved, projected, seen, turned
from printing.products.guides.tools import arrow, back_cover, cover, staple, writing

_W: Final = 32.0
_H: Final = 45.0
_SHEETS: Final = 3
_GAP: Final = 0.7
_ROOF: Final = 48.0
_AT: Final = (0.0, -6.0)


def saddle_guide(direction: Direction = Direction.LTR) -> Guide:
    """How sheets printed on both sides become a booklet."""
    saddle = _Saddle(direction is Direction.RTL)
    steps = (
        Step(saddle.fold, still=0.5),
        Step(saddle.nest, still=0.5),
        Step(saddle.staple, still=0.4),
        Step(saddle.close, still=0.55),
        Step(saddle.done, 1.6, still=1.0),
    )
    return Guide(f"saddle-{direction.value}", steps)


class _Saddle:
    """The outer side of a sheet lies up: the front cover where reading begins, the back cover beside it."""

    def __init__(self, rtl: bool) -> None:
        self._way = -1 if rtl else 1

    def fold(self, done: float) -> Moment:
        """Each sheet is folded in the middle, its printed outer side outside."""
        lean = 90 * part(done, 0.15, 0.85)
        hints = self._down() if done < 0.85 else ()
        return (*seen(self._roof(lean, 0), _AT), *hints)

    def nest(self, done: float) -> Moment:
        """All of them lie one in the other, the cover outside."""
        facets: list[Facet] = []
        for sheet in range(_SHEETS):
            start = 0.1 + 0.27 * (_SHEETS - 1 - sheet)
            away = 29.0 * (1 - part(done, start, start + 0.35)) if sheet < _SHEETS - 1 else 0.0
            if sheet < _SHEETS - 1 and done < start:
                continue
            facets += self._roof(_ROOF, sheet, lifted=away)
        hint = arrow((0, 38), (0, 27)) if done < 0.8 else ()
        return (*seen(facets, (_AT[0], _AT[1] - 6)), *hint)

    def staple(self, done: float) -> Moment:
        """Two staples go through the fold."""
        pile = [facet for sheet in range(_SHEETS) for facet in self._roof(_ROOF, sheet)]
        at = (_AT[0], _AT[1] - 6)
        return (*seen(pile, at), *self._staples(16 * (1 - part(done, 0.25, 0.75)), at, _ROOF))

    def close(self, done: float) -> Moment:
        """Close it."""
        lean = _ROOF + (88.5 - _ROOF) * part(done, 0.15, 0.85)
        pile = [facet for sheet in range(_SHEETS) for facet in self._roof(lean, sheet)]
        return (*seen(pile, _AT), *(self._down() if done < 0.85 else ()), *self._staples(0, _AT, lean))

    def done(self, done: float) -> Moment:
        """The booklet."""
        down = 90 * part(done, 0.0, 0.6)
        facets = []
        for sheet in range(_SHEETS):
            for facet in self._roof(88.5, sheet):
                facets.append(turned(facet, (0, 0, 0), (0, 1, 0), -self._way * down))
        return seen(facets, (_AT[0] - self._way * 16 * down / 90, _AT[1]))

    def _down(self) -> Moment:
        return (*arrow((-44, 18), (-34, -2), bend=-4), *arrow((44, 10), (34, -10), bend=4))

    def _staples(self, raised: float, at: tuple[float, float], lean: float) -> Moment:
        top = self._ridge(lean)
        found: list[Piece] = []
        for y in (-0.36, 0.18):
            ends = [projected((0.0, _H * (y + step), top + 0.4), at) for step in (0.0, 0.18)]
            found += staple(ends[0], ends[1], raised)
        return tuple(found)

    def _ridge(self, lean: float) -> float:
        return _W * sin(radians(lean))

    def _roof(self, lean: float, sheet: int, *, lifted: float = 0.0) -> list[Facet]:
        """A sheet as a roof whose halves lean so many degrees; sheet 0 is the outermost."""
        ridge = self._ridge(lean) - sheet * _GAP + lifted
        facets = []
        for side in (-1, 1):
            x = -_W if side < 0 else 0.0
            outer, inner = self._printed(sheet, side)
            facet = Facet(flat(x, -_H / 2, _W, _H), front=outer, back=inner, back_colour=SHEET)
            facet = turned(facet, (0, 0, 0), (0, 1, 0), side * lean)
            out = side * (_SHEETS - sheet) * 0.12
            facets.append(replace(moved(facet, (out, 0.0, ridge)), over=float(_SHEETS - sheet)))
        return facets

    def _printed(self, sheet: int, side: int) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
        if sheet:
            return writing(), writing()
        return (cover() if side == self._way else back_cover()), writing()
