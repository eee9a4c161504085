"""The paper's tooth in a PDF: masks of grains, each in the document once, that ink is laid through."""

import zlib
from collections.abc import Iterable, Iterator
from functools import cache
from math import floor
from typing import Any, Final

from PIL import Image
from reportlab.pdfbase import pdfdoc as reportlab_pdfdoc

from fanzines.ink import Tooth
from fanzines.ink.tooth import TILE, tile
from fanzines.plane import Ring
from printing.painting.canvas import RESTORE, SAVE, Canvas, add_stream, form_name, matrix

pdfdoc: Any = reportlab_pdfdoc  # it carries no types

# Tiles overlap by one pixel, so that no renderer leaves a seam where they meet.
_LAP: Final = 1


def add_grain(canvas: Canvas, tooth: Tooth) -> None:
    """See to it that the document has that tooth's mask, under its own name."""
    if canvas.hasForm(tooth.value):
        return
    side, packed = _mask(tooth)
    entries = {
        "Type": pdfdoc.PDFName("XObject"),
        "Subtype": pdfdoc.PDFName("Image"),
        "Width": side,
        "Height": side,
        "ImageMask": "true",
        "BitsPerComponent": 1,
        "Decode": pdfdoc.PDFArray([1, 0]),
        "Filter": pdfdoc.PDFName("FlateDecode"),
    }
    add_stream(canvas, tooth.value, entries, packed)


def grains(tooth: Tooth, rings: Iterable[Ring], units: float) -> Iterator[str]:
    """Operators that lay the fill's colour on all grains about the rings (mm, y down), `units` to the mm."""
    lap = _LAP * TILE / tile(tooth).width
    side = units * (TILE + 2 * lap)
    for row, columns in _tiles(rings):
        for column in columns:
            x, y = units * (column * TILE - lap), units * (row * TILE - lap) + side
            yield f"{SAVE} {matrix(side, 0, 0, -side, x, y)} /{form_name(tooth.value)} Do {RESTORE}"


def _tiles(rings: Iterable[Ring]) -> Iterator[tuple[int, range]]:
    """Which tiles the rings may touch: every row of them, and the columns in it."""
    rows: dict[int, tuple[int, int]] = {}
    for ring in rings:
        row, column = floor(ring[-1][1] / TILE), floor(ring[-1][0] / TILE)
        for x, y in ring:
            before, beside = row, column
            row, column = floor(y / TILE), floor(x / TILE)
            for crossed in range(min(row, before), max(row, before) + 1):
                first, last = rows.get(crossed, (column, column))
                rows[crossed] = min(first, column, beside), max(last, column, beside)
    return ((row, range(first, last + 1)) for row, (first, last) in sorted(rows.items()))


@cache
def _mask(tooth: Tooth) -> tuple[int, bytes]:
    """How many pixels wide and high the mask is, and its bits, packed."""
    grain = tile(tooth)
    lapped = Image.new("L", (grain.width + 2 * _LAP, grain.height + 2 * _LAP))
    for x in (_LAP - grain.width, _LAP, _LAP + grain.width):
        for y in (_LAP - grain.height, _LAP, _LAP + grain.height):
            lapped.paste(grain, (x, y))
    bits = lapped.convert("1", dither=Image.Dither.NONE)
    return bits.width, zlib.compress(bits.tobytes(), 9)
