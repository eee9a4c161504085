"""The line that a hand drew, as a smooth curve measured from its beginning. It can grow at its end."""

import math
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from fanzines.model import Point
from fanzines.plane import XY

_FOLLOW: Final = 0.745  # as far as the pen's own outline goes toward each next point
_Sample = tuple[float, float, float]

_STEP: Final = 0.5
_MOST_STEPS: Final = 4


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the line: where it is, how hard the hand pressed, and which way the line runs there."""

    x: float
    y: float
    weight: float
    ahead: XY

    def beside(self, forward: float, aside: float) -> XY:
        """The point so many mm ahead along the line and to its right."""
        (dx, dy) = self.ahead
        return self.x + forward * dx - aside * dy, self.y + forward * dy + aside * dx


class Track:
    """Points of the curve with their distance along it. What has been added does not change any more."""

    def __init__(self, points: Iterable[Point] = ()) -> None:
        self._curve: list[_Sample] = []
        self._along: list[float] = []
        self._knee: _Sample | None = None
        for point in points:
            self.add(point)

    @property
    def length(self) -> float:
        """Millimetres from the beginning to the last certain point."""
        return self._along[-1] if self._along else 0.0

    def add(self, point: Point) -> None:
        """The line goes on to that point: the curve follows as far as the middle of the last step."""
        if self._knee is None:
            self._knee = point.x, point.y, point.weight
            self._append(*self._knee)
            return
        kx, ky, weight = self._knee
        x, y = kx + _FOLLOW * (point.x - kx), ky + _FOLLOW * (point.y - ky)
        self._bend(self._knee, ((kx + x) / 2, (ky + y) / 2, (weight + point.weight) / 2))
        self._knee = x, y, point.weight

    def close(self, last: Point) -> int:
        """Draw the line to its end at `last`; the answer is for `reopen`."""
        size = len(self._curve)
        end = last.x, last.y, last.weight
        self._bend(self._knee or end, end)
        return size

    def reopen(self, size: int) -> None:
        """Take the end away again."""
        del self._curve[size:], self._along[size:]

    def spot(self, along: float, reach: float) -> Spot:
        """The place so many mm along the line; its direction is that of the line `reach` mm either way."""
        x, y, weight = self._at(along)
        ax, ay, _ = self._at(along - reach)
        bx, by, _ = self._at(along + reach)
        far = math.hypot(bx - ax, by - ay)
        return Spot(x, y, weight, ((bx - ax) / far, (by - ay) / far) if far > 1e-9 else (1.0, 0.0))

    def _bend(self, knee: _Sample, end: _Sample) -> None:
        """A quadratic curve from where the line ends now to `end`, bent toward the knee."""
        start = self._curve[-1] if self._curve else knee
        steps = min(1 + int(math.hypot(end[0] - start[0], end[1] - start[1]) / _STEP), _MOST_STEPS)
        for step in range(1, steps + 1):
            t = step / steps
            u, v, w = (1 - t) * (1 - t), 2 * t * (1 - t), t * t
            self._append(
                u * start[0] + v * knee[0] + w * end[0],
                u * start[1] + v * knee[1] + w * end[1],
                u * start[2] + v * knee[2] + w * end[2],
            )

    def _append(self, x: float, y: float, weight: float) -> None:
        step = math.hypot(x - self._curve[-1][0], y - self._curve[-1][1]) if self._curve else 0.0
        self._along.append(self.length + step)
        self._curve.append((x, y, weight))

    def _at(self, along: float) -> _Sample:
        after = bisect_right(self._along, along)
        if after in (0, len(self._curve)):
            return self._curve[min(after, len(self._curve) - 1)]
        before, beyond = self._along[after - 1], self._along[after]
        t = (along - before) / (beyond - before)
        a, b = self._curve[after - 1], self._curve[after]
        return a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]), a[2] + t * (b[2] - a[2])
