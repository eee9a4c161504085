"""Boxes and points: between an item's own millimetres and the page's. y points down, turns are clockwise."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from fanzines.model import Placement
from fanzines.model import Ring as Ring

XY = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with upright sides, in millimetres; `top` is less than `bottom`."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Millimetres across."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Millimetres from top to bottom."""
        return self.bottom - self.top

    @property
    def centre(self) -> XY:
        """The point in the middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @property
    def corners(self) -> tuple[XY, XY, XY, XY]:
        """Top left, then clockwise."""
        return (
            (self.left, self.top),
            (self.right, self.top),
            (self.right, self.bottom),
            (self.left, self.bottom),
        )

    def union(self, other: "Box") -> "Box":
        """The smallest box around both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def grown(self, by: float) -> "Box":
        """The box with every side moved outward by so many millimetres."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def touches(self, other: "Box") -> bool:
        """Whether the two share at least a point."""
        return (
            self.left <= other.right
            and other.left <= self.right
            and self.top <= other.bottom
            and other.top <= self.bottom
        )

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies inside or on the edge."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


def box_around(points: Iterable[XY]) -> Box:
    """The smallest box around at least one point."""
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def to_page(placement: Placement, x: float, y: float) -> XY:
    """Where an item's own point lies on the page."""
    x, y = rotated(x, y, placement.turn)
    return placement.x + placement.scale * x, placement.y + placement.scale * y


def to_local(placement: Placement, x: float, y: float) -> XY:
    """Which of an item's own points lies there on the page."""
    x, y = rotated(x - placement.x, y - placement.y, -placement.turn)
    return x / placement.scale, y / placement.scale


def rotated(x: float, y: float, degrees: float) -> XY:
    """The point turned clockwise about the origin."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return cos * x - sin * y, sin * x + cos * y


def winds_around(ring: Ring, x: float, y: float) -> int:
    """How many times the ring runs around the point: not 0 means inside, by the non-zero rule."""
    turns = 0
    ax, ay = ring[-1]
    for bx, by in ring:
        side = (bx - ax) * (y - ay) - (x - ax) * (by - ay)
        if ay <= y < by and side > 0:
            turns += 1
        elif by <= y < ay and side < 0:
            turns -= 1
        ax, ay = bx, by
    return turns


def distance_to_ring(ring: Ring, x: float, y: float) -> float:
    """Millimetres from the point to the ring's nearest edge."""
    edges = zip((*ring[-1:], *ring[:-1]), ring, strict=True)
    return min(_distance_to_edge(a, b, x, y) for a, b in edges)


def _distance_to_edge(a: XY, b: XY, x: float, y: float) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    along = ((x - a[0]) * dx + (y - a[1]) * dy) / length if length else 0.0
    along = min(max(along, 0.0), 1.0)
    return math.hypot(x - a[0] - along * dx, y - a[1] - along * dy)
