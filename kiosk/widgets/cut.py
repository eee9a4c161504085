"""Cut paper: the flat shape with slightly uneven edges and a slipped second colour.

A piece is one mesh: its colours and the fading of its edge lie in a texture of a few pixels, for each
mesh drawn costs a frame as much as some hundred triangles (software GL).
"""

import functools
import itertools
import math
import random
from array import array
from typing import Final

from kivy.clock import Clock
from kivy.graphics import Color, Mesh
from kivy.graphics.texture import Texture
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk import theme
from kiosk.widgets.contrast import contrast, shown
from kiosk.widgets.following import follow

Polygon = tuple[tuple[float, float], ...]

_SOLID: Final = 0.2
_FADED: Final = 1.4
"""Px beyond the outline where the paper begins to fade, and where nothing is left of it: a soft edge."""
_SHARPEST: Final = 0.5
_EDGE: Final = 0.5
"""Mm of the edge around a piece in high contrast."""
_ON_PAPER, _ON_SLIP = 0.75, 0.25
"""The rows of the texture, and its columns: a colour as it is, and gone."""
_WHOLE, _GONE = 0.25, 0.75


@functools.lru_cache(1024)
def cut_edges(width: float, height: float, *, seed: int, uneven: float) -> Polygon:
    """The outline of a hand-cut rectangle in px from its lower left, wandering `uneven` px inward at most."""
    wander = random.Random(seed)
    corners = [(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)]
    points: list[tuple[float, float]] = []
    for (x0, y0), (x1, y1) in zip(corners, corners[1:] + corners[:1], strict=True):
        for step in (0.0, 0.37, 0.71):
            inward = wander.uniform(0, uneven)
            x, y = x0 + (x1 - x0) * step, y0 + (y1 - y0) * step
            points.append((_toward(x, width / 2, inward), _toward(y, height / 2, inward)))
    return tuple(points)


def _toward(value: float, centre: float, by: float) -> float:
    return value + by if value < centre else value - by


def grown(outline: Polygon, by: float) -> Polygon:
    """The outline, anticlockwise, with every edge moved outward by so many px; sharp points by less."""
    ways = [_across(before, after) for before, after in itertools.pairwise((outline[-1], *outline))]
    points = []
    for (x, y), (ax, ay), (bx, by_) in zip(outline, ways, (*ways[1:], ways[0]), strict=True):
        far = by / max(_SHARPEST, 1 + ax * bx + ay * by_)
        points.append((x + (ax + bx) * far, y + (ay + by_) * far))
    return tuple(points)


def _across(start: tuple[float, float], end: tuple[float, float]) -> tuple[float, float]:
    """The direction to the right of the way from one point to the other, of length 1."""
    x, y = end[1] - start[1], start[0] - end[0]
    length = math.hypot(x, y) or 1.0
    return x / length, y / length


@functools.lru_cache(1024)
def _sheet(outline: Polygon) -> Polygon:
    """The middle, the points where the paper begins to fade, and those where it is gone; px."""
    middle = sum(x for x, _ in outline) / len(outline), sum(y for _, y in outline) / len(outline)
    return middle, *grown(outline, _SOLID), *grown(outline, _FADED)


def _vertices(sheet: Polygon, x: float, y: float, row: float) -> list[float]:
    """x, y, and where in the texture its colour is."""
    inside = len(sheet) // 2 + 1
    vertices: list[float] = []
    for number, (px, py) in enumerate(sheet):
        vertices += (x + px, y + py, _WHOLE if number < inside else _GONE, row)
    return vertices


@functools.cache
def _indices(count: int, sheets: int) -> list[int]:
    """Triangles of sheets with so many points around: a fan about the middle, and a rim."""
    one: list[int] = []
    for number in range(1, count + 1):
        inner, after = number, number % count + 1
        outer, far = inner + count, after + count
        one += (0, inner, after, inner, outer, far, inner, far, after)
    return [index + sheet * (2 * count + 1) for sheet in range(sheets) for index in one]


_mixed: dict[tuple[str, str], Texture] = {}


def _colours(paper: str, slip: str) -> Texture:
    """Both colours, whole and gone; where there is none the row is not used."""
    if (paper, slip) not in _mixed:
        _mixed[paper, slip] = _mix(paper, slip)
    return _mixed[paper, slip]


def _mix(paper: str, slip: str) -> Texture:
    texture = Texture.create(size=(2, 2), colorfmt="rgba")
    pixels = array("B")
    for colour in (slip, paper):
        red, green, blue, opaque = (round(part * 255) for part in theme.rgba(colour or theme.SHEET))
        pixels.extend((red, green, blue, opaque, red, green, blue, 0))
    texture.blit_buffer(pixels, colorfmt="rgba", bufferfmt="ubyte")
    return texture


def forget_colours() -> None:
    """Keep none but what is on a piece of paper: among them are a maker's own."""
    _mixed.clear()


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
            Color(1, 1, 1, 1)
            self._piece = Mesh(mode="triangles")
        self._cut_soon = Clock.create_trigger(self._cut, -1)
        changed = ("pos", "size", "paper", "slip", "slip_by", "seed", "uneven", "pressed")
        self.bind(**dict.fromkeys(changed, self._cut_soon))
        follow(contrast, "high", self._cut_anew)
        self._cut_soon()

    def _cut_anew(self) -> None:
        self._cut_soon()

    def _cut(self, _dt: float) -> None:
        by_x, by_y = (theme.mm(value) for value in self.slip_by)
        shift = 0.6 if self.pressed else 0.0
        sheet = _sheet(cut_edges(self.width, self.height, seed=int(self.seed), uneven=theme.mm(self.uneven)))
        vertices: list[float] = []
        slip = theme.CLEAR_INK if contrast.high and self.paper else shown(self.slip)
        if slip and contrast.high:  # an edge all around, for whoever cannot tell paper from paper
            edge = _sheet(grown(sheet[1 : len(sheet) // 2 + 1], theme.mm(_EDGE)))
            vertices += _vertices(edge, self.x, self.y, _ON_SLIP)
        elif slip:
            vertices += _vertices(sheet, self.x + by_x, self.y + by_y, _ON_SLIP)
        if self.paper:
            vertices += _vertices(sheet, self.x + by_x * shift, self.y + by_y * shift, _ON_PAPER)
        self._piece.texture = _colours(shown(self.paper), slip)
        self._piece.vertices = vertices
        self._piece.indices = _indices(len(sheet) // 2, bool(slip) + bool(self.paper))
