"""Strokes that answer one another: in a mirror, or around the middle of a mandala."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import Final

from fanzines.model import PAGE_HEIGHT, PAGE_WIDTH, Point, Stroke
from fanzines.plane import XY, rotated

MIDDLE: Final = (PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
FOLDS: Final = 8


class Symmetry(StrEnum):
    """How one stroke becomes several."""

    NONE = "none"
    MIRROR = "mirror"
    MANDALA = "mandala"


def mirrored(stroke: Stroke, symmetry: Symmetry, centre: XY = MIDDLE) -> tuple[Stroke, ...]:
    """The stroke, drawn in the page's millimetres, and its likenesses; itself comes first.

    A mirror stands upright through the centre; a mandala turns the stroke about it, eight in all.
    """
    others = (replace(stroke, points=tuple(map(move, stroke.points))) for move in moves(symmetry, centre)[1:])
    return (stroke, *others)


def moves(symmetry: Symmetry, centre: XY = MIDDLE) -> tuple[Callable[[Point], Point], ...]:
    """For each likeness, where a point of the page goes; the first leaves it where it is."""
    cx, cy = centre
    match symmetry:
        case Symmetry.NONE:
            return (_turned(cx, cy, 0),)
        case Symmetry.MIRROR:
            return _turned(cx, cy, 0), lambda point: replace(point, x=2 * cx - point.x)
        case Symmetry.MANDALA:
            return tuple(_turned(cx, cy, 360 / FOLDS * fold) for fold in range(FOLDS))


def _turned(cx: float, cy: float, degrees: float) -> Callable[[Point], Point]:
    def turned(point: Point) -> Point:
        if not degrees:
            return point
        x, y = rotated(point.x - cx, point.y - cy, degrees)
        return replace(point, x=cx + x, y=cy + y)

    return turned
