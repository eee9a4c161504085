"""Taking ink away: what is left of a stroke's shape under an eraser's. Polygons are cut by pyclipper."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import pyclipper

from fanzines.plane import Box, Ring, box_around

_UNITS: Final = 10_000
_DUST: Final = 0.005 * _UNITS**2


@dataclass(frozen=True, slots=True)
class InkShape:
    """What is left of one stroke: closed rings filled together by the non-zero rule, and their box."""

    colour: str
    polygons: tuple[Ring, ...]
    box: Box


class Rubber:
    """The shape of an eraser stroke, ready to be laid on others."""

    def __init__(self, shape: InkShape) -> None:
        self._box = shape.box
        self._paths = _to_clipper(shape.polygons)

    def meets(self, shape: InkShape) -> bool:
        """Whether the two overlap by more than dust."""
        clipper = self._on(shape)
        return bool(clipper and _cut(clipper, pyclipper.CT_INTERSECTION))

    def leaves(self, shape: InkShape) -> InkShape | None:
        """The shape without what lies under the rubber: the very same when that is nothing, None when all."""
        clipper = self._on(shape)
        if not clipper or not _cut(clipper, pyclipper.CT_INTERSECTION):
            return shape
        rings = tuple(_from_clipper(path) for path in _cut(clipper, pyclipper.CT_DIFFERENCE))
        if not rings:
            return None
        return InkShape(shape.colour, rings, box_around(point for ring in rings for point in ring))

    def _on(self, shape: InkShape) -> pyclipper.Pyclipper | None:
        """Both shapes in one clipper, or None when they cannot meet."""
        if not shape.box.touches(self._box):
            return None
        clipper = pyclipper.Pyclipper()
        try:
            clipper.AddPaths(_to_clipper(shape.polygons), pyclipper.PT_SUBJECT, True)
            clipper.AddPaths(self._paths, pyclipper.PT_CLIP, True)
        except pyclipper.ClipperException:  # one of them is too thin to have an inside
            return None
        return clipper


def _cut(clipper: pyclipper.Pyclipper, kind: int) -> list[list[tuple[int, int]]]:
    """The paths of the intersection or difference, without dust too small to print."""
    paths = clipper.Execute(kind, pyclipper.PFT_NONZERO, pyclipper.PFT_NONZERO)
    return [path for path in paths if abs(pyclipper.Area(path)) > _DUST]


def _to_clipper(rings: Iterable[Ring]) -> list[list[tuple[int, int]]]:
    return [[(round(x * _UNITS), round(y * _UNITS)) for x, y in ring] for ring in rings]


def _from_clipper(path: Iterable[tuple[int, int]]) -> Ring:
    return tuple((x / _UNITS, y / _UNITS) for x, y in path)
