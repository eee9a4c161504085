"""The ink of a drawing: outlines of its strokes, less what erasers took away, in the drawing's millimetres.

Nothing is worked out twice while it is at hand: shapes are remembered per stroke and per pile of strokes,
both by identity, because hashing thousands of points takes longer than finding that nothing changed.
"""

import math
from collections import deque
from dataclasses import dataclass, replace
from functools import reduce
from operator import is_
from threading import Lock
from typing import Final

from fanzines.ink.marks import InkShape
from fanzines.ink.rubber import Rubber
from fanzines.ink.strokes import stroke_shapes
from fanzines.model import Brush, Drawing, Placement, Point, Stroke
from fanzines.plane import Box, Ring, distance_to_ring, to_local, winds_around

_KEPT_POINTS: Final = 500_000
_KEPT_PILES: Final = 128


@dataclass(frozen=True, slots=True)
class _Pile:
    """The ink that strokes leave when they are drawn one after another."""

    strokes: tuple[Stroke, ...] = ()
    shapes: tuple[InkShape, ...] = ()

    def begins(self, strokes: tuple[Stroke, ...]) -> bool:
        """Whether those strokes are these very ones, perhaps with more on top."""
        size = len(self.strokes)
        if self.strokes is strokes or not size:
            return True
        if size > len(strokes) or self.strokes[-1] is not strokes[size - 1]:
            return False
        return all(map(is_, self.strokes, strokes))


class _Shapes:
    """Each stroke's own shapes, as many as fit into so many points. Safe to share between threads."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[Stroke, tuple[InkShape, ...]]] = {}
        self._points = 0
        self._lock = Lock()

    def of(self, stroke: Stroke) -> tuple[InkShape, ...]:
        kept = self._kept.get(id(stroke))
        if kept:
            return kept[1]
        shapes = stroke_shapes(stroke)
        with self._lock:
            self._keep(stroke, shapes)
        return shapes

    def forget(self) -> None:
        with self._lock:
            self._kept.clear()
            self._points = 0

    def _keep(self, stroke: Stroke, shapes: tuple[InkShape, ...]) -> None:
        if id(stroke) not in self._kept:
            self._points += _size(shapes)
        self._kept[id(stroke)] = (stroke, shapes)
        while self._points > _KEPT_POINTS and len(self._kept) > 1:
            _, oldest = self._kept.pop(next(iter(self._kept)))
            self._points -= _size(oldest)


_shapes = _Shapes()
_piles: deque[_Pile] = deque(maxlen=_KEPT_PILES)


def outline(stroke: Stroke) -> Ring:
    """The widest outline of a stroke, a closed ring in the drawing's mm, filled by the non-zero rule.

    Brushes that leave one mark after another have none: it is their first mark; IndexError for a spray.
    """
    return _shapes.of(stroke)[0].polygons[0]


def ink_shapes(drawing: Drawing) -> tuple[InkShape, ...]:
    """What is left of each stroke, from the bottom of the pile to its top, after the erasers above it."""
    longest = _longest_pile(drawing.strokes)
    if len(longest.strokes) == len(drawing.strokes):
        return longest.shapes
    shapes = list(longest.shapes)
    for stroke in drawing.strokes[len(longest.strokes) :]:
        drawn = _shapes.of(stroke)
        if stroke.brush is Brush.ERASER:
            rubber = Rubber(drawn[0])
            shapes = [left for before in shapes if (left := rubber.leaves(before))]
        else:
            shapes.extend(drawn)
    _piles.append(_Pile(drawing.strokes, tuple(shapes)))
    return tuple(shapes)


def ink_box(drawing: Drawing) -> Box | None:
    """The bounds of the ink that is left, or None when there is none."""
    boxes = [shape.box for shape in ink_shapes(drawing)]
    return reduce(Box.union, boxes) if boxes else None


def on_ink(drawing: Drawing, x: float, y: float, reach: float = 0.0) -> bool:
    """Whether ink lies at that point, or no farther from it than `reach` mm."""
    return any(_meets(shape, x, y, reach) for shape in ink_shapes(drawing))


def erased(drawing: Drawing, eraser: Stroke) -> bool:
    """Whether that eraser stroke, in the drawing's millimetres, touches any of its ink."""
    rubber = Rubber(_shapes.of(eraser)[0])
    return any(rubber.meets(shape) for shape in ink_shapes(drawing))


def to_local_stroke(stroke: Stroke, placement: Placement) -> Stroke:
    """A stroke drawn in the page's millimetres, in those of a drawing placed there."""
    points = tuple(Point(*to_local(placement, p.x, p.y), p.weight) for p in stroke.points)
    return replace(stroke, width=stroke.width / placement.scale, points=points)


def forget_ink() -> None:
    """Let go of every remembered stroke: once a fanzine is closed or erased, no trace of it stays here."""
    _shapes.forget()
    _piles.clear()


def _longest_pile(strokes: tuple[Stroke, ...]) -> _Pile:
    beginnings = (pile for pile in reversed(tuple(_piles)) if pile.begins(strokes))
    return max(beginnings, key=lambda pile: len(pile.strokes), default=_Pile())


def _size(shapes: tuple[InkShape, ...]) -> int:
    return sum(shape.size for shape in shapes)


def _meets(shape: InkShape, x: float, y: float, reach: float) -> bool:
    if not shape.box.grown(reach).holds(x, y):
        return False
    if sum(winds_around(ring, x, y) for ring in shape.polygons):
        return True
    if any(math.hypot(px - x, py - y) <= radius + reach for px, py, radius in shape.specks):
        return True
    return reach > 0 and any(distance_to_ring(ring, x, y) <= reach for ring in shape.polygons)
