"""The plate to mix on: two drops of paint, and what they give where they meet."""

import math

from kivy.graphics import Color, Line, Mesh, SmoothEllipse
from kivy.uix.widget import Widget

from kiosk import theme
from kiosk.studio.pots import Pots

_DROP = 9.6
_OVERLAP = 4.4
_SIDES = 24


class MixPlate(Widget):
    """Shows what is being mixed; it cannot be touched."""

    def show(self, pots: Pots) -> None:
        """Follow those pots."""
        self._pots = pots
        pots.bind(**dict.fromkeys(("mixing", "first", "second", "mixed"), self._draw))
        self.bind(pos=self._draw, size=self._draw)
        self._draw()

    def _draw(self, *_: object) -> None:
        pots, radius = self._pots, theme.mm(_DROP / 2)
        self.canvas.clear()
        if not (pots.mixing or pots.mixed):
            return
        offset = radius - theme.mm(_OVERLAP) / 2
        with self.canvas:
            for side, colour in ((-1, pots.first), (1, pots.second)):
                _drop(self.center_x + side * offset, self.center_y, radius, colour)
            if pots.mixed:
                Color(*theme.rgba(pots.mixed))
                _lens(self.center_x, self.center_y, radius, offset)


def _drop(x: float, y: float, radius: float, colour: str) -> None:
    """A drop of paint, or where one is to come."""
    if colour:
        Color(*theme.rgba(colour))
        SmoothEllipse(pos=(x - radius, y - radius), size=(2 * radius, 2 * radius))
    else:
        Color(*theme.rgba(theme.FAINT))
        Line(circle=(x, y, radius), width=theme.mm(0.2), dash_length=4, dash_offset=4)


def _lens(x: float, y: float, radius: float, offset: float) -> None:
    """Where two drops beside (x, y) overlap."""
    widest = math.acos(offset / radius)
    vertices = [x, y, 0.0, 0.0]
    for side in (1, -1):
        for step in range(_SIDES + 1):
            angle = widest * (2 * step / _SIDES - 1)
            at = x + side * (radius * math.cos(angle) - offset), y + side * radius * math.sin(angle)
            vertices += (*at, 0.0, 0.0)
    Mesh(vertices=vertices, indices=list(range(len(vertices) // 4)), mode="triangle_fan")
