"""A stroke while it is drawn: its older part is shaped once, and only its moving end again and again."""

import math
from bisect import bisect_left
from typing import Final

from fanzines.ink.marks import InkShape
from fanzines.ink.outlines import is_apart
from fanzines.ink.strokes import LAYERS, hardly_moves, line_shapes, marked, stroke_shapes, trail_of
from fanzines.ink.track import Track
from fanzines.ink.trails import Place
from fanzines.model import Brush, Placement, Point, Stroke
from fanzines.plane import to_local

_PIECE: Final = 40
_JOIN: Final = 10


class WetStroke:
    """A growing stroke. Points come in the page's millimetres, ink goes in those of a drawing placed there.

    What `settled` hands out, each part once, stays as it is however the stroke goes on; `tip` is the rest, to
    be shown until the next frame. Of dots, stitches, leaves, stars and spray the two together are the very
    marks of the finished stroke; pieces of a line overlap where they join, so translucent ink has to be
    gathered in a layer of its own. Each call costs as much as the newest part, however long the stroke is.
    """

    def __init__(self, brush: Brush, colour: str, width: float, placement: Placement, first: Point) -> None:
        self._placement = placement
        self._kept = first
        self._last: Point | None = None
        touch = Stroke(brush, colour, width / placement.scale, (self._local(first),))
        self._growth: _Line | _Marks = _Line(touch) if brush in LAYERS else _Marks(touch)

    def add(self, point: Point) -> None:
        """The stroke goes on to that point of the page. Points too near to one another count as one."""
        if self._last and is_apart(self._last, self._kept):
            self._kept = self._last
            self._growth.keep(self._local(self._last))
        self._last = point

    def settled(self) -> tuple[InkShape, ...]:
        """The ink that has become certain since this was asked for last; often none."""
        return self._growth.settled()

    def tip(self) -> tuple[InkShape, ...]:
        """The ink from what is certain to the newest point."""
        return self._growth.tip(self._local(self._last or self._kept))

    def stroke(self) -> Stroke:
        """The stroke so far, in the drawing's millimetres, as it is to be kept."""
        touch, points = self._growth.touch, self._growth.points
        last = (self._local(self._last),) if self._last else ()
        return Stroke(touch.brush, touch.colour, touch.width, (*points, *last))

    def _local(self, point: Point) -> Point:
        return Point(*to_local(self._placement, point.x, point.y), point.weight)


class _Line:
    """Growth of a line with an outline, in pieces that overlap."""

    def __init__(self, touch: Stroke) -> None:
        self.touch = touch
        self.points = list(touch.points)
        self._along = [0.0]
        self._start = 0
        self._held = touch.width * max(layer.nib.unsettled for layer in LAYERS[touch.brush])

    def keep(self, point: Point) -> None:
        before = self.points[-1]
        self._along.append(self._along[-1] + math.hypot(point.x - before.x, point.y - before.y))
        self.points.append(point)

    def settled(self) -> tuple[InkShape, ...]:
        start, cut = self._start, self._behind(len(self.points) - 1)
        if cut - start < _PIECE or self._along[cut] - self._along[start] < 2 * self._held:
            return ()
        self._start = self._behind(cut)
        return self._shaped(self.points[start : cut + 1], begins=start == 0, ends=False)

    def tip(self, last: Point) -> tuple[InkShape, ...]:
        return self._shaped([*self.points[self._start :], last], begins=self._start == 0, ends=True)

    def _behind(self, index: int) -> int:
        """The point so far before that one that what comes after cannot change the line there."""
        return max(min(bisect_left(self._along, self._along[index] - self._held), index - _JOIN), 0)

    def _shaped(self, points: list[Point], *, begins: bool, ends: bool) -> tuple[InkShape, ...]:
        touch = self.touch
        stroke = Stroke(touch.brush, touch.colour, touch.width, tuple(points))
        return line_shapes(stroke, begins=begins, ends=ends)


class _Marks:
    """Growth of a line of separate marks."""

    def __init__(self, touch: Stroke) -> None:
        self.touch = touch
        self.points = list(touch.points)
        self._trail = trail_of(touch.brush, touch.width, touch.points[0])
        self._track = Track(touch.points)
        self._place = Place()
        self._moves = False

    def keep(self, point: Point) -> None:
        self._moves = self._moves or not hardly_moves((self.points[0], point), self.touch.width)
        self.points.append(point)
        self._track.add(point)

    def settled(self) -> tuple[InkShape, ...]:
        if self._trail.tap and not self._moves:
            return ()
        self._place, marks = self._trail.certain(self._track, self._place)
        return marked(self.touch.colour, marks)

    def tip(self, last: Point) -> tuple[InkShape, ...]:
        tap = self._trail.tap
        if tap and not self._moves and hardly_moves((self.points[0], last), self.touch.width):
            return stroke_shapes(self.touch)
        size = self._track.close(last)
        marks = self._trail.closing(self._track, self._place)
        self._track.reopen(size)
        return marked(self.touch.colour, marks)
