"""Ink: each shape is one filled path, written as one string because point by point is slow.

Points are whole hundredths of a millimetre, 2,540 to the inch: whole numbers are written and packed faster.
Ink that multiplies is painted into an isolated group: it darkens the ink of its own drawing and nothing that
lies under the drawing, so that the drawing's picture laid on any ground is the page drawn whole.
"""

import math
from collections.abc import Iterator
from hashlib import sha256
from itertools import chain, groupby, starmap
from typing import Any, Final

from reportlab.pdfbase import pdfdoc as reportlab_pdfdoc

from fanzines.ink import InkShape, ink_box, ink_shapes
from fanzines.ink.marks import is_large, speck_ring
from fanzines.model import Drawing
from fanzines.plane import Box, Ring
from printing.canvas import CLIP, FILL, RESTORE, SAVE, Canvas, add_stream, fill, literal, matrix, number
from printing.grain import add_grain, grains

pdfdoc: Any = reportlab_pdfdoc  # it carries no types

_UNITS: Final = 100
_SOFT: Final = 0.5
_SIN_60: Final = math.sin(math.pi / 3)


def paint_ink(canvas: Canvas, drawing: Drawing) -> None:
    """The drawing's ink in its own millimetres, filled by the non-zero rule."""
    shapes, box = ink_shapes(drawing), ink_box(drawing)
    canvas.addLiteral(matrix(1 / _UNITS, 0, 0, 1 / _UNITS, 0, 0))
    teeth = dict.fromkeys(shape.tooth for shape in shapes if shape.tooth)
    for tooth in teeth:
        add_grain(canvas, tooth)
    painted, images = "\n".join(_painted(shapes)), [tooth.value for tooth in teeth]
    mixed = {_state_name(shape): shape for shape in shapes if _mixes(shape)}
    if box and mixed:
        canvas.doForm(_group(canvas, painted, box.grown(_SOFT), images, mixed))
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
        yield from map(_ring, rings)
        yield CLIP
        yield from grains(tooth, rings, _UNITS)
        yield RESTORE


def _filled(shape: InkShape) -> Iterator[str]:
    path = (*map(_ring, shape.polygons), *starmap(_speck, shape.specks))
    if _mixes(shape):
        yield from (f"{SAVE} /{_state_name(shape)} gs {fill(shape.colour)}", *path, FILL, RESTORE)
    else:
        yield from (fill(shape.colour), *path, FILL)


def _ring(ring: Ring) -> str:
    path = "%d %d m\n" + "%d %d l\n" * (len(ring) - 1) + "h"
    return path % tuple([round(value * _UNITS) for point in ring for value in point])


def _speck(x: float, y: float, radius: float) -> str:
    """The speck's six corners; a large one's ten."""
    if is_large(radius):
        return _ring(speck_ring(x, y, radius))
    px, py = round(x * _UNITS), round(y * _UNITS)
    far, near, up = round(radius * _UNITS), round(radius * _UNITS / 2), round(radius * _UNITS * _SIN_60)
    return (
        f"{px + far} {py} m\n{px + near} {py + up} l\n{px - near} {py + up} l\n{px - far} {py} l\n"
        f"{px - near} {py - up} l\n{px + near} {py - up} l\nh"
    )


def _mixes(shape: InkShape) -> bool:
    return shape.multiplies or shape.alpha < 1


def _state_name(shape: InkShape) -> str:
    return f"{'Multiply' if shape.multiplies else 'Normal'}{round(shape.alpha * 100)}"


def _state(shape: InkShape) -> Any:
    """The graphics state in which the shape's ink mixes with what lies under it."""
    blend = pdfdoc.PDFName("Multiply" if shape.multiplies else "Normal")
    return pdfdoc.PDFDictionary({"ca": number(shape.alpha), "BM": blend})


def _group(canvas: Canvas, painted: str, box: Box, images: list[str], mixed: dict[str, InkShape]) -> str:
    """The name of a form that is an isolated transparency group; drawn twice, it is in the document once."""
    content = painted.encode("ascii")
    name = f"ink.{sha256(content).hexdigest()[:32]}"
    if canvas.hasForm(name):
        return name
    states = {name: _state(shape) for name, shape in mixed.items()}
    resources = {"ExtGState": pdfdoc.PDFDictionary(states), "XObject": canvas._doc.xobjDict(images)}
    corners = (round(edge * _UNITS) for edge in (box.left, box.top, box.right, box.bottom))
    entries = {
        "Type": pdfdoc.PDFName("XObject"),
        "Subtype": pdfdoc.PDFName("Form"),
        "BBox": pdfdoc.PDFArray(list(corners)),
        "Group": pdfdoc.PDFDictionary({"S": pdfdoc.PDFName("Transparency"), "I": "true"}),
        "Resources": pdfdoc.PDFDictionary(resources),
    }
    add_stream(canvas, name, entries, content)
    return name
