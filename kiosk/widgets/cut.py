"""Cut paper: the flat shape with slightly uneven edges and a slipped second colour."""

import random
from collections.abc import Sequence

from kivy.graphics import Color, Mesh, SmoothLine
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk import theme

Polygon = list[tuple[float, float]]

_EDGE = 0.7


def cut_edges(width: float, height: float, *, seed: int, uneven: float) -> Polygon:
    """The outline of a hand-cut rectangle in px from its lower left, wandering `uneven` px inward at most."""
    wander = random.Random(seed)
    corners = [(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)]
    points: Polygon = []
    for (x0, y0), (x1, y1) in zip(corners, corners[1:] + corners[:1], strict=True):
        for step in (0.0, 0.37, 0.71):
            inward = wander.uniform(0, uneven)
            x, y = x0 + (x1 - x0) * step, y0 + (y1 - y0) * step
            points.append((_toward(x, width / 2, inward), _toward(y, height / 2, inward)))
    return points


def fan(polygon: Sequence[tuple[float, float]], x: float, y: float) -> list[float]:
    """Mesh vertices of a star-shaped polygon moved to (x, y), for mode `triangle_fan` about its middle."""
    middle = sum(px for px, _ in polygon) / len(polygon), sum(py for _, py in polygon) / len(polygon)
    vertices: list[float] = []
    for px, py in (middle, *polygon, polygon[0]):
        vertices += (x + px, y + py, 0.0, 0.0)
    return vertices


def _toward(value: float, centre: float, by: float) -> float:
    return value + by if value < centre else value - by


class Cut(Widget):
    """A piece of cut paper behind its children. Colours are `#RRGGBB`; an empty one is not drawn."""

    paper = StringProperty(theme.SHEET)
    slip = StringProperty("")
    slip_by = ListProperty([0.9, -0.9])
    seed = NumericProperty(7)
    uneven = NumericProperty(0.7)
    pressed = BooleanProperty(False)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        with self.canvas.before:
            self._slip_colour = Color(0, 0, 0, 0)
            self._slip = Mesh(mode="triangle_fan")
            self._slip_edge = SmoothLine(width=_EDGE, close=True)
            self._paper_colour = Color(0, 0, 0, 0)
            self._paper = Mesh(mode="triangle_fan")
            self._paper_edge = SmoothLine(width=_EDGE, close=True)
        changed = ("pos", "size", "paper", "slip", "slip_by", "seed", "uneven", "pressed")
        self.bind(**dict.fromkeys(changed, self._cut))
        self._cut()

    def _cut(self, *_: object) -> None:
        by_x, by_y = (theme.mm(value) for value in self.slip_by)
        shift = 0.6 if self.pressed else 0.0
        outline = cut_edges(self.width, self.height, seed=int(self.seed), uneven=theme.mm(self.uneven))
        _lay(self._paper, self._paper_edge, outline, self.x + by_x * shift, self.y + by_y * shift)
        _lay(self._slip, self._slip_edge, outline, self.x + by_x, self.y + by_y)
        self._paper_colour.rgba = theme.rgba(self.paper) if self.paper else (0, 0, 0, 0)
        self._slip_colour.rgba = theme.rgba(self.slip) if self.slip else (0, 0, 0, 0)


def _lay(mesh: Mesh, edge: SmoothLine, outline: Polygon, x: float, y: float) -> None:
    mesh.vertices = fan(outline, x, y)
    mesh.indices = list(range(len(outline) + 2))
    edge.points = [value for px, py in outline for value in (x + px, y + py)]
