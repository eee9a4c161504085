"""The shapes of ink as triangles for the graphics card."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from kivy.graphics.tesselator import WINDING_NONZERO, Tesselator
from kivy.graphics.texture import Texture

from fanzines.ink import InkShape, Tooth
from fanzines.ink.tooth import TILE, tile
from fanzines.model import Placement
from fanzines.plane import XY, Ring, rotated

MOST: Final = 60_000
"""Vertices in one mesh: their numbers have 16 bits, and triangles stay whole."""
_SIDES: Final = 6
_AROUND: Final = tuple(
    (math.cos(2 * math.pi * side / _SIDES), math.sin(2 * math.pi * side / _SIDES)) for side in range(_SIDES)
)


@dataclass(frozen=True, slots=True)
class Way:
    """From a drawing's own mm to pixels with y up: (x, y) goes to (ax + cy + e, bx + dy + f)."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    @classmethod
    def of(cls, placement: Placement, scale: float, left: float, top: float) -> "Way":
        """A drawing placed on a page at so many px to the mm whose upper left corner is there."""
        along, down = (rotated(x, y, placement.turn) for x, y in ((1, 0), (0, 1)))
        k = placement.scale * scale
        origin = left + placement.x * scale, top - placement.y * scale
        return cls(k * along[0], -k * along[1], k * down[0], -k * down[1], *origin)

    def __call__(self, x: float, y: float) -> XY:
        """Where the point lies."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    @property
    def stretch(self) -> float:
        """Pixels for a mm."""
        return math.hypot(self.a, self.b)


def triangles(ring: Iterable[XY]) -> tuple[list[float], list[int]]:
    """A closed outline as mesh vertices and indices for mode `triangles`, non-zero rule."""
    vertices = _tesselated((tuple(ring),))
    return vertices, list(range(len(vertices) // 4))


def shape_vertices(shape: InkShape, way: Way) -> list[float]:
    """The vertices x, y, u, v of a shape's triangles in px; u and v are those of its tooth's texture."""
    vertices = _tesselated(shape.polygons) if shape.polygons else []
    _add_specks(vertices, shape)
    a, b, c, d, e, f = way.a, way.b, way.c, way.d, way.e, way.f
    xs, ys = vertices[0::4], vertices[1::4]
    vertices[0::4] = [a * x + c * y + e for x, y in zip(xs, ys, strict=True)]
    vertices[1::4] = [b * x + d * y + f for x, y in zip(xs, ys, strict=True)]
    if shape.tooth:
        vertices[2::4] = [x / TILE for x in xs]
        vertices[3::4] = [y / TILE for y in ys]
    return vertices


def in_meshes(vertices: Sequence[float]) -> Iterator[tuple[list[float], list[int]]]:
    """As many meshes as it takes: vertices and indices."""
    for start in range(0, len(vertices), 4 * MOST):
        part = list(vertices[start : start + 4 * MOST])
        yield part, list(range(len(part) // 4))


@cache
def grain(tooth: Tooth) -> Texture:
    """The tooth as a texture that repeats: its alpha is what takes ink."""
    depth = tile(tooth)
    texture = Texture.create(size=depth.size, colorfmt="rgba", mipmap=True)
    rows = bytes(255 if part < 3 else 0 for part in range(4)) * (depth.width * depth.height)
    pixels = bytearray(rows)
    pixels[3::4] = depth.tobytes()
    texture.wrap = "repeat"
    texture.min_filter, texture.mag_filter = "linear_mipmap_linear", "linear"
    texture.blit_buffer(bytes(pixels), colorfmt="rgba", bufferfmt="ubyte")
    return texture


def _tesselated(rings: Iterable[Ring]) -> list[float]:
    tesselator = Tesselator()
    for ring in rings:
        tesselator.add_contour([value for point in ring for value in point])
    tesselator.tesselate(WINDING_NONZERO, polysize=3)
    vertices: list[float] = []
    for corners, _indices in tesselator.meshes:
        vertices += memoryview(corners).tolist()
    return vertices


def _add_specks(vertices: list[float], shape: InkShape) -> None:
    """Each speck as a fan of triangles."""
    for x, y, radius in shape.specks:
        around = [(x + radius * cos, y + radius * sin) for cos, sin in _AROUND]
        x0, y0 = around[0]
        for (x1, y1), (x2, y2) in pairwise(around[1:]):
            vertices += (x0, y0, 0.0, 0.0, x1, y1, 0.0, 0.0, x2, y2, 0.0, 0.0)
