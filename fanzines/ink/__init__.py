"""Ink: from the points of a stroke to the shapes that are seen and printed."""

from fanzines.ink.marks import InkShape, Specks, Tooth
from fanzines.ink.outlines import thinned, weight_from_speed
from fanzines.ink.shapes import erased, forget_ink, ink_box, ink_shapes, on_ink, outline, to_local_stroke
from fanzines.ink.strokes import multiplies
from fanzines.ink.symmetry import Symmetry, mirrored
from fanzines.ink.wet import WetStroke

__all__ = [
    "InkShape",
    "Specks",
    "Symmetry",
    "Tooth",
    "WetStroke",
    "erased",
    "forget_ink",
    "ink_box",
    "ink_shapes",
    "mirrored",
    "multiplies",
    "on_ink",
    "outline",
    "thinned",
    "to_local_stroke",
    "weight_from_speed",
]
