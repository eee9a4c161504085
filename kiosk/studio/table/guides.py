"""Faint lines on the table where a symmetry's likenesses answer one another; they are never printed."""

import math
from typing import TYPE_CHECKING, Final

from kivy.graphics import Color, InstructionGroup, Line

from fanzines.ink.symmetry import FOLDS, MIDDLE, Symmetry
from fanzines.model import PAGE_HEIGHT
from fanzines.plane import XY
from kiosk import theme

if TYPE_CHECKING:
    from kiosk.studio.screen import StudioPlace

_DASH: Final = 5
_GAP: Final = 6
_INNER: Final = 4.0
_OUTER: Final = 70.0


class Guides:
    """Seen while the pen is in the hand and a symmetry is on."""

    def __init__(self, studio: "StudioPlace") -> None:
        self._studio = studio
        self._lines = InstructionGroup()
        studio.table.over.add(self._lines)
        studio.bind(symmetry=self._draw, tool=self._draw)
        studio.table.bind(on_ground=self._draw)

    def _draw(self, *_: object) -> None:
        self._lines.clear()
        if self._studio.tool != "pen":
            return
        to_px = self._studio.table.ground.to_px
        self._lines.add(Color(*theme.rgba(theme.BLUE, 0.55)))
        for ends in _ends(Symmetry(self._studio.symmetry)):
            points = [value for end in ends for value in to_px(*end)]
            self._lines.add(Line(points=points, width=1, dash_length=_DASH, dash_offset=_GAP))


def _ends(symmetry: Symmetry) -> list[tuple[XY, XY]]:
    """From where to where the lines run, page mm."""
    x, y = MIDDLE
    if symmetry is Symmetry.MIRROR:
        return [((x, 0.0), (x, PAGE_HEIGHT))]
    if symmetry is Symmetry.NONE:
        return []
    rays = [2 * math.pi * fold / FOLDS for fold in range(FOLDS)]
    ways = [(math.sin(ray), -math.cos(ray)) for ray in rays]
    return [((x + _INNER * dx, y + _INNER * dy), (x + _OUTER * dx, y + _OUTER * dy)) for dx, dy in ways]
