"""The tooth of the paper: which of its grains take ink. It lies still under all strokes of a drawing."""

from functools import cache
from io import BytesIO
from typing import Final

from PIL import Image

import assets
from fanzines.ink.marks import Tooth

TILE: Final = 40.96
"""Millimetres from one copy of the tile to the next, across and down, beginning at the drawing's origin."""

_GREYS: Final = 85


@cache
def tile(tooth: Tooth) -> Image.Image:
    """The grains that take ink, 255, and those that do not, 0: a square of 512 x 512 pixels, mode L.

    Its first row lies at the top; its edges fit one another.
    """
    name, depth = tooth.value.split("-")
    with Image.open(BytesIO(assets.data("grain", f"{name}.png"))) as greys:
        return greys.convert("L").point([255 * (grey < _GREYS * int(depth)) for grey in range(256)])
