"""Ink: each shape is one filled path, written as one string because point by point is slow.

Points are whole hundredths of a millimetre, 2,540 to the inch: whole numbers are written and packed faster.
"""

from typing import Final

from fanzines.ink import ink_shapes
from fanzines.model import Drawing
from fanzines.plane import Ring
from printing.canvas import FILL, Canvas, fill, matrix

_UNITS: Final = 100


def paint_ink(canvas: Canvas, drawing: Drawing) -> None:
    """The drawing's ink in its own millimetres, filled by the non-zero rule."""
    canvas.addLiteral(matrix(1 / _UNITS, 0, 0, 1 / _UNITS, 0, 0))
    for shape in ink_shapes(drawing):
        canvas.addLiteral("\n".join((fill(shape.colour), *map(_ring, shape.polygons), FILL)))


def _ring(ring: Ring) -> str:
    path = "%d %d m\n" + "%d %d l\n" * (len(ring) - 1) + "h"
    return path % tuple([round(value * _UNITS) for point in ring for value in point])
