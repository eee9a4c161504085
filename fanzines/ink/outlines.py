"""The outline of one stroke: what a pen of that width leaves when a hand draws along those points."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from perfect_freehand import get_stroke_outline_points, get_stroke_points

from fanzines.model import Point, Stroke
from fanzines.plane import XY, Ring

# perfect-freehand thinks in pixels: it drops what lies nearer than 3 units to a line's end.
_UNITS: Final = 100.0
_STREAMLINE: Final = 0.3
_COARSEST: Final = 1.0
_FLATNESS: Final = 0.02
_LONG_STEP: Final = 2.0
_DOT_SIDES: Final = 32
_SQUARE: Final = 0.45
_LEAN: Final = (0.5, 0.87)
_STILL: Final = 0.02
_NEAREST: Final = 0.15


@dataclass(frozen=True, slots=True)
class Nib:
    """How a brush answers the hand. Lengths are in widths of its stroke.

    `size` is its own width; `contrast` how much of it the weight decides (0.5: from half as wide to half as
    wide again); `taper_in` and `taper_out` how long the line takes to swell and to end; `flat` ends are cut
    straight; `nearest` is how far a line has to go to have a direction, `touch` how far to be a line at all.
    """

    size: float = 1.0
    contrast: float = 0.5
    taper_in: float = 0.0
    taper_out: float = 0.0
    flat: bool = False
    nearest: float = 1.0
    touch: float = 0.0

    @property
    def unsettled(self) -> float:
        """How far behind its moving end, in widths, a line may still change."""
        return self.size * max(self.taper_out, self.nearest) + 0.5


PEN: Final = Nib()


def drawn_outline(stroke: Stroke, nib: Nib = PEN, *, begins: bool = True, ends: bool = True) -> Ring:
    """The stroke's outline as a closed ring in the drawing's millimetres, filled by the non-zero rule.

    At weight 0.5 the line is as wide as the stroke says. A stroke that stays in one place is a round dot, or
    what else the nib leaves. A piece of a longer stroke that does not begin or end it is not tapered there.
    """
    first, still = stroke.points[0], max(_STILL, nib.touch * stroke.width)
    if all(math.hypot(p.x - first.x, p.y - first.y) < still for p in stroke.points):
        heaviest = max(point.weight for point in stroke.points)
        return _touch(first, nib, stroke.width * nib.size * (0.5 + nib.contrast * (heaviest - 0.5)))
    size = stroke.width * nib.size * _UNITS
    points = get_stroke_points(
        [(p.x * _UNITS, p.y * _UNITS, p.weight) for p in _filled(stroke.points)],
        size=size * nib.nearest,
        streamline=_STREAMLINE,
        last=True,
    )
    hard = get_stroke_outline_points(
        points,
        size=size,
        thinning=nib.contrast,
        smoothing=min(0.5, _COARSEST / stroke.width),
        simulate_pressure=False,
        last=True,
        cap_start=not nib.flat,
        cap_end=not nib.flat,
        taper_start=nib.taper_in * size * begins,
        taper_end=nib.taper_out * size * ends,
        taper_start_ease=_eased,
        taper_end_ease=_eased,
    )
    return _rounded([(x / _UNITS, y / _UNITS) for x, y in hard])


def thinned(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The points without those nearer than 0.15 mm to the one kept before; the first and the last stay."""
    kept = [points[0]]
    for point in points[1:-1]:
        if is_apart(point, kept[-1]):
            kept.append(point)
    return (*kept, *points[1:][-1:])


def is_apart(point: Point, kept: Point) -> bool:
    """Whether the point is far enough from the one kept before to be kept itself."""
    return math.hypot(point.x - kept.x, point.y - kept.y) >= _NEAREST


def weight_from_speed(distance_mm: float, previous_weight: float) -> float:
    """The next sample's weight: the farther from the sample before, the thinner, little by little."""
    wanted = 0.1 + 0.8 / (1.0 + distance_mm / 1.5)
    return previous_weight + 0.25 * (wanted - previous_weight)


def _eased(share: float) -> float:
    return share * (2 - share)


def _touch(at: Point, nib: Nib, radius: float) -> Ring:
    """What a touch without a move leaves: a dot, a drop of a tapered nib, a soft square of a flat one."""
    angles = (2 * math.pi * side / _DOT_SIDES for side in range(_DOT_SIDES))
    return tuple((at.x + radius * x, at.y + radius * y) for x, y in (_touched(nib, a) for a in angles))


def _touched(nib: Nib, angle: float) -> XY:
    """A point of such a mark about the origin, of radius 1."""
    cos, sin = math.cos(angle), math.sin(angle)
    if nib.flat:
        return math.copysign(abs(cos) ** _SQUARE, cos), math.copysign(abs(sin) ** _SQUARE, sin)
    if nib.taper_out:  # a teardrop: x is drawn out to a point, then all of it leans
        x, y = 0.55 - 1.45 * cos, 0.72 * sin * math.sin(angle / 2) ** 1.2
        return _LEAN[0] * x + _LEAN[1] * y, _LEAN[1] * x - _LEAN[0] * y
    return cos, sin


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
