"""The mini zine: fold across, cut from the fold to the middle, open, fold along, push together, wrap."""

from dataclasses import replace
from math import cos, radians, sin
from typing import Final

from fanzines.model import Direction
from printing.products.guides.scene import XY, Guide, Moment, Step, line, part
from printing.products.guides.space import YAW, Facet, Mark, Vec, flat, moved, projected, seen, turned
from printing.products.guides.tools import arrow, back_cover, cover, scissors, writing

_W: Final = 20.0
_H: Final = 28.0
_GAP: Final = 0.3
_MIDDLE: Final = (0.0, -8.5)
_STANDING: Final = (0.0, -12.0)
_ORDER: Final = ((5, 4, 3, 2), (6, 7, 8, 1))


def mini_guide(direction: Direction = Direction.LTR) -> Guide:
    """How one sheet becomes a book of eight pages."""
    mini = _Mini(direction is Direction.RTL)
    return Guide(
        f"mini-{direction.value}",
        (
            Step(mini.across, still=0.44),
            Step(mini.cut, still=0.6),
            Step(mini.open, still=0.56),
            Step(mini.along, still=0.6),
            Step(mini.push, still=0.62),
            Step(mini.wrap, 3.0, still=0.55),
            Step(mini.done, 1.6, still=1.0),
        ),
    )


class _Mini:
    """A sheet of two rows of four pages, mirrored for a book that reads from right to left."""

    def __init__(self, rtl: bool) -> None:
        self._way = -1 if rtl else 1
        self._pages = tuple(row[::-1] if rtl else row for row in _ORDER)

    def across(self, done: float) -> Moment:
        """The half with the cover is laid over the other."""
        done = part(done, 0.15, 0.9)
        moving = self._halves(180 * done)
        hint = self._over_the_fold(1) if done < 1 else ()
        return (*seen(moving, _MIDDLE), *hint)

    def cut(self, done: float) -> Moment:
        """From the fold to the middle."""
        done = part(done, 0.15, 0.85)
        sheet = seen(self._halves(180), _MIDDLE)
        start, end = (projected((x, 0.0, 1.0), _MIDDLE) for x in (0.0, -self._way * _W))
        here = start[0] + (end[0] - start[0]) * done, start[1] + (end[1] - start[1]) * done
        angle = radians((180 if self._way > 0 else 0) + YAW * 0.77)
        tool = scissors(here, angle, 0.34 * abs(cos(done * 9)))
        return (*sheet, line(start, here, 1.0), *tool) if done > 0 else (*sheet, *tool)

    def open(self, done: float) -> Moment:
        """Open it again: the cut is in the middle."""
        done = part(done, 0.1, 0.85)
        slit = self._slit() if done > 0.97 else ()
        hint = self._over_the_fold(-1) if done < 1 else ()
        return (*seen(self._halves(180 * (1 - done)), _MIDDLE), *slit, *hint)

    def along(self, done: float) -> Moment:
        """Fold it the long way, the pages outside, and stand it up."""
        done = part(done, 0.1, 0.85)
        lean = 90 * done
        facets = []
        for row, turn in ((0, -lean), (1, lean)):
            for column in range(4):
                facet = self._lying(row, column)
                facets.append(turned(facet, (0, 0, 0), (1, 0, 0), turn))
        raised = [moved(facet, (0, 0, _H * sin(radians(lean)))) for facet in facets]
        at = (_MIDDLE[0], _MIDDLE[1] + (_STANDING[1] - _MIDDLE[1]) * done)
        hint = arrow((-53, 14), (-53, -12), bend=-5) if done < 1 else ()
        return (*seen(raised, at), *(() if done > 0 else self._slit()), *hint)

    def push(self, done: float) -> Moment:
        """Push the ends toward each other: the cut opens, and the pages become a cross."""
        done = part(done, 0.1, 0.9)
        slope = radians(90 * done)
        near, wide = cos(slope) * _W, sin(slope) * _W
        left, right = (-near - _W, 0.0), (near + _W, 0.0)
        front, back = (0.0, -wide), (0.0, wide)
        columns = ((left, (-near, 0.0)), ((-near, 0.0), front), (front, (near, 0.0)), ((near, 0.0), right))
        behind = ((left, (-near, 0.0)), ((-near, 0.0), back), (back, (near, 0.0)), ((near, 0.0), right))
        facets = [self._standing(1, at, *ends) for at, ends in enumerate(columns)]
        facets += [self._standing(0, at, *ends) for at, ends in enumerate(behind)]
        ends = [projected((side * (near + _W), 0.0, _H / 2), _STANDING) for side in (-1, 1)]
        hints = [
            arrow((x + 14 * s, y - 3.5 * s), (x + 6 * s, y - 1.5 * s))
            for (x, y), s in zip(ends, (-1, 1), strict=True)
        ]
        return (*seen(facets, _STANDING), *(hints[0] + hints[1] if done < 1 else ()))

    def wrap(self, done: float) -> Moment:
        """Lay all pages around, so that the cover is in front."""
        done = part(done, 0.1, 0.9)
        return (
            *seen(self._arms(done), _STANDING),
            *(arrow(*self._sides(((-26, -22), (14, -27))), bend=-5 * self._way) if done < 1 else ()),
        )

    def done(self, done: float) -> Moment:
        """The book."""
        near = part(done, 0.0, 0.6)
        at = (-16.0 * self._way * near, _STANDING[1] - 8 * near)
        return seen(self._arms(1.0), at, 1 + 0.5 * near)

    def _over_the_fold(self, way: int) -> Moment:
        start, end = (projected((way * side * self._way * 1.3 * _W, _H, 0.0), _MIDDLE) for side in (1, -1))
        return arrow((start[0], start[1] + 2), (end[0], end[1] + 2), bend=-6.0 * way * self._way)

    def _sides(self, ends: tuple[XY, XY]) -> tuple[XY, XY]:
        (x0, y0), (x1, y1) = ends
        return (x0 * self._way, y0), (x1 * self._way, y1)

    def _lying(self, row: int, column: int) -> Facet:
        y = 0.0 if row == 0 else -_H
        return Facet(flat((column - 2) * _W, y, _W, _H), front=self._printed(row, column))

    def _halves(self, lifted: float) -> list[Facet]:
        """The sheet with the half that bears the cover turned over the other by so many degrees."""
        sheet = []
        for row in (0, 1):
            for column in range(4):
                facet = self._lying(row, column)
                if (column > 1) is (self._way > 0):
                    over = 0.5 if lifted > 90 else 0.0
                    facet = replace(facet, over=over)
                    facet = turned(facet, (0, 0, _GAP), (0, 1, 0), -self._way * lifted)
                sheet.append(facet)
        return sheet

    def _slit(self) -> Moment:
        start, end = (projected((x, 0.0, 0.0), _MIDDLE) for x in (-_W, _W))
        return (line(start, end, 1.0),)

    def _standing(self, row: int, column: int, start: XY, end: XY) -> Facet:
        """A page that stands between two hinges, seen from the front in the near row, else from behind."""
        (x0, y0), (x1, y1) = start, end
        apart = -_GAP if row else _GAP
        low0: Vec = (x0, y0 + apart, 0.0)
        low1: Vec = (x1, y1 + apart, 0.0)
        high0, high1 = (low0[0], low0[1], _H), (low1[0], low1[1], _H)
        if row:
            return Facet((low0, low1, high1, high0), front=self._printed(1, column))
        return Facet((high0, high1, low1, low0), front=self._printed(0, column))

    def _arms(self, done: float) -> list[Facet]:
        """The cross whose arms go around its middle until all lie behind the cover."""
        stays = 0.0 if self._way > 0 else 180.0
        facets = []
        for name, angle, layer in (
            ("left", 180.0, 2),
            ("right", 0.0, 2),
            ("back", 90.0, 1),
            ("front", 270.0, 3),
        ):
            if angle == stays:
                turn, layer = 0.0, 0
            elif name == "front":
                turn = -270.0 if self._way > 0 else 270.0
            elif name == "back":
                turn = -90.0 * self._way
            else:
                turn = -180.0 * self._way
            facets += self._arm(name, angle + turn * done, layer * done)
        return facets

    def _arm(self, name: str, angle: float, layer: float) -> list[Facet]:
        """Two pages back to back, from the middle outward at that angle."""
        rows = {"left": ((1, 0), (0, 0)), "right": ((1, 3), (0, 3))}
        rows |= {"back": ((0, 1), (0, 2)), "front": ((1, 1), (1, 2))}
        way = radians(angle)
        end = _W * cos(way), _W * sin(way)
        side = -sin(way) * _GAP, cos(way) * _GAP
        shift = 0.5 * layer
        made = []
        for number, (row, column) in enumerate(rows[name]):
            # Seen from outside, a page's left edge lies at the middle or at the end of its arm.
            outward = (number == 0) is (name != "left")
            sign = -1 if outward else 1
            move = sign * side[0], sign * side[1] + shift
            middle, far = (move[0], move[1]), (end[0] + move[0], end[1] + move[1])
            left, right = (middle, far) if outward else (far, middle)
            low = (*left, 0.0), (*right, 0.0)
            high = (*left, _H), (*right, _H)
            corners = (low[0], low[1], high[1], high[0])
            if row == 0:  # these pages stand on their heads on the sheet
                corners = (high[1], high[0], low[0], low[1])
            made.append(Facet(corners, front=self._printed(row, column)))
        return made

    def _printed(self, row: int, column: int) -> tuple[Mark, ...]:
        page, over = self._pages[row][column], row == 0
        if page == 1:
            return cover(upside_down=over)
        return back_cover(upside_down=over) if page == 8 else writing(upside_down=over)
