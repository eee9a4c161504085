"""Wet ink: the stroke being drawn and those just drawn, until the painter's picture takes their place."""

from collections.abc import Iterable, Sequence

from kivy.graphics import (
    Canvas,
    ClearBuffers,
    ClearColor,
    Color,
    Fbo,
    Instruction,
    Mesh,
    Rectangle,
    SmoothLine,
)
from kivy.graphics.tesselator import WINDING_NONZERO, Tesselator

from fanzines.plane import XY, Box, box_around
from kiosk import theme
from kiosk.studio.blending import ready_mixed, usual

SHARPER = 2
"""The layer has this many pixels for one of the screen: frame buffers have no smooth edges of their own."""

EDGE, FEATHER = 0.1, 0.7
"""Half the width of the soft line around the stroke being drawn, and how far it fades, in px."""


def triangles(ring: Iterable[XY]) -> tuple[list[float], list[int]]:
    """A closed outline as mesh vertices and indices for mode `triangles`, non-zero rule."""
    tesselator = Tesselator()
    tesselator.add_contour([value for point in ring for value in point])
    tesselator.tesselate(WINDING_NONZERO, polysize=3)
    vertices: list[float] = []
    for corners, _indices in tesselator.meshes:
        vertices += memoryview(corners).tolist()
    return vertices, list(range(len(vertices) // 4))


class WetInk:
    """A layer over the pile in window px."""

    def __init__(self) -> None:
        self.canvas = Canvas()
        self._fbo: Fbo | None = None
        self._at = (0.0, 0.0)
        self._inked: Box | None = None
        with self.canvas:
            ready_mixed()
            Color(1, 1, 1, 1)
            self._rectangle = Rectangle(size=(0, 0))
            usual()
            self._live_colour = Color(1, 1, 1, 1)
            self._live = Mesh(mode="triangles")
            self._edge = SmoothLine(width=EDGE, overdraw_width=FEATHER, close=True)

    def lie(self, x: float, y: float, width: float, height: float) -> None:
        """Cover a window rectangle; what was wet is lost."""
        self._at = x, y
        self._fbo = Fbo(size=(max(1, int(width * SHARPER)), max(1, int(height * SHARPER))))
        self.dry()

    def dry(self) -> None:
        """Take all wet ink away."""
        self.stop()
        self._inked = None
        self._rectangle.size = 0, 0
        if self._fbo:
            self._draw((ClearColor(0, 0, 0, 0), ClearBuffers()))

    def trace(self, colour: str, ring: Sequence[XY]) -> None:
        """Show the moving end of the stroke being drawn."""
        self._live_colour.rgba = theme.rgba(colour)
        self._live.vertices, self._live.indices = triangles(ring)
        self._edge.points = [value for point in ring for value in point]

    def stop(self) -> None:
        """No stroke is being drawn any more."""
        self._live.vertices, self._live.indices = [], []
        self._edge.points = []

    def bake(self, colour: str, ring: Sequence[XY]) -> None:
        """Lay an outline into the layer for good."""
        if self._fbo is None:
            return
        x0, y0 = self._at
        inside = [((x - x0) * SHARPER, (y - y0) * SHARPER) for x, y in ring]
        vertices, indices = triangles(inside)
        self._draw((Color(*theme.rgba(colour)), Mesh(vertices=vertices, indices=indices, mode="triangles")))
        box = box_around(inside)
        self._inked = self._inked.union(box) if self._inked else box
        self._show(self._fbo, self._inked)

    def _show(self, fbo: Fbo, inked: Box) -> None:
        """Only the part with ink on it: a whole page of nothing takes as long to draw as one of ink."""
        left, bottom = (max(0, int(edge) // SHARPER) for edge in (inked.left, inked.top))
        right, top = (
            min(limit, int(edge) + SHARPER) // SHARPER
            for edge, limit in ((inked.right, fbo.size[0]), (inked.bottom, fbo.size[1]))
        )
        if right <= left or top <= bottom:
            return
        part = left * SHARPER, bottom * SHARPER, (right - left) * SHARPER, (top - bottom) * SHARPER
        self._rectangle.texture = fbo.texture.get_region(*part)
        self._rectangle.pos = self._at[0] + left, self._at[1] + bottom
        self._rectangle.size = right - left, top - bottom

    def _draw(self, instructions: Iterable[Instruction]) -> None:
        assert self._fbo is not None
        for instruction in instructions:
            self._fbo.add(instruction)
        self._fbo.draw()
        self._fbo.clear()
