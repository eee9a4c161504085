"""What words lie on: filled shapes, some of them of ink that lets what is beneath show through."""

from fanzines.plane import box_around
from fanzines.typesetting import Shape
from printing.painting.canvas import FILL, RESTORE, SAVE, UNITS, Canvas, fill, matrix, ring_path
from printing.painting.mixing import Mixing, paint_group


def paint_grounds(canvas: Canvas, shapes: tuple[Shape, ...]) -> None:
    """The shapes in their own millimetres, y down, from the lowest to the highest."""
    painted = "\n".join(map(_filled, shapes))
    mixed = dict.fromkeys(mixing for shape in shapes if not (mixing := Mixing(shape.alpha)).is_opaque)
    canvas.addLiteral(f"{SAVE} {matrix(1 / UNITS, 0, 0, 1 / UNITS, 0, 0)}")
    if mixed:
        box = box_around(point for shape in shapes for ring in shape.rings for point in ring)
        paint_group(canvas, painted, box, mixed)
    else:
        canvas.addLiteral(painted)
    canvas.addLiteral(RESTORE)


def _filled(shape: Shape) -> str:
    mixing = Mixing(shape.alpha)
    path = "\n".join((fill(shape.colour), *map(ring_path, shape.rings), FILL))
    return path if mixing.is_opaque else f"{SAVE} {mixing.operator} {path} {RESTORE}"
