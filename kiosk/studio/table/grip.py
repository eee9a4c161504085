"""Two fingers that have hold of the page: it follows them, larger and smaller, and never turns."""

import math

from fanzines.plane import XY
from kiosk.studio.table.ground import Ground

_NEAREST = 1.0
"""Px: fingers nearer to each other than this say nothing about how large the page should be."""


class Grip:
    """What was halfway between the fingers stays there."""

    def __init__(self, ground: Ground, a: XY, b: XY) -> None:
        self._ground = ground
        self._held = ground.to_page(*_middle(a, b))
        self._scale = ground.scale
        self._apart = max(math.dist(a, b), _NEAREST)

    def follow(self, a: XY, b: XY) -> None:
        """The fingers are here now (px)."""
        times = max(math.dist(a, b), _NEAREST) / self._apart
        self._ground.carry(self._held, _middle(a, b), self._scale * times)


def _middle(a: XY, b: XY) -> XY:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
