"""Shapes to cut a photograph into, and the cut that scissors leave, in the photo's own mm."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from fanzines.model import Frame, Photo
from fanzines.photos.rings import area, circle, evenly, inside, length, rectangle, united
from fanzines.plane import XY, Box, Ring, rotated

__all__ = ["SHAPES", "crop", "scissors", "shape", "shaped", "straight"]

SHAPES: Final = ("circle", "heart", "polaroid", "window", "stamp")

_FRAMES: Final = {"polaroid": Frame.POLAROID, "stamp": Frame.STAMP}
_BAR: Final = 0.045
_STAMP: Final = 4 / 5
_SMALLEST: Final = 20.0
_CRUMB: Final = 0.03
_HAND: Final = 0.9
_MOST_POINTS: Final = 900
_MOST_RINGS: Final = 20


def shape(name: str, width: float, height: float) -> tuple[Ring, ...]:
    """The shape as large as it fits into a photo of that size. Raises KeyError for an unknown one."""
    makers = {"circle": _circle, "heart": _heart, "polaroid": _square, "window": _window, "stamp": _stamp}
    return _written(makers[name](width, height))


def shaped(photo: Photo, name: str) -> Photo:
    """The photo cut into the shape, in the frame that belongs to it. Raises KeyError for an unknown one."""
    frame = _FRAMES.get(name, Frame.NONE)
    return replace(photo, cut=shape(name, photo.width, photo.height), frame=frame)


def crop(left: float, top: float, right: float, bottom: float, turn: float = 0.0) -> tuple[Ring, ...]:
    """A rectangle turned clockwise by so many degrees about its own middle."""
    box = Box(left, top, right, bottom)
    x, y = box.centre
    turned = (rotated(corner_x - x, corner_y - y, turn) for corner_x, corner_y in box.corners)
    return _written([tuple((x + across, y + down) for across, down in turned)])


def straight(width: float, height: float, turn: float) -> tuple[Ring, ...]:
    """The largest rectangle of the photo's proportions that fits into it, turned by so many degrees."""
    cos, sin = abs(math.cos(math.radians(turn))), abs(math.sin(math.radians(turn)))
    held = min(width / (width * cos + height * sin), height / (width * sin + height * cos)) / 2
    return crop(-width * held, -height * held, width * held, height * held, turn)


def scissors(points: Sequence[XY], width: float, height: float) -> tuple[Ring, ...]:
    """What a finger's trace cuts out of a photo of that size: closed, smooth, without crumbs.

    Empty when it is too small to be a cut.
    """
    trace = _without_tails(_spaced(points))
    if len(trace) < 3 or length(tuple(trace)) < 4 * _HAND:
        return ()
    ring = _smoothed(evenly(tuple(trace), min(round(length(tuple(trace)) / _HAND) + 8, _MOST_POINTS)))
    whole = rectangle(-width / 2, -height / 2, width / 2, height / 2)
    parts = inside(united([ring]), [whole])
    largest = max((abs(area(part)) for part in parts), default=0.0)
    if largest < _SMALLEST:
        return ()
    kept = sorted(parts, key=lambda part: -abs(area(part)))[:_MOST_RINGS]
    return _written(_simplified(part) for part in kept if abs(area(part)) > _CRUMB * largest)


def _circle(width: float, height: float) -> list[Ring]:
    return [circle(0.0, 0.0, min(width, height) / 2, 90)]


def _square(width: float, height: float) -> list[Ring]:
    half = min(width, height) / 2
    return [rectangle(-half, -half, half, half)]


def _stamp(width: float, height: float) -> list[Ring]:
    """Four to five, lying or standing as the photo does."""
    short, long = sorted((width, height))
    long = min(long, short / _STAMP)
    short = long * _STAMP
    across, down = (short, long) if height >= width else (long, short)
    return [rectangle(-across / 2, -down / 2, across / 2, down / 2)]


def _window(width: float, height: float) -> list[Ring]:
    """Four panes with bars between them."""
    bar = _BAR * min(width, height) / 2
    across, down = width / 2, height / 2
    return [
        rectangle(left, top, right, bottom)
        for top, bottom in ((-down, -bar), (bar, down))
        for left, right in ((-across, -bar), (bar, across))
    ]


def _heart(width: float, height: float) -> list[Ring]:
    """A heart cut from folded paper: two curves to a side, mirrored."""
    side = (
        ((0.5, 0.235), (0.585, 0.075), (0.70, 0.0), (0.79, 0.0)),
        ((0.79, 0.0), (0.915, 0.0), (1.0, 0.125), (1.0, 0.295)),
        ((1.0, 0.295), (1.0, 0.555), (0.70, 0.79), (0.5, 1.0)),
    )
    right = [point for curve in side for point in _curve(*curve, steps=16)]
    right.append((0.5, 1.0))
    left = [(1 - x, y) for x, y in reversed(right[1:-1])]
    size = min(width, height / 0.94)
    return [tuple(((x - 0.5) * size, (y - 0.5) * size * 0.94) for x, y in (*right, *left))]


def _curve(a: XY, b: XY, c: XY, d: XY, *, steps: int) -> Iterator[XY]:
    """Points along a Bézier curve, without its end."""
    for step in range(steps):
        t, u = step / steps, 1 - step / steps
        parts = list(zip((u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t), (a, b, c, d), strict=True))
        yield sum(part * x for part, (x, _) in parts), sum(part * y for part, (_, y) in parts)


def _spaced(points: Sequence[XY]) -> list[XY]:
    """The points without those that a slow finger set down all but upon one another."""
    kept: list[XY] = []
    for point in points:
        if not kept or math.dist(kept[-1], point) > _HAND / 3:
            kept.append(point)
    return kept


def _without_tails(trace: list[XY]) -> list[XY]:
    """The trace without what stands out where its end crosses its beginning."""
    third = len(trace) // 3
    for last in range(len(trace) - 2, max(len(trace) - 1 - third, 1), -1):
        for first in range(min(third, last - 2)):
            met = _crossing(trace[first], trace[first + 1], trace[last], trace[last + 1])
            if met:
                return [met, *trace[first + 1 : last + 1]]
    return trace


def _crossing(a: XY, b: XY, c: XY, d: XY) -> XY | None:
    """Where the lines from a to b and from c to d cross, or None."""
    across, down = (b[0] - a[0], b[1] - a[1]), (d[0] - c[0], d[1] - c[1])
    turn = across[0] * down[1] - across[1] * down[0]
    if not turn:
        return None
    apart = c[0] - a[0], c[1] - a[1]
    along = (apart[0] * down[1] - apart[1] * down[0]) / turn
    other = (apart[0] * across[1] - apart[1] * across[0]) / turn
    if not (0 <= along <= 1 and 0 <= other <= 1):
        return None
    return a[0] + along * across[0], a[1] + along * across[1]


def _smoothed(ring: Ring) -> Ring:
    """Each point drawn to its neighbours, out of a hand's shaking; the size stays (Taubin's two steps)."""
    for by in (0.5, -0.53, 0.5, -0.53):
        sides = zip((ring[-1], *ring[:-1]), ring, (*ring[1:], ring[0]), strict=True)
        ring = tuple(
            (x + by * ((ax + bx) / 2 - x), y + by * ((ay + by_) / 2 - y))
            for (ax, ay), (x, y), (bx, by_) in sides
        )
    return ring


def _simplified(ring: Ring, within: float = 0.06) -> Ring:
    """The ring with no more points than it takes to stay so near (mm) to it (Douglas and Peucker)."""
    half = max(range(len(ring)), key=lambda index: math.dist(ring[0], ring[index]))
    there, back = ring[: half + 1], (*ring[half:], ring[0])
    return (*_thinned(there, within)[:-1], *_thinned(back, within)[:-1])


def _thinned(line: Ring, within: float) -> Ring:
    kept, open_parts = {0, len(line) - 1}, [(0, len(line) - 1)]
    while open_parts:
        first, last = open_parts.pop()
        if last - first < 2:
            continue
        far = max(range(first + 1, last), key=lambda index: _off(line[first], line[last], line[index]))
        if _off(line[first], line[last], line[far]) > within:
            kept.add(far)
            open_parts += [(first, far), (far, last)]
    return tuple(line[index] for index in sorted(kept))


def _off(a: XY, b: XY, point: XY) -> float:
    """How far the point lies off the line through a and b."""
    along = math.dist(a, b)
    if not along:
        return math.dist(a, point)
    return abs((b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0])) / along


def _written(rings: Sequence[Ring] | Iterator[Ring]) -> tuple[Ring, ...]:
    """To a thousandth of a millimetre, as rings are kept."""
    return tuple(tuple((round(x, 3), round(y, 3)) for x, y in ring) for ring in rings)
