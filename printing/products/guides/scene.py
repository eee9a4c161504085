"""What a guide is: steps that draw themselves at any moment as flat convex pieces, painted in their order.

Nothing else is needed to show it: a screen fills triangles, paper fills paths. Lengths are mm, y up, from
the middle of the guide's frame.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import hypot
from typing import Final

WIDE: Final = 120.0
HIGH: Final = 80.0
"""The frame that every moment of every guide lies in."""

INK: Final = "#1E1B18"
SHEET: Final = "#FFFDF8"
INSIDE: Final = "#E6DDCB"
CORAL: Final = "#FF5C4D"
BLUE: Final = "#0F6FB4"
YELLOW: Final = "#FFD23F"
FAINT: Final = "#B9AE9A"
COLOURS: Final = (INK, SHEET, INSIDE, CORAL, BLUE, YELLOW, FAINT)
"""All that a guide is coloured with."""

XY = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Piece:
    """A convex polygon, anticlockwise, in one of `COLOURS`."""

    points: tuple[XY, ...]
    colour: str


Moment = tuple[Piece, ...]
"""Pieces from the lowest to the highest."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, taking so many seconds on a screen; `draw` gets how far it is done, 0 to 1.

    `still` is the moment that says most where nothing moves.
    """

    draw: Callable[[float], Moment]
    seconds: float = 2.4
    still: float = 0.5


@dataclass(frozen=True, slots=True)
class Guide:
    """Steps in their order; `name` is for files, touches and tests."""

    name: str
    steps: tuple[Step, ...]


def flowing(done: float) -> float:
    """The same way with a soft beginning and a soft end."""
    done = min(max(done, 0.0), 1.0)
    return done * done * (3 - 2 * done)


def part(done: float, start: float, end: float) -> float:
    """How far the stretch from `start` to `end` of a step is done, softly."""
    return flowing((done - start) / (end - start))


def polygon(points: Iterable[XY], colour: str) -> Piece:
    """The piece with those corners, whichever way around they come."""
    found = tuple(points)
    return Piece(found if area(found) >= 0 else found[::-1], colour)


def area(points: tuple[XY, ...]) -> float:
    """What a polygon covers; negative when its corners come clockwise."""
    pairs = zip(points, (*points[1:], points[0]), strict=True)
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs) / 2


def line(start: XY, end: XY, width: float, colour: str = INK) -> Piece:
    """A straight line with square ends."""
    length = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    along = (end[0] - start[0]) / length * width / 2, (end[1] - start[1]) / length * width / 2
    (x0, y0), (x1, y1), (ax, ay) = start, end, along
    x0, y0, x1, y1 = x0 - ax, y0 - ay, x1 + ax, y1 + ay
    return polygon(((x0 - ay, y0 + ax), (x0 + ay, y0 - ax), (x1 + ay, y1 - ax), (x1 - ay, y1 + ax)), colour)


def edges(points: tuple[XY, ...], width: float, colour: str = INK) -> Moment:
    """A closed outline."""
    return tuple(
        line(start, end, width, colour) for start, end in zip(points, (*points[1:], points[0]), strict=True)
    )
