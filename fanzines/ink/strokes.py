"""What each brush leaves: one stroke as the shapes of its ink."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from fanzines.ink.dotted import dotted_line, stitched_line
from fanzines.ink.marks import InkShape, Specks, Tooth, box_of
from fanzines.ink.ornaments import leaf_trail, star_trail
from fanzines.ink.outlines import PEN, Nib, drawn_outline
from fanzines.ink.spray import spray_trail
from fanzines.ink.track import Track
from fanzines.ink.trails import Marks, Place, Trail
from fanzines.model import Brush, Point, Stroke

_BARELY: Final = 0.5
_ODD: Final = 0x9E3779B1


@dataclass(frozen=True, slots=True)
class Layer:
    """One shape of a line that is drawn whole: with what nib, into how much of the tooth, how opaque."""

    nib: Nib
    tooth: Tooth | None = None
    alpha: float = 1.0
    multiplies: bool = False


LAYERS: Final[dict[Brush, tuple[Layer, ...]]] = {
    Brush.PEN: (Layer(PEN),),
    Brush.ERASER: (Layer(PEN),),
    Brush.BRUSH: (Layer(Nib(1.2, 0.94, 2.2, 3.0, nearest=0.2, touch=0.3)),),
    Brush.MARKER: (Layer(Nib(1.1, 0.12, flat=True, nearest=0.3, touch=0.3), alpha=0.72, multiplies=True),),
    Brush.CRAYON: (
        Layer(Nib(1.0, 0.3, nearest=0.3), Tooth.WAX_RIM),
        Layer(Nib(0.84, 0.36, nearest=0.3), Tooth.WAX_BODY),
        Layer(Nib(0.56, 0.55, nearest=0.3), Tooth.WAX_CORE),
    ),
    Brush.CHALK: (
        Layer(Nib(1.4, 0.3, nearest=0.3), Tooth.DUST_RIM),
        Layer(Nib(1.15, 0.36, nearest=0.3), Tooth.DUST_BODY),
        Layer(Nib(0.78, 0.5, nearest=0.3), Tooth.DUST_CORE),
    ),
}
"""Brushes whose lines are outlines, the widest layer first."""

_TRAILS: Final[dict[Brush, Callable[[float, int], Trail]]] = {
    Brush.SPRAY: spray_trail,
    Brush.DOTS: dotted_line,
    Brush.STITCH: stitched_line,
    Brush.LEAVES: leaf_trail,
    Brush.STARS: star_trail,
}


def multiplies(brush: Brush) -> bool:
    """Whether that brush's ink darkens what its drawing has beneath it."""
    return any(layer.multiplies for layer in LAYERS.get(brush, ()))


def stroke_shapes(stroke: Stroke) -> tuple[InkShape, ...]:
    """The stroke's ink from the bottom to the top, at least one shape, in the drawing's millimetres."""
    if stroke.brush in LAYERS:
        return line_shapes(stroke)
    trail, points = trail_of(stroke.brush, stroke.width, stroke.points[0]), stroke.points
    if trail.tap and hardly_moves(points, stroke.width):
        points = trail.tap(trail, points[0])
    track = Track(points[:-1])
    track.close(points[-1])
    return marked(stroke.colour, trail.closing(track, Place()))


def line_shapes(stroke: Stroke, *, begins: bool = True, ends: bool = True) -> tuple[InkShape, ...]:
    """A stroke of a brush in `LAYERS`, or a piece of one that neither begins nor ends the line."""
    return tuple(
        InkShape(
            stroke.colour, (ring,), box_of((ring,)), Specks(), layer.tooth, layer.alpha, layer.multiplies
        )
        for layer in LAYERS[stroke.brush]
        for ring in [drawn_outline(stroke, layer.nib, begins=begins, ends=ends)]
    )


def hardly_moves(points: Iterable[Point], width: float) -> bool:
    """Whether a line of that width is a mere touch, as a finger makes it."""
    first, *others = points
    return all(math.hypot(p.x - first.x, p.y - first.y) < _BARELY * width for p in others)


def trail_of(brush: Brush, width: float, first: Point) -> Trail:
    """The trail such a brush leaves. How a spray falls is decided by where the line begins."""
    return _TRAILS[brush](width, (round(first.x * 1000) * _ODD ^ round(first.y * 1000)) & 0xFFFFFFFF)


def marked(colour: str, marks: Marks) -> tuple[InkShape, ...]:
    """Marks as a shape, none when there are no marks."""
    if not (marks.rings or marks.dots):
        return ()
    rings, specks = tuple(marks.rings), Specks.of(marks.dots)
    return (InkShape(colour, rings, box_of(rings, specks), specks),)
