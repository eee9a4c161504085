"""The outline of one stroke: what a pen of that width leaves when a hand draws along those points."""

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from perfect_freehand import get_stroke

from fanzines.model import Point, Stroke
from fanzines.plane import XY, Ring

# perfect-freehand thinks in pixels: it drops what lies nearer than 3 units to a line's end.
_UNITS: Final = 100.0
_THINNING: Final = 0.5
_STREAMLINE: Final = 0.3
_COARSEST: Final = 1.0
_FLATNESS: Final = 0.02
_LONG_STEP: Final = 2.0
_DOT_SIDES: Final = 32
_STILL: Final = 0.02
_NEAREST: Final = 0.15


def drawn_outline(stroke: Stroke) -> Ring:
    """The stroke's outline as a closed ring in the drawing's millimetres, filled by the non-zero rule.

    At weight 0.5 the line is as wide as the stroke says, at 0 half of that, at 1 half as wide again.
    A stroke that stays in one place is a round dot.
    """
    first = stroke.points[0]
    if all(math.hypot(p.x - first.x, p.y - first.y) < _STILL for p in stroke.points):
        heaviest = max(point.weight for point in stroke.points)
        return _dot(first, stroke.width * (0.5 + heaviest) / 2)
    hard = get_stroke(
        [(p.x * _UNITS, p.y * _UNITS, p.weight) for p in _filled(stroke.points)],
        size=stroke.width * _UNITS,
        thinning=_THINNING,
        smoothing=min(0.5, _COARSEST / stroke.width),
        streamline=_STREAMLINE,
        simulate_pressure=False,
        last=True,
    )
    return _rounded([(x / _UNITS, y / _UNITS) for x, y in hard])


def thinned(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The points without those nearer than 0.15 mm to the one kept before; the first and the last stay."""
    kept = [points[0]]
    for point in points[1:-1]:
        if math.hypot(point.x - kept[-1].x, point.y - kept[-1].y) >= _NEAREST:
            kept.append(point)
    return (*kept, *points[1:][-1:])


def weight_from_speed(distance_mm: float, previous_weight: float) -> float:
    """The next sample's weight: the farther from the sample before, the thinner, little by little."""
    wanted = 0.1 + 0.8 / (1.0 + distance_mm / 1.5)
    return previous_weight + 0.25 * (wanted - previous_weight)


def _dot(at: Point, radius: float) -> Ring:
    angles = (2 * math.pi * side / _DOT_SIDES for side in range(_DOT_SIDES))
    return tuple((at.x + radius * math.cos(a), at.y + radius * math.sin(a)) for a in angles)


def _filled(points: tuple[Point, ...]) -> list[Point]:
    """The points with one more in the middle of each long step, on the Catmull-Rom curve through them.

    A fast hand leaves few samples, and perfect-freehand misplaces its caps where two sharp turns meet.
    """
    filled = [points[0]]
    for index, (a, b) in enumerate(pairwise(points)):
        if math.hypot(b.x - a.x, b.y - a.y) > _LONG_STEP:
            before, after = points[max(index - 1, 0)], points[min(index + 2, len(points) - 1)]
            x = (9 * (a.x + b.x) - before.x - after.x) / 16
            y = (9 * (a.y + b.y) - before.y - after.y) / 16
            filled.append(Point(x, y, (a.weight + b.weight) / 2))
        filled.append(b)
    return filled


def _rounded(hard: list[XY]) -> Ring:
    """The ring as quadratic curves between its edges' middles, cut into pieces flat to 0.02 mm."""
    ring: list[XY] = []
    (px, py), (cx, cy) = hard[-1], hard[0]
    for nx, ny in (*hard[1:], hard[0]):
        bend = math.hypot(px - 2 * cx + nx, py - 2 * cy + ny) / 8
        if bend < _FLATNESS:
            ring.append(((px + 6 * cx + nx) / 8, (py + 6 * cy + ny) / 8))
        else:
            ring.extend(_curve(px, py, cx, cy, nx, ny, min(math.ceil(math.sqrt(bend / _FLATNESS)), 12)))
        px, py, cx, cy = cx, cy, nx, ny
    return tuple(ring)


def _curve(px: float, py: float, cx: float, cy: float, nx: float, ny: float, pieces: int) -> Iterator[XY]:
    """Points on the quadratic curve from the middle of p and c to the middle of c and n, bent toward c."""
    for piece in range(pieces):
        t = (piece + 0.5) / pieces
        u, v, w = (1 - t) * (1 - t) / 2, 0.5 + t - t * t, t * t / 2
        yield u * px + v * cx + w * nx, u * py + v * cy + w * ny
