"""Rings as scissors leave them: brought in order, cut to one another, walked along. Polygons are pyclipper's.

Rings come and go in millimetres. Those that come out of `united` and `inside` do not cross: outlines run one
way round and holes the other, so that the non-zero and the even-odd rule fill the same.
"""

import math
from collections.abc import Iterable
from typing import Final

import pyclipper

from fanzines.plane import XY, Ring

_UNITS: Final = 1000
_DUST: Final = 0.02


def united(rings: Iterable[Ring]) -> tuple[Ring, ...]:
    """What the rings fill together by the non-zero rule; nothing is left of what is too small to print."""
    return _from_clipper(pyclipper.SimplifyPolygons(_to_clipper(rings), pyclipper.PFT_NONZERO))


def unfolded(rings: Iterable[Ring]) -> tuple[Ring, ...]:
    """What is left of moved outlines and holes without the small loops that they threw where they crossed."""
    return _from_clipper(pyclipper.SimplifyPolygons(_to_clipper(rings), pyclipper.PFT_POSITIVE))


def inside(rings: Iterable[Ring], bounds: Iterable[Ring]) -> tuple[Ring, ...]:
    """What both fill by the non-zero rule."""
    return _executed(rings, bounds, pyclipper.CT_INTERSECTION)


def without(rings: Iterable[Ring], others: Iterable[Ring]) -> tuple[Ring, ...]:
    """What the first fill and the others do not, by the non-zero rule."""
    return _executed(rings, others, pyclipper.CT_DIFFERENCE)


def area(ring: Ring) -> float:
    """Square millimetres within a ring that does not cross itself; less than 0 when it runs the other way."""
    ahead = (*ring[1:], ring[0])
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, ahead, strict=True)) / 2


def rectangle(left: float, top: float, right: float, bottom: float) -> Ring:
    """A rectangle with upright sides."""
    return (left, top), (right, top), (right, bottom), (left, bottom)


def circle(x: float, y: float, radius: float, corners: int) -> Ring:
    """A circle as a polygon of so many corners."""
    angles = (2 * math.pi * corner / corners for corner in range(corners))
    return tuple((x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in angles)


def length(ring: Ring) -> float:
    """Millimetres around."""
    return sum(math.dist(a, b) for a, b in zip(ring, (*ring[1:], ring[0]), strict=True))


def evenly(ring: Ring, count: int) -> Ring:
    """So many points at even distances along the ring."""
    points: list[XY] = []
    step, walked, due = length(ring) / count, 0.0, 0.0
    for a, b in zip(ring, (*ring[1:], ring[0]), strict=True):
        stretch = math.dist(a, b)
        while stretch and due < walked + stretch and len(points) < count:
            along = (due - walked) / stretch
            points.append((a[0] + along * (b[0] - a[0]), a[1] + along * (b[1] - a[1])))
            due += step
        walked += stretch
    return tuple(points)


def _executed(rings: Iterable[Ring], others: Iterable[Ring], kind: int) -> tuple[Ring, ...]:
    clipper = pyclipper.Pyclipper()
    try:
        clipper.AddPaths(_to_clipper(rings), pyclipper.PT_SUBJECT, True)
        clipper.AddPaths(_to_clipper(others), pyclipper.PT_CLIP, True)
    except pyclipper.ClipperException:  # one of them is too thin to have an inside
        return ()
    return _from_clipper(clipper.Execute(kind, pyclipper.PFT_NONZERO, pyclipper.PFT_NONZERO))


def _to_clipper(rings: Iterable[Ring]) -> list[list[tuple[int, int]]]:
    return [[(round(x * _UNITS), round(y * _UNITS)) for x, y in ring] for ring in rings]


def _from_clipper(paths: Iterable[Iterable[tuple[int, int]]]) -> tuple[Ring, ...]:
    rings = (tuple((x / _UNITS, y / _UNITS) for x, y in path) for path in paths)
    return tuple(ring for ring in rings if abs(area(ring)) > _DUST)
