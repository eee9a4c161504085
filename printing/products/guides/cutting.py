"""Several small things on a sheet: cut the pile, then lay its parts on one another, or keep them apart."""

from dataclasses import dataclass
from math import cos, pi
from typing import Final

from printing.products.guides.scene import (
    CORAL,
    INK,
    SHEET,
    XY,
    Moment,
    Piece,
    Step,
    edges,
    line,
    part,
    polygon,
)
from printing.products.guides.tools import disc, scissors

_WIDE: Final = 76.0
_HIGH: Final = 48.0
_APART: Final = 5.0
_LAYER: Final = 0.9
_SHEETS: Final = 3


def cutting_steps(columns: int, rows: int, *, piled: bool, lying: bool = True) -> tuple[Step, ...]:
    """Cutting a pile of lying or standing sheets into so many parts.

    When `piled` they are laid on one another, the first on top; else each is a copy of its own.
    """
    parts = _Parts(columns, rows, lying)
    after = Step(parts.pile if piled else parts.keep, 2.8, still=0.55 if piled else 1.0)
    return (Step(parts.cut, 2.8, still=0.6), after)


@dataclass(frozen=True, slots=True)
class _Parts:
    """Parts are counted row by row from the top left; each bears its number in dots."""

    columns: int
    rows: int
    lying: bool

    def cut(self, done: float) -> Moment:
        """Along every line, one after the other."""
        lines = self._lines()
        done = part(done, 0.1, 0.9) * len(lines)
        pieces: list[Piece] = [*self._all(0.0)]
        tool: Moment = ()
        for number, (start, end) in enumerate(lines):
            share = min(max(done - number, 0.0), 1.0)
            here = start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
            if share > 0:
                pieces.append(line(start, here, 1.2, CORAL))
            if share < 1 and not tool:
                angle = 0.0 if start[1] == end[1] else -pi / 2
                tool = scissors(here, angle, 0.34 * abs(cos(done * 9)), 0.6)
        return (*pieces, *tool)

    def pile(self, done: float) -> Moment:
        """The last part stays; each before it is laid on top, so that the first comes to lie uppermost."""
        count = self.columns * self.rows
        pieces: list[Piece] = []
        for number in reversed(range(count)):
            turn = count - 1 - number
            start = 0.1 + 0.7 * (turn - 1) / max(1, count - 1)
            way = part(done, start, start + 0.7 / max(1, count - 1)) if turn else 1.0
            x, y = self._middle(number, _APART)
            last = self._middle(count - 1, _APART)
            lift = turn * _SHEETS * _LAYER * way
            at = x + (last[0] - x) * way, y + (last[1] + lift - y) * way
            pieces += self._part(number, at)
        return tuple(pieces)

    def keep(self, done: float) -> Moment:
        """Every part is a whole copy."""
        return self._all(_APART * part(done, 0.1, 0.7))

    def _all(self, apart: float) -> Moment:
        return tuple(
            piece
            for number in range(self.columns * self.rows)
            for piece in self._part(number, self._middle(number, apart))
        )

    @property
    def _size(self) -> XY:
        shape = 1.41 if self.lying else 0.71
        width = min(_WIDE, _HIGH * shape) / self.columns
        return width, width * self.columns / shape / self.rows

    def _middle(self, number: int, apart: float) -> XY:
        column, row = number % self.columns, number // self.columns
        width, height = self._size
        x = (column - (self.columns - 1) / 2) * (width + apart)
        return x, ((self.rows - 1) / 2 - row) * (height + apart) - 2.0

    def _part(self, number: int, at: XY) -> Moment:
        x, y = at
        wide, high = self._size[0] / 2, self._size[1] / 2
        made: list[Piece] = []
        for layer in range(_SHEETS):
            low = y + layer * _LAYER
            box = (
                (x - wide, low - high),
                (x + wide, low - high),
                (x + wide, low + high),
                (x - wide, low + high),
            )
            made += [polygon(box, SHEET), *edges(box, 0.45)]
        top = y + (_SHEETS - 1) * _LAYER
        return (
            *made,
            *(
                disc((x + (dot - number / 2) * 4.4, top), 1.5, CORAL if dot == number else INK)
                for dot in range(number + 1)
            ),
        )

    def _lines(self) -> list[tuple[XY, XY]]:
        width, height = self._size
        wide, high = width * self.columns / 2 + 3, height * self.rows / 2
        top = (_SHEETS - 1) * _LAYER - 2.0
        level = [(self.rows / 2 - row) * height + top for row in range(1, self.rows)]
        upright = [(column - self.columns / 2) * width for column in range(1, self.columns)]
        return [
            *(((-wide, y), (wide, y)) for y in level),
            *(((x, high + top), (x, top - high)) for x in upright),
        ]
