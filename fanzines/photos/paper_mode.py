"""From a photograph of a drawing that lies on a table to its ink alone, on nothing.

The sheet is found, drawn straight, freed from the light that fell on it, and its paper made clear. What is
left keeps its colour; a pencil's grey becomes a thin black.
"""

import math
from typing import Final

from PIL import Image, ImageChops, ImageFilter, ImageMath

from fanzines.photos.encoding import encoded
from fanzines.photos.intake import LONG_SIDE, TakenPhoto, kept_photo
from fanzines.photos.light import paper_light, solved
from fanzines.photos.sheet import Corners, found_sheet

__all__ = ["Corners", "found_sheet", "ink_of", "straightened", "taken_ink"]

_A_SERIES: Final = math.sqrt(2)
_NEARLY: Final = 0.14
_RIM: Final = 0.012
_FAINTEST: Final = 26
_FULL: Final = 160


def taken_ink(picture: Image.Image) -> TakenPhoto | None:
    """The ink on the sheet that lies in the picture, ready to be placed; None when no sheet is found."""
    ink = ink_of(picture)
    return kept_photo(encoded(ink)) if ink else None


def ink_of(picture: Image.Image, corners: Corners | None = None) -> Image.Image | None:
    """The ink on the sheet (RGBA, no longer than 2480 pixels), or None when no sheet is found.

    Where the corners have been set by hand they are given.
    """
    corners = corners or found_sheet(picture)
    if corners is None:
        return None
    return _lifted(_evenly_lit(straightened(picture, corners)))


def straightened(picture: Image.Image, corners: Corners) -> Image.Image:
    """The sheet seen from straight above, RGB; nearly in the proportion of A paper means in it."""
    width, height = _extent(corners)
    there = ((0.0, 0.0), (width, 0.0), (width, height), (0.0, height))
    return picture.convert("RGB").transform(
        (round(width), round(height)),
        Image.Transform.PERSPECTIVE,
        _perspective(there, corners),
        Image.Resampling.BICUBIC,
    )


def _extent(corners: Corners) -> tuple[float, float]:
    a, b, c, d = corners
    width, height = (math.dist(a, b) + math.dist(d, c)) / 2, (math.dist(a, d) + math.dist(b, c)) / 2
    long, short = max(width, height), min(width, height)
    if abs(long / short / _A_SERIES - 1) < _NEARLY:
        long = short * _A_SERIES
    width, height = (long, short) if width > height else (short, long)
    held = min(1.0, LONG_SIDE / long)
    return width * held, height * held


def _perspective(there: Corners, here: Corners) -> tuple[float, ...]:
    """Pillow's eight numbers that carry each corner `there` to the one `here`."""
    rows = []
    for (x, y), (to_x, to_y) in zip(there, here, strict=True):
        rows.append([x, y, 1.0, 0.0, 0.0, 0.0, -x * to_x, -y * to_x, to_x])
        rows.append([0.0, 0.0, 0.0, x, y, 1.0, -x * to_y, -y * to_y, to_y])
    return solved(rows)


def _evenly_lit(sheet: Image.Image) -> Image.Image:
    """The sheet with white paper everywhere, whatever shadow or lamp was over it."""
    channels = [_divided(channel, paper_light(channel)) for channel in sheet.split()]
    return Image.merge("RGB", channels)


def _divided(channel: Image.Image, light: Image.Image) -> Image.Image:
    result: Image.Image = ImageMath.lambda_eval(
        lambda of: of["convert"](of["min"](of["a"] * 255 / of["max"](of["b"], 1), 255), "L"),
        a=channel,
        b=light,
    )
    return result


def _lifted(sheet: Image.Image) -> Image.Image:
    """The ink off its white paper: as much paper as shows through a pixel is taken out of its colour."""
    quiet = sheet.filter(ImageFilter.GaussianBlur(max(max(sheet.size) / 2200, 0.6)))
    red, green, blue = quiet.split()
    least = ImageChops.darker(ImageChops.darker(red, green), blue)
    paper, full = 255 - _FAINTEST, 255 - _FULL
    alpha = least.point(lambda value: min(max((paper - value) * 255.0 / (paper - full), 0.0), 255.0))
    alpha = ImageChops.darker(alpha, _without_rim(sheet.size))
    ink = Image.merge("RGB", [_unmixed(channel, alpha) for channel in (red, green, blue)])
    ink = Image.composite(ink, Image.new("RGB", ink.size), alpha.point(lambda value: 255 if value else 0))
    ink.putalpha(alpha)
    return ink


def _unmixed(channel: Image.Image, alpha: Image.Image) -> Image.Image:
    """What shows as the channel when it lies so thickly on white."""
    result: Image.Image = ImageMath.lambda_eval(
        lambda of: of["convert"](of["max"](255 - (255 - of["c"]) * 255 / of["max"](of["a"], 1), 0), "L"),
        c=channel,
        a=alpha,
    )
    return result


def _without_rim(size: tuple[int, int]) -> Image.Image:
    """255 but for a narrow rim, where the sheet's edge and its shadow are."""
    rim = round(_RIM * max(size))
    mask = Image.new("L", size)
    mask.paste(255, (rim, rim, size[0] - rim, size[1] - rim))
    return mask
