"""Speech and thought around words: drawn with a brush, with a tail or puffs that lead down to one side."""

from collections.abc import Iterable, Sequence
from math import copysign, cos, hypot, pi, sin
from typing import Any, Final, NamedTuple

import pyclipper

from fanzines.plane import Box, Ring
from fanzines.typesetting.shapes import Band, Shape, disc, moved, uneven

clipper: Any = pyclipper  # it carries no types
_UNITS: Final = 1000
_ROUNDNESS: Final = 2.7  # 2 is an ellipse, much more a rectangle
_POINTS: Final = 120


class Body(NamedTuple):
    """A rounded form about its centre, `across` and `down` mm to its sides."""

    x: float
    y: float
    across: float
    down: float

    def at(self, angle: float) -> tuple[float, float]:
        """The point of its edge in that direction (radians, 0 to the right, clockwise)."""
        power = 2 / _ROUNDNESS
        dx, dy = (copysign(abs(part) ** power, part) for part in (cos(angle), sin(angle)))
        return self.x + self.across * dx, self.y + self.down * dy


def speech(lines: Sequence[Band], em: float, ground: str, ink: str, *, to_the_left: bool) -> Iterable[Shape]:
    """A bubble with a tail; it points to where the reading begins."""
    body = _around(lines, 0.8 * em, 0.45 * em)
    side = -1.0 if to_the_left else 1.0
    rings = [_wavering(body), _tail(body, em, side)]
    return _inked(rings, em, ground, ink)


def thought(lines: Sequence[Band], em: float, ground: str, ink: str, *, to_the_left: bool) -> Iterable[Shape]:
    """A cloud with three puffs."""
    body = _around(lines, 0.55 * em, 0.2 * em)
    side = -1.0 if to_the_left else 1.0
    x, y = body.at(pi / 2 - side * 0.5)
    y = body.y + body.down + 1.55 * em
    puffs = [
        disc(x + side * along * em, y + down * em, radius * em, flat=0.86)
        for along, down, radius in ((0.0, 0.0, 0.4), (0.6, 0.62, 0.26), (1.0, 1.08, 0.15))
    ]
    return _inked([*_lobes(body, em), *puffs], em, ground, ink)


def _around(lines: Sequence[Band], beside: float, above: float) -> Body:
    """The form that holds every line's corners."""
    box = Box(
        min(band.left for band in lines),
        min(band.top for band in lines),
        max(band.right for band in lines),
        max(band.bottom for band in lines),
    )
    (x, y), across, down = box.centre, box.width / 2 + beside, box.height / 2 + above
    spare = beside / 2
    corners = (
        (cx, cy) for b in lines for cx in (b.left - spare, b.right + spare) for cy in (b.top, b.bottom)
    )
    grown = max(
        (abs((cx - x) / across) ** _ROUNDNESS + abs((cy - y) / down) ** _ROUNDNESS) ** (1 / _ROUNDNESS)
        for cx, cy in corners
    )
    return Body(x, y, across * max(grown, 0.9), down * max(grown, 0.9))


def _wavering(body: Body) -> Ring:
    found = []
    for step in range(_POINTS):
        angle = 2 * pi * step / _POINTS
        x, y = body.at(angle)
        by = 1.012 + 0.012 * sin(2 * angle + 0.7) + 0.008 * sin(3 * angle + 2.1)
        found.append((body.x + (x - body.x) * by, body.y + (y - body.y) * by))
    return tuple(found)


def _tail(body: Body, em: float, side: float) -> Ring:
    """A horn that leaves the bubble below and bends outward."""
    x = body.x + side * 0.42 * body.across
    top, bottom = body.y + 0.5 * body.down, body.y + body.down
    tip = x + side * 0.95 * em, bottom + 1.25 * em
    near, far = x - side * 0.5 * em, x + side * 0.4 * em
    inner = _bow((near, top), (x - side * 0.35 * em, bottom + 0.65 * em), tip)
    outer = _bow(tip, (x + side * 0.4 * em, bottom + 0.6 * em), (far, top))
    return (*inner, *outer)


def _bow(
    start: tuple[float, float], pull: tuple[float, float], end: tuple[float, float]
) -> list[tuple[float, float]]:
    found = []
    for step in range(12):
        t = step / 12
        a, b, c = (1 - t) * (1 - t), 2 * t * (1 - t), t * t
        found.append((a * start[0] + b * pull[0] + c * end[0], a * start[1] + b * pull[1] + c * end[1]))
    return found


def _lobes(body: Body, em: float) -> list[Ring]:
    """The form itself, and round lobes of different sizes along its edge."""
    edge = [body.at(2 * pi * step / _POINTS) for step in range(_POINTS)]
    lobes, along, last = [tuple(edge)], 0.0, edge[-1]
    room = 0.0
    for x, y in edge:
        along += hypot(x - last[0], y - last[1])
        last = x, y
        if along >= room:
            radius = (1.0 + 0.25 * uneven(5, len(lobes))) * em
            room, along = 1.2 * radius, 0.0
            lobes.append(disc(x, y, radius))
    return lobes


def _inked(rings: list[Ring], em: float, ground: str, ink: str) -> Iterable[Shape]:
    """The rings as one form with a line around it, heavier below as a brush leaves it."""
    line = 0.3 + 0.035 * em
    form = _joined(rings)
    return (Shape(moved(_grown(form, line), 0.12 * line, 0.22 * line), ink), Shape(form, ground))


def _joined(rings: list[Ring]) -> tuple[Ring, ...]:
    form = clipper.Pyclipper()
    paths = [_oriented(ring) for ring in rings]
    form.AddPaths(paths, clipper.PT_SUBJECT, True)
    found = form.Execute(clipper.CT_UNION, clipper.PFT_NONZERO, clipper.PFT_NONZERO)
    return _rings(path for path in found if clipper.Orientation(path))


def _oriented(ring: Ring) -> list[tuple[int, int]]:
    path = [(round(x * _UNITS), round(y * _UNITS)) for x, y in ring]
    return path if clipper.Orientation(path) else path[::-1]


def _grown(rings: tuple[Ring, ...], by: float) -> tuple[Ring, ...]:
    offset = clipper.PyclipperOffset(2.0, 0.01 * _UNITS)
    offset.AddPaths([_oriented(ring) for ring in rings], clipper.JT_ROUND, clipper.ET_CLOSEDPOLYGON)
    return _rings(offset.Execute(by * _UNITS))


def _rings(paths: Iterable[Sequence[Sequence[int]]]) -> tuple[Ring, ...]:
    return tuple(tuple((x / _UNITS, y / _UNITS) for x, y in path) for path in paths)
