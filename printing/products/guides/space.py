"""Sheets in space: facets of paper that are turned about their folds and seen from the front, from above."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import cos, radians, sin
from typing import Final

from printing.products.guides.scene import INSIDE, SHEET, XY, Moment, area, edges, polygon

Vec = tuple[float, float, float]
"""To the right, away from who looks, and up; mm."""

YAW: Final = -11.0
"""Degrees by which all is turned, so that edges do not hide behind each other."""
_YAW: Final = radians(YAW)
_PITCH: Final = radians(50)
_LINE: Final = 0.45
_HIDDEN: Final = 0.02


@dataclass(frozen=True, slots=True)
class Mark:
    """Something printed on a side: a convex shape in parts of the facet, from its first corner."""

    points: tuple[XY, ...]
    colour: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A flat four-cornered part of a sheet, its corners anticlockwise as its front is seen.

    `over` moves it nearer to who looks where paper lies on paper.
    """

    corners: tuple[Vec, Vec, Vec, Vec]
    front: tuple[Mark, ...] = ()
    back: tuple[Mark, ...] = ()
    front_colour: str = SHEET
    back_colour: str = INSIDE
    over: float = 0.0


def flat(x: float, y: float, width: float, height: float, z: float = 0.0) -> tuple[Vec, Vec, Vec, Vec]:
    """The corners of a facet that lies on the table with its front up."""
    return (x, y, z), (x + width, y, z), (x + width, y + height, z), (x, y + height, z)


def turned(facet: Facet, about: Vec, axis: Vec, degrees: float) -> Facet:
    """The facet turned about a line through a point along an axis (of length 1)."""
    a, b, c, d = (_turned(corner, about, axis, degrees) for corner in facet.corners)
    return replace(facet, corners=(a, b, c, d))


def moved(facet: Facet, by: Vec) -> Facet:
    """The facet in another place."""
    a, b, c, d = ((x + by[0], y + by[1], z + by[2]) for x, y, z in facet.corners)
    return replace(facet, corners=(a, b, c, d))


def seen(facets: Iterable[Facet], at: XY = (0.0, 0.0), scale: float = 1.0) -> Moment:
    """The facets as they are seen, the farthest first."""
    ordered = sorted(facets, key=lambda facet: facet.over - _depth(facet.corners))
    return tuple(piece for facet in ordered for piece in _seen(facet, at, scale))


def projected(point: Vec, at: XY = (0.0, 0.0), scale: float = 1.0) -> XY:
    """Where a point in space is seen."""
    x, y, z = point
    right, away = x * cos(_YAW) - y * sin(_YAW), x * sin(_YAW) + y * cos(_YAW)
    return at[0] + scale * right, at[1] + scale * (away * sin(_PITCH) + z * cos(_PITCH))


def _depth(corners: Sequence[Vec]) -> float:
    """How far from who looks its middle is."""
    x, y, z = (sum(corner[axis] for corner in corners) / len(corners) for axis in range(3))
    away = x * sin(_YAW) + y * cos(_YAW)
    return away * cos(_PITCH) - z * sin(_PITCH)


def _seen(facet: Facet, at: XY, scale: float) -> Moment:
    points = tuple(projected(corner, at, scale) for corner in facet.corners)
    covered = area(points)
    if abs(covered) < _HIDDEN:
        return edges((points[0], points[2]), _LINE)
    from_front = covered > 0
    marks, colour = (facet.front, facet.front_colour) if from_front else (facet.back, facet.back_colour)
    printed = (
        polygon((_within(points, mark_point) for mark_point in mark.points), mark.colour) for mark in marks
    )
    return (polygon(points, colour), *printed, *edges(points, _LINE))


def _within(points: Sequence[XY], place: XY) -> XY:
    (x, y), (x1, y1), _, (x3, y3) = points
    u, v = place
    return x + u * (x1 - x) + v * (x3 - x), y + u * (y1 - y) + v * (y3 - y)


def _turned(point: Vec, about: Vec, axis: Vec, degrees: float) -> Vec:
    """By Rodrigues' formula."""
    angle = radians(degrees)
    x, y, z = (point[0] - about[0], point[1] - about[1], point[2] - about[2])
    a, b, c = axis
    dot = (a * x + b * y + c * z) * (1 - cos(angle))
    cross = (b * z - c * y, c * x - a * z, a * y - b * x)
    return (
        about[0] + x * cos(angle) + cross[0] * sin(angle) + a * dot,
        about[1] + y * cos(angle) + cross[1] * sin(angle) + b * dot,
        about[2] + z * cos(angle) + cross[2] * sin(angle) + c * dot,
    )
