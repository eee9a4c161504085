"""Strokes such as hands draw, with any brush."""

import math
import random

from fanzines.model import Brush, Drawing, Placement, Point, Stroke, new_id

INKS = tuple(brush for brush in Brush if brush is not Brush.ERASER)
TRAILS = (Brush.SPRAY, Brush.DOTS, Brush.STITCH, Brush.LEAVES, Brush.STARS)
LINES = tuple(brush for brush in INKS if brush not in TRAILS)


def wandering(brush: Brush, *, seed: int = 1, count: int = 120, width: float = 4.0) -> Stroke:
    """A line whose direction, speed and pressure wander, about half a millimetre from sample to sample."""
    hand = random.Random(seed)
    x, y, heading, weight, points = 40.0, 60.0, 0.0, 0.5, []
    for _ in range(count):
        points.append(Point(x, y, weight))
        heading += hand.gauss(0, 0.15)
        step = hand.uniform(0.1, 1.2)
        weight = min(max(weight + hand.gauss(0, 0.05), 0), 1)
        x, y = x + step * math.cos(heading), y + step * math.sin(heading)
    return Stroke(brush, "#0F6FB4", width, tuple(points))


def tap(brush: Brush, *, width: float = 4.0, jitter: float = 0.0) -> Stroke:
    points = tuple(Point(20 + dx, 30 + dx / 2) for dx in (0.0, jitter, jitter / 2))
    return Stroke(brush, "#FF5C4D", width, points[:1] if not jitter else points)


def straight(brush: Brush, *, y: float = 0.0, width: float = 4.0, length: int = 60) -> Stroke:
    return Stroke(brush, "#0F6FB4", width, tuple(Point(float(x), y) for x in range(0, length + 1, 2)))


def eraser(x: float, *, width: float = 4.0, reach: int = 20) -> Stroke:
    points = tuple(Point(x, float(y)) for y in range(-reach, reach + 1, 2))
    return Stroke(Brush.ERASER, "#000000", width, points)


def drawing(*strokes: Stroke, at: Placement | None = None) -> Drawing:
    return Drawing(new_id(), at or Placement(0, 0), strokes)
