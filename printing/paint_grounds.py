"""What words lie on: filled shapes, some of them of ink that lets what is beneath show through.

Points are whole hundredths of a millimetre, as those of drawings are.
"""

from typing import Final

from fanzines.plane import Ring
from fanzines.typesetting import Shape
from printing.canvas import FILL, RESTORE, SAVE, Canvas, fill, matrix

_UNITS: Final = 100


def paint_grounds(canvas: Canvas, shapes: tuple[Shape, ...]) -> None:
    """The shapes in their own millimetres, y down, from the lowest to the highest."""
    canvas.addLiteral(f"{SAVE} {matrix(1 / _UNITS, 0, 0, 1 / _UNITS, 0, 0)}")
    for shape in shapes:
        canvas.setFillAlpha(shape.alpha)
        canvas.addLiteral("\n".join((fill(shape.colour), *map(_ring, shape.rings), FILL)))
    canvas.setFillAlpha(1)
    canvas.addLiteral(RESTORE)


def _ring(ring: Ring) -> str:
    path = "%d %d m\n" + "%d %d l\n" * (len(ring) - 1) + "h"
    return path % tuple([round(value * _UNITS) for point in ring for value in point])
