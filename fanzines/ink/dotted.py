"""The dotted and the stitched line."""

import math
from random import Random

from fanzines.ink.track import Spot, Track
from fanzines.ink.trails import Marks, Place, Trail
from fanzines.model import Point
from fanzines.plane import XY, Ring

_STITCH, _GAP, _THREAD, _HOLE = 2.1, 1.15, 0.27, 0.13
_ROUND = 8


def dotted_line(width: float, seed: int) -> Trail:
    """Round dots, as wide as the line would be, with a little less than their own width between them."""
    return Trail(width, seed, _dot_stride, 0.0, _dot)


def stitched_line(width: float, seed: int) -> Trail:
    """A running stitch: a thread above the cloth, then below it, through holes a needle made."""
    return Trail(width, seed, _stitch_stride, width * (_STITCH + 0.4), _stitch, tap=_one_stitch)


def circle(x: float, y: float, radius: float, sides: int = 24) -> Ring:
    """A round outline."""
    angles = (2 * math.pi * side / sides for side in range(sides))
    return tuple((x + radius * math.cos(a), y + radius * math.sin(a)) for a in angles)


def _dot_stride(trail: Trail, spot: Spot) -> float:
    return trail.width * (0.5 + spot.weight) * 1.85


def _dot(trail: Trail, track: Track, place: Place, marks: Marks) -> None:
    spot = track.spot(place.along, 0.0)
    marks.rings.append(circle(spot.x, spot.y, trail.width * (0.5 + spot.weight) / 2))


def _stitch_stride(trail: Trail, _spot: Spot) -> float:
    return trail.width * (_STITCH + _GAP)


def _stitch(trail: Trail, track: Track, place: Place, marks: Marks) -> None:
    """The thread lies a little askew, as by hand; at the line's end it is pulled through sooner."""
    length = min(trail.width * _STITCH, track.length - place.along)
    if length < 0.9 * trail.width and place.index:
        return
    lean = (Random(place.index).random() - 0.5) * 0.16 * trail.width
    marks.rings.append(_thread(trail, track, place.along, length, lean))
    for end, side in ((place.along, -1.0), (place.along + length, 1.0)):
        spot = track.spot(end, trail.width / 4)
        x, y = spot.beside(side * 0.42 * trail.width, side * lean)
        marks.rings.append(circle(x, y, _HOLE * trail.width, 12))


def _thread(trail: Trail, track: Track, start: float, length: float, lean: float) -> Ring:
    """Its outline: fuller in the middle than at its round ends."""
    right: list[XY] = []
    left: list[XY] = []
    for step in range(2 * _ROUND + 1):
        t = (1 - math.cos(math.pi * step / (2 * _ROUND))) / 2
        spot = track.spot(start + t * length, trail.width / 4)
        half = (
            trail.width * _THREAD * (0.7 + 0.6 * spot.weight) * math.sin(math.pi * t) ** 0.4
            if 0 < t < 1
            else 0.0
        )
        middle = lean * (2 * t - 1)
        right.append(spot.beside(0, middle + half))
        left.append(spot.beside(0, middle - half))
    return (*left, *reversed(right))


def _one_stitch(trail: Trail, at: Point) -> tuple[Point, ...]:
    half = trail.width * _STITCH / 2
    return Point(at.x - half, at.y, at.weight), at, Point(at.x + half, at.y, at.weight)
