"""Ink: each shape is one filled path, written as one string because point by point is slow.

Ink that multiplies darkens the ink of its own drawing and nothing that lies under the drawing.
"""

import math
from collections.abc import Iterator
from itertools import chain, groupby, starmap
from typing import Final

from fanzines.ink import InkShape, ink_box, ink_shapes
from fanzines.ink.marks import is_large, speck_ring
from fanzines.model import Drawing
from printing.painting.canvas import (
    CLIP,
    FILL,
    RESTORE,
    SAVE,
    UNITS,
    Canvas,
    fill,
    literal,
    matrix,
    ring_path,
)
from printing.painting.grain import add_grain, grains
from printing.painting.mixing import Mixing, paint_group

_SIN_60: Final = math.sin(math.pi / 3)


def paint_ink(canvas: Canvas, drawing: Drawing) -> None:
    """The drawing's ink in its own millimetres, filled by the non-zero rule."""
    shapes, box = ink_shapes(drawing), ink_box(drawing)
    canvas.addLiteral(matrix(1 / UNITS, 0, 0, 1 / UNITS, 0, 0))
    teeth = dict.fromkeys(shape.tooth for shape in shapes if shape.tooth)
    for tooth in teeth:
        add_grain(canvas, tooth)
    painted, images = "\n".join(_painted(shapes)), [tooth.value for tooth in teeth]
    mixed = dict.fromkeys(mixing for shape in shapes if not (mixing := _mixing(shape)).is_opaque)
    if box and mixed:
        paint_group(canvas, painted, box, mixed, images)
    else:
        literal(canvas, painted, images)


def _painted(shapes: tuple[InkShape, ...]) -> Iterator[str]:
    """The operators that paint them, the first at the bottom.

    Neighbours of one colour that let the tooth show are laid through each of its masks together: a mask takes
    renderers about as long for one stroke as for twenty.
    """
    for (colour, toothed), alike in groupby(shapes, lambda shape: (shape.colour, bool(shape.tooth))):
        if toothed:
            yield from _through_tooth(colour, tuple(alike))
        else:
            yield from chain.from_iterable(map(_filled, alike))


def _through_tooth(colour: str, shapes: tuple[InkShape, ...]) -> Iterator[str]:
    for tooth in dict.fromkeys(shape.tooth for shape in shapes if shape.tooth):
        rings = [ring for shape in shapes if shape.tooth is tooth for ring in shape.polygons]
        yield f"{SAVE} {fill(colour)}"
        yield from map(ring_path, rings)
        yield CLIP
        yield from grains(tooth, rings, UNITS)
        yield RESTORE


def _filled(shape: InkShape) -> Iterator[str]:
    path = (*map(ring_path, shape.polygons), *starmap(_speck, shape.specks))
    if (mixing := _mixing(shape)).is_opaque:
        yield from (fill(shape.colour), *path, FILL)
    else:
        yield from (f"{SAVE} {mixing.operator} {fill(shape.colour)}", *path, FILL, RESTORE)


def _speck(x: float, y: float, radius: float) -> str:
    """The speck's six corners; a large one's ten."""
    if is_large(radius):
        return ring_path(speck_ring(x, y, radius))
    px, py = round(x * UNITS), round(y * UNITS)
    far, near, up = round(radius * UNITS), round(radius * UNITS / 2), round(radius * UNITS * _SIN_60)
    return (
        f"{px + far} {py} m\n{px + near} {py + up} l\n{px - near} {py + up} l\n{px - far} {py} l\n"
        f"{px - near} {py - up} l\n{px + near} {py - up} l\nh"
    )


def _mixing(shape: InkShape) -> Mixing:
    return Mixing(shape.alpha, shape.multiplies)
