"""Taking ink away: what is left of a stroke's shape under an eraser's. Polygons are cut by pyclipper."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

import pyclipper

from fanzines.ink.marks import InkShape, Specks, box_of, speck_ring
from fanzines.plane import Box, Ring, box_around

_UNITS: Final = 10_000
_DUST: Final = 0.005 * _UNITS**2
_ROWS: Final = 64


class Rubber:
    """The shape of an eraser stroke, ready to be laid on others."""

    def __init__(self, shape: InkShape) -> None:
        self._reach = _Reach(shape)
        self._paths = _to_clipper(shape.polygons)

    def meets(self, shape: InkShape) -> bool:
        """Whether the two overlap by more than dust."""
        near, _ = self._reach.sifted(shape)
        clipper = self._on(near)
        return bool(clipper and _cut(clipper, pyclipper.CT_INTERSECTION))

    def leaves(self, shape: InkShape) -> InkShape | None:
        """The shape without what lies under the rubber: the very same when that is nothing, None when all."""
        near, (rings, specks) = self._reach.sifted(shape)
        clipper = self._on(near)
        if not clipper or not _cut(clipper, pyclipper.CT_INTERSECTION):
            return shape
        rings += tuple(_from_clipper(path) for path in _cut(clipper, pyclipper.CT_DIFFERENCE))
        if not (rings or specks):
            return None
        return replace(shape, polygons=rings, specks=specks, box=box_of(rings, specks))

    def _on(self, rings: Iterable[Ring]) -> pyclipper.Pyclipper | None:
        """The rings and the rubber in one clipper, or None when they have no inside to meet."""
        clipper = pyclipper.Pyclipper()
        try:
            clipper.AddPaths(_to_clipper(rings), pyclipper.PT_SUBJECT, True)
            clipper.AddPaths(self._paths, pyclipper.PT_CLIP, True)
        except pyclipper.ClipperException:  # one of them is too thin, or there are none
            return None
        return clipper


class _Reach:
    """Where a shape is, row by row from its left to its right: tells quickly what lies far from it."""

    def __init__(self, shape: InkShape) -> None:
        self._box = shape.box
        self._row = max(shape.box.height / _ROWS, 1e-6)
        self._extents = [(shape.box.right, shape.box.left)] * (_ROWS + 1)
        for ring in shape.polygons:
            for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True):
                for row in self._rows(min(ay, by), max(ay, by)):
                    left, right = self._extents[row]
                    self._extents[row] = min(left, ax, bx), max(right, ax, bx)

    def sifted(self, shape: InkShape) -> tuple[list[Ring], tuple[tuple[Ring, ...], Specks]]:
        """The rings that may meet it, specks too; and those rings and specks that do not.

        Rings that lie within one another as holes stay together.
        """
        if not shape.box.touches(self._box):
            return [], (shape.polygons, shape.specks)
        rings = [(ring, self._may_meet(box_around(ring))) for ring in shape.polygons]
        if any(near for _, near in rings) and _has_holes(shape.polygons):
            rings = [(ring, True) for ring in shape.polygons]
        dots = [(dot, self._may_meet(_around(dot))) for dot in shape.specks]
        near = [
            *(ring for ring, meets in rings if meets),
            *(speck_ring(*dot) for dot, meets in dots if meets),
        ]
        specks = Specks.of(dot for dot, meets in dots if not meets)
        return near, (tuple(ring for ring, meets in rings if not meets), specks)

    def _rows(self, top: float, bottom: float) -> range:
        first, last = ((edge - self._box.top) / self._row for edge in (top, bottom))
        return range(max(int(first), 0), min(int(last), _ROWS) + 1)

    def _may_meet(self, box: Box) -> bool:
        if not box.touches(self._box):
            return False
        extents = (self._extents[row] for row in self._rows(box.top, box.bottom))
        return any(left <= box.right and box.left <= right for left, right in extents)


def _around(dot: tuple[float, float, float]) -> Box:
    x, y, radius = dot
    return Box(x - radius, y - radius, x + radius, y + radius)


def _has_holes(rings: tuple[Ring, ...]) -> bool:
    """Whether some of several rings run the other way around."""
    return len({_area(ring) > 0 for ring in rings}) > 1


def _area(ring: Ring) -> float:
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True))


def _cut(clipper: pyclipper.Pyclipper, kind: int) -> list[list[tuple[int, int]]]:
    """The paths of the intersection or difference, without dust too small to print."""
    paths = clipper.Execute(kind, pyclipper.PFT_NONZERO, pyclipper.PFT_NONZERO)
    return [path for path in paths if abs(pyclipper.Area(path)) > _DUST]


def _to_clipper(rings: Iterable[Ring]) -> list[list[tuple[int, int]]]:
    return [[(round(x * _UNITS), round(y * _UNITS)) for x, y in ring] for ring in rings]


def _from_clipper(path: Iterable[tuple[int, int]]) -> Ring:
    return tuple((x / _UNITS, y / _UNITS) for x, y in path)
