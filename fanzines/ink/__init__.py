"""Ink: from the points of a stroke to the outline that is seen and printed."""

from fanzines.ink.outlines import thinned, weight_from_speed
from fanzines.ink.rubber import InkShape
from fanzines.ink.shapes import erased, forget_ink, ink_box, ink_shapes, on_ink, outline, to_local_stroke

__all__ = [
    "InkShape",
    "erased",
    "forget_ink",
    "ink_box",
    "ink_shapes",
    "on_ink",
    "outline",
    "thinned",
    "to_local_stroke",
    "weight_from_speed",
]
