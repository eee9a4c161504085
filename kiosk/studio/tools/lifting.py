"""What an eraser takes off whole: the things on the page that it touches, and never by accident."""

import math
from collections.abc import Iterator, Sequence
from typing import Final

from fanzines.geometry import contains
from fanzines.model import Drawing, Item, Paper
from fanzines.plane import XY

_STEP: Final = 1.0
"""Mm between two places that are looked at along a quick line."""


def topmost(items: Sequence[Item], x: float, y: float, reach: float) -> Item | None:
    """What lies uppermost at that point of the page; ink also when it is no farther than `reach` mm.

    Papers are ground: they are never touched.
    """
    things = (item for item in reversed(items) if not isinstance(item, Paper))
    return next(
        (i for i in things if contains(i, x, y, reach=reach if isinstance(i, Drawing) else 0.0)), None
    )


class Lifting:
    """One gesture over a pile as it lay when the gesture began.

    A gesture that begins on ink is meant for ink and lifts nothing. One that begins on a thing lifts that
    alone; one that begins on nothing lifts what it meets. A thing is met only where no other lies above it,
    and no ink within the eraser's reach: following a line across a photograph leaves the photograph.
    """

    def __init__(self, items: Sequence[Item], at: XY, reach: float) -> None:
        self.lifted: list[str] = []
        self._items, self._reach, self._at = items, reach, at
        first = topmost(items, *at, reach)
        self._only = first.id if first else None
        self._nothing = isinstance(first, Drawing)

    def pass_to(self, to: XY) -> list[str]:
        """The ids of what is lifted on the way there, for the first time."""
        met: list[str] = []
        for place in () if self._nothing else _places(self._at, to):
            thing = topmost(self._items, *place, self._reach)
            if thing and self._may_lift(thing) and thing.id not in self.lifted:
                self.lifted.append(thing.id)
                met.append(thing.id)
        self._at = to
        return met

    def _may_lift(self, thing: Item) -> bool:
        return not isinstance(thing, Drawing) and self._only in (None, thing.id)


def _places(start: XY, end: XY) -> Iterator[XY]:
    steps = max(1, math.ceil(math.dist(start, end) / _STEP))
    for step in range(steps + 1):
        part = step / steps
        yield start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part
