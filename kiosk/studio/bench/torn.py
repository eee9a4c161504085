"""A small sheet torn in two: a picture that cannot be read."""

from kivy.graphics import Color, Mesh, SmoothLine
from kivy.uix.widget import Widget

from kiosk import theme

TEAR = (0.0, 0.13, -0.09, 0.1, -0.14, 0.05, -0.06, 0.0)


class Torn(Widget):
    """Its two halves lie a little apart."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.bind(pos=self._draw, size=self._draw)

    def _draw(self, *_: object) -> None:
        self.canvas.clear()
        gap, width = theme.mm(1.2), self.width
        height = min(self.height, width * 0.74)
        middle, low = self.center_y, self.center_y - height / 2
        steps = len(TEAR) - 1
        tear = [(self.x + width * at / steps, middle + height * up) for at, up in enumerate(TEAR)]
        with self.canvas:
            for shift, edge, colour in ((gap, low + height, theme.FAINT), (-gap, low, theme.SHADE)):
                Color(*theme.rgba(colour))
                half = [(x, y + shift) for x, y in tear]
                vertices = [v for x, y in half for v in (x, y, 0, 0, x, edge, 0, 0)]
                Mesh(vertices=vertices, indices=list(range(2 * len(half))), mode="triangle_strip")
                SmoothLine(points=[v for point in half for v in point], width=0.8)
