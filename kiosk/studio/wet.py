"""Wet ink: the stroke being drawn and those just drawn, until the painter's picture takes their place."""

from collections.abc import Iterable

from kivy.graphics import Canvas, ClearBuffers, ClearColor, Color, Fbo, Mesh, Rectangle
from kivy.graphics.tesselator import WINDING_NONZERO, Tesselator

from kiosk import theme
from kiosk.studio.blending import ready_mixed, usual

SHARPER = 2
"""The layer has this many pixels for one of the screen: frame buffers have no smooth edges of their own."""


def triangles(ring: Iterable[tuple[float, float]]) -> tuple[list[float], list[int]]:
    """A closed outline as mesh vertices and indices for mode `triangles`, non-zero rule."""
    tesselator = Tesselator()
    tesselator.add_contour([value for point in ring for value in point])
    tesselator.tesselate(WINDING_NONZERO, polysize=3)
    vertices: list[float] = []
    for corners, _indices in tesselator.meshes:
        vertices += corners
    return vertices, list(range(len(vertices) // 4))


class WetInk:
    """A layer over the pile in window px."""

    def __init__(self) -> None:
        self.canvas = Canvas()
        self.strokes = 0
        self._fbo: Fbo | None = None
        self._at = (0.0, 0.0)
        with self.canvas:
            ready_mixed()
            Color(1, 1, 1, 1)
            self._rectangle = Rectangle(size=(0, 0))
            usual()
            self._live_colour = Color(1, 1, 1, 1)
            self._live = Mesh(mode="triangles")

    def lie(self, x: float, y: float, width: float, height: float) -> None:
        """Cover a window rectangle; what was wet is lost."""
        self._at = x, y
        size = max(1, int(width * SHARPER)), max(1, int(height * SHARPER))
        self._fbo = Fbo(size=size)
        self._rectangle.texture = self._fbo.texture
        self._rectangle.pos, self._rectangle.size = (x, y), (width, height)
        self.dry()

    def dry(self) -> None:
        """Take all wet ink away."""
        self.strokes = 0
        self.stop()
        if self._fbo:
            self._draw((ClearColor(0, 0, 0, 0), ClearBuffers()))

    def trace(self, colour: str, ring: Iterable[tuple[float, float]]) -> None:
        """Show the moving end of the stroke being drawn."""
        self._live_colour.rgba = theme.rgba(colour)
        vertices, indices = triangles(ring)
        self._live.vertices, self._live.indices = vertices, indices

    def stop(self) -> None:
        """No stroke is being drawn any more."""
        self._live.vertices, self._live.indices = [], []

    def bake(self, colour: str, ring: Iterable[tuple[float, float]]) -> None:
        """Lay an outline into the layer for good."""
        vertices, indices = triangles(ring)
        x0, y0 = self._at
        vertices[0::4] = [(x - x0) * SHARPER for x in vertices[0::4]]
        vertices[1::4] = [(y - y0) * SHARPER for y in vertices[1::4]]
        mesh = Mesh(vertices=vertices, indices=indices, mode="triangles")
        self._draw((Color(*theme.rgba(colour)), mesh))

    def _draw(self, instructions: tuple[object, ...]) -> None:
        if self._fbo is None:
            return
        for instruction in instructions:
            self._fbo.add(instruction)
        self._fbo.draw()
        for instruction in instructions:
            self._fbo.remove(instruction)
