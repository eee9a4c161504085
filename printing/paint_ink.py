"""Ink: each shape is one filled path, written as one string because point by point is slow.

Points are written to a hundredth of a millimetre, 2,540 to the inch.
"""

from fanzines.ink import ink_shapes
from fanzines.model import Drawing
from fanzines.plane import Ring
from printing.canvas import FILL, Canvas, fill


def paint_ink(canvas: Canvas, drawing: Drawing) -> None:
    """The drawing's ink in its own millimetres, filled by the non-zero rule."""
    for shape in ink_shapes(drawing):
        canvas.addLiteral("\n".join((fill(shape.colour), *map(_ring, shape.polygons), FILL)))


def _ring(ring: Ring) -> str:
    (x, y), *rest = ring
    lines = "\n".join([f"{x:.2f} {y:.2f} l" for x, y in rest])
    return f"{x:.2f} {y:.2f} m\n{lines}\nh"
