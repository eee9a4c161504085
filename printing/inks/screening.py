"""Black dots, large where it is dark and small where it is light, for machines that know no grey."""

import math
from functools import lru_cache
from io import BytesIO
from typing import Final

from PIL import Image, ImageChops, ImageFilter
from PIL.TiffImagePlugin import TiffImageFile

DOTS_PER_INCH: Final = 600
_SOLID: Final = 0.22
"""What is darker than that is black all over: letters keep their edges."""
_CLEAR: Final = 0.97
_BAND: Final = 256
_EDGE_MM: Final = 0.25
_PERCENT: Final = 150
_QUIET: Final = 4
_WHITE: Final = (255, 255)
_STRIP_ROWS: Final = 278
_STRIP_AT: Final = 273
_STRIP_LONG: Final = 279


def screened(grey: Image.Image, lines: float, angle: float, dpi: int = DOTS_PER_INCH) -> Image.Image:
    """The greys (L) as dots (1), so many `lines` to the inch, turned by `angle` degrees.

    Band by band: a sheet has thirty million dots, and more of them in memory than need be would be felt.
    """
    tile = _tile(lines, angle, dpi)
    height = tile.height * max(1, _BAND // tile.height)
    thresholds = Image.new("L", (grey.width, height))
    for y in range(0, height, tile.height):
        for x in range(0, grey.width, tile.width):
            thresholds.paste(tile, (x, y))
    held = [_held(value / 255) for value in range(256)]
    dots = Image.new("1", grey.size, 1)
    for top in range(0, grey.height, height):
        bottom = min(top + height, grey.height)
        if grey.crop((0, top, grey.width, bottom)).getextrema() == _WHITE:
            continue
        band = _crisp(grey, top, bottom, round(_EDGE_MM * dpi / 25.4)).point(held)
        # `subtract` leaves something only where the grey is lighter than the threshold.
        lighter = ImageChops.subtract(band, thresholds.crop((0, 0, *band.size)))
        dots.paste(lighter.point(lambda value: 255 if value else 0, "1"), (0, top))
    return dots


def packed(dots: Image.Image) -> bytes:
    """The dots by CCITT group 4, as a PDF holds them (with BlackIs1: TIFF's ones are white)."""
    file = BytesIO()
    dots.save(file, "TIFF", compression="group4", tiffinfo={_STRIP_ROWS: dots.height})
    with TiffImageFile(BytesIO(file.getvalue())) as written:
        ((begin,), (length,)) = (written.tag_v2[tag] for tag in (_STRIP_AT, _STRIP_LONG))
    return file.getvalue()[begin : begin + length]


def _crisp(grey: Image.Image, top: int, bottom: int, reach: int) -> Image.Image:
    """A band of it in which every edge stands out, so that thin strokes of a colour are not lost among dots.

    On light ground they become black, on dark ground white.
    """
    rim = 4 * reach
    first, last = max(0, top - rim), min(grey.height, bottom + rim)
    wide = grey.crop((0, first, grey.width, last)).filter(ImageFilter.UnsharpMask(reach, _PERCENT, _QUIET))
    return wide.crop((0, top - first, grey.width, bottom - first))


def _held(light: float) -> int:
    return round(255 * min(max((light - _SOLID) / (_CLEAR - _SOLID), 0.0), 1.0))


@lru_cache(maxsize=8)
def _tile(lines: float, angle: float, dpi: int) -> Image.Image:
    """Thresholds from 0 to 254 that repeat: a grid of cells turned by the nearest angle that can repeat.

    A cell's side is the vector (a, b) in whole pixels; the pattern repeats after (a*a + b*b) / gcd(a, b).
    Each level blackens as many pixels as it says, those nearest to a cell's middle first.
    """
    side = dpi / lines
    a = max(round(side * math.cos(math.radians(angle))), 0)
    b = max(round(side * math.sin(math.radians(angle))), 0)
    if not (a or b):
        a = 1
    size = (a * a + b * b) // math.gcd(a, b)
    cell = a * a + b * b
    found = []
    for y in range(size):
        for x in range(size):
            u, v = (x + 0.5) * a + (y + 0.5) * b, (y + 0.5) * a - (x + 0.5) * b
            spot = math.cos(2 * math.pi * u / cell) + math.cos(2 * math.pi * v / cell)
            found.append((-round(spot, 9), y, x))
    tile = Image.new("L", (size, size))
    for rank, (_, y, x) in enumerate(sorted(found)):
        tile.putpixel((x, y), 254 - rank * 255 // (size * size))
    return tile
